# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The driver of the fuzz tests notices what it is there for: a planted fault is found, kept and comes again.

selftest.py XUANHAO_FUZZ FOLDER   FOLDER has corpus/selftest and dictionaries/selftest.dict.
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

FOLDER = pathlib.Path(sys.argv.pop()).resolve()
PROGRAM = str(pathlib.Path(sys.argv.pop()).resolve())
DICTIONARY = FOLDER / "dictionaries" / "selftest.dict"
CORPUS = FOLDER / "corpus" / "selftest"


class Driver(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.here = pathlib.Path(folder.name)

    def run_driver(self, *arguments):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.here, capture_output=True, text=True,
                              timeout=60, check=False)

    def test_finds_a_planted_fault_and_keeps_the_input(self):
        done = self.run_driver("--target=selftest", 100000, DICTIONARY, CORPUS)

        self.assertNotEqual(done.returncode, 0)
        self.assertIn("Check failed", done.stderr)
        kept = (self.here / "selftest.crash").read_bytes()
        self.assertTrue(kept.startswith(b"magic") and b"word" in kept, kept)

    def test_plays_a_kept_input_again(self):
        (self.here / "kept").write_bytes(b"magic word")

        self.assertNotEqual(self.run_driver("--target=selftest", 0, "none", "kept").returncode, 0)

    def test_is_content_with_good_inputs(self):
        done = self.run_driver("--target=selftest", 0, DICTIONARY, CORPUS)

        self.assertEqual(done.returncode, 0, done.stderr)

    def test_refuses_to_run_without_target_or_corpus(self):
        (self.here / "empty").mkdir()

        self.assertEqual(self.run_driver("--target=nothing", 1, DICTIONARY, CORPUS).returncode, 2)
        self.assertEqual(self.run_driver("--target=json", 1, DICTIONARY, self.here / "empty").returncode, 2)


if __name__ == "__main__":
    unittest.main()
