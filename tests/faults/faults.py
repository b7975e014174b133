# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""./dev faults: real nodes, a real PostgreSQL with its standby, real counters, and real faults (F2, F3)."""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass, field

from detectors import all_detectors, judge
from officesite import Site
from programs import Broken
from weather import Weather

MINUTE = 60


@dataclass(frozen=True)
class Plan:
    acknowledged: int  # at least
    seconds: int  # of load, at most
    faults: dict = field(default_factory=dict)
    desks: int = 72
    cases: int = 16  # of each desk at once
    quiet: float = 4  # seconds between two faults, at least


PLANS = {
    "default": Plan(200_000, 17 * MINUTE, {
        "node_kill": 11, "node_pause": 2, "node_cut": 2, "line_cut": 1, "replication_cut": 1, "database_pause": 1,
        "database_restart": 2, "primary_kill": 3, "disk_full": 1}),
    "record": Plan(1_000_000, 4 * 60 * MINUTE, {
        "node_kill": 105, "node_pause": 16, "node_cut": 16, "line_cut": 14, "replication_cut": 8, "database_pause": 10,
        "database_restart": 10, "primary_kill": 27, "disk_full": 12}),
    "smoke": Plan(10**9, 6, {"node_kill": 1}, desks=6, cases=4, quiet=1),
}
STALLED_SECONDS = 150
TRIAL_SECONDS_EACH = 15


def trial(text, words):
    """A short run of some kinds: "primary_kill=3,disk_full"."""
    faults = {}
    for part in text.split(","):
        kind, _, count = part.partition("=")
        if kind not in PLANS["default"].faults or not (count or "1").isdigit():
            words.error(f"{part}: no such kind of fault, or no number")
        faults[kind] = int(count or 1)
    return Plan(10**9, TRIAL_SECONDS_EACH * sum(faults.values()), faults, desks=48)


class Clock:
    """Seconds since the run began, for people."""

    def __init__(self):
        self._began = time.monotonic()

    def seconds(self):
        return time.monotonic() - self._began

    def say(self, text):
        print(f"{int(self.seconds() // 60):3}:{self.seconds() % 60:04.1f}  {text}", flush=True)


def play(site, plan, seed, clock):
    """Puts the faults evenly over the load; returns how many of each kind there were."""
    chance = random.Random(seed)
    kinds = [kind for kind, count in plan.faults.items() for _ in range(count)]
    chance.shuffle(kinds)
    made = dict.fromkeys(plan.faults, 0)
    weather = Weather(site, chance, lambda text: clock.say(f"{site.load.said['acknowledged']:8}  {text}"))
    began = time.monotonic()
    moved = began, 0

    def progress():
        """Of the whole run: the load's or the time's, whichever is further."""
        nonlocal moved
        site.load.check()
        acknowledged = site.load.said["acknowledged"]
        if acknowledged != moved[1]:
            moved = time.monotonic(), acknowledged
        elif time.monotonic() - moved[0] > STALLED_SECONDS:
            raise Broken(f"nothing was acknowledged for {STALLED_SECONDS} s")
        return max(acknowledged / plan.acknowledged, (time.monotonic() - began) / plan.seconds)

    for number, kind in enumerate(kinds):
        quiet_until = time.monotonic() + plan.quiet
        while time.monotonic() < quiet_until or progress() < number / (len(kinds) + 1):
            time.sleep(0.2)
        weather.wait_until_healthy()
        weather.make(kind)
        made[kind] += 1
    weather.wait_until_healthy()
    told = time.monotonic()
    while site.load.said["acknowledged"] < plan.acknowledged and time.monotonic() - began < plan.seconds:
        progress()
        time.sleep(0.2)
        if time.monotonic() - told > 30:
            told = time.monotonic()
            clock.say(f"{site.load.said['acknowledged']:8}  no more faults")
    return made


def report_of(site, made, load, found, seconds, seed):
    report = {
        "operations": load["operations"],
        "acknowledged": load["acknowledged"],
        "faults": sum(made.values()),
        "by_kind": made,
        "lost": found["lost"],
        "doubled": found["doubled"] + load["differed"],
        "longest_gap_s": round(load["longestGap"] / 1000, 1),
        "seconds": round(seconds),
        "seed": seed,
        "network": site.hosts.name,
        "disk": site.primary.disk.kind,
        "load": load,
        "check": found,
    }
    return report


