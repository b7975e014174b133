#!/bin/sh
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# append-sms.sh FILE NUMBER <TEXT   the demo's SMS gateway: one line "NUMBER TEXT" for every message
set -eu
text=$(tr '\n' ' ')
# One write of one line: two messages at the same time do not mix.
printf '%s %s\n' "$2" "$text" >>"$1"
