# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Prints the figures of one benchmark (build/bench/NAME.json) as a table."""

import json
import pathlib
import sys
import unicodedata

TITLES = ("figure", "value", "unit", "baseline", "times better", "baseline is")


def number(value):
    if value is None:
        return ""
    return f"{value:,.0f}" if isinstance(value, int) or abs(value) >= 1000 else f"{value:.4g}"


def rows(figures):
    yield TITLES
    for figure in figures:
        yield (figure["name"], number(figure["value"]), figure["unit"], number(figure.get("baseline")),
               number(figure.get("ratio")), figure.get("baseline_is") or "")


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(figures):
    lines = list(rows(figures))
    columns = [max(width(line[i]) for line in lines) for i in range(len(TITLES))]

    def cell(text, i):
        gap = " " * (columns[i] - width(text))
        return gap + text if i in (1, 3, 4) else text + gap

    return "\n".join("  ".join(cell(text, i) for i, text in enumerate(line)).rstrip() for line in lines)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        print(f"\n{pathlib.Path(path).stem}\n" + table(json.loads(pathlib.Path(path).read_text(encoding="utf-8"))))
