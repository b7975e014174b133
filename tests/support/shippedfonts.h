// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/platefont.h"

#include <QFile>

namespace xuanhao::test {

inline QByteArray sourceFile(const char* path)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/") + QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline PlateFont shippedPlateFont()
{
    return PlateFont::fromData(sourceFile("resources/fonts/plate-han.otf"),
                               sourceFile("resources/fonts/plate-latin.ttf"))
        .value();
}

} // namespace xuanhao::test
