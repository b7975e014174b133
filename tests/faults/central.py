# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The office and its nodes: the real xuanhao-central, set up by the commands an administrator has."""
import json
import pathlib
import re
import shutil
import subprocess
from concurrent import futures

from programs import Broken, Program, until

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
PASSWORD = "pruefung-2026"
MESSAGES_PER_SECOND = 6


def database_address(servers, whose):
    places = ",".join(server.place_for(whose) for server in servers)
    return f"postgresql://central@{places}/central"


class Office:
    """What all nodes share: database, secret, key of the line."""

    def __init__(self, binary, folder, servers):
        self.binary = binary
        self.folder = folder / "office"
        self.servers = servers
        self.database = database_address(servers, "")

    def _do(self, *arguments, feed=""):
        done = subprocess.run([str(word) for word in (self.binary, *arguments)], input=feed, capture_output=True, text=True,
                              check=False)
        if done.returncode:
            raise Broken(f"xuanhao-central {' '.join(map(str, arguments[:2]))}: {done.stderr.strip()}")
        return done.stdout

    @property
    def config(self):
        return "--config", self.folder / "central.ini"

    def open(self, desks):
        """Returns the counters' ids, their one-time codes and the pin of the line."""
        self.folder.mkdir()
        profile = json.loads((RESOURCES / "profiles/classic.json").read_text(encoding="utf-8"))
        profile["openingHours"] = {"roundTheClock": True, "workdaysOnly": False, "from": "09:00", "to": "17:00"}
        profile["compose"]["needsCaptcha"] = False  # nobody here can read one
        profile["draw"]["batchSize"] = 4
        (self.folder / "profile.json").write_text(json.dumps(profile), encoding="utf-8")
        self._do("init", "--database", self.database, "--folder", self.folder, "--office",
                 RESOURCES / "offices/zhanjiang.json", "--profile", self.folder / "profile.json", "--calendar",
                 RESOURCES / "calendars/china.json", "--texts", RESOURCES / "texts/zhanjiang", "--port", "8443")
        segments = [{"kind": "02", "from": f"{letter}{thousand}000", "to": f"{letter}{thousand}999", "firstRelease": True,
                     "releasedAt": "2026-01-05T09:00:00+08:00", "source": "1"} for letter in "AB" for thousand in range(10)]
        (self.folder / "segments.json").write_text(json.dumps({"authority": "粤G", "segments": segments}), encoding="utf-8")
        self._do("import-segments", *self.config, self.folder / "segments.json")
        self._do("staff", "add", *self.config, "--id", "clerk1", "--name", "民警", "--role", "clerk", "--password-stdin",
                 feed=PASSWORD + "\n")
        with futures.ThreadPoolExecutor(4) as several:
            counters = list(several.map(self._add_counter, range(1, desks + 1)))
        ids, codes, pins = zip(*counters)
        return ids, codes, pins[0]

    def _add_counter(self, number):
        line = self._do("counters", "add", *self.config, f"{number:03}号窗口")
        found = re.search(r"pin=(\S+) counter=(\S+) code=(\S+)", line)
        if not found:
            raise Broken(f"counters add said: {line}")
        return found[2], found[3], found[1]

    def verify_record(self):
        self._do("audit", "verify", *self.config)


class Node:
    def __init__(self, office, hosts, host, port, messages, preload=None):
        self.host = host
        self.hosts = hosts
        self.port = port
        self._office = office
        self._around = ["env", f"LD_PRELOAD={preload}"] if preload else []
        folder = office.folder.parent / host
        folder.mkdir()
        self._config = folder / "central.ini"
        self._log = folder / "log"
        self._program = Program(self._log)
        # What a mobile phone would get: a line a message.
        command = folder / "sms.sh"
        command.write_text(f"#!/bin/sh\nprintf '%s\\t%s\\n' \"$1\" \"$(cat)\" >>'{messages}'\n", encoding="utf-8")
        command.chmod(0o755)
        # Each has its own copy, as on machines of their own; what a node keeps for itself lies beside the secret.
        shutil.copy(office.folder / "secret.key", folder / "secret.key")
        keys = office.folder / "tls"
        address, at = hosts.address("peer", host, port)
        self._config.write_text(
            f'database = "{database_address(office.servers, host)}"\naddress = {hosts.listen(host)}\nport = {port}\n'
            f"tls-certificate = {keys}/certificate.pem\ntls-key = {keys}/key.pem\nsecret = {folder}/secret.key\n"
            f"node-address = https://{address}:{at}\nsms-command = {command}\nsms-per-second = {MESSAGES_PER_SECOND}\n",
            encoding="utf-8")
        self.peer_address = f"https://{address}:{at}"

    def url(self):
        return "https://{}:{}".format(*self.hosts.address("", self.host, self.port))

    def start(self, patience=90):
        started = self._log.stat().st_size if self._log.exists() else 0
        limit = patience * 2

        def try_once():
            self._program.launch([*self._around, self._office.binary, "serve", "--config", self._config],
                                 self.hosts.on(self.host))

        try_once()

        def listens():
            nonlocal limit
            if not self._program.is_running:
                # Without a database it ends; whoever watches over it starts it again.
                limit -= 1
                if limit < 0:
                    raise Broken(f"{self.host} does not start: {self._program.log_tail()}")
                try_once()
            with open(self._log, "rb") as log:
                log.seek(started)
                return b"Listening on" in log.read()

        until(listens, f"{self.host} listens", patience)

    @property
    def is_running(self):
        return self._program.is_running

    def kill(self):
        self._program.kill()

    def stop(self):
        self._program.stop()

    def go_on(self):
        self._program.go_on()

    def close(self):
        if self._program.is_running:
            self._program.go_on()
        self._program.end()
