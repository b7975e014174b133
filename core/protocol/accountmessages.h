// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/identity/documentkind.h"
#include "core/domain/rules/usertype.h"
#include "core/protocol/accountlifemessages.h"
#include "core/protocol/applicantmessages.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace xuanhao {

// An applicant's account, as the counter enters it and as central shows it.

/// A clerk's recorded reason for going on in spite of a warning.
struct Override
{
    QString field;
    QString problem; ///< wire word of the InputProblem
    QString reason;  ///< 2…200 characters

    [[nodiscard]] QJsonObject toJson() const;
    static Override read(JsonReader& reader);
};

/// The agent of a unit or of a private person (Order 164 Art. 86).
struct AgentDraft
{
    QString name;
    DocumentKind documentKind = DocumentKind::ResidentId;
    QString documentNumber;
    QString mobile;

    [[nodiscard]] QJsonObject toJson() const;
    static AgentDraft read(JsonReader& reader);
};

/// POST /v1/accounts (A1)
struct AccountDraft
{
    UserType userType = UserType::NewVehicleOwner;
    DocumentKind documentKind = DocumentKind::ResidentId;
    QString documentNumber;
    QString name;
    QString mobile;
    QString cityCode;
    QString address;          ///< of people who live here temporarily; may be empty
    QString localProof;       ///< plate, licence file number or learner number, by user type; may be empty
    QString agreementVersion; ///< which text the applicant has signed
    QString privacyVersion;
    ConsentWay consentWay = ConsentWay::SignedOnPaper; ///< how both were accepted
    std::optional<AgentDraft> agent;
    QList<Override> overrides;

    [[nodiscard]] QJsonObject toJson() const;
    static AccountDraft read(JsonReader& reader);
    /// A draft as an earlier version may have stored it, made ready to be read: before the way of consent was
    /// stored there was only paper.
    static QJsonObject fromStored(QJsonObject data);
};

/// POST /v1/accounts/{account}/correct (A7): only what changes.
struct AccountCorrection
{
    std::optional<QString> documentNumber;
    std::optional<QString> name;
    std::optional<QString> mobile;
    QString reason; ///< 2…200 characters
    QList<Override> overrides;

    [[nodiscard]] QJsonObject toJson() const;
    static AccountCorrection read(JsonReader& reader);
};

/// POST /v1/accounts/find: does this person have an account already?
struct AccountQuery
{
    DocumentKind documentKind = DocumentKind::ResidentId;
    QString documentNumber;

    [[nodiscard]] QJsonObject toJson() const;
    static AccountQuery read(JsonReader& reader);
};

/// A blacklist entry as the applicant is told it.
struct ListingView
{
    QString id;
    QString reason; ///< wire word of ListingReason
    QString state;  ///< wire word of ListingState
    Instant since{};
    QDate until;
    bool isBarring = false;

    [[nodiscard]] QJsonObject toJson() const;
    static ListingView read(JsonReader& reader);
};

struct AccountView
{
    QString id;
    AccountDraft data; ///< in clear: the clerk's own open case
    Instant registeredAt{};
    QString registeredAtCounter; ///< the counter's name
    QString registeredBy;        ///< staff id
    bool isRealName = true;
    FactsView facts; ///< 未核验 where nobody could check the entry conditions (A2)
    std::optional<AccountEndView> ended;
    std::optional<Instant> selectBefore; ///< cancelled unless there is a selection by then (A4)
    QStringList services;                ///< wire words, what the account may be used for now (A3)
    QList<ListingView> listings;
    AccessView access; ///< the applicant's own sign-in
    std::optional<QString> liveSession;
    std::optional<QString> reservedSession; ///< holds a valid selection (B13)

    [[nodiscard]] QJsonObject toJson() const;
    static AccountView read(JsonReader& reader);
};

} // namespace xuanhao
