#!/usr/bin/python3
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Makes the two small fonts of the number plates from fonts of Debian 12.

Needs the packages fonttools, fonts-noto-cjk and fonts-roboto-unhinted. Run without arguments; it
writes beside itself. Two files, because the licences of the sources differ.
"""

import os
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
SUFFIXES = "挂学警港澳使领"
BANDS = "已被预选失效样例培训"
LATIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

HERE = pathlib.Path(__file__).resolve().parent


def make(source, number, characters, family, target):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.drop_tables += ["BASE", "VORG", "vhea", "vmtx", "GDEF", "GPOS", "GSUB"]
    font = TTFont(source, fontNumber=number)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    compact = family.replace(" ", "")
    for record in font["name"].names:
        words = {1: family, 4: family, 6: compact}
        if record.nameID in words:
            record.string = words[record.nameID]
    if "CFF " in font:
        font["CFF "].cff.fontNames[0] = compact
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    font.save(HERE / target)


make("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2, PROVINCES + SUFFIXES + BANDS,
     "Xuanhao Plate Han", "plate-han.otf")
make("/usr/share/fonts/truetype/roboto/unhinted/RobotoCondensed-Medium.ttf", -1, LATIN,
     "Xuanhao Plate Latin", "plate-latin.ttf")
