# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Translations are complete: nothing unfinished or vanished, lupdate finds nothing new, the words fit the house."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from tree import Finding, files, read, root_from_arguments, tell

SOURCES = ("ui", "printing", "app")  # the only rooms that call tr()

# What clerks are never told; 申请 and 请求 are words of the trade.
_UNWANTED = [
    (re.compile(r"(?<![申邀])请(?!求)"), "say what to do without 请"),
    (re.compile(r"非法|错误码"), "say which place and what to do"),
    (re.compile(r"[！!]"), "no exclamation marks"),
]
_PLACES = re.compile(r"%(?:L?\d+|n)")
_MNEMONIC = re.compile(r"&(\w)")


def forms(translation):
    numerus = translation.findall("numerusform")
    return [form.text or "" for form in numerus] if numerus else [translation.text or ""]


def check_ts(path, text):
    findings = []
    document = ElementTree.fromstring(text)
    if not document.get("language"):
        findings.append(Finding(path, 1, "no language attribute; lupdate leaves such a file as it is"))
    for context in document.iter("context"):
        letters = {}
        for message in context.iter("message"):
            source, translation = message.findtext("source", ""), message.find("translation")
            where = f'{context.findtext("name")}: "{source}"'
            state = "missing" if translation is None else translation.get("type")
            if state in ("vanished", "obsolete", "unfinished", "missing"):
                findings.append(Finding(path, 1, f"{where} is {state}"))
                continue
            for form in forms(translation):
                if not form.strip():
                    findings.append(Finding(path, 1, f"{where} is translated by nothing"))
                    continue
                if set(_PLACES.findall(form)) - set(_PLACES.findall(source)):
                    findings.append(Finding(path, 1, f"{where}: the translation has places the source lacks"))
                if set(_PLACES.findall(source)) - set(_PLACES.findall(form)) - {"%n"}:
                    findings.append(Finding(path, 1, f"{where}: the translation lacks places of the source"))
                for letter in _MNEMONIC.findall(form.upper()):
                    if letter in letters:
                        findings.append(Finding(path, 1, f"{where}: Alt+{letter} is also {letters[letter]}"))
                    letters[letter] = form
                if _MNEMONIC.findall(source.upper()) != _MNEMONIC.findall(form.upper()):
                    findings.append(Finding(path, 1, f"{where}: the mnemonic is another one"))
                findings += [Finding(path, 1, f'{where}: "{form}": {why}')
                             for pattern, why in _UNWANTED if "zh" in path and pattern.search(form)]
    return findings


def lupdate_program():
    found = shutil.which("lupdate", path="/usr/lib/qt6/bin") or shutil.which("lupdate6") or shutil.which("lupdate")
    return found or sys.exit("lupdate is missing: install qt6-l10n-tools")


def new_strings(root, path, file):
    """What lupdate would add to a .ts file."""
    folders = [str(root / folder) for folder in SOURCES if (root / folder).is_dir()]
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch) / file.name
        shutil.copy(file, copy)
        # Without -I lupdate does not find the headers and loses the namespace of every context.
        subprocess.run([lupdate_program(), "-silent", "-no-obsolete", "-locations", "none", "-I", str(root), *folders,
                        "-ts", str(copy)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        known, now = keys(read(file)), keys(read(copy))
    findings = [Finding(path, 1, f'{context}: "{source}" is not in it; run lupdate') for context, source in sorted(now - known)]
    findings += [Finding(path, 1, f'{context}: "{source}" is used no longer') for context, source in sorted(known - now)]
    return findings


def keys(text):
    return {(context.findtext("name"), message.findtext("source", ""))
            for context in ElementTree.fromstring(text).iter("context") for message in context.iter("message")}


def check(root):
    root = pathlib.Path(root)
    findings = []
    if not (root / "translations").is_dir():
        return findings
    for path, file in files(root, {".ts"}, under="translations"):
        findings += check_ts(path, read(file)) + new_strings(root, path, file)
    return findings


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments())))
