# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The tour's vehicle office: central, its settings and its people, worked by the commands an administrator has."""
import json
import os
import pathlib
import re
import signal
import subprocess

from desktop import TourFailure, until

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"


def end(process, what, note, patience=10):
    """Asks a process of ours to end, and sees that it does."""
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        note(f"{what} did not end when asked to; it is killed.")
        process.kill()
        process.wait()


class Office:
    def __init__(self, binaries, folder, note, scale=1.0):
        self.folder = folder
        self.note = note
        self._scale = scale
        self._central = binaries / "app/central/xuanhao-central"
        self._counter = binaries / "app/demo/xuanhao-demo"
        self._server = None
        self._program = None
        self.passwords = {}

    def prepare(self, binaries, language, window):
        """The demo office, with a compose window that suits a tour."""
        command = [RESOURCES / "demo/prepare.sh", binaries, self.folder, "--lang", language]
        if window:
            command += ["--compose-window", str(window)]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise TourFailure(f"The demo office can't be prepared: {done.stderr.strip()[-600:]}")
        for line in (self.folder / "passwords.txt").read_text().splitlines():
            _role, staff, _name, password = line.split()
            self.passwords[staff] = password

    def administer(self, *arguments, feed=""):
        done = subprocess.run([self._central, *arguments], input=feed, capture_output=True, text=True)
        if done.returncode:
            raise TourFailure(f"xuanhao-central {' '.join(map(str, arguments[:2]))}: {done.stderr.strip()}")
        return done.stdout

    @property
    def config(self):
        return ("--config", self.folder / "central.ini")

    # ---- the server -----------------------------------------------------------------------------------------

    def open(self):
        log = open(self.folder / "central.log", "ab")
        self._server = subprocess.Popen([self._central, "serve", *self.config], stdin=subprocess.DEVNULL,
                                        stdout=log, stderr=subprocess.STDOUT)
        until(self._answers, "the central server answers", 30)
        self.note("central answers")

    def _answers(self):
        if self._server.poll() is not None:
            raise TourFailure("The central server ended at once: " + (self.folder / "central.log").read_text()[-600:])
        return subprocess.run([self._central, "status", *self.config], capture_output=True).returncode == 0

    def close(self):
        end(self._server, "central", self.note)
        self._server = None

    def change_rules(self, change):
        """What an administrator does when rules change: settings are imported anew while the server is down."""
        path = self.folder / "profile.json"
        profile = json.loads(path.read_text(encoding="utf-8"))
        change(profile)
        path.write_text(json.dumps(profile, ensure_ascii=False, indent=4), encoding="utf-8")
        self.administer("init", "--update", "--database", f"sqlite:{self.folder / 'central.db'}",
                        "--office", RESOURCES / "offices/zhanjiang.json", "--profile", path,
                        "--calendar", RESOURCES / "calendars/china.json", "--texts", RESOURCES / "texts/zhanjiang")

    # ---- people ---------------------------------------------------------------------------------------------

    def add_clerk(self, staff, name, password):
        self.administer("staff", "add", *self.config, "--id", staff, "--name", name, "--role", "clerk",
                        "--password-stdin", feed=password + "\n")
        self.passwords[staff] = password

    def add_counter(self, name):
        """The words of the line that is pasted into a counter's settings: server, pin, counter, code."""
        line = self.administer("counters", "add", *self.config, name)
        return dict(re.findall(r"(server|pin|counter|code)=(\S+)", line))

    def check_audit(self):
        return self.administer("audit", "verify", *self.config).strip()

    # ---- the counter's program ------------------------------------------------------------------------------

    def start_counter(self):
        log = open(self.folder / "counter.log", "ab")
        # Chinese as on the office's PCs; the log of Qt goes to the file.
        self._program = subprocess.Popen([self._counter, "--config", self.folder / "counter.ini"],
                                         stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                         env={**os.environ, "LC_ALL": "C.UTF-8", "QT_SCALE_FACTOR": f"{self._scale:g}"})
        return self._program.pid

    def kill_counter(self):
        """As if the PC lost its power: nothing is asked, nothing is saved."""
        self._program.send_signal(signal.SIGKILL)
        self._program.wait()

    def counter_ended(self):
        return self._program is None or self._program.poll() is not None

    def end_all(self):
        end(self._program, "the counter", self.note)
        self.close()