def table(report):
    rows = [("operations", report["operations"]), ("acknowledged", report["acknowledged"]),
            ("lost", report["lost"]), ("doubled", report["doubled"]),
            ("other findings", len(report["check"]["findings"])),
            ("longest gap", f"{report['longest_gap_s']} s"),
            ("sent again", report["load"]["repeated"]), ("numbers checked", report["check"]["numbers"]),
            ("holdings", report["check"]["holdings"]), ("faults", report["faults"])]
    rows += [("  " + kind.replace("_", " "), count) for kind, count in report["by_kind"].items()]
    rows += [("network", report["network"]), ("full disk", report["disk"])]
    return "\n".join(f"{name:18} {value:>24}" for name, value in rows)


def is_whole(report):
    return report["lost"] == 0 and report["doubled"] == 0 and not report["check"]["findings"]


def run(binaries, plan, seed, scene, clock, **site_options):
    """One run; its folder stays when it is broken. The scene gets the site when every counter serves, and says how many
    faults of each kind it made."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="xuanhao-faults-"))
    folder.chmod(0o755)
    (folder / "pid").write_text(str(os.getpid()), encoding="utf-8")
    site = None
    try:
        site = Site(binaries, folder, desks=plan.desks, cases=plan.cases, seed=seed, **site_options)
        clock.say(f"setting up in {folder}: {site.hosts.name}, {site.primary.disk.kind}, seed {seed}")
        site.open()
        clock.say("every counter serves")
        began = time.monotonic()
        made = scene(site)
        site.load.finish()
        seconds = time.monotonic() - began
        clock.say(f"{site.load.said['acknowledged']:8}  acknowledged; now everything is looked up")
        site.end_nodes()
        site.office.verify_record()
        found = site.check()
        report = report_of(site, made, site.load.said, found, seconds, seed)
    except BaseException:
        if site:
            site.close(kept=True)
        print(f"The run's folder: {folder}", flush=True)
        raise
    site.close(kept=not is_whole(report))
    if is_whole(report):
        shutil.rmtree(folder)
    else:
        report["folder"] = str(folder)
    return report


def detect(binaries, seed, clock):
    """Exit code 1 unless every planted fault is caught, and only those."""
    plan = Plan(0, 0, desks=32)
    wrong = []
    for detector in all_detectors(binaries):
        reports = []
        for options in ({}, detector.planted):
            clock.say(f"{detector.fault}: {'planted' if options else 'sound'}")
            reports.append(run(binaries, plan, seed, lambda site: detector.scene(site) or {}, clock, **options))
            if "folder" in reports[-1] and options:
                shutil.rmtree(reports[-1]["folder"])
        why = judge(detector, *reports)
        clock.say(why or f"{detector.fault}: caught, {reports[1]['lost']} losses were noticed")
        wrong += [why] if why else []
    return 1 if wrong else 0


def main():
    words = argparse.ArgumentParser(prog="./dev faults", description=__doc__)
    words.add_argument("--build", required=True, type=pathlib.Path, help=argparse.SUPPRESS)
    words.add_argument("--out", type=pathlib.Path, help=argparse.SUPPRESS)
    which = words.add_mutually_exclusive_group()
    which.add_argument("--record", action="store_true", help="the run of record: a million acknowledged operations")
    which.add_argument("--smoke", action="store_true", help="some seconds, one killed node")
    which.add_argument("--detectors", action="store_true", help="plants faults that lose answers; each must be noticed")
    which.add_argument("--try", dest="tried", metavar="KIND[=N],…",
                       help=f"a short run with these faults only: {', '.join(PLANS['default'].faults)}")
    words.add_argument("--seed", type=int, default=1)
    given = words.parse_args()
    plan = PLANS["record" if given.record else "smoke" if given.smoke else "default"]
    if given.tried:
        plan = trial(given.tried, words)
    # So that everything is put away however this ends.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    clock = Clock()
    try:
        if given.detectors:
            return detect(given.build, given.seed, clock)
        if given.out:
            given.out.unlink(missing_ok=True)
        report = run(given.build, plan, given.seed, lambda site: play(site, plan, given.seed, clock), clock)
    except Broken as why:
        print(f"broken: {why}", file=sys.stderr)
        return 1
    if given.out:
        given.out.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(report))
    for finding in report["check"]["findings"]:
        print(f"broken: {finding}")
    if report["acknowledged"] < plan.acknowledged and not given.tried and not given.smoke:
        print(f"Short of {plan.acknowledged} acknowledged operations: this machine was too busy for the time of a run.")
    if not is_whole(report):
        print(f"The run's folder: {report['folder']}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
