// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/domain/identity/documentkind.h"
#include "core/domain/rules/usertype.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace xuanhao {

// What an applicant does without a clerk (A1), and what a clerk is told about it.

/// How the applicant agreed to the service agreement and the privacy notice.
enum class ConsentWay {
    SignedOnPaper,      ///< on the sheets printed at the counter
    PressedByApplicant, ///< on a screen that only the applicant touches
};

[[nodiscard]] QString wireWord(ConsentWay way);
[[nodiscard]] std::optional<ConsentWay> consentWayFromWire(const QString& word);

/// How far the applicant is with a password of the own.
enum class AccessState {
    NoCode,      ///< none was sent, or the last one is too old or used up
    CodeSent,    ///< a code that still works has gone to the mobile, or waits for the gateway
    CodeFailed,  ///< the gateway did not take the SMS
    PasswordSet, ///< the applicant signs in alone
};

[[nodiscard]] QString wireWord(AccessState state);

/// Part of an account, and the answer to POST /v1/accounts/{account}/code/send. Never the code.
struct AccessView
{
    AccessState state = AccessState::NoCode;
    QString maskedMobile;             ///< "138****8000"
    std::optional<Instant> expiresAt; ///< of a code that was sent
    std::optional<Instant> resendAt;  ///< another one not before this

    [[nodiscard]] QJsonObject toJson() const;
    static AccessView read(JsonReader& reader);
};

/// POST /v1/applicants/first-sign-in: the code of the SMS is exchanged for a password, once.
struct FirstSignInRequest
{
    DocumentKind documentKind = DocumentKind::ResidentId;
    QString documentNumber;
    QString code;
    QString password; ///< 8…64 characters, letters and digits

    [[nodiscard]] QJsonObject toJson() const;
    static FirstSignInRequest read(JsonReader& reader);
};

/// POST /v1/applicants/sign-in
struct ApplicantSignInRequest
{
    DocumentKind documentKind = DocumentKind::ResidentId;
    QString documentNumber;
    QString password;

    [[nodiscard]] QJsonObject toJson() const;
    static ApplicantSignInRequest read(JsonReader& reader);
};

/// What applicants are told about themselves. There is no token: nothing more can be done alone.
struct ApplicantView
{
    struct Reservation
    {
        QString number; ///< "粤G·A12B3"
        QDate lastDay;  ///< to register the vehicle
    };

    QString maskedName;
    UserType userType = UserType::NewVehicleOwner;
    bool isRealName = true;
    QStringList services; ///< wire words, what the account may be used for now (A3)
    std::optional<Reservation> reservation;

    [[nodiscard]] QJsonObject toJson() const;
    static ApplicantView read(JsonReader& reader);
};

} // namespace xuanhao
