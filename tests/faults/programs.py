# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Processes of a run: started on a host, stopped for a while, killed with all their children."""
import os
import pathlib
import signal
import subprocess
import time


class Broken(Exception):
    """The run cannot go on; says why."""


def until(is_so, what, seconds):
    """Waits for a state, looking ten times a second."""
    limit = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > limit:
            raise Broken(f"{what}: not within {seconds} s")
        time.sleep(0.1)


def children(pid):
    """A process and all below it."""
    found = [pid]
    try:
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += children(int(child))
    except OSError:
        pass
    return found


def send(pids, which):
    for pid in pids:
        try:
            os.kill(pid, which)
        except ProcessLookupError:
            pass


class Program:
    def __init__(self, log):
        self._log = log
        self._process = None

    def launch(self, command, around=()):
        """`around`: words that lead to the host and the user it runs on and as."""
        # It ends with this process, whatever happens to that.
        words = [*around, "setpriv", "--pdeathsig=KILL", *command]
        with open(self._log, "ab") as log:
            self._process = subprocess.Popen([str(word) for word in words], stdin=subprocess.DEVNULL, stdout=log,
                                             stderr=subprocess.STDOUT, start_new_session=True)

    @property
    def is_running(self):
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self):
        return self._process.pid

    def log_tail(self, size=1500):
        return pathlib.Path(self._log).read_text(errors="replace")[-size:]

    def kill(self):
        """kill -9 of everything it is."""
        if self._process is not None:
            send(children(self._process.pid), signal.SIGKILL)
            self._process.wait()

    def stop(self):
        send(children(self._process.pid), signal.SIGSTOP)

    def go_on(self):
        send(children(self._process.pid), signal.SIGCONT)

    def end(self, which=signal.SIGTERM, patience=30):
        if not self.is_running:
            return
        self._process.send_signal(which)
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()
