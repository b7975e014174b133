// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/problem.h"

#include "core/base/check.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace xuanhao {

namespace {

template <typename Enum>
struct Word
{
    Enum value;
    const char* word;
    int status = 0;
};
template <typename Enum>
Word(Enum, const char*, int = 0) -> Word<Enum>;

constexpr std::array kProblems{
    Word{ProblemCode::Malformed, "malformed", 400},
    Word{ProblemCode::NotFound, "notFound", 404},
    Word{ProblemCode::MethodNotAllowed, "methodNotAllowed", 405},
    Word{ProblemCode::TooLarge, "tooLarge", 413},
    Word{ProblemCode::UnknownCounter, "unknownCounter", 401},
    Word{ProblemCode::BadSignature, "badSignature", 401},
    Word{ProblemCode::ClockSkew, "clockSkew", 401},
    Word{ProblemCode::Replayed, "replayed", 401},
    Word{ProblemCode::BadEnrolCode, "badEnrolCode", 403},
    Word{ProblemCode::SignInFirst, "signInFirst", 401},
    Word{ProblemCode::WrongPassword, "wrongPassword", 403},
    Word{ProblemCode::StaffLocked, "staffLocked", 403},
    Word{ProblemCode::Forbidden, "forbidden", 403},
    Word{ProblemCode::OperationReused, "operationReused", 409},
    Word{ProblemCode::OperationExpired, "operationExpired", 409},
    Word{ProblemCode::Overloaded, "overloaded", 503},
    Word{ProblemCode::Internal, "internal", 500},
    Word{ProblemCode::InvalidField, "invalidField", 422},
    Word{ProblemCode::WarningNotOverridden, "warningNotOverridden", 422},
    Word{ProblemCode::ConsentMissing, "consentMissing", 422},
    Word{ProblemCode::AgentMissing, "agentMissing", 422},
    Word{ProblemCode::AccountExists, "accountExists", 409},
    Word{ProblemCode::SelectionBegun, "selectionBegun", 409},
    Word{ProblemCode::NotEligible, "notEligible", 403},
    Word{ProblemCode::RegistrationBarred, "registrationBarred", 409},
    Word{ProblemCode::AccountEnded, "accountEnded", 409},
    Word{ProblemCode::RecordDamaged, "recordDamaged", 500},
    Word{ProblemCode::PasswordAlreadySet, "passwordAlreadySet", 409},
    Word{ProblemCode::AccessRefused, "accessRefused", 403},
    Word{ProblemCode::AccessLocked, "accessLocked", 403},
    Word{ProblemCode::SessionLive, "sessionLive", 409},
    Word{ProblemCode::AlreadyReserved, "alreadyReserved", 409},
    Word{ProblemCode::Listed, "listed", 403},
    Word{ProblemCode::ServiceNotOffered, "serviceNotOffered", 403},
    Word{ProblemCode::DivisionClosed, "divisionClosed", 403},
    Word{ProblemCode::Maintenance, "maintenance", 403},
    Word{ProblemCode::NotOpenYet, "notOpenYet", 403},
    Word{ProblemCode::BusinessNotOffered, "businessNotOffered", 403},
    Word{ProblemCode::ClockUntrusted, "clockUntrusted", 503},
    Word{ProblemCode::MoveNotAsked, "moveNotAsked", 409},
    Word{ProblemCode::MoveNeedsCounter, "moveNeedsCounter", 409},
    Word{ProblemCode::ListingDecided, "listingDecided", 409},
    Word{ProblemCode::SecondPersonUnfit, "secondPersonUnfit", 403},
    Word{ProblemCode::Refused, "refused", 409},
    Word{ProblemCode::NoticeOutdated, "noticeOutdated", 409},
    Word{ProblemCode::VinUsed, "vinUsed", 409},
    Word{ProblemCode::PlateKindNotServed, "plateKindNotServed", 403},
    Word{ProblemCode::InvoiceNameDiffers, "invoiceNameDiffers", 409},
    Word{ProblemCode::InvoiceMissing, "invoiceMissing", 422},
    Word{ProblemCode::InvoicePictureMissing, "invoicePictureMissing", 422},
    Word{ProblemCode::InvoicePictureRefused, "invoicePictureRefused", 422},
    Word{ProblemCode::CaptchaWrong, "captchaWrong", 409},
    Word{ProblemCode::CaptchaExpired, "captchaExpired", 409},
    Word{ProblemCode::CodeWrong, "codeWrong", 409},
    Word{ProblemCode::CodeExpired, "codeExpired", 409},
    Word{ProblemCode::CodeTooSoon, "codeTooSoon", 429},
    Word{ProblemCode::CodeLimit, "codeLimit", 429},
    Word{ProblemCode::CodeAttemptsUsed, "codeAttemptsUsed", 409},
    Word{ProblemCode::SmsUnavailable, "smsUnavailable", 503},
    Word{ProblemCode::CodeReachable, "codeReachable", 409},
};

constexpr std::array kRefusals{
    Word{Refusal::SessionOver, "sessionOver"},
    Word{Refusal::WrongStage, "wrongStage"},
    Word{Refusal::OtherTerminal, "otherTerminal"},
    Word{Refusal::StepMissing, "stepMissing"},
    Word{Refusal::ComposeNotOffered, "composeNotOffered"},
    Word{Refusal::DrawNotOffered, "drawNotOffered"},
    Word{Refusal::OnSiteNotOffered, "onSiteNotOffered"},
    Word{Refusal::AsideNotOffered, "asideNotOffered"},
    Word{Refusal::OnSiteOnly, "onSiteOnly"},
    Word{Refusal::NoVerificationsLeft, "noVerificationsLeft"},
    Word{Refusal::NoLocksLeft, "noLocksLeft"},
    Word{Refusal::NoDrawsLeft, "noDrawsLeft"},
    Word{Refusal::NoOnSiteDrawsLeft, "noOnSiteDrawsLeft"},
    Word{Refusal::KeyboardClosed, "keyboardClosed"},
    Word{Refusal::NothingToClear, "nothingToClear"},
    Word{Refusal::NothingLocked, "nothingLocked"},
    Word{Refusal::PoolTooSmall, "poolTooSmall"},
    Word{Refusal::NotInBatch, "notInBatch"},
    Word{Refusal::AsideTaken, "asideTaken"},
    Word{Refusal::DrawOnly, "drawOnly"},
    Word{Refusal::NoChoice, "noChoice"},
};

constexpr std::array kInputProblems{
    Word{InputProblem::Empty, "empty"},
    Word{InputProblem::TooLong, "tooLong"},
    Word{InputProblem::TooShort, "tooShort"},
    Word{InputProblem::WrongLength, "wrongLength"},
    Word{InputProblem::BadCharacter, "badCharacter"},
    Word{InputProblem::BadFormat, "badFormat"},
    Word{InputProblem::BadCheckCharacter, "badCheckCharacter"},
    Word{InputProblem::NoSuchDate, "noSuchDate"},
    Word{InputProblem::NoSuchArea, "noSuchArea"},
    Word{InputProblem::UnusualAge, "unusualAge"},
    Word{InputProblem::UnusualPrefix, "unusualPrefix"},
    Word{InputProblem::AllSame, "allSame"},
    Word{InputProblem::UnknownValue, "unknownValue"},
};

template <typename Table, typename Enum>
const auto& entryOf(const Table& table, Enum value)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& e) { return e.value == value; });
    XUANHAO_CHECK(found != table.end());
    return *found;
}

