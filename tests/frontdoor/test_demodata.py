# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The demo's data is what the demo promises: real patterns, whole segments, part of the numbers taken."""

import json
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path(sys.argv.pop() if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])

# GA 36-2018: at most two letters among five, no I and O; small new energy: energy letter, letter or digit, four digits.
SERIAL = {"02": re.compile(r"(?!(?:.*[A-Z]){3})[A-HJ-NP-Z0-9]{5}"), "52": re.compile(r"[DABCEFGHJK][A-HJ-NP-Z0-9]\d{4}")}


def load(name):
    return json.loads((ROOT / "resources" / name).read_text(encoding="utf-8"))


class Segments(unittest.TestCase):
    def setUp(self):
        self.data = load("demo/segments.json")

    def numbers(self, kind):
        return {segment["from"][:-2] + f"{last:02d}" for segment in self.data["segments"] if segment["kind"] == kind
                for last in range(100)}

    def taken(self, kind):
        return [serial for group in self.data["taken"] if group["kind"] == kind for serial in group["serials"]]

    def test_every_segment_is_a_hundred_numbers_of_its_kind(self):
        for segment in self.data["segments"]:
            self.assertTrue(segment["from"].endswith("00") and segment["to"] == segment["from"][:-2] + "99", segment)
            self.assertRegex(segment["from"], SERIAL[segment["kind"]])
        starts = [(segment["kind"], segment["from"]) for segment in self.data["segments"]]
        self.assertEqual(len(starts), len(set(starts)))

    def test_there_are_many_patterns(self):
        patterns = {"".join("D" if c.isdigit() else "L" for c in serial) for serial in self.numbers("02")}

        self.assertGreaterEqual(len(patterns), 6)
        self.assertEqual((len(self.numbers("02")), len(self.numbers("52"))), (4000, 2000))

    def test_part_of_each_kind_is_taken(self):
        for kind in SERIAL:
            taken = self.taken(kind)
            self.assertEqual(len(taken), len(set(taken)))
            self.assertLessEqual(set(taken), self.numbers(kind))
            self.assertTrue(0.2 < len(taken) / len(self.numbers(kind)) < 0.4)


class Office(unittest.TestCase):
    def test_nine_divisions_with_both_refusals(self):
        office = load("offices/zhanjiang.json")

        states = [division["state"] for division in office["divisions"]]

        self.assertEqual(states, ["open", "closed", "maintenance"] + ["open"] * 6)
        self.assertEqual(len({division["code"] for division in office["divisions"]}), 9)
        for division in office["divisions"]:
            self.assertEqual(division["state"] == "open", "stateText" not in division)
            self.assertTrue(division["code"].startswith(office["cityCode"][:4]))
            self.assertIn("示范地址", division["place"])


if __name__ == "__main__":
    unittest.main()
