#!/usr/bin/env bash
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# run.sh BIN FOLDER [options of prepare.sh]   prepares the demo office, starts central, opens the counter.
# Ctrl+C or closing the counter ends both.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=resources/demo/central.sh
source "$here/central.sh"
bin=$1
folder=$2

"$here/prepare.sh" "$@"

counter_pid=
end_both() {
    trap - EXIT INT TERM HUP
    end_process "$counter_pid"
    stop_central
}
trap end_both EXIT
# 130: the shells' way to say "interrupted".
trap 'exit 130' INT
trap 'exit 143' TERM HUP

start_central "$bin" "$folder"

echo
echo "The demo office is open. Staff (id, password):"
while read -r role id name password; do
    printf '  %-14s %-12s %s  %s\n' "$role" "$id" "$password" "$name"
done <"$folder/passwords.txt"
echo "SMS texts: $folder/sms.txt    central's log: $folder/central.log    Ctrl+C ends both programs."
echo

"$bin/app/demo/xuanhao-demo" --config "$folder/counter.ini" &
counter_pid=$!
code=0
wait "$counter_pid" || code=$?
counter_pid=
exit "$code"