template <typename Enum, typename Table>
std::optional<Enum> valueOf(const Table& table, const QString& word)
{
    for (const auto& entry : table) {
        if (word == QLatin1String(entry.word))
            return entry.value;
    }
    return std::nullopt;
}

const QString kType = QStringLiteral("about:blank");

} // namespace

QString wireWord(ProblemCode code)
{
    return QString::fromLatin1(entryOf(kProblems, code).word);
}

std::optional<ProblemCode> problemCodeFromWire(const QString& word)
{
    return valueOf<ProblemCode>(kProblems, word);
}

int httpStatus(ProblemCode code)
{
    return entryOf(kProblems, code).status;
}

QString wireWord(Refusal refusal)
{
    return QString::fromLatin1(entryOf(kRefusals, refusal).word);
}

std::optional<Refusal> refusalFromWire(const QString& word)
{
    return valueOf<Refusal>(kRefusals, word);
}

QString wireWord(InputProblem problem)
{
    return QString::fromLatin1(entryOf(kInputProblems, problem).word);
}

std::optional<InputProblem> inputProblemFromWire(const QString& word)
{
    return valueOf<InputProblem>(kInputProblems, word);
}

QByteArray Problem::toJson(const QString& requestId) const
{
    const QJsonObject object{
        {QStringLiteral("type"), kType},
        {QStringLiteral("title"), wireWord(code)},
        {QStringLiteral("status"), httpStatus(code)},
        {QStringLiteral("code"), wireWord(code)},
        {QStringLiteral("detail"), detail},
        {QStringLiteral("facts"), facts},
        {QStringLiteral("requestId"), requestId},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Problem> Problem::fromJson(const QByteArray& body)
{
    const auto object = parseJsonObject(body);
    if (!object)
        return std::nullopt;
    const auto code = problemCodeFromWire(object->value(QStringLiteral("code")).toString());
    if (!code)
        return std::nullopt;
    return Problem{*code, object->value(QStringLiteral("detail")).toString(),
                   object->value(QStringLiteral("facts")).toObject()};
}

Problem Problem::invalidField(const QString& field, const InputError& error)
{
    QJsonObject facts{{QStringLiteral("field"), field}, {QStringLiteral("problem"), wireWord(error.problem)}};
    if (error.position > 0)
        facts.insert(QStringLiteral("position"), error.position);
    if (error.limit > 0) {
        facts.insert(QStringLiteral("limit"), error.limit);
        facts.insert(QStringLiteral("actual"), error.actual);
    }
    if (!error.found.isEmpty())
        facts.insert(QStringLiteral("found"), error.found);
    if (!error.expected.isEmpty())
        facts.insert(QStringLiteral("expected"), error.expected);
    return {ProblemCode::InvalidField, field + QStringLiteral(" is not acceptable"), facts};
}

Problem Problem::refused(Refusal refusal)
{
    return {ProblemCode::Refused,
            QStringLiteral("the session refuses this now"),
            {{QStringLiteral("refusal"), wireWord(refusal)}}};
}

std::optional<InputError> Problem::inputError() const
{
    const auto problem = inputProblemFromWire(facts.value(QStringLiteral("problem")).toString());
    if (!problem)
        return std::nullopt;
    return InputError{*problem,
                      facts.value(QStringLiteral("position")).toInt(),
                      facts.value(QStringLiteral("limit")).toInt(),
                      facts.value(QStringLiteral("actual")).toInt(),
                      facts.value(QStringLiteral("found")).toString(),
                      facts.value(QStringLiteral("expected")).toString()};
}

} // namespace xuanhao
