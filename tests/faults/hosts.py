# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The hosts of a run and the lines between them, which can be cut.

With the right to make network namespaces every host is one, joined by a bridge; without it all programs share this
host and talk through relays in user space (relay.py). Both offer the same four things: the words that start a program
on a host, the address under which one host reaches another, cutting, mending.
"""
import os
import pathlib
import re
import shutil
import subprocess

from relay import Relays


def call(*command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **more)


def put_away_what_dead_runs_left():
    """Namespaces, bridges and mounts of runs that were killed themselves."""
    for name in os.listdir("/run/netns") if os.path.isdir("/run/netns") else []:
        found = re.match(r"xh(\d+)-", name)
        if found and not os.path.exists(f"/proc/{found[1]}"):
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)
            subprocess.run(["ip", "link", "del", f"xh{found[1]}b"], capture_output=True, check=False)
    for line in pathlib.Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
        place = pathlib.Path(line.split()[1])
        owner = place.parent.parent / "pid"
        if "xuanhao-faults-" in str(place) and owner.exists() and not os.path.exists(f"/proc/{owner.read_text()}"):
            subprocess.run(["umount", "-l", place], capture_output=True, check=False)


class Namespaces:
    """Hosts with an address each; whoever is on no host (the counters) is at the bridge."""
    name = "network namespaces"

    def __init__(self, hosts):
        self._mark = f"xh{os.getpid()}"  # names of devices have 15 characters
        self._net = f"10.{64 + os.getpid() % 128}.{os.getpid() // 128 % 256}"
        self._hosts = list(hosts)
        self._bridge = self._mark + "b"
        try:
            self._build()
        except (subprocess.CalledProcessError, OSError):
            self.close()
            raise

    def _build(self):
        call("ip", "link", "add", self._bridge, "type", "bridge")
        call("ip", "address", "add", f"{self._net}.1/24", "dev", self._bridge)
        call("ip", "link", "set", self._bridge, "up")
        for host in self._hosts:
            call("ip", "netns", "add", self._space(host))
            call("ip", "link", "add", self._line(host), "type", "veth", "peer", "name", "eth0", "netns", self._space(host))
            call("ip", "link", "set", self._line(host), "master", self._bridge, "up")
            self._inside(host, "link", "set", "lo", "up")
            self._inside(host, "address", "add", f"{self._ip(host)}/24", "dev", "eth0")
            self._inside(host, "link", "set", "eth0", "up")

    def _space(self, host):
        return f"{self._mark}-{host}"

    def _line(self, host):
        return f"{self._mark}v{self._hosts.index(host)}"

    def _ip(self, host):
        return f"{self._net}.{10 + self._hosts.index(host)}" if host else f"{self._net}.1"

    def _inside(self, host, *command):
        call("ip", "-n", self._space(host), *command)

    def on(self, host):
        return ["ip", "netns", "exec", self._space(host)]

    def listen(self, _host):
        return "0.0.0.0"

    def address(self, _whose, host, port):
        return self._ip(host), port

    def cut(self, host, other=None):
        """All lines of a host (its cable), or the one between two; `other` "" is where the counters are."""
        if other is None:
            call("ip", "link", "set", self._line(host), "down")
        else:
            self._inside(host, "route", "add", "blackhole", f"{self._ip(other)}/32")

    def mend(self, host, other=None):
        if other is None:
            call("ip", "link", "set", self._line(host), "up")
        else:
            self._inside(host, "route", "del", "blackhole", f"{self._ip(other)}/32")

    def close(self):
        for host in self._hosts:
            subprocess.run(["ip", "link", "del", self._line(host)], capture_output=True, check=False)
            subprocess.run(["ip", "netns", "del", self._space(host)], capture_output=True, check=False)
        subprocess.run(["ip", "link", "del", self._bridge], capture_output=True, check=False)


class OneHost:
    """Every pair of hosts has relays of its own on 127.0.0.1."""
    name = "relays in user space"

    def __init__(self, _hosts):
        self._relays = Relays()

    def on(self, _host):
        return []

    def listen(self, _host):
        return "127.0.0.1"

    def address(self, whose, host, port):
        return "127.0.0.1", self._relays.to(whose, host, port)

    def cut(self, host, other=None):
        self._relays.cut(host, other)

    def mend(self, host, other=None):
        self._relays.mend(host, other)

    def close(self):
        self._relays.close()


def make_hosts(hosts):
    if os.geteuid() == 0 and shutil.which("ip"):
        put_away_what_dead_runs_left()
        try:
            return Namespaces(hosts)
        except (subprocess.CalledProcessError, OSError):
            pass
    return OneHost(hosts)
