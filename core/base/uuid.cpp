// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/uuid.h"

#include <QRegularExpression>
#include <QUuid>

namespace xuanhao {

QString randomUuid(RandomSource& random)
{
    QByteArray bytes = randomBytes(random, 16);
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

bool isUuid(const QString& text)
{
    static const QRegularExpression kPattern(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
    return kPattern.match(text).hasMatch();
}

} // namespace xuanhao
