# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
#
# To be sourced: starts and ends the demo's central server.
central_pid=

# start_central BIN FOLDER   returns when central answers; otherwise shows the end of its log and fails.
start_central() {
    local central=$1/app/central/xuanhao-central config=$2/central.ini log=$2/central.log
    # Its own file of output; Ctrl+C reaches it through stop_central only, after the counter has ended.
    "$central" serve --config "$config" >"$log" 2>&1 </dev/null &
    central_pid=$!
    local deadline=$((SECONDS + 30))
    until "$central" status --config "$config" >/dev/null 2>&1; do
        if ! kill -0 "$central_pid" 2>/dev/null; then
            echo "demo: central ended at once; the end of $log:" >&2
            tail -n 20 "$log" >&2
            central_pid=
            return 1
        fi
        if ((SECONDS >= deadline)); then
            echo "demo: central does not answer after 30 s; the end of $log:" >&2
            tail -n 20 "$log" >&2
            return 1
        fi
        sleep 0.1
    done
}

# end_process PID   asks it to end and waits; after ten seconds it is killed.
end_process() {
    [[ -n $1 ]] && kill -TERM "$1" 2>/dev/null || return 0
    local deadline=$((SECONDS + 10))
    while kill -0 "$1" 2>/dev/null && ((SECONDS < deadline)); do
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

stop_central() {
    end_process "$central_pid"
    central_pid=
}
