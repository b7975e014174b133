# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Every source file begins with the two SPDX lines; every header has #pragma once right after them."""

import sys

from tree import Finding, files, read, root_from_arguments, tell

# In two pieces, so that the lines of this file are not taken for its own header.
LINES = ("SPDX-FileCopyrightText: " + "Xuanhao contributors", "SPDX-License-Identifier: " + "Apache-2.0")
MARKS = {".h": "// ", ".cpp": "// ", ".in": "// ", ".py": "# ", ".sh": "# ", ".cmake": "# "}
BY_NAME = {"CMakeLists.txt": "# ", "dev": "# ", "run": "# "}


def mark_of(path):
    name = path.rsplit("/", 1)[-1]
    if name.endswith(".in"):
        return MARKS[".in"] if name.endswith((".h.in", ".cpp.in")) else None
    return BY_NAME.get(name) or next((mark for end, mark in MARKS.items() if name.endswith(end)), None)


def check(root):
    findings = []
    for path, file in files(root):
        mark = mark_of(path)
        if mark is None:
            continue
        lines = read(file).split("\n")
        if lines[0].startswith("#!"):
            lines = lines[1:]
        if [line.rstrip() for line in lines[:2]] != [mark + line for line in LINES]:
            findings.append(Finding(path, 1, "the two SPDX lines are missing"))
        if path.endswith(".h") and "#pragma once" not in lines[2:4]:
            findings.append(Finding(path, 3, "#pragma once is missing after the SPDX lines"))
    return findings


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments())))
