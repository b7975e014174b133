// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inputerror.h"
#include "core/domain/rules/selectionsession.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace xuanhao {

/// Why a request was not done, for programs; the counter says it in words (ui/support/errortext.cpp).
enum class ProblemCode {
    // transport and identity
    Malformed,        ///< 400
    NotFound,         ///< 404
    MethodNotAllowed, ///< 405
    TooLarge,         ///< 413
    UnknownCounter,   ///< 401
    BadSignature,     ///< 401
    ClockSkew,        ///< 401, facts: serverTime
    Replayed,         ///< 401: the nonce was used before
    BadEnrolCode,     ///< 403
    SignInFirst,      ///< 401
    WrongPassword,    ///< 403, facts: attemptsLeft
    StaffLocked,      ///< 403, facts: until
    Forbidden,        ///< 403: the role may not
    OperationReused,  ///< 409: same operation id, other body
    /// 409, facts: from, until; whether it was done is not known any more, or its time is in the future
    OperationExpired,
    Overloaded, ///< 503
    Internal,   ///< 500
    // input
    InvalidField,         ///< 422, facts: field, problem, position, limit, actual, found, expected
    WarningNotOverridden, ///< 422, facts as InvalidField: needs a recorded reason
    ConsentMissing,       ///< 422, facts: agreementVersion, privacyVersion
    AgentMissing,         ///< 422
    // accounts
    AccountExists,  ///< 409, facts: account, counter, registeredAt, differs (list of fields)
    SelectionBegun, ///< 409: corrections only before the selection
    NotEligible,    ///< 403, facts: userType, conditions: those that are not met (A2)
    /// 409, facts: reason, since, until; needs a recorded reason (A4)
    RegistrationBarred,
    AccountEnded,  ///< 409, facts: reason, at: it was cancelled (A4)
    RecordDamaged, ///< 500, facts: account: its sealed data cannot be read; other requests go on
    // the applicant's own sign-in
    PasswordAlreadySet, ///< 409: no code is needed any more
    AccessRefused,      ///< 403, facts: attemptsLeft: person, code or password is wrong, never which
    AccessLocked,       ///< 403, facts: until
    // opening a session
    SessionLive,        ///< 409, facts: session, counter, openedAt
    AlreadyReserved,    ///< 409, facts: session
    Listed,             ///< 403, facts: reason, since, until
    ServiceNotOffered,  ///< 403: the user type may not (A3)
    DivisionClosed,     ///< 403, facts: division, text
    Maintenance,        ///< 403, facts: division, text
    NotOpenYet,         ///< 403, facts: opensAt
    BusinessNotOffered, ///< 403
    ClockUntrusted,     ///< 503: central's clock is not good enough for the 90 s (F7)
    MoveNotAsked,     ///< 409: nobody asks for the session, or the question was declined or has lapsed (B10)
    MoveNeedsCounter, ///< 409, facts: counter; it is alive and confirms itself (B10)
    // the review of the blacklist
    ListingDecided,    ///< 409, facts: standing: it is decided about, or over
    SecondPersonUnfit, ///< 403, facts: problem ("same", "role")
    // within a session
    Refused,               ///< 409, facts: refusal (see Refusal)
    NoticeOutdated,        ///< 409, facts: version
    VinUsed,               ///< 409: this vehicle has had its selection
    PlateKindNotServed,    ///< 403, facts: kind, place
    InvoiceNameDiffers,    ///< 409, facts: name, invoiceName
    InvoiceMissing,        ///< 422: the buyer's name
    InvoicePictureMissing, ///< 422
    InvoicePictureRefused, ///< 422, facts: problem (a JpegProblem, or "notAsked")
    CaptchaWrong,          ///< 409: a new one is needed
    CaptchaExpired,        ///< 409
    CodeWrong,             ///< 409, facts: attemptsLeft
    CodeExpired,           ///< 409
    CodeTooSoon,           ///< 429, facts: waitSeconds
    CodeLimit,             ///< 429, facts: limit
    CodeAttemptsUsed,      ///< 409
    SmsUnavailable,        ///< 503
    CodeReachable,         ///< 409: a code can reach the applicant, so nobody witnesses instead (B11)
};

[[nodiscard]] QString wireWord(ProblemCode code);
[[nodiscard]] std::optional<ProblemCode> problemCodeFromWire(const QString& word);
[[nodiscard]] int httpStatus(ProblemCode code);
[[nodiscard]] QString wireWord(Refusal refusal);
[[nodiscard]] std::optional<Refusal> refusalFromWire(const QString& word);
[[nodiscard]] QString wireWord(InputProblem problem);
[[nodiscard]] std::optional<InputProblem> inputProblemFromWire(const QString& word);

/// A problem document (RFC 9457) with a code and facts that fill the sentence.
struct Problem
{
    ProblemCode code = ProblemCode::Internal;
    QString detail; ///< English, for the log and administrators
    QJsonObject facts;

    [[nodiscard]] QByteArray toJson(const QString& requestId) const;
    /// Reads what central answered; nullopt when it is no problem document.
    [[nodiscard]] static std::optional<Problem> fromJson(const QByteArray& body);

    [[nodiscard]] static Problem invalidField(const QString& field, const InputError& error);
    [[nodiscard]] static Problem refused(Refusal refusal);
    /// The input error inside an InvalidField or WarningNotOverridden problem.
    [[nodiscard]] std::optional<InputError> inputError() const;
};

} // namespace xuanhao
