#!/usr/bin/env bash
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# lint.sh BUILD-FOLDER [--all]   all lints; clang-tidy on the files changed since main, with --all on every file.
# No -e: every lint speaks, then the exit code says whether one failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
build=$1
all=${2:-}
failed=()

run() { # NAME COMMAND…
    printf '%-14s' "$1"
    local told
    if told=$("${@:2}" 2>&1); then
        echo ok
    else
        echo FAILED
        printf '%s\n' "$told"
        failed+=("$1")
    fi
}

mapfile -t sources < <(find app core printing server tests ui resources -name '*.cpp' -o -name '*.h' 2>/dev/null | sort)

for lint in arrows banned headers testshape truth words translations; do
    run "$lint" python3 -B "tests/lint/$lint.py" .
done
clang_format() {
    local file other=()
    for file in "${sources[@]}"; do
        clang-format-14 "$file" | cmp -s - "$file" || other+=("$file")
    done
    ((${#other[@]} == 0)) || { echo "clang-format-14 -i ${other[*]}"; return 1; }
}
run clang-format clang_format

# Only files that are compiled here can be understood; headers are looked at through the files that include them.
git=(git -c safe.directory="$PWD")
base=$("${git[@]}" merge-base HEAD origin/main 2>/dev/null || "${git[@]}" merge-base HEAD main 2>/dev/null || true)
if [[ $all == --all || -z $base || $base == $("${git[@]}" rev-parse HEAD) ]]; then
    mapfile -t tidy < <(printf '%s\n' "${sources[@]}" | grep '\.cpp$')
else
    mapfile -t tidy < <({ "${git[@]}" diff --name-only --diff-filter=d "$base" -- '*.cpp'
        "${git[@]}" ls-files --others --exclude-standard -- '*.cpp'; } | sort -u)
fi
compiled() {
    python3 - "$build/compile_commands.json" "$@" <<'PYTHON'
import json, os, sys
known = {os.path.relpath(entry["file"]) for entry in json.load(open(sys.argv[1]))}
print("\n".join(name for name in sys.argv[2:] if name in known))
PYTHON
}
mapfile -t tidy < <(((${#tidy[@]})) && compiled "${tidy[@]}" | grep .)
if ((${#tidy[@]})); then
    clang_tidy() {
        printf '%s\0' "${tidy[@]}" |
            xargs -0 -n 1 -P "$(nproc)" clang-tidy-14 -p "$build" --quiet --warnings-as-errors='*' 2>&1 |
            sed -E '/^[0-9]+ warnings? (generated|treated as error)|^Suppressed |^Use -header-filter/d'
    }
    run clang-tidy clang_tidy
else
    echo "clang-tidy    nothing has changed"
fi

if ((${#failed[@]})); then
    echo "lint: failed: ${failed[*]}"
    exit 1
fi
echo "lint: all is well"
