// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/paper/sheetkind.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>

namespace xuanhao {

/// POST /v1/counters/report: what was done at a counter (C2).
struct CounterReportQuery
{
    static constexpr std::chrono::days kLongest{31};

    Instant from{};
    Instant to{};         ///< not part of it; later than `from`, by kLongest at most
    QString counter = {}; ///< id; empty: the one that asks. Others are for supervisors.

    [[nodiscard]] QJsonObject toJson() const;
    static CounterReportQuery read(JsonReader& reader);
};

/// What the hand-over and the day report say of a counter. Everything that was begun counts where it was
/// begun; what became of a session counts where the session lived then.
struct CounterReport
{
    struct Sheets
    {
        SheetKind kind = SheetKind::Application;
        int printings = 0; ///< copies
        int again = 0;     ///< of these, not the first of their kind and subject

        [[nodiscard]] QJsonObject toJson() const;
        static Sheets read(JsonReader& reader);
    };
    struct Clerk
    {
        QString staff; ///< id
        QString staffName;
        int registered = 0;
        int opened = 0;
        int reserved = 0;
        int sheets = 0; ///< copies

        [[nodiscard]] QJsonObject toJson() const;
        static Clerk read(JsonReader& reader);
    };

    QString counterName;
    int accountsRegistered = 0;
    int opened = 0; ///< sessions
    int reservedComposed = 0;
    int reservedDrawn = 0;
    int reservedOnSite = 0;
    int ended = 0;             ///< sessions that ended without a number
    QList<Sheets> sheets = {}; ///< only kinds that were printed, in the order of kSheetKinds
    QList<Clerk> staff = {};   ///< whoever did any of this, by id

    [[nodiscard]] QJsonObject toJson() const;
    static CounterReport read(JsonReader& reader);
};

} // namespace xuanhao
