# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Time and chance come in through Clock and RandomSource: finds calls that go past them, and sleeps."""

import re
import sys

from tree import Finding, code_only, files, read, root_from_arguments, tell

# The adapters themselves with their tests, and benchmarks, which measure real time.
EXEMPT = ("core/base/system", "tests/unit/core/base/tst_system", "tests/bench/")

CLOCK = "the system's time; take a Clock&"
CHANCE = "the system's chance; take a RandomSource&"
SLEEP = "a sleep; wait for a state"

BANNED = [
    (r"\bcurrent(DateTime|MSecsSinceEpoch|SecsSinceEpoch)\w*\s*\(", CLOCK),
    (r"\bQDate::currentDate\b|\bQTime::currentTime\b", CLOCK),
    (r"\b\w*_clock::now\b", CLOCK),
    (r"(?<![\w.>])(?:std::|::)?time\s*\(\s*(?:nullptr|NULL|0|&\s*\w+)\s*\)", CLOCK),
    (r"\b(gettimeofday|clock_gettime|timespec_get)\s*\(", CLOCK),
    (r"\bQElapsedTimer\b|\bQDeadlineTimer::current\b", CLOCK),
    (r"\bQRandomGenerator(64)?\b|\bQUuid::createUuid\b", CHANCE),
    (r"\bstd::(random\w*|shuffle|ranges::shuffle|mt19937\w*|minstd_rand\w*|default_random_engine|sample)\b", CHANCE),
    (r"(?<![\w.>:])(?:std::|::)?s?rand\s*\(", CHANCE),
    (r"\b(getrandom|getentropy|arc4random\w*|RAND_bytes|randombytes_\w+)\s*\(", CHANCE),
    (r"\bQThread::(m|u)?sleep\b|\bsleep_(for|until)\b|(?<![\w.>])(::)?u?sleep\s*\(|\bnanosleep\s*\(", SLEEP),
    (r"\bQTest::q(Sleep|Wait)\s*\(", SLEEP),
]
_BANNED = [(re.compile(pattern), what) for pattern, what in BANNED]


def check(root):
    findings = []
    for path, file in files(root, {".h", ".cpp"}):
        if path.startswith(EXEMPT):
            continue
        for number, line in enumerate(code_only(read(file)).split("\n"), 1):
            for pattern, what in _BANNED:
                call = pattern.search(line)
                if call:
                    findings.append(Finding(path, number, f"{call.group().strip(' (')} is {what}"))
    return findings


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments())))
