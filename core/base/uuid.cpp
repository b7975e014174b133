// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/uuid.h"

#include <QRegularExpression>
#include <QUuid>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr int kHex = 16;

QString uuidOf(QByteArray bytes, int version)
{
    bytes[6] = static_cast<char>((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace

QString randomUuid(RandomSource& random)
{
    return uuidOf(randomBytes(random, 16), 4);
}

QString timedUuid(Instant instant, RandomSource& random)
{
    const QString prefix = timedUuidPrefix(instant);
    return prefix + uuidOf(randomBytes(random, 16), 7).mid(prefix.size());
}

QString timedUuidPrefix(Instant instant)
{
    const QString digits = QStringLiteral("%1").arg(std::max(toMilliseconds(instant), std::int64_t{0}), 12,
                                                    kHex, QLatin1Char('0'));
    return digits.left(8) + QLatin1Char('-') + digits.mid(8);
}

std::optional<Instant> instantOfUuid(const QString& text)
{
    static const QRegularExpression kPattern(
        QStringLiteral("\\A([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\z"));
    const auto match = kPattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return fromMilliseconds((match.captured(1) + match.captured(2)).toLongLong(nullptr, kHex));
}

} // namespace xuanhao
