# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""What all lints share: the files of the tree, code without comments, and how findings are told."""

import pathlib
import re
import sys
from dataclasses import dataclass

# Folders that hold no source of ours, at any depth or at the top.
SKIPPED_ANYWHERE = {".git", "__pycache__"}
SKIPPED_AT_TOP = {"build"}


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    text: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.text}"


def files(root, suffixes=None, under=None):
    """All files below root (or root/under) with one of the suffixes, as sorted (relative name, path)."""
    root = pathlib.Path(root)
    start = root / under if under else root
    found = []
    for path in start.rglob("*"):
        parts = path.relative_to(root).parts
        if parts[0] in SKIPPED_AT_TOP or SKIPPED_ANYWHERE.intersection(parts) or not path.is_file():
            continue
        if suffixes is None or path.suffix in suffixes:
            found.append(("/".join(parts), path))
    return sorted(found)


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


_COMMENTS_AND_TEXTS = re.compile(
    r"""//[^\n]*|/\*.*?\*/|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-zA-Z])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL,
)


def code_only(text):
    """C++ text with comments and the insides of literals blanked; line numbers stay."""

    def blank(match):
        kept = "".join(c if c == "\n" else " " for c in match.group())
        return kept if match.group().startswith("/") else '"' + kept[1:-1] + '"'

    return _COMMENTS_AND_TEXTS.sub(blank, text)


def tell(findings):
    """Prints the findings; the exit code of a lint's main."""
    for finding in findings:
        print(finding)
    return 1 if findings else 0


def root_from_arguments():
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ROOT")
    return pathlib.Path(sys.argv[1])
