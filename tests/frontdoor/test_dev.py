# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""What ./dev promises about setting up a machine, with apt, dpkg and sudo played by small scripts."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop() if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])
TOOLS = ("awk", "bash", "cut", "df", "dirname", "env", "grep", "head", "mkdir", "nproc", "sort", "cat")


class Machine:
    """A machine whose PATH holds the basic tools and what a test puts there."""

    def __init__(self, test):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        test.addCleanup(shutil.rmtree, self.folder)
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        self.calls = self.folder / "calls"
        self.calls.touch()

    def program(self, name, *, says="", code=0, also=""):
        path = self.bin / name
        path.write_text(f'#!{shutil.which("bash")}\necho "{name} $*" >>"{self.calls}"\n{also}\n'
                        f"printf '%s\\n' '{says}'\nexit {code}\n")
        path.chmod(0o755)
        return self

    def with_packages(self, *installed):
        return self.program("dpkg-query", says="\n".join(f"installed {name}" for name in installed))

    def run(self, command, uid="0", environment=None):
        # EUID cannot be set; the script is read with the name of another variable in its place.
        dev = self.folder / "dev"
        dev.write_text((ROOT / "dev").read_text(encoding="utf-8").replace("EUID", "TEST_UID"), encoding="utf-8")
        return subprocess.run([shutil.which("bash"), "-c", f'source "{dev}"; {command}'], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=30,
                              env={"PATH": str(self.bin), "TEST_UID": uid, **(environment or {})})

    def called(self):
        return self.calls.read_text()


class SetUp(unittest.TestCase):
    def test_installs_only_what_is_missing_and_never_asks(self):
        machine = Machine(self).with_packages("ninja-build").program("apt-get")

        done = machine.run("install_packages ninja-build ccache")

        self.assertEqual(done.returncode, 0, done.stderr)
        apt = [line for line in machine.called().splitlines() if line.startswith("apt-get")]
        self.assertEqual(len(apt), 2)
        self.assertRegex(apt[0], r"-y .*update$")
        self.assertRegex(apt[1], r"-y .*install --no-install-recommends ccache$")

    def test_calls_no_apt_when_everything_is_there(self):
        machine = Machine(self).with_packages("ninja-build", "ccache").program("apt-get").program("sudo")

        done = machine.run("install_packages ninja-build ccache", uid="1000")

        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertNotIn("apt-get", machine.called())
        self.assertNotIn("sudo", machine.called())

    def test_takes_a_removed_package_for_missing(self):
        machine = Machine(self).program("dpkg-query", says="config-files ccache").program("apt-get")

        machine.run("install_packages ccache")

        self.assertIn("ccache", machine.called().splitlines()[-1])

    def test_uses_sudo_when_not_root(self):
        machine = Machine(self).with_packages().program("apt-get").program("sudo", also='[[ $1 == -n ]] || "$@"')

        done = machine.run("install_packages ccache", uid="1000")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("install --no-install-recommends ccache", machine.called())

    def test_goes_on_when_updating_fails_but_installing_works(self):
        machine = Machine(self).with_packages().program("apt-get", also='[[ $* != *update ]] || exit 100')

        self.assertEqual(machine.run("install_packages ccache").returncode, 0)

    def assertStops(self, done, *words):
        self.assertEqual(done.returncode, 1)
        last = done.stderr.strip().splitlines()[-1]
        self.assertTrue(last.startswith("dev: "), last)
        for word in words:
            self.assertIn(word, last)

    def test_says_the_way_out_without_apt(self):
        self.assertStops(Machine(self).run("install_packages ccache"), "no apt", "XUANHAO_SKIP_PACKAGES=1", "ccache")

    def test_says_the_way_out_without_sudo(self):
        machine = Machine(self).with_packages().program("apt-get")

        self.assertStops(machine.run("install_packages ccache", uid="1000"), "no sudo", "apt-get install", "ccache")

    def test_says_the_way_out_when_sudo_wants_a_password_that_nobody_can_type(self):
        machine = Machine(self).with_packages().program("apt-get").program("sudo", code=1)

        self.assertStops(machine.run("install_packages ccache", uid="1000"), "password", "apt-get install")
        self.assertNotIn("apt-get", machine.called())

    def test_says_the_way_out_without_network(self):
        machine = Machine(self).with_packages().program("apt-get", code=100)

        self.assertStops(machine.run("install_packages ccache"), "no network", "apt-get install")

    def test_says_the_way_out_without_room_on_the_disk(self):
        machine = Machine(self).with_packages().program("apt-get")
        (machine.bin / "df").unlink()
        machine.program("df", says="Filesystem 1M Used Available\n/dev/a 9 9 12 100% /")

        self.assertStops(machine.run("install_packages ccache"), "only 12 MB are free", "free some space")
        self.assertNotIn("apt-get", machine.called())

    def test_leaves_packages_alone_when_told_so(self):
        machine = Machine(self)

        done = machine.run("install_packages ccache", environment={"XUANHAO_SKIP_PACKAGES": "1"})

        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_gives_a_home_where_there_is_none(self):
        machine = Machine(self)

        done = machine.run('settle_environment; echo "$HOME"; echo "$CCACHE_DIR"',
                           environment={"TMPDIR": str(machine.folder / "gone")})

        self.assertEqual(done.stdout.splitlines(), [f"{machine.folder}/build/home",
                                                    f"{machine.folder}/build/home/.cache/ccache"])

    def test_starts_no_more_compilers_than_fit_into_memory(self):
        jobs = int(Machine(self).run("jobs_here").stdout)

        self.assertGreaterEqual(jobs, 1)


class Commands(unittest.TestCase):
    def dev(self, *arguments):
        return subprocess.run([ROOT / "dev", *arguments], capture_output=True, text=True, timeout=30,
                              stdin=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin"})

    def test_says_what_is_missing_for_windows_and_how_to_build_it(self):
        machine = Machine(self)
        done = machine.run("command_windows")
        self.assertEqual(done.returncode, 1)
        self.assertIn("windows-sdk.tar.xz", done.stderr)
        self.assertIn("docs/windows.md", done.stderr)

        done = machine.run("command_windows", environment={"XUANHAO_WINDOWS_SDK": str(machine.folder)})
        self.assertEqual(done.returncode, 1)
        self.assertIn("no toolchain.cmake", done.stderr)

    def test_help_names_every_command(self):
        told = self.dev("help")

        self.assertEqual(told.returncode, 0)
        for command in ("run", "test", "tour", "bench", "lint", "package", "build", "help"):
            self.assertRegex(told.stdout, rf"(?m)^  {command}\b")
        self.assertEqual(self.dev().stdout, told.stdout)

    def test_refuses_what_it_does_not_know(self):
        told = self.dev("tset")

        self.assertEqual((told.returncode, told.stdout), (2, ""))
        self.assertIn('no command "tset"', told.stderr)

    def test_the_build_machine_runs_the_suite(self):
        self.assertIn("./dev test", (ROOT / ".ci/run").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
