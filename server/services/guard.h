// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/endpoints.h"
#include "server/services/keyring.h"
#include "server/services/world.h"

#include <chrono>
#include <deque>
#include <memory>
#include <set>

namespace xuanhao {

/// A request as it came in, without HTTP.
struct ApiRequest
{
    QString id;        ///< ours, for log and problem documents
    QByteArray method; ///< "GET", "POST"
    QByteArray path;
    QByteArray target;    ///< path with query, as it was signed
    QByteArray wait = {}; ///< of the query: seconds; empty when it has none
    QByteArray counter;   ///< values of the headers of core/protocol/signing.h
    QByteArray time;
    QByteArray nonce;
    QByteArray signature;
    QByteArray authorization;
    QByteArray body;
    /// The public key the signature was held against before the request's turn, and what was found; empty:
    /// nobody has looked yet.
    QByteArray triedKey = {};
    bool isProven = false;
};

/// How far a counter's clock may be off.
inline constexpr std::chrono::seconds kMaxSkew{300};

/// Whether the member of staff who asks is one.
[[nodiscard]] bool isSupervisor(World& world, const Caller& caller);

/// Whether the request bears the signature of the owner of this public key.
[[nodiscard]] bool isSignedWith(const ApiRequest& request, const QByteArray& publicKey);
/// Looks at the signature before the request has its turn, on any thread.
void proveEarly(ApiRequest& request, const KeyRing& keys);

/// Proves who asks: the counter's signature, its freshness, and the token of a member of staff.
class Guard
{
public:
    /// Requests signed before `startedAt` are refused: their nonces are not remembered.
    Guard(Instant startedAt, std::shared_ptr<KeyRing> keys)
        : m_startedAt(startedAt)
        , m_keys(std::move(keys))
    {}

    [[nodiscard]] Expected<Caller, Problem> admit(World& world, const ApiRequest& request,
                                                  const Endpoint& endpoint, Instant now);

    /// How many nonces have been used so far.
    [[nodiscard]] std::size_t mark() const { return m_used; }
    /// What was asked since had no effect and is tried again: its nonces count as unused.
    void takeBack(std::size_t mark);

private:
    [[nodiscard]] std::optional<Problem> notFresh(const ApiRequest& request, Instant signedAt, Instant now);
    void forgetOldNonces(Instant now);

    struct Nonce
    {
        Instant at;
        QByteArray text;
    };
    Instant m_startedAt;
    std::shared_ptr<KeyRing> m_keys;
    std::size_t m_used = 0;
    std::deque<Nonce> m_order;
    std::set<QByteArray> m_nonces;
};

} // namespace xuanhao
