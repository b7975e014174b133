// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/staffdesk.h"

#include "core/base/check.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

constexpr int kMaxFailures = 5;
constexpr std::chrono::minutes kLockTime{15};
constexpr std::chrono::hours kTokenLife{12};
constexpr std::chrono::hours kEnrolLife{7 * 24};
constexpr int kMinPassword = 10;

/// Compared with when the staff id is not known, so that the answer takes as long; never enough to sign in.
const QString& nobodysHash()
{
    static const QString hash = hashPassword(QStringLiteral("nobody"));
    return hash;
}

QJsonObject untilFact(Instant until)
{
    return {{QStringLiteral("until"), toOfficeIso(until)}};
}

Unexpected<Refused> locked(QJsonObject facts)
{
    return refuse(ProblemCode::StaffLocked, QStringLiteral("the staff member is locked"), std::move(facts));
}

/// 26 characters of 31: 128 bits, nothing that looks like something else.
QString newEnrolCode(RandomSource& random)
{
    constexpr char16_t kAlphabet[] = u"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    constexpr std::size_t kSize = std::size(kAlphabet) - 1;
    QString code;
    for (int i = 0; i < 26; ++i)
        code.append(QChar(kAlphabet[uniformBelow(random, kSize)]));
    return code;
}

} // namespace

QString hashPassword(const QString& password)
{
    XUANHAO_CHECK(sodium_init() >= 0);
    const QByteArray clear = password.toUtf8();
    char hash[crypto_pwhash_STRBYTES] = {};
    XUANHAO_CHECK(
        crypto_pwhash_str_alg(hash, clear.constData(), static_cast<unsigned long long>(clear.size()),
                              crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                              crypto_pwhash_ALG_ARGON2ID13) == 0);
    return QString::fromLatin1(hash);
}

bool isPasswordOf(const QString& hash, const Sensitive<QString>& password)
{
    const QByteArray clear = password.clear().toUtf8();
    const QByteArray compared = (hash.isEmpty() ? nobodysHash() : hash).toLatin1();
    return crypto_pwhash_str_verify(compared.constData(), clear.constData(),
                                    static_cast<unsigned long long>(clear.size())) == 0 &&
           !hash.isEmpty();
}

std::optional<QString> passwordProblem(const QString& password)
{
    if (password.size() < kMinPassword || password.size() > 128)
        return QStringLiteral("a password has 10 to 128 characters");
    const auto isLetter = [](QChar c) { return c.isLetter(); };
    const auto isOther = [](QChar c) { return !c.isLetter(); };
    if (!std::any_of(password.begin(), password.end(), isLetter) ||
        !std::any_of(password.begin(), password.end(), isOther))
        return QStringLiteral("a password has letters and digits");
    return std::nullopt;
}

Expected<PasswordCheck, Refused> beginSignIn(World& world, const Caller& caller, const SignInRequest& request)
{
    const auto staff = world.stores.staff.staff(StaffId(request.staff));
    if (staff && staff->isLocked)
        return locked({});
    if (staff && staff->lockedUntil && caller.now < *staff->lockedUntil)
        return locked(untilFact(*staff->lockedUntil));
    return PasswordCheck{StaffId(request.staff), staff ? staff->passwordHash : QString(),
                         Sensitive<QString>(request.password)};
}

Unexpected<Refused> secondPersonUnfit(const char* detail, const char* why)
{
    return refuse(ProblemCode::SecondPersonUnfit, QString::fromLatin1(detail),
                  {{QStringLiteral("problem"), QString::fromLatin1(why)}});
}

Expected<PasswordCheck, Refused> beginSecondSignIn(World& world, const Caller& caller,
                                                   const SignInRequest& second, const QString& reason,
                                                   const char* detail)
{
    if (reason.trimmed().size() < 2)
        return Unexpected{
            Refused{Problem::invalidField(QStringLiteral("reason"), {.problem = InputProblem::Empty})}};
    if (second.staff == caller.staff.value())
        return secondPersonUnfit(detail, "same");
    return beginSignIn(world, caller, second);
}

