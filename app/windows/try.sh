#!/usr/bin/env bash
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# try.sh BIN PROGRAMS FOLDER   runs the Windows programs in PROGRAMS under wine against a central server of this
# machine (Linux programs in BIN): the self-test over HTTPS without and with the rare characters of PROGRAMS-fonts-rare, then
# one start of the counter, on a display that is there. FOLDER gets the office, wine's files and start.png.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(cd "$here/../.." && pwd -P)
# shellcheck source=resources/demo/central.sh
source "$root/resources/demo/central.sh"
bin=$1
programs=$(cd "$2" && pwd -P)
mkdir -p "$3"
folder=$(cd "$3" && pwd -P)

fail() { echo "windows: $*" >&2; exit 1; }
wait_for() { # WHAT SECONDS COMMAND…
    local what=$1 deadline=$((SECONDS + $2))
    shift 2
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < deadline)) || fail "$what did not come to pass."
        sleep 0.3
    done
}

# The display is X11 for this machine's programs; a Windows program has a platform of its own.
unset QT_QPA_PLATFORM QT_ACCESSIBILITY QT_LINUX_ACCESSIBILITY_ALWAYS_ON
export WINEPREFIX=$folder/wine WINEARCH=win64 WINEDLLOVERRIDES="mscoree,mshtml=" WINEDEBUG=${WINEDEBUG:--all}
# A PC without Chinese fonts: wine would lend the program those of this machine.
export FONTCONFIG_FILE=$folder/no-fonts.conf
printf '<?xml version="1.0"?>\n<fontconfig/>\n' >"$FONTCONFIG_FILE"
"$root/resources/demo/prepare.sh" "$bin" "$folder/office"
counter=
end_all() {
    [[ -z $counter ]] || kill "$counter" 2>/dev/null || true
    wineserver -k 2>/dev/null || true
    stop_central
}
trap end_all EXIT
wineboot --init >/dev/null 2>&1 || fail "wine does not start."
start_central "$bin" "$folder/office"

# The counter's settings as they stand on a PC: its own drive and folder.
windows_path() { printf 'Z:%s' "$1"; }
mkdir -p "$folder/office/pc"
sed "s|^data-dir *=.*|data-dir = $(windows_path "$folder/office/pc")|" "$folder/office/counter.ini" >"$folder/office/pc.ini"

self_test() {
    wine "$programs/xuanhao-cli.exe" self-test --config "$(windows_path "$folder/office/pc.ini")" | tee "$folder/self-test.txt"
    grep -q '本机可以办理业务' "$folder/self-test.txt" || fail "the self-test did not pass."
}
echo "xuanhao-cli.exe self-test:"
rm -rf "$programs/fonts/rare"
self_test
grep -q '没有安装生僻字字体包' "$folder/self-test.txt" || fail "nobody says that rare characters can't be printed."
echo "the same with the package of rare characters:"
cp -r "$programs-fonts-rare/fonts/rare" "$programs/fonts/"
self_test
rm -rf "$programs/fonts/rare"
grep -q 'HanaMinA, HanaMinB' "$folder/self-test.txt" || fail "the rare characters' fonts are not found."
! grep -q '没有安装生僻字字体包' "$folder/self-test.txt" || fail "rare characters can't be printed with the package."

wine "$programs/xuanhao.exe" --config "$(windows_path "$folder/office/pc.ini")" >"$folder/counter.log" 2>&1 &
counter=$!
wait_for "the counter's window" 60 xdotool search --onlyvisible --name '选号'
wait_for "the enrolment at central" 60 grep -q 'route=/v1/counters/enrol status=200' "$folder/office/central.log"
wait_for "the counter's sealed key" 20 test -s "$folder/office/pc/station.key"
[[ $(stat -c %s "$folder/office/pc/station.key") -gt 32 ]] || fail "the key lies unprotected on the disk."
sleep 2 # the page is painted with what central said
import -window root "$folder/start.png"
# As a clerk would: again when the first time went astray. The window may be gone before the keys are let go.
for _ in 1 2 3 4 5 6; do
    xdotool search --onlyvisible --name '选号' windowactivate key --clearmodifiers alt+F4 2>/dev/null || true
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        kill -0 "$counter" 2>/dev/null || break 2
        sleep 0.5
    done
done
! kill -0 "$counter" 2>/dev/null || fail "the counter does not end when its window is closed."
code=0
wait "$counter" || code=$?
counter=
((code == 0)) || fail "the counter ended with exit code $code."
echo "xuanhao.exe: enrolled over HTTPS, opened and ended; picture: $folder/start.png"
