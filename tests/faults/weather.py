# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Which faults a run has, and how each is made. Every fault ends with everything whole again."""
import time

from programs import Broken, until

HEALTH_SECONDS = 150
FULL_SECONDS = 60


class Weather:
    """The faults of a site: its nodes, its two database servers, the lines between all of them."""

    def __init__(self, site, random, say):
        self._site = site
        self._random = random
        self._say = say

    def make(self, kind):
        self._say(getattr(self, kind)() or kind)

    def _seconds(self, least, most):
        return self._random.uniform(least, most)

    def _hold(self, least, most):
        seconds = self._seconds(least, most)
        time.sleep(seconds)
        return f"{seconds:.1f} s"

    def _some_node(self):
        """Every second time the one that writes, when that is known."""
        writer = self._site.writer() if self._random.random() < 0.5 else None
        return writer or self._random.choice(self._site.nodes)

    def wait_until_healthy(self):
        """A primary whose standby gets everything; nodes that listen."""
        site = self._site

        def is_healthy():
            try:
                return site.primary.has_standby()
            except Broken:
                return False

        until(is_healthy, "the standby follows the primary", HEALTH_SECONDS)
        for node in site.nodes:
            if not node.is_running:
                node.start()

    # ---- nodes ----------------------------------------------------------------------------------------------

    def node_kill(self):
        node = self._some_node()
        node.kill()
        held = self._hold(0.2, 4)
        node.start()
        return f"{node.host} killed, away {held}"

    def node_pause(self):
        node = self._some_node()
        node.stop()
        held = self._hold(1, 11)
        node.go_on()
        return f"{node.host} stopped for {held}"

    def node_cut(self):
        node = self._some_node()
        return self._cut(node.host, None, 2, 12)

    def line_cut(self):
        """Node and database, or node and counters."""
        node = self._some_node()
        other = self._random.choice([self._site.primary.host, self._site.primary.host, ""])
        return self._cut(node.host, other, 2, 12)

    def _cut(self, host, other, least, most):
        self._site.hosts.cut(host, other)
        held = self._hold(least, most)
        self._site.hosts.mend(host, other)
        ends = "from everybody" if other is None else f"from {other or 'the counters'}"
        return f"{host} cut {ends} for {held}"

    # ---- the database ---------------------------------------------------------------------------------------

    def replication_cut(self):
        return self._cut(self._site.standby.host, self._site.primary.host, 1, 7)

    def database_pause(self):
        server = self._random.choice([self._site.primary, self._site.standby])
        server.stop()
        held = self._hold(0.5, 6)
        server.go_on()
        return f"{server.host} stopped for {held}"

    def database_restart(self):
        """Killed and started again; the standby stays one."""
        server = self._random.choice([self._site.primary, self._site.standby])
        server.kill()
        held = self._hold(0.1, 2)
        server.start(self._site.primary if server is self._site.standby else None)
        return f"{server.host} killed and started again after {held}"

    def primary_kill(self):
        """The standby, which may lag by then, takes its place; the old one is rebuilt."""
        site, random = self._site, self._random
        old, new = site.primary, site.standby
        lags = random.random() < 0.5
        if lags:
            new.stop_receiver()
            time.sleep(0.5)
        lost_node = random.choice(site.nodes) if random.random() < 0.2 else None
        if lost_node:
            lost_node.kill()
        old.kill()
        began = time.monotonic()
        new.go_on()
        new.promote()
        promoted = time.monotonic() - began
        site.primary, site.standby = new, old
        old.follow(new)
        if lost_node:
            lost_node.start()
        return (f"{old.host} killed{', the standby lagging' if lags else ''}{', a node with it' if lost_node else ''};"
                f" {new.host} promoted in {promoted:.1f} s, {old.host} rebuilt after {time.monotonic() - began:.1f} s")

    def disk_full(self):
        """Full until the server has run into it, and for some seconds more."""
        site = self._site
        server = site.primary if self._random.random() < 0.75 else site.standby
        before = server.full_disks()
        began = time.monotonic()
        server.fill_disk()
        while server.full_disks() == before:
            if time.monotonic() - began > FULL_SECONDS:
                raise Broken(f"{server.host} did not notice that its disk is full")
            # What lies ready for the log is used up sooner.
            site.try_sql("SELECT pg_switch_wal()")
            time.sleep(0.2)
        self._hold(1, 6)
        server.free_disk()
        died = not server.is_running
        if died:
            server.start(site.primary if server is site.standby else None)
        return (f"{server.host}'s disk full for {time.monotonic() - began:.1f} s"
                f"{', it ended and was started again' if died else ''}")
