# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""No switch, variable or endpoint of a program fixes chance or time or shows a code (B4, B9, B11).

test_doors.py ROOT COUNTER CENTRAL: looks at the two programs from outside and at what their sources read.
"""

import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT, COUNTER, CENTRAL = (pathlib.Path(argument) for argument in sys.argv[1:4])

# Words only test binaries and the demo's counter may contain.
DEMO = "sms.txt"
DOORS = ["FakeClock", "SharedClock", "SeededRandom", DEMO, "XUANHAO_TEST", "--seed", "--now", "--fake", "faketime"]
PRODUCT = ("core", "ui", "printing", "server", "app/counter", "app/central")
READS_ENVIRONMENT = re.compile(r"\b(qEnvironmentVariable\w*|qgetenv|getenv|secure_getenv)\b")


def contains(program, word):
    """Whether the word stands in the program, as plain text or as Qt keeps its literals."""
    content = program.read_bytes()
    return word.encode() in content or word.encode("utf-16-le") in content


def options_of(program, *words):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    text = subprocess.run([program, *words, "--help"], capture_output=True, text=True, timeout=30, env=environment,
                          check=True).stdout
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text))


class Doors(unittest.TestCase):
    def test_programs_contain_no_word_of_the_tests(self):
        for program in (COUNTER, CENTRAL):
            for door in DOORS:
                self.assertFalse(contains(program, door), f"{door} stands in {program.name}")

    def test_this_test_finds_a_door(self):
        self.assertTrue(contains(COUNTER.parent.parent / "demo" / "xuanhao-demo", DEMO))

    def test_counter_knows_only_its_settings_file(self):
        self.assertEqual(options_of(COUNTER), {"--config", "--help", "--help-all", "--version"})

    def test_no_source_reads_the_environment(self):
        for room in PRODUCT:
            for file in (ROOT / room).rglob("*"):
                if file.suffix in (".cpp", ".h"):
                    self.assertIsNone(READS_ENVIRONMENT.search(file.read_text(encoding="utf-8")), str(file))

    def test_no_endpoint_fixes_or_shows_anything(self):
        endpoints = (ROOT / "core/protocol/endpoints.cpp").read_text(encoding="utf-8")
        for path in re.findall(r'"(/v1/[^"]*)"', endpoints):
            self.assertIsNone(re.search(r"debug|test(?!-booking)|clock|time|seed|random|codes\b|captchas\b", path), path)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
