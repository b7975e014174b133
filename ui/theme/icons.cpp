// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"

#include <QSize>

namespace xuanhao {

QIcon themeIcon(const QString& name, IconTone tone)
{
    const QString colour = tone == IconTone::Ink     ? QStringLiteral("ink")
                           : tone == IconTone::White ? QStringLiteral("white")
                                                     : QStringLiteral("accent");
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 48, 64})
        icon.addFile(QStringLiteral(":/icons/%1-%2-%3.png").arg(name, colour).arg(size), QSize(size, size));
    return icon;
}

} // namespace xuanhao
