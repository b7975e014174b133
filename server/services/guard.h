// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/endpoints.h"
#include "server/services/world.h"

#include <deque>
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
};

/// Proves who asks: the counter's signature, its freshness, and the token of a member of staff.
class Guard
{
public:
    /// Requests signed before `startedAt` are refused: their nonces are not remembered.
    explicit Guard(Instant startedAt)
        : m_startedAt(startedAt)
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
    std::size_t m_used = 0;
    std::deque<Nonce> m_order;
    std::set<QByteArray> m_nonces;
};

} // namespace xuanhao
