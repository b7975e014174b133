// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/drawmessages.h"

namespace xuanhao {

namespace {

constexpr int kHexDigits = 64;

} // namespace

QJsonObject DrawDayReply::toJson() const
{
    QJsonObject object{{QStringLiteral("authority"), authority},
                       {QStringLiteral("day"), toIsoDate(day)},
                       {QStringLiteral("commitment"), commitment},
                       {QStringLiteral("committedAt"), toOfficeIso(committedAt)},
                       {QStringLiteral("serverTime"), toOfficeIso(serverTime)}};
    if (revealed) {
        object.insert(QStringLiteral("seed"), QString::fromLatin1(revealed->seed.toHex()));
        object.insert(QStringLiteral("draws"), qint64{revealed->draws});
    }
    return object;
}

DrawDayReply DrawDayReply::read(JsonReader& reader)
{
    DrawDayReply reply{.authority = reader.text("authority", 2, 2),
                       .day = reader.date("day"),
                       .commitment = reader.text("commitment", kHexDigits, kHexDigits),
                       .committedAt = reader.instant("committedAt"),
                       .serverTime = reader.instant("serverTime"),
                       .revealed = {}};
    if (reader.has("seed")) {
        const QByteArray text = reader.text("seed", kHexDigits, kHexDigits).toLatin1();
        reply.revealed = {QByteArray::fromHex(text),
                          static_cast<std::uint32_t>(reader.integer("draws", 0, 0xffff'ffffLL))};
        if (reply.revealed->seed.toHex() != text)
            reader.fail("seed", QStringLiteral("must be lower-case hexadecimal digits"));
    }
    return reply;
}

} // namespace xuanhao
