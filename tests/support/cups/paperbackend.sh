#!/bin/sh
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# A CUPS backend for the tests: "paper:/FOLDER" puts what comes out of the printer into FOLDER, as
# QUEUE-JOB.out, with the job's number, user, title, copies and options, a line each, in QUEUE-JOB.options.
# While the pipe FOLDER/QUEUE.empty is there, the printer has no paper and waits for somebody to open and close it.
if [ $# -lt 5 ]; then
    echo 'direct paper:/ "Paper" "Paper in a folder"'
    exit 0
fi
folder=${DEVICE_URI#paper:}
sheet=$folder/$PRINTER-$1
empty=$folder/$PRINTER.empty
if [ -p "$empty" ]; then
    echo 'STATE: +media-empty-error' >&2
    cat "$empty" >/dev/null 2>&1
    echo 'STATE: -media-empty-error' >&2
fi
printf '%s\n' "$1" "$2" "$3" "$4" "$5" >"$sheet.options" || exit 1
# The file appears when it is whole.
cat ${6:+"$6"} >"$sheet.part" && mv "$sheet.part" "$sheet.out"
