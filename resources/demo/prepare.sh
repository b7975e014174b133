#!/usr/bin/env bash
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# prepare.sh BIN FOLDER [--keep] [--modern] [--lang zh|en] [--compose-window SECONDS]
#
# Prepares the demo office in FOLDER with the programs in BIN, only through commands an administrator has too:
#   central.ini   for xuanhao-central       counter.ini     for the counter
#   passwords.txt "ROLE ID NAME PASSWORD"   sms.txt         every SMS of central, one line each
# --keep leaves the office of last time as it is.
set -euo pipefail

bin=$1
folder=$2
shift 2
keep='' profile=classic language=zh_CN window=''
while (($#)); do
    case $1 in
    --keep) keep=yes ;;
    --modern) profile=modern ;;
    --lang)
        shift
        case ${1:-} in
        en*) language=en ;;
        zh*) language=zh_CN ;;
        *) echo "demo: --lang knows zh and en." >&2; exit 2 ;;
        esac
        ;;
    --compose-window) shift; window=${1:?} ;;
    *) echo "demo: there is no option \"$1\"; there are --keep, --modern, --lang zh|en." >&2; exit 2 ;;
    esac
    shift
done

resources=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
central=$bin/app/central/xuanhao-central

# The counter's language is a wish of today, not of the day the office was made.
write_language() {
    sed -i '/^language *=/d' "$folder/counter.ini"
    echo "language = $language" >>"$folder/counter.ini"
}

port_is_free() {
    python3 - "$1" <<'PYTHON'
import socket, sys
with socket.socket() as listener:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", int(sys.argv[1])))
    except OSError:
        sys.exit(1)
    print(listener.getsockname()[1])
PYTHON
}

if [[ -n $keep && -f $folder/counter.ini && -f $folder/passwords.txt ]]; then
    port=$(sed -n 's/^port *= *//p' "$folder/central.ini")
    port_is_free "$port" >/dev/null || {
        echo "demo: port $port of the kept office is in use; end that program, or run without --keep." >&2
        exit 1
    }
    write_language
    exit 0
fi

[[ -x $central ]] || { echo "demo: $central is missing; build first: ./dev build" >&2; exit 1; }
rm -rf "$folder"
mkdir -p "$folder"
chmod 700 "$folder"
folder=$(cd "$folder" && pwd -P)

# Open round the clock, so that the demo serves at night too; the tour shortens the compose window.
python3 - "$resources/profiles/$profile.json" "$folder/profile.json" "$window" <<'PYTHON'
import json, sys
source, target, window = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    profile = json.load(file)
profile["openingHours"]["roundTheClock"] = True
if window:
    profile["compose"]["windowSeconds"] = int(window)
with open(target, "w", encoding="utf-8") as file:
    json.dump(profile, file, ensure_ascii=False, indent=4)
PYTHON

quoted() { # a word of a command line in an ini file
    if [[ $1 == *" "* ]]; then printf '\\"%s\\"' "$1"; else printf '%s' "$1"; fi
}

port=$(port_is_free 0)
sms="$(quoted "$resources/demo/append-sms.sh") $(quoted "$folder/sms.txt")"
[[ $sms != *'\"'* ]] || sms="\"$sms\""
cat >"$folder/central.ini" <<INI
database = sqlite:$folder/central.db
address = 127.0.0.1
port = $port
tls-certificate = $folder/tls/certificate.pem
tls-key = $folder/tls/key.pem
sms-command = $sms
INI
: >"$folder/sms.txt"

{
    "$central" init --database "sqlite:$folder/central.db" --office "$resources/offices/zhanjiang.json" \
        --profile "$folder/profile.json" --calendar "$resources/calendars/china.json" \
        --texts "$resources/texts/zhanjiang"
    "$central" import-segments --config "$folder/central.ini" "$resources/demo/segments.json"
} >"$folder/prepare.log" || { cat "$folder/prepare.log" >&2; exit 1; }

# Twelve characters without look-alikes: 31^12 is more than 59 bits.
new_password() {
    local characters=
    until [[ $characters == *[0-9]* && $characters == *[a-z]* ]]; do
        characters=$(head -c 512 /dev/urandom | LC_ALL=C tr -dc 'a-hjkmnp-z2-9' | cut -c 1-12)
    done
    printf '%s' "$characters"
}

(umask 077 && : >"$folder/passwords.txt")
add_staff() { # ROLE ID NAME
    local password
    password=$(new_password)
    printf '%s\n' "$password" |
        "$central" staff add --config "$folder/central.ini" --id "$2" --name "$3" --role "$1" --password-stdin \
            >>"$folder/prepare.log"
    printf '%s %s %s %s\n' "$1" "$2" "$3" "$password" >>"$folder/passwords.txt"
}
add_staff clerk clerk1 窗口民警
add_staff supervisor supervisor1 班长甲
add_staff supervisor supervisor2 班长乙
add_staff administrator admin1 管理员

# The line an administrator would paste: server address, key pin, counter id and the code that enrols it once.
line=$("$central" counters add --config "$folder/central.ini" 示范窗口1)
mkdir -p "$folder/counter"
(
    umask 077
    cat >"$folder/counter.ini" <<INI
$line
data-dir = $folder/counter
printer = PDF
INI
)
write_language
