// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/failures.h"

namespace xuanhao {

Failure toFailure(const CallFailure& failure)
{
    Failure::Kind kind = Failure::Kind::NoAnswer;
    switch (failure.kind) {
    case CallFailure::Kind::NoAnswer:
        kind = Failure::Kind::NoAnswer;
        break;
    case CallFailure::Kind::WrongKey:
        kind = Failure::Kind::WrongKey;
        break;
    case CallFailure::Kind::BadAnswer:
        kind = Failure::Kind::BadAnswer;
        break;
    case CallFailure::Kind::Problem:
        kind = Failure::Kind::Problem;
        break;
    }
    return {kind, failure.problem, failure.requestId, failure.detail};
}

Failure toFailure(const StorageError& error)
{
    return {Failure::Kind::Storage, {}, {}, error.detail};
}

Failure problemFailure(Problem problem)
{
    return {Failure::Kind::Problem, std::move(problem), {}, {}};
}

Failure badAnswer(const QString& requestId, const QString& detail)
{
    return {Failure::Kind::BadAnswer, {}, requestId, detail};
}

bool isObstacle(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::SessionLive:
    case ProblemCode::Listed:
    case ProblemCode::ServiceNotOffered:
    case ProblemCode::DivisionClosed:
    case ProblemCode::Maintenance:
    case ProblemCode::NotOpenYet:
    case ProblemCode::BusinessNotOffered:
    case ProblemCode::ClockUntrusted:
    case ProblemCode::VinUsed:
    case ProblemCode::PlateKindNotServed:
    case ProblemCode::InvoiceNameDiffers:
    case ProblemCode::OperationExpired:
        return true;
    case ProblemCode::MoveNotAsked:
    case ProblemCode::MoveNeedsCounter:
    case ProblemCode::ListingDecided:
    case ProblemCode::SecondPersonUnfit:
    case ProblemCode::Malformed:
    case ProblemCode::NotFound:
    case ProblemCode::MethodNotAllowed:
    case ProblemCode::TooLarge:
    case ProblemCode::UnknownCounter:
    case ProblemCode::BadSignature:
    case ProblemCode::ClockSkew:
    case ProblemCode::Replayed:
    case ProblemCode::BadEnrolCode:
    case ProblemCode::SignInFirst:
    case ProblemCode::WrongPassword:
    case ProblemCode::StaffLocked:
    case ProblemCode::Forbidden:
    case ProblemCode::OperationReused:
    case ProblemCode::Overloaded:
    case ProblemCode::Internal:
    case ProblemCode::InvalidField:
    case ProblemCode::WarningNotOverridden:
    case ProblemCode::ConsentMissing:
    case ProblemCode::AgentMissing:
    case ProblemCode::AccountExists:
    case ProblemCode::SelectionBegun:
    case ProblemCode::NotEligible:
    case ProblemCode::RegistrationBarred:
    case ProblemCode::AccountEnded:
    case ProblemCode::RecordDamaged:
    case ProblemCode::PasswordAlreadySet:
    case ProblemCode::AccessRefused:
    case ProblemCode::AccessLocked:
    case ProblemCode::AlreadyReserved:
    case ProblemCode::Refused:
    case ProblemCode::NoticeOutdated:
    case ProblemCode::InvoiceMissing:
    case ProblemCode::InvoicePictureMissing:
    case ProblemCode::InvoicePictureRefused:
    case ProblemCode::CaptchaWrong:
    case ProblemCode::CaptchaExpired:
    case ProblemCode::CodeWrong:
    case ProblemCode::CodeExpired:
    case ProblemCode::CodeTooSoon:
    case ProblemCode::CodeLimit:
    case ProblemCode::CodeAttemptsUsed:
    case ProblemCode::SmsUnavailable:
    case ProblemCode::CodeReachable:
        return false;
    }
    checkFailed("a known problem", __FILE__, __LINE__);
}

std::optional<Refusal> refusalOf(const Problem& problem)
{
    if (problem.code != ProblemCode::Refused)
        return std::nullopt;
    return refusalFromWire(problem.facts.value(QStringLiteral("refusal")).toString());
}

} // namespace xuanhao
