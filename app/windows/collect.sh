#!/usr/bin/env bash
# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
#
# collect.sh SDK BUILD FOLDER   puts the cross-built programs of BUILD into FOLDER with every file they need on a
# PC that has nothing: libraries, Qt's plugins, a CJK face, licences. The second font package, for rare characters, becomes
# FOLDER-fonts-rare.zip, to be unpacked into FOLDER. docs/rare-characters.md says why these fonts.
set -euo pipefail
sdk=$1
build=$2
folder=$3
prefix=x86_64-w64-mingw32

rm -rf "$folder"
mkdir -p "$folder"
for program in app/counter/xuanhao.exe app/cli/xuanhao-cli.exe; do
    "$prefix-strip" -o "$folder/${program##*/}" "$build/$program"
done
# No qsqlodbc: nothing here speaks to a foreign database.
for plugin in platforms/qwindows styles/qwindowsvistastyle imageformats/qjpeg imageformats/qico sqldrivers/qsqlite \
    tls/qschannelbackend tls/qcertonlybackend; do
    mkdir -p "$folder/${plugin%/*}"
    cp "$sdk/qt/plugins/$plugin.dll" "$folder/$plugin.dll"
done

runtime=$("$prefix-g++-posix" -print-file-name=libstdc++-6.dll)
places=("$sdk/qt/bin" "$sdk/deps/bin" "/usr/$prefix/lib" "/usr/$prefix/bin" "${runtime%/*}")

# What a file asks for is looked for where the libraries lie; what lies nowhere is a part of Windows.
needed_by() { "$prefix-objdump" -p "$1" | sed -n 's/.*DLL Name: //p'; }
found=yes
while [[ -n $found ]]; do
    found=
    while IFS= read -r file; do
        while IFS= read -r name; do
            [[ ! -e $folder/$name ]] || continue
            for place in "${places[@]}"; do
                if [[ -f $place/$name ]]; then
                    cp "$place/$name" "$folder/$name"
                    found=yes
                    break
                fi
            done
        done < <(needed_by "$file")
    done < <(find "$folder" -name '*.dll' -o -name '*.exe')
done

# Debian's runtime libraries carry debugging information.
find "$folder" -name '*.dll' -exec "$prefix-strip" --strip-debug {} +

mkdir -p "$folder/fonts"
# Debian's own interpreter: another python3 in PATH does not see fonttools.
/usr/bin/python3 app/windows/face.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc "Noto Sans CJK SC" \
    "$folder/fonts/NotoSansCJKsc-Regular.otf"
cp /usr/share/doc/fonts-noto-cjk/copyright "$folder/fonts/NotoSansCJKsc-Regular.LICENSE.txt"

rare=$folder-fonts-rare
rm -rf "$rare" "$rare.zip"
mkdir -p "$rare/fonts/rare"
cp /usr/share/fonts/truetype/hanazono/HanaMin[AB].ttf "$rare/fonts/rare/"
cp /usr/share/doc/fonts-hanazono/copyright "$rare/fonts/rare/HanaMin.LICENSE.txt"
(cd "$rare" && python3 -m zipfile -c "$rare.zip" fonts)

mkdir -p "$folder/licenses"
cp -r "$sdk/licenses/." "$folder/licenses/"
cp LICENSE THIRD-PARTY.md "$folder/licenses/"
find "$folder" -type f | wc -l | xargs echo "files:"
du -sh "$folder" | cut -f1 | xargs echo "size:"
du -sh "$rare.zip" | cut -f1 | xargs echo "rare characters:"
