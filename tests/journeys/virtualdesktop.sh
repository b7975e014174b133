#!/usr/bin/env bash
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# virtualdesktop.sh [--screen WIDTHxHEIGHT] COMMAND…
# Runs a command on a virtual display of its own with window manager, session bus and accessibility bus, as the
# programs would meet them at a desk; everything ends with the command. Its exit code is the command's.
set -euo pipefail

screen=1920x1080
if [[ ${1:-} == --screen ]]; then
    screen=$2
    shift 2
fi

if [[ ${XUANHAO_ON_VIRTUAL_DESKTOP:-} != yes ]]; then
    # Nothing of a desktop around us may leak in: no Wayland, no portals, no input method, no session bus.
    unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XMODIFIERS QT_IM_MODULE QT_SCALE_FACTOR QT_STYLE_OVERRIDE
    XDG_RUNTIME_DIR=$(mktemp -d)
    chmod 700 "$XDG_RUNTIME_DIR"
    trap 'rm -rf "$XDG_RUNTIME_DIR"' EXIT
    export XDG_RUNTIME_DIR XUANHAO_ON_VIRTUAL_DESKTOP=yes
    code=0
    # Without -noreset the display starts anew whenever its last client leaves, and refuses who comes just then.
    xvfb-run --auto-servernum --server-args="-screen 0 ${screen}x24 -nolisten tcp -noreset" \
        dbus-run-session -- "$0" "$@" || code=$?
    exit "$code"
fi

# Without systemd nobody starts the accessibility registry on demand.
/usr/libexec/at-spi-bus-launcher --launch-immediately &
openbox --sm-disable &
deadline=$((SECONDS + 20))
until xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id'; do
    ((SECONDS < deadline)) || { echo "virtual desktop: the window manager does not start." >&2; exit 1; }
    sleep 0.1
done
export QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0
code=0
"$@" || code=$?
# The helpers are ours to end; dbus-run-session and xvfb-run take the rest down.
mapfile -t helpers < <(jobs -p)
kill "${helpers[@]}" 2>/dev/null || true
exit "$code"
