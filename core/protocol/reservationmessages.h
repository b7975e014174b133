// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

// The supervisors' list of reservations by last day (E2).

enum class DueFilter {
    All,
    Valid,       ///< the last day has not passed
    Today,       ///< today is the last day
    Within,      ///< the last day is today or one of the next days
    Overdue,     ///< the last day has passed
    Provisional, ///< counted through a year without a published arrangement (D1)
};

enum class ReservationOrder { LastDay, OpenedAt, CaseNumber };

[[nodiscard]] QString wireWord(DueFilter due);
[[nodiscard]] QString wireWord(ReservationOrder order);

/// POST /v1/reservations/find
struct ReservationQuery
{
    static constexpr int kMaxDays = 366;
    static constexpr int kMaxLimit = 500;

    DueFilter due = DueFilter::All;
    int days = 3;          ///< 1…366 calendar days after today; counts with DueFilter::Within
    QString division = {}; ///< code; empty: every one
    QString counter = {};  ///< id; empty: every one
    /// Case number, plate number or serial; document, mobile and VIN also by their last four to eight
    /// characters. Empty: everything.
    QString text = {};
    ReservationOrder order = ReservationOrder::LastDay;
    bool isDescending = false;
    QString after = {}; ///< ReservationPage::next of the page before; empty: the first page
    int limit = 100;

    [[nodiscard]] QJsonObject toJson() const;
    static ReservationQuery read(JsonReader& reader);
};

/// One line; personal data masked.
struct ReservationLine
{
    QString session;
    QString caseNumber;
    QString number;    ///< "粤G·A12B3"
    QString plateKind; ///< wire word of PlateKind
    QDate lastDay;
    bool isProvisional = false;
    int workdaysLeft = 0; ///< after today up to the last day; below zero: since the last day
    QString division;     ///< code
    QString counterName;
    Instant openedAt{};
    QString facts; ///< wire word of FactStanding, empty when the account cannot be read
    QString maskedName;
    QString maskedMobile;
    int prints = 0;

    [[nodiscard]] QJsonObject toJson() const;
    static ReservationLine read(JsonReader& reader);
};

struct ReservationPage
{
    /// How many there are by DueFilter, for the division and counter asked for; with the first page only.
    struct Counts
    {
        int all = 0;
        int valid = 0;
        int today = 0;
        int within = 0;
        int overdue = 0;
        int provisional = 0;

        [[nodiscard]] QJsonObject toJson() const;
        static Counts read(JsonReader& reader);
    };
    struct Counter
    {
        QString id;
        QString name;

        [[nodiscard]] QJsonObject toJson() const;
        static Counter read(JsonReader& reader);
    };

    QList<ReservationLine> lines;
    QString next;           ///< empty: there is no further page
    bool isComplete = true; ///< false: more people fit the text than are looked at
    std::optional<Counts> counts;
    QList<Counter> counters; ///< whom the filter can name; with the first page only

    [[nodiscard]] QJsonObject toJson() const;
    static ReservationPage read(JsonReader& reader);
};

} // namespace xuanhao
