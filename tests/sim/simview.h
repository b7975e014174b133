// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QJsonObject>

#include <cstdint>
#include <optional>
#include <vector>

namespace xuanhao::sim {

using Number = std::uint32_t; ///< of a serial, as the wire has it

/// A number a session has, and until when at least unless its holder does something; nullopt: for good.
struct Holding
{
    Number number = 0;
    std::optional<Instant> until;
};

/// A session as an answer shows it, read without the server's code.
struct SimView
{
    QString id;
    QString counter;
    Instant serverTime{};
    QString stage;
    QString endReason;
    bool hasNotice = false;
    bool hasVehicle = false;
    bool hasContact = false;
    std::optional<Instant> startedAt; ///< of the compose window
    std::optional<Instant> deadline;
    std::optional<Number> locked;
    std::vector<Number> batch;
    std::optional<Number> choice;
    QString mode; ///< of choice or reservation
    std::optional<Number> reserved;
    std::vector<Holding> holdings; ///< all of them
    bool hasCode = false;
    Instant resendAt{};
    int verifications = 0; ///< left
    int locks = 0;
    int draws = 0;
    QString verified; ///< serial
    bool isVerifiedLocked = false;
    QStringList near;
    QString moveAskedBy;
    int prints = 0;

    [[nodiscard]] bool isLive() const
    {
        return stage != QLatin1String("reserved") && stage != QLatin1String("ended");
    }
    /// nullopt when the object is no session.
    [[nodiscard]] static std::optional<SimView> read(const QJsonObject& object);
};

} // namespace xuanhao::sim