Expected<StaffRow, Refused> proveStaff(World& world, const Caller& caller, const StaffId& id,
                                       PasswordResult result)
{
    auto staff = world.stores.staff.staff(id);
    if (!staff)
        return refuse(ProblemCode::WrongPassword, QStringLiteral("wrong staff id or password"));
    if (staff->isLocked)
        return locked({});
    // Guesses that were being compared when the lock fell are refused like later ones.
    if (staff->lockedUntil && caller.now < *staff->lockedUntil)
        return locked(untilFact(*staff->lockedUntil));
    if (result == PasswordResult::Wrong) {
        ++staff->failures;
        const int left = std::max(0, kMaxFailures - staff->failures);
        if (left == 0) {
            staff->lockedUntil = caller.now + kLockTime;
            staff->failures = 0;
        }
        world.stores.staff.updateStaff(*staff);
        audit(world, caller, "staff.wrongPassword", id.value());
        const QJsonObject facts =
            left == 0 ? untilFact(*staff->lockedUntil) : QJsonObject{{QStringLiteral("attemptsLeft"), left}};
        return Unexpected{Refused{{left == 0 ? ProblemCode::StaffLocked : ProblemCode::WrongPassword,
                                   QStringLiteral("wrong staff id or password"), facts},
                                  Refused::Effect::Kept}};
    }
    staff->failures = 0;
    staff->lockedUntil.reset();
    world.stores.staff.updateStaff(*staff);
    return *std::move(staff);
}

Reply finishSignIn(World& world, const Caller& caller, const StaffId& id, PasswordResult result)
{
    auto staff = proveStaff(world, caller, id, result);
    if (!staff)
        return Unexpected{staff.error()};
    const QString token =
        QString::fromLatin1(randomBytes(world.random, 32)
                                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const SignInReply reply{.token = token,
                            .staff = id.value(),
                            .name = staff->name,
                            .role = roleFromWire(staff->role).value_or(Role::Clerk),
                            .counterName = caller.counterName,
                            .lastSignIn = staff->lastSignIn,
                            .expiresAt = caller.now + kTokenLife};
    world.stores.staff.addToken(world.secret.hashOf("token", token), {id, caller.counter, reply.expiresAt},
                                caller.now);
    staff->lastSignIn = caller.now;
    world.stores.staff.updateStaff(*staff);
    Caller signedIn = caller;
    signedIn.staff = id;
    audit(world, signedIn, "staff.signIn", id.value());
    return reply.toJson();
}

Reply signOut(World& world, const Caller& caller)
{
    world.stores.staff.dropToken(caller.token);
    audit(world, caller, "staff.signOut", caller.staff.value());
    return QJsonObject{};
}

NewCounter makeCounter(World& world, const CounterId& id, const QString& name, Instant now)
{
    const QString code = newEnrolCode(world.random);
    return {CounterRow{.id = id,
                       .name = name,
                       .codeHash = world.secret.hashOf("enrol", id.value() + QLatin1Char('/') + code),
                       .codeExpiresAt = now + kEnrolLife,
                       .publicKey = {},
                       .isLocked = false,
                       .enrolledAt = {}},
            code};
}

Reply enrol(World& world, const Caller& caller, const EnrolRequest& request)
{
    const auto bad = [] {
        return refuse(ProblemCode::BadEnrolCode, QStringLiteral("the code is wrong, used up or too old"));
    };
    auto counter = world.stores.staff.counter(CounterId(request.counter));
    if (!counter || counter->isLocked || counter->codeHash.isEmpty() || !counter->codeExpiresAt ||
        *counter->codeExpiresAt <= caller.now)
        return bad();
    const QString code = request.code.trimmed();
    if (counter->codeHash != world.secret.hashOf("enrol", request.counter + QLatin1Char('/') + code))
        return bad();
    if (request.publicKey.size() != crypto_sign_PUBLICKEYBYTES)
        return refuse(ProblemCode::Malformed, QStringLiteral("publicKey: must have 32 bytes"));
    counter->publicKey = request.publicKey;
    counter->codeHash.clear();
    counter->codeExpiresAt.reset();
    counter->enrolledAt = caller.now;
    world.stores.staff.updateCounter(*counter);
    audit(world, caller, "counter.enrol", counter->id.value());
    return EnrolReply{counter->id.value(), counter->name}.toJson();
}

} // namespace xuanhao
