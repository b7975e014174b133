// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/rules/accountlife.h"
#include "core/domain/rules/eligibility.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

// What is known of an applicant besides what the applicant says, and how an account ends (A2, A4).

/// How an account stands to the facts of vehicles and licences (A2).
struct FactsView
{
    FactStanding standing = FactStanding::Unverified;
    QList<CheckedCondition> conditions; ///< of the account's user type; none for a unit

    [[nodiscard]] QJsonObject toJson() const;
    static FactsView read(JsonReader& reader);
};

struct AccountEndView
{
    AccountEnd reason = AccountEnd::NoSelection;
    Instant at{};

    [[nodiscard]] QJsonObject toJson() const;
    static AccountEndView read(JsonReader& reader);
};

/// POST /v1/accounts/{account}/cancel: the applicant asks for it at the counter (A5).
struct CancelAccountRequest
{
    QString reason; ///< 2…200 characters

    [[nodiscard]] QJsonObject toJson() const;
    static CancelAccountRequest read(JsonReader& reader);
};

/// Why a person may not book a test now (A3).
enum class BookingRefusal {
    NoAccount,
    AccountEnded,
    SelectionUnfinished, ///< a new-vehicle owner without a finished selection
};

/// What another system is told about a person (POST /v1/test-booking/ask): no more than it needs.
struct TestBookingReply
{
    std::optional<BookingRefusal> refusal; ///< nothing: a test may be booked

    [[nodiscard]] QJsonObject toJson() const;
    static TestBookingReply read(JsonReader& reader);
};

/// The override of registering somebody whom a cancelled account keeps from registering online (A4).
inline const QString kBarredField = QStringLiteral("userType");
inline const QString kBarredProblem = QStringLiteral("registrationBarred");

} // namespace xuanhao
