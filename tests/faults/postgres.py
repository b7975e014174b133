# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""A real PostgreSQL server on a host of its own: primary or standby, with a write-ahead log on a disk that can be filled."""
import os
import pathlib
import pwd
import resource
import shutil
import signal
import subprocess

from programs import Broken, Program, children, send, until

SETTINGS = """
wal_level = replica
max_connections = 40
synchronous_commit = on
synchronous_standby_names = '{names}'
hot_standby = on
wal_keep_size = 384MB
max_wal_size = 256MB
min_wal_size = 32MB
checkpoint_timeout = 60s
shared_buffers = 192MB
wal_sender_timeout = 4s
wal_receiver_timeout = 4s
wal_retrieve_retry_interval = 300ms
tcp_keepalives_idle = 5
tcp_keepalives_interval = 2
tcp_keepalives_count = 3
tcp_user_timeout = 10000
autovacuum_naptime = 20s
log_line_prefix = '%m [%p] '
"""
DISK_MEGABYTES = 1024


def newest_binaries():
    versions = [path for path in pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    if not versions:
        raise Broken("PostgreSQL's server is not installed")
    return max(versions, key=lambda path: int(path.parts[-3])).parent


class Disk:
    """Where the write-ahead log lies: a file system of its own that can be filled, where mounting is allowed."""

    def __init__(self, folder, owner):
        self.folder = folder
        folder.mkdir()
        self.is_own = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK_MEGABYTES}m,mode=0755", "tmpfs", folder],
            capture_output=True, check=False).returncode == 0
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        self._filler = folder / "filler"

    @property
    def kind(self):
        return "a tmpfs filled to the last byte" if self.is_own else "RLIMIT_FSIZE"

    def fill(self, pids):
        if not self.is_own:
            for pid in pids:
                resource.prlimit(pid, resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
            return
        with open(self._filler, "wb", buffering=0) as file:
            piece = bytes(1 << 20)
            while piece:
                try:
                    file.write(piece)
                except OSError:
                    piece = piece[:len(piece) // 2]

    def free(self, pids):
        if not self.is_own:
            for pid in pids:
                try:
                    resource.prlimit(pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
                except ProcessLookupError:
                    pass
        self._filler.unlink(missing_ok=True)

    def close(self, kept):
        if not self.is_own:
            return
        beside = self.folder.with_name("disk-kept")
        if kept:
            subprocess.run(["cp", "-a", self.folder, beside], capture_output=True, check=False)
        subprocess.run(["umount", "-l", self.folder], capture_output=True, check=False)
        if kept:
            self.folder.rmdir()
            beside.rename(self.folder)


class Postgres:
    def __init__(self, hosts, host, folder, port, standby_names="*"):
        self.host = host
        self.port = port
        self._hosts = hosts
        self._names = standby_names
        self._bin = newest_binaries()
        self._user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
        self.folder = folder / host
        self.folder.mkdir()
        if self._user:
            os.chown(self.folder, self._user.pw_uid, self._user.pw_gid)
        self.disk = Disk(self.folder / "disk", self._user)
        self.data = self.folder / "data"
        self._program = Program(self.folder / "log")

    # ---- words ----------------------------------------------------------------------------------------------

    def _as_user(self):
        if not self._user:
            return []
        return ["setpriv", f"--reuid={self._user.pw_uid}", f"--regid={self._user.pw_gid}", "--init-groups"]

    def _call(self, program, *arguments, patience=120):
        done = subprocess.run([str(word) for word in
                               [*self._hosts.on(self.host), *self._as_user(), self._bin / program, *arguments]],
                              capture_output=True, text=True, timeout=patience, cwd=self.folder, check=False)
        if done.returncode:
            raise Broken(f"{program} on {self.host}: {done.stderr.strip()[-800:]}")
        return done.stdout

    def sql(self, *statements, database="central"):
        return self._call("psql", "--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--set=ON_ERROR_STOP=1",
                          f"--host={self.folder}", f"--port={self.port}", "--username=central", f"--dbname={database}",
                          *(f"--command={statement}" for statement in statements), patience=20).strip()

    def place_for(self, whose):
        """HOST:PORT as another host reaches it."""
        return "{}:{}".format(*self._hosts.address(whose, self.host, self.port))

    def log_has(self, words):
        """How often."""
        return (self.folder / "log").read_text(errors="replace").count(words)

    def full_disks(self):
        """How often it has said that something does not fit."""
        return self.log_has("No space left on device") + self.log_has("File too large")

    @property
    def is_running(self):
        return self._program.is_running

    # ---- life -----------------------------------------------------------------------------------------------

    def create(self):
        self._call("initdb", f"--pgdata={self.data}", f"--waldir={self.disk.folder}/wal", "--username=central",
                   "--auth=trust", "--encoding=UTF8", "--locale=C", "--data-checksums", "--no-sync")
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(SETTINGS.format(names=self._names))
        with open(self.data / "pg_hba.conf", "a", encoding="utf-8") as access:
            access.write("host all all 0.0.0.0/0 trust\nhost replication all 0.0.0.0/0 trust\n")
        self.start()

    def start(self, other=None, patience=120):
        """What differs between the servers stands here: their files are copies of each other. `other` is the primary
        a standby follows."""
        words = [self._bin / "postgres", "-D", self.data, "-c", f"port={self.port}",
                 "-c", f"listen_addresses={self._hosts.listen(self.host)}", "-c", f"unix_socket_directories={self.folder}"]
        if other:
            host, port = self._hosts.address(self.host, other.host, other.port)
            words += ["-c", f"primary_conninfo=host={host} port={port} user=central application_name={self.host}"]
        self._program.launch(words, [*self._hosts.on(self.host), *self._as_user()])
        until(self._is_ready, f"PostgreSQL on {self.host} answers", patience)

    def _is_ready(self):
        if not self.is_running:
            raise Broken(f"PostgreSQL on {self.host} ended: {self._program.log_tail()}")
        return subprocess.run([self._bin / "pg_isready", "--quiet", f"--host={self.folder}", f"--port={self.port}"],
                              check=False).returncode == 0

    def kill(self):
        self._program.kill()

    def stop(self):
        self._program.stop()

    def go_on(self):
        self._program.go_on()

    def stop_receiver(self):
        """Stops the one process that gets the primary's changes; the standby lags from now on."""
        for pid in children(self._program.pid):
            if b"walreceiver" in pathlib.Path(f"/proc/{pid}/cmdline").read_bytes():
                send([pid], signal.SIGSTOP)

    def promote(self):
        self._call("pg_ctl", "promote", "-D", self.data, "--wait", "--timeout=60")
        # Where the timelines part is known to who rewinds only after this.
        self.sql("CHECKPOINT", database="postgres")

    def follow(self, primary):
        """Becomes the standby of a server that was its own: rewound, or copied anew when that cannot be."""
        host, port = self._hosts.address(self.host, primary.host, primary.port)
        try:
            self._call("pg_rewind", f"--target-pgdata={self.data}", "--no-sync",
                       f"--source-server=host={host} port={port} user=central dbname=postgres", patience=240)
            self._mark_standby()
            # It waits for ever for changes that the primary has thrown away.
            self.start(primary, patience=40)
        except (Broken, subprocess.TimeoutExpired):
            self.kill()
            self.copy(primary)

    def copy(self, primary):
        for path in (self.data, self.disk.folder / "wal"):
            shutil.rmtree(path, ignore_errors=True)
        host, port = self._hosts.address(self.host, primary.host, primary.port)
        self._call("pg_basebackup", f"--pgdata={self.data}", f"--waldir={self.disk.folder}/wal", "--checkpoint=fast",
                   "--no-sync", f"--host={host}", f"--port={port}", "--username=central", patience=300)
        self._mark_standby()
        self.start(primary)

    def _mark_standby(self):
        (self.data / "standby.signal").touch()
        if self._user:
            os.chown(self.data / "standby.signal", self._user.pw_uid, self._user.pw_gid)

    def has_standby(self):
        """Whether somebody receives every change and is waited for."""
        return self.sql("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'", database="postgres") != "0"

    # ---- the disk -------------------------------------------------------------------------------------------

    def fill_disk(self):
        self.disk.fill(children(self._program.pid))

    def free_disk(self):
        self.disk.free(children(self._program.pid) if self.is_running else [])

    def close(self, kept=False):
        """Kept, it can be started again later: its log is taken off the disk that goes."""
        if self.is_running:
            self._program.go_on()
        self._program.end(signal.SIGINT)
        self.disk.close(kept)
