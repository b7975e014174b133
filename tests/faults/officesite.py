# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""What is under test: three nodes, a primary and its synchronous standby, each on a host of its own, and the counters."""
import json
import pathlib
import signal
import socket
import subprocess
import threading

from central import PASSWORD, Node, Office
from hosts import make_hosts
from postgres import Postgres
from programs import Broken, until

NODES = ("node1", "node2", "node3")
SERVERS = ("db1", "db2")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Load:
    """The counters' program, and what it last said of itself."""

    def __init__(self, program, folder, settings):
        path = folder / "load.json"
        path.write_text(json.dumps(settings), encoding="utf-8")
        self._errors = open(folder / "load.log", "wb")
        self._process = subprocess.Popen([program, path], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                         stderr=self._errors, text=True)
        self.said = {"acknowledged": 0, "isServing": False}
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self):
        for line in self._process.stdout:
            self.said = json.loads(line)

    def check(self):
        if self._process.poll() is not None:
            raise Broken(f"the counters' program ended with {self._process.returncode}; see load.log")

    def finish(self, patience=300):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired as late:
            raise Broken("the counters did not come to an end") from late
        self._listener.join()
        if self._process.returncode:
            raise Broken(f"the counters' program ended with {self._process.returncode}; see load.log")

    def close(self):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._errors.close()


class Site:
    def __init__(self, binaries, folder, *, desks, cases, seed, standby_names="*", preload=None):
        self.folder = folder
        self._binaries = pathlib.Path(binaries)
        self._desks, self._cases, self._seed = desks, cases, seed
        self._preload = preload
        self._parts = []
        self.hosts = make_hosts([*NODES, *SERVERS])
        self._parts.append(self.hosts)
        ports = free_ports(len(NODES) + len(SERVERS))
        self.servers = []
        for name, port in zip(SERVERS, ports):
            self.servers.append(Postgres(self.hosts, name, folder, port, standby_names))
            self._parts.append(self.servers[-1])
        self.primary, self.standby = self.servers
        self._node_ports = ports[len(SERVERS):]
        self.nodes = []
        self.load = None

    def open(self):
        self.primary.create()
        # Nobody could wait for a standby yet.
        self.primary.sql("SET synchronous_commit = local",
                         "CREATE DATABASE central TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'", database="postgres")
        self.standby.copy(self.primary)
        until(self.primary.has_standby, "the standby follows", 60)
        self.office = Office(self._binaries / "app/central/xuanhao-central", self.folder, self.servers)
        ids, codes, pin = self.office.open(self._desks)
        for name, port in zip(NODES, self._node_ports):
            self.nodes.append(Node(self.office, self.hosts, name, port, self.folder / "messages", self._preload))
            self._parts.append(self.nodes[-1])
            self.nodes[-1].start()
        self.load = Load(self._binaries / "tests/faults/xuanhao_fault_load", self.folder, {
            "nodes": [node.url() for node in self.nodes], "pin": pin, "folder": str(self.folder), "password": PASSWORD,
            "desks": ids, "codes": codes, "seed": self._seed, "casesAtOnce": self._cases})
        self._parts.append(self.load)
        until(lambda: self.load.check() or self.load.said["isServing"], "every counter is signed in", 180)

    def try_sql(self, statement):
        """What the primary answers; nothing when it does not."""
        try:
            return self.primary.sql(statement)
        except (Broken, subprocess.TimeoutExpired):
            return None

    def writer(self):
        """The node that writes now, as the database says."""
        address = self.try_sql("SELECT address FROM writer")
        return next((node for node in self.nodes if node.peer_address == address), None)

    def end_nodes(self):
        for node in self.nodes:
            node.close()

    def check(self):
        """What the ledger says, held against the surviving database."""
        done = subprocess.run([self._binaries / "tests/faults/xuanhao_fault_check", "--database", self.office.database,
                               "--secret", self.office.folder / "secret.key", "--folder", self.folder],
                              capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise Broken(f"the check ended with {done.returncode}: {done.stderr[-2000:]}")
        found = json.loads(done.stdout)
        deadlocks = sum(server.log_has("deadlock detected") for server in self.servers)
        if deadlocks:
            found["findings"].append(f"deadlocks: {deadlocks}, see the servers' logs")
        return found

    def close(self, kept=False):
        for part in reversed(self._parts):
            if isinstance(part, Postgres):
                part.close(kept)
            else:
                part.close()
