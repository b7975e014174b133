// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/applicantdesk.h"

#include "core/domain/identity/codetext.h"
#include "core/domain/identity/personname.h"
#include "core/domain/plates/platenumber.h"
#include "server/services/accesscodes.h"
#include "server/services/accountlife.h"
#include "server/services/accounts.h"

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

constexpr int kMinPassword = 8;
constexpr int kMaxPassword = 64;
constexpr int kMaxFailures = 5;
constexpr std::chrono::minutes kLockTime{15};

Expected<PersonHash, Refused> personOf(const World& world, const Caller& caller, DocumentKind kind,
                                       const QString& number)
{
    const auto document = DocumentNumber::parse(kind, number, officeDate(caller.now));
    if (!document)
        return Unexpected{Refused{Problem::invalidField(QStringLiteral("documentNumber"), document.error())}};
    return world.secret.personHash(*document);
}

Unexpected<Refused> locked(Instant until, Refused::Effect effect)
{
    return Unexpected{Refused{{ProblemCode::AccessLocked,
                               QStringLiteral("too many failures with this document"),
                               {{QStringLiteral("until"), toOfficeIso(until)}}},
                              effect}};
}

std::optional<Instant> lockOf(World& world, const PersonHash& person, Instant now)
{
    const AccessFailures failures = world.stores.applicants.failures(person);
    return failures.lockedUntil && now < *failures.lockedUntil ? failures.lockedUntil : std::nullopt;
}

/// The one answer to everything that is wrong: nobody learns from it who has an account.
Unexpected<Refused> refused(World& world, const Caller& caller, const PersonHash& person, const char* action)
{
    AccessFailures failures = world.stores.applicants.failures(person);
    ++failures.count;
    const bool isTheLast = failures.count >= kMaxFailures;
    failures.lockedUntil = isTheLast ? std::optional<Instant>(caller.now + kLockTime) : std::nullopt;
    const int left = kMaxFailures - failures.count;
    if (isTheLast)
        failures.count = 0;
    world.stores.applicants.setFailures(person, failures, caller.now);
    // Anybody may try documents here: what is written for ever is the lock, not each miss.
    if (isTheLast) {
        audit(world, caller, action, QString::fromLatin1(person.value().toHex()),
              {{QStringLiteral("failures"), kMaxFailures}});
        return locked(*failures.lockedUntil, Refused::Effect::Kept);
    }
    return Unexpected{Refused{{ProblemCode::AccessRefused,
                               QStringLiteral("wrong document, code or password"),
                               {{QStringLiteral("attemptsLeft"), left}}},
                              Refused::Effect::Kept}};
}

std::optional<ApplicantView::Reservation> reservationOf(World& world, const AccountRow& account, Instant now)
{
    const auto id = world.stores.sessions.reservedSession(account.person, officeDate(now));
    const auto session = id ? world.stores.sessions.session(*id) : std::nullopt;
    if (!session || !session->kind || !session->state.reservation())
        return std::nullopt;
    const auto authority = Authority::parse(session->authority);
    if (!authority)
        return std::nullopt;
    const auto& reservation = *session->state.reservation();
    return ApplicantView::Reservation{
        PlateNumber::fromIndex(*authority, *session->kind, reservation.number).display(),
        reservation.lastDay.date};
}

Reply viewOf(World& world, const AccountRow& account, Instant now)
{
    const auto data = dataOf(world, account);
    if (!data)
        return unreadable(account.id);
    ApplicantView view;
    view.maskedName = PersonName::parse(data->name).value().masked();
    view.userType = data->userType;
    view.reservation = reservationOf(world, account, now);
    for (const Service service : servicesOf(data->userType, view.reservation.has_value()))
        view.services.append(wireWord(service));
    return view.toJson();
}

} // namespace

std::optional<InputError> applicantPasswordProblem(const QString& password)
{
    const int length = static_cast<int>(password.size());
    if (length < kMinPassword)
        return InputError{.problem = InputProblem::TooShort, .limit = kMinPassword, .actual = length};
    if (length > kMaxPassword)
        return InputError{.problem = InputProblem::TooLong, .limit = kMaxPassword, .actual = length};
    const bool hasLetter =
        std::any_of(password.begin(), password.end(), [](QChar c) { return c.isLetter(); });
    const bool hasDigit = std::any_of(password.begin(), password.end(), [](QChar c) { return c.isDigit(); });
    if (!hasLetter || !hasDigit)
        return InputError{.problem = InputProblem::BadFormat};
    return std::nullopt;
}

Expected<ApplicantCheck, Refused> beginApplicantSignIn(World& world, const Caller& caller,
                                                       const ApplicantSignInRequest& request)
{
    const auto person = personOf(world, caller, request.documentKind, request.documentNumber);
    if (!person)
        return Unexpected{person.error()};
    if (const auto until = lockOf(world, *person, caller.now))
        return locked(*until, Refused::Effect::None);
    const auto account = world.stores.people.accountOf(*person);
    const auto access = account ? world.stores.applicants.access(account->id) : std::nullopt;
    return ApplicantCheck{*person, access ? access->passwordHash : QString(),
                          Sensitive<QString>(request.password)};
}

Reply finishApplicantSignIn(World& world, const Caller& caller, const PersonHash& person,
                            PasswordResult result)
{
    // Guesses that were being compared when the lock fell are refused like later ones.
    if (const auto until = lockOf(world, person, caller.now))
        return locked(*until, Refused::Effect::None);
    const auto account = settledAccountOf(world, person, caller.now);
    if (!account || account->endedAt || result == PasswordResult::Wrong)
        return refused(world, caller, person, "applicant.wrongPassword");
    world.stores.applicants.forgetFailures(person);
    audit(world, caller, "applicant.signIn", account->id.value());
    return viewOf(world, *account, caller.now);
}

Expected<NewPassword, Refused> beginFirstSignIn(World& world, const Caller& caller,
                                                const FirstSignInRequest& request)
{
    const auto person = personOf(world, caller, request.documentKind, request.documentNumber);
    if (!person)
        return Unexpected{person.error()};
    if (const auto problem = applicantPasswordProblem(request.password))
        return Unexpected{Refused{Problem::invalidField(QStringLiteral("password"), *problem)}};
    if (const auto until = lockOf(world, *person, caller.now))
        return locked(*until, Refused::Effect::None);
    return NewPassword{*person, normalizedCode(request.code), Sensitive<QString>(request.password)};
}

Reply finishFirstSignIn(World& world, const Caller& caller, const NewPassword& given, const QString& hash)
{
    if (const auto until = lockOf(world, given.person, caller.now))
        return locked(*until, Refused::Effect::None);
    const auto account = settledAccountOf(world, given.person, caller.now);
    if (!account || account->endedAt || !tryAccessCode(world, account->id, given.code, caller.now))
        return refused(world, caller, given.person, "applicant.wrongCode");
    auto access = world.stores.applicants.access(account->id);
    if (!access) // the database has failed
        return unreadable(account->id);
    access->codeHash.clear();
    access->passwordHash = hash;
    access->passwordSetAt = caller.now;
    world.stores.applicants.setAccess(account->id, *access);
    world.stores.applicants.forgetFailures(given.person);
    audit(world, caller, "applicant.firstSignIn", account->id.value());
    return viewOf(world, *account, caller.now);
}

} // namespace xuanhao
