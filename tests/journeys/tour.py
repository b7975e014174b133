#!/usr/bin/env python3
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""tour.py --build DIR --out DIR [--real-time] [--lang en] [--scale 1.5] [--bad-day]

Plays a counter morning on the display it finds (tests/journeys/virtualdesktop.sh makes one), by mouse and keys from
outside the program. Leaves numbered pictures of every screen, the printed papers and tour.log in the out folder.
Exit code 1, a sentence and a picture when a step does not reach its state.
"""
import argparse
import os
import pathlib
import shutil
import signal
import sys
import time
import traceback

from desktop import Desktop, TourFailure
from morning import Morning
from office import Office, ROOT
from selecting import Selecting
from words import Words

SHORT_WINDOW = 20  # seconds: enough for a refused number and a second try, short enough for a tour


class Log:
    """What happens, with the seconds since the start, on the screen and in tour.log."""

    def __init__(self, path):
        self._file = open(path, "w", encoding="utf-8")
        self._start = time.monotonic()

    def __call__(self, line):
        text = f"{time.monotonic() - self._start:6.1f} s  {line}"
        print(text, flush=True)
        self._file.write(text + "\n")
        self._file.flush()


def arguments():
    parser = argparse.ArgumentParser(description="Plays a counter morning.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="folder with the built programs")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for pictures and papers")
    parser.add_argument("--real-time", action="store_true", help="wait the 90 seconds of the real rules")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the counter")
    parser.add_argument("--scale", type=float, default=1.0, help="how much larger the counter draws")
    parser.add_argument("--bad-day", action="store_true", help="kill -9 the counter on every page")
    return parser.parse_args()


def keep_papers(office, out):
    for paper in sorted((office.folder / "counter").glob("**/*.pdf")):
        shutil.copy(paper, out / paper.name)


def report(failure, desk, out, note):
    """A failure is told with a picture and with what the program's widgets say."""
    note(f"FAILED: {failure}")
    try:
        (out / "failed-widgets.txt").write_text(desk.tree(), encoding="utf-8")
        desk.picture("failed")
    except Exception as trouble:  # the report must not hide the failure
        note(f"(no picture of the failure: {trouble})")


def main():
    given = arguments()
    if not os.environ.get("DISPLAY"):
        sys.exit("tour: there is no display; run it by tests/journeys/virtualdesktop.sh or ./dev tour.")
    out, build = given.out.resolve(), given.build.resolve()
    out.mkdir(parents=True, exist_ok=True)
    note = Log(out / "tour.log")
    # Ended from outside, the programs must end as well.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, lambda *_: sys.exit("tour: ended from outside."))
    language = "en" if given.lang == "en" else "zh_CN"
    desk = Desktop(out, note, given.scale)
    counter = Selecting(desk, Words(ROOT / f"translations/xuanhao_{language}.ts", language))
    office = Office(build, out / "office", note, given.scale)
    window = 90 if given.real_time else SHORT_WINDOW
    try:
        office.prepare(build, given.lang, None if given.real_time else SHORT_WINDOW)
        morning = Morning(office, counter, out, window)
        if given.bad_day:
            morning.suffer()
        morning.play()
    except (TourFailure, Exception) as failure:  # noqa: B014 - both end the tour the same way
        report(failure, desk, out, note)
        if not isinstance(failure, TourFailure):
            (out / "failed-trace.txt").write_text(traceback.format_exc(), encoding="utf-8")
        return 1
    finally:
        keep_papers(office, out)
        office.end_all()
    note("The morning was played to its end.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
