# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Made-up papers of made-up people: numbers that pass every check and belong to nobody."""
from dataclasses import dataclass, field

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
ID_CHECKS = "10X98765432"
VIN_VALUES = {**{str(digit): digit for digit in range(10)},
              **dict(zip("ABCDEFGH", range(1, 9))), **dict(zip("JKLMN", range(1, 6))), "P": 7, "R": 9,
              **dict(zip("STUVWXYZ", range(2, 10)))}  # GB 16735
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def identity(first_seventeen):
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, ID_WEIGHTS))
    return first_seventeen + ID_CHECKS[total % 11]


def wrong_identity(number):
    """The same number with a check digit that does not fit."""
    return number[:-1] + ("0" if number[-1] != "0" else "1")


def vin(pattern):
    """A VIN from one with any character in the ninth place."""
    total = sum(VIN_VALUES[character] * weight for character, weight in zip(pattern, VIN_WEIGHTS))
    check = "0123456789X"[total % 11]
    return pattern[:8] + check + pattern[9:]


@dataclass
class Person:
    """An applicant with the papers in hand. The name's parts are divided by the dot of minority names."""
    name_parts: tuple
    document: str
    mobile: str
    vin: str
    certificate: str
    brand: str
    address: str = "湛江市赤坎区中山路1号"
    postcode: str = "524000"
    number: str = field(default="")

    @property
    def name(self):
        return "·".join(self.name_parts)


def people():
    return {
        "composer": Person(("阿依古丽", "买买提"), identity("65312119900307152"), "13800138001",
                           vin("LSVAU2180N2183941"), "WAB123456789012", "大众汽车牌SVW7147"),
        "drawer": Person(("李华",), identity("44080219850615301"), "13900139002",
                         vin("LGXCE6CB0P0123456"), "WCD223456789013", "比亚迪牌BYD7009BEV"),
        "elsewhere": Person(("王小明",), identity("44080319780101303"), "13700137003",
                            vin("LFV2A21K0J3000123"), "WEF323456789014", "捷达牌FV7160"),
        "rival": Person(("赵六",), identity("44081119920229304"), "13600136004",
                        vin("LVSHCFDB0KE000456"), "WGH423456789015", "福特牌CAF7152"),
    }
