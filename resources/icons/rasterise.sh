#!/bin/sh
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# rasterise.sh SVG FOLDER COLOUR=#RRGGBB… -- SIZE…   writes FOLDER/NAME-COLOUR-SIZE.png for every pair
set -eu
svg=$1
folder=$2
shift 2
name=$(basename "$svg" .svg)
colours=
while [ "$1" != -- ]; do
    colours="$colours $1"
    shift
done
shift
for colour in $colours; do
    for size in "$@"; do
        sed "s/<svg /<svg fill=\"${colour#*=}\" /" "$svg" |
            rsvg-convert --width "$size" --height "$size" --output "$folder/$name-${colour%%=*}-$size.png"
    done
done
