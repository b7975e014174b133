# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Words that must not stand in the tree: unfinished marks, paths of one machine, Windows-1252 debris, foreign matters."""

import re
import sys

from tree import Finding, files, read, root_from_arguments, tell

TEXT = {".h", ".cpp", ".py", ".sh", ".cmake", ".txt", ".md", ".json", ".ts", ".tsv", ".ini", ".sql", ".qss", ".service",
        ".desktop", ".in", ".html", ""}
# These files name the words in order to find them.
EXEMPT = ("tests/lint/words.py", "tests/lint/selftest.py")

WORDS = [
    (r"\b(FIXME|XXX|HACK)\b|\bTODO\b(?!\(#\d+\))", "do it, or write TODO(#issue)"),
    (r"(?<![\w.$}/])/(home|root|work)/\w", "a path of one machine"),
    (r"(?<![\w.$}/])/tmp/\w", "a path of one machine; ask for a temporary folder"),
    (r"^(<{7}|>{7}|={7})( |$)", "a merge conflict"),
    (r"\ufffd", "broken text (not UTF-8)"),
]
_WORDS = [(re.compile(pattern), what) for pattern, what in WORDS]


def check(root):
    findings = []
    for path, file in files(root, TEXT):
        if path in EXEMPT:
            continue
        for number, line in enumerate(read(file).split("\n"), 1):
            for pattern, what in _WORDS:
                word = pattern.search(line)
                if word:
                    findings.append(Finding(path, number, f'"{word.group()}": {what}'))
    return findings


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments())))
