# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""./dev faults --detectors: the check notices losses. Each scene is played twice, sound and with a planted fault; the
sound one must lose nothing, the other one must be caught."""
import time
from dataclasses import dataclass

from programs import Broken

CANCEL = "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"


def serve(site, seconds):
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        site.load.check()
        time.sleep(0.2)


def take_over(site):
    """The primary dies for good; the standby takes its place and gets a standby of its own."""
    old, new = site.primary, site.standby
    old.kill()
    new.go_on()
    new.promote()
    site.primary, site.standby = new, old
    old.follow(new)


def lagging_standby(site):
    """The standby gets nothing for a while, then the primary dies."""
    serve(site, 6)
    site.standby.stop_receiver()
    serve(site, 3)
    take_over(site)
    serve(site, 6)


def cancelled_waits(site):
    """Somebody cancels commits that wait for the standby, then the primary dies."""
    serve(site, 6)
    site.standby.stop_receiver()
    limit = time.monotonic() + 6
    cancelled = 0
    while time.monotonic() < limit:
        cancelled += int(site.try_sql(CANCEL) or 0)
        time.sleep(0.1)
    if cancelled == 0:
        raise Broken("no commit waited for the standby: there was nothing to cancel")
    take_over(site)
    serve(site, 6)


@dataclass(frozen=True)
class Detector:
    fault: str
    scene: object
    planted: dict  # what the site is built with


def all_detectors(binaries):
    deaf = binaries / "tests/faults/libxuanhao_deaf_libpq.so"
    return [Detector("asynchronous standby", lagging_standby, {"standby_names": ""}),
            Detector("warning 01000 ignored", cancelled_waits, {"preload": deaf})]


def judge(detector, sound, planted):
    """What is wrong with a detector, or nothing."""
    if sound["lost"] or sound["doubled"] or sound["check"]["findings"]:
        return f"{detector.fault}: the sound site lost something: {sound['check']['findings'][:3]}"
    if not planted["lost"]:
        return f"{detector.fault}: not caught"
    return None
