# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds the arrows of the house: which room may include which, and which Qt modules and libraries it may use.

CMake's link lines are no wall by themselves: <QtWidgets/QWidget> compiles in a library that links Qt Core only.
"""

import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass

from tree import Finding, files, read, root_from_arguments, tell

BASE, DOMAIN, PROTOCOL = "core/base", "core/domain", "core/protocol"
STORAGE, SYNC, SERVICES = "core/storage", "core/sync", "core/services"


@dataclass(frozen=True)
class Room:
    may_include: tuple = ()  # rooms besides itself
    qt: tuple = ()  # Qt modules besides Core


COUNTER = Room((BASE, DOMAIN, PROTOCOL, STORAGE, SYNC, SERVICES, "printing", "ui/imaging", "ui", "app/counter",
                "resources"),
               ("Gui", "Widgets", "Network", "Sql", "PrintSupport"))

# The longest name that leads a path is its room.
ROOMS = {
    BASE: Room(),
    DOMAIN: Room((BASE,)),
    PROTOCOL: Room((BASE, DOMAIN)),
    STORAGE: Room((BASE, DOMAIN, PROTOCOL), ("Sql",)),
    SYNC: Room((BASE, DOMAIN, PROTOCOL, STORAGE), ("Network",)),
    SERVICES: Room((BASE, DOMAIN, PROTOCOL, STORAGE, SYNC)),
    "printing": Room((BASE, DOMAIN, "resources"), ("Gui",)),
    # Pictures that come in; central looks at bytes only.
    "ui/imaging": Room((BASE, DOMAIN), ("Gui",)),
    # The services hand out what central answered: messages are values here, nothing is sent.
    "ui": Room((BASE, DOMAIN, PROTOCOL, SERVICES, "printing", "ui/imaging", "resources"), ("Gui", "Widgets")),
    "ui/print": Room((BASE, DOMAIN, PROTOCOL, SERVICES, "printing", "ui/imaging", "ui", "resources"),
                     ("Gui", "Widgets", "PrintSupport")),
    "app/counter": COUNTER,
    "app/demo": COUNTER,
    "app/cli": COUNTER,
    "server": Room((BASE, DOMAIN, PROTOCOL)),
    "server/captcha": Room((BASE, DOMAIN, PROTOCOL, "server"), ("Gui",)),
    "app/central": Room((BASE, DOMAIN, PROTOCOL, "server")),
    "resources": Room(),
}
# Rooms that count as one when they include each other.
WHOLE = {"ui/print": "ui", "server/captcha": "server"}

# Headers of other libraries and the only folders they may stand in.
LIBRARIES = {
    "boost/": ("server/http",),
    "sqlite3.h": ("server/storage", "tests"),
    "libpq-fe.h": ("server/storage", "tests"),
    "curl/": ("server/http", "server/sms", "tests"),
    "openssl/": ("server", "app/central", "tests"),
    "zint.h": ("printing",),
    "ZXing/": ("tests",),
    "rapidcheck": ("tests",),
}

_INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
_GENERATED = re.compile(r"^(ui_.*\.h|moc_.*\.cpp|.*\.moc|qrc_.*)$")


def room_of(path):
    leading = [name for name in ROOMS if path == name or path.startswith(name + "/")]
    return max(leading, key=len, default=None)


def qt_modules(headers):
    """Header name → module ("QWidget" → "Widgets"), from the folders of Qt's headers."""
    modules = {}
    for folder in sorted(pathlib.Path(headers).glob("Qt*")):
        if folder.is_dir() and not folder.name.endswith("Private"):
            for header in folder.iterdir():
                modules.setdefault(header.name, folder.name[2:])
    return modules


def installed_qt_headers():
    return subprocess.run(["qmake6", "-query", "QT_INSTALL_HEADERS"], capture_output=True, text=True,
                          check=True).stdout.strip()


def refusal(root, path, mark, name, modules):
    """Why this include may not stand here, or None."""
    room = room_of(path)
    if mark == '"':
        if _GENERATED.match(name):
            return None
        if not (root / name).is_file():
            return f'"{name}" is not named from the root of the repository'
        if room is None:
            return None
        target = room_of(name)
        if WHOLE.get(target, target) == WHOLE.get(room, room) or target in ROOMS[room].may_include:
            return None
        if target in WHOLE and WHOLE[target] in ROOMS[room].may_include:
            return None
        return f"{room} may not include {target or name.split('/')[0]} ({name})"

    for header, places in LIBRARIES.items():
        if name.startswith(header) and not any(path.startswith(place + "/") for place in places):
            return f"<{name}> may stand in {', '.join(places)} only"
    module = None
    if name.startswith("Qt") and "/" in name:
        module = name.split("/")[0][2:]
    elif name.startswith("Qt") and name[2:] in set(modules.values()):
        return f"<{name}> drags in a whole module; name the exact header"
    elif name in modules:
        module = modules[name]
    if module in (None, "Core"):
        return None
    if module == "Svg":
        return f"<{name}>: there is no SVG at run time; icons are rasterised while building"
    if module == "Test":
        return None if path.startswith("tests/") else f"<{name}> belongs to tests"
    if room is not None and module not in ROOMS[room].qt:
        return f"{room} may not use Qt {module} ({name})"
    return None


def check(root, modules):
    root = pathlib.Path(root)
    findings = []
    for path, file in files(root, {".h", ".cpp"}):
        text = read(file)
        for include in _INCLUDE.finditer(text):
            why = refusal(root, path, include.group(1), include.group(2), modules)
            if why:
                findings.append(Finding(path, text.count("\n", 0, include.start(1)) + 1, why))
    return findings


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments(), qt_modules(installed_qt_headers()))))
