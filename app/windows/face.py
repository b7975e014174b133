#!/usr/bin/python3
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""face.py COLLECTION FAMILY FILE   takes one face out of a font collection, unchanged.

A collection brings all its families onto the PC, Japanese forms among them, and takes three times as long to register.
Needs Debian's python3-fonttools.
"""

import sys

from fontTools.ttLib import TTCollection

FAMILY_NAME = 1


def main(collection, family, target):
    for face in TTCollection(collection, lazy=True).fonts:
        if face["name"].getDebugName(FAMILY_NAME) == family:
            face.save(target)
            return 0
    sys.stderr.write(f"{collection} has no family {family}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
