# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Every test file tests: it has test functions with checks, skips nothing, and is built."""

import re
import sys

from tree import Finding, code_only, files, read, root_from_arguments, tell

_CHECK = re.compile(r"\b(QVERIFY\w*|QCOMPARE\w*|QTRY_\w+|QFAIL|QVERIFY_EXCEPTION_THROWN)\s*\(")
_SKIP = re.compile(r"\bQSKIP\s*\(|\bQEXPECT_FAIL\s*\(")
_CANNOT_FAIL = re.compile(r"\bQVERIFY2?\s*\(\s*(true|1)\s*[,)]")
_MAIN = re.compile(r"\bQTEST_(GUILESS_|APPLESS_)?MAIN\s*\(|\bint\s+main\s*\(")
_SLOTS = re.compile(r"\bprivate\s+Q_SLOTS\s*:")
_EMPTY = re.compile(r"\bvoid\s+(?:\w+::)?(\w+)\s*\(\s*\)\s*\{\s*\}")
_FIXTURE = {"initTestCase", "cleanupTestCase", "init", "cleanup"}


def line_of(text, match):
    return text.count("\n", 0, match.start()) + 1


def check_file(path, text, build_list):
    code = code_only(text)
    findings = [Finding(path, line_of(code, skip), "a test is skipped or expected to fail")
                for skip in _SKIP.finditer(code)]
    findings += [Finding(path, line_of(code, claim), "a check that cannot fail") for claim in _CANNOT_FAIL.finditer(code)]
    findings += [Finding(path, line_of(code, body), f"{body.group(1)}() is empty")
                 for body in _EMPTY.finditer(code) if body.group(1) not in _FIXTURE]
    if not _SLOTS.search(code) or not _MAIN.search(code):
        findings.append(Finding(path, 1, "no test functions (private Q_SLOTS) or no QTEST_MAIN"))
    if not _CHECK.search(code):
        findings.append(Finding(path, 1, "a test file without a check"))
    # Named in full, or by its subject where a loop puts "tst_" and ".cpp" around it.
    subject = path.rsplit("/", 1)[-1].removeprefix("tst_").removesuffix(".cpp")
    if not re.search(rf"(?<![\w-])(tst_)?{subject}(?![\w-])", build_list):
        findings.append(Finding(path, 1, "not named in the CMakeLists.txt beside it, so never run"))
    return findings


def check(root):
    findings = []
    for path, file in files(root, {".cpp"}, under="tests"):
        if not file.name.startswith("tst_"):
            continue
        lists = file.parent / "CMakeLists.txt"
        findings += check_file(path, read(file), read(lists) if lists.exists() else "")
    return findings


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments())))
