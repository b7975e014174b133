// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <QJsonObject>

namespace xuanhao {

/// GET /v1/draws/{day}: what everybody may know of the seed of a day's draws (G1)
struct DrawDayReply
{
    /// Told when the day is over.
    struct Revealed
    {
        QByteArray seed; ///< 32 bytes
        std::uint32_t draws = 0;

        friend bool operator==(const Revealed&, const Revealed&) = default;
    };

    QString authority;
    QDate day;
    QString commitment; ///< 64 hexadecimal digits
    Instant committedAt{};
    Instant serverTime{};
    std::optional<Revealed> revealed;

    [[nodiscard]] QJsonObject toJson() const;
    static DrawDayReply read(JsonReader& reader);
};

} // namespace xuanhao
