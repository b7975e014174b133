// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/guard.h"

#include "core/protocol/signing.h"

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

constexpr std::chrono::minutes kNonceMemory{10};

bool isNonce(const QByteArray& text)
{
    return text.size() >= 16 && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

QByteArray nonceOf(const ApiRequest& request)
{
    return request.counter + '/' + request.nonce;
}

Problem problem(ProblemCode code, const char* detail, QJsonObject facts = {})
{
    return {code, QString::fromLatin1(detail), std::move(facts)};
}

/// Those who look after the machine have no business with applicants.
bool mayServe(const StaffRow& staff)
{
    return staff.role != wireWord(Role::Administrator);
}

} // namespace

bool isSupervisor(World& world, const Caller& caller)
{
    const auto staff = world.stores.staff.staff(caller.staff);
    return staff && staff->role == wireWord(Role::Supervisor);
}

bool isSignedWith(const ApiRequest& request, const QByteArray& publicKey)
{
    bool isNumber = false;
    const Instant signedAt = fromMilliseconds(request.time.toLongLong(&isNumber));
    const auto signature =
        QByteArray::fromBase64Encoding(request.signature, QByteArray::AbortOnBase64DecodingErrors);
    return isNumber && signature && isNonce(request.nonce) &&
           isSignatureOf(signature.decoded,
                         signedText(request.method, request.target, signedAt, request.nonce, request.body),
                         publicKey);
}

void proveEarly(ApiRequest& request, const KeyRing& keys)
{
    request.triedKey = keys.key(request.counter);
    request.isProven = !request.triedKey.isEmpty() && isSignedWith(request, request.triedKey);
}

void Guard::forgetOldNonces(Instant now)
{
    while (!m_order.empty() && m_order.front().at + kNonceMemory < now) {
        m_nonces.erase(m_order.front().text);
        m_order.pop_front();
    }
}

void Guard::takeBack(std::size_t mark)
{
    for (; m_used > mark && !m_order.empty(); --m_used) {
        m_nonces.erase(m_order.back().text);
        m_order.pop_back();
    }
}

std::optional<Problem> Guard::notFresh(const ApiRequest& request, Instant signedAt, Instant now)
{
    if (signedAt < now - kMaxSkew || signedAt > now + kMaxSkew || signedAt < m_startedAt)
        return problem(ProblemCode::ClockSkew, "the request's time is too far from the server's",
                       {{QStringLiteral("serverTime"), toOfficeIso(now)}});
    forgetOldNonces(now);
    const QByteArray nonce = nonceOf(request);
    if (!m_nonces.insert(nonce).second)
        return problem(ProblemCode::Replayed, "the nonce was used before");
    m_order.push_back({now, nonce});
    ++m_used;
    return std::nullopt;
}

Expected<Caller, Problem> Guard::admit(World& world, const ApiRequest& request, const Endpoint& endpoint,
                                       Instant now)
{
    Caller caller{.counter = CounterId({}),
                  .counterName = {},
                  .staff = StaffId({}),
                  .token = {},
                  .now = now,
                  .request = request.id};
    if (endpoint.proof == Proof::Nothing)
        return caller;
    const auto counter = world.stores.staff.counter(CounterId(QString::fromUtf8(request.counter)));
    if (!counter || counter->publicKey.isEmpty() || counter->isLocked)
        return Unexpected{problem(ProblemCode::UnknownCounter, "the counter is not enrolled, or locked")};
    // It was looked at before its turn; the counter's key may have changed since, or not been known yet.
    const bool isTried = request.triedKey == counter->publicKey;
    if (!isTried)
        m_keys->set(request.counter, counter->publicKey);
    if (!(isTried ? request.isProven : isSignedWith(request, counter->publicKey)))
        return Unexpected{
            problem(ProblemCode::BadSignature, "the signature does not belong to this request")};
    if (auto stale = notFresh(request, fromMilliseconds(request.time.toLongLong()), now))
        return Unexpected{*std::move(stale)};
    if (counter->isSystem && endpoint.proof != Proof::System)
        return Unexpected{problem(ProblemCode::UnknownCounter, "another system is no counter")};
    if (!counter->isSystem && endpoint.proof == Proof::System)
        return Unexpected{problem(ProblemCode::Forbidden, "this is for other systems")};
    caller.counter = counter->id;
    caller.counterName = counter->name;
    if (endpoint.proof == Proof::Counter || endpoint.proof == Proof::System)
        return caller;

    const QByteArray bearer = "Bearer ";
    const auto first =
        problem(ProblemCode::SignInFirst, "nobody is signed in at this counter, or not any more");
    if (!request.authorization.startsWith(bearer))
        return Unexpected{first};
    caller.token = world.secret.hashOf("token", QString::fromUtf8(request.authorization.mid(bearer.size())));
    const auto token = world.stores.staff.token(caller.token);
    if (!token || token->expiresAt <= now || !(token->counter == counter->id))
        return Unexpected{first};
    const auto staff = world.stores.staff.staff(token->staff);
    if (!staff || staff->isLocked)
        return Unexpected{first};
    if (!mayServe(*staff) && endpoint.id != EndpointId::SignOut)
        return Unexpected{problem(ProblemCode::Forbidden, "administrators do not serve applicants")};
    if (endpoint.proof == Proof::Supervisor && staff->role != wireWord(Role::Supervisor))
        return Unexpected{problem(ProblemCode::Forbidden, "this is for supervisors")};
    caller.staff = staff->id;
    return caller;
}

} // namespace xuanhao
