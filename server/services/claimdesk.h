// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/selectionsession.h"
#include "server/services/world.h"

namespace xuanhao {

/// The numbers as one session sees them: every hold, draw and reservation is a claim in the database. The
/// index in memory says where to try; when the database has it otherwise, the whole unit of work fails.
class ClaimDesk final : public NumberDesk
{
public:
    /// `pool` is nothing as long as the vehicle is not known; then no number can be asked for.
    ClaimDesk(World& world, std::optional<PoolKey> pool, SessionId session, Instant now)
        : m_world(world)
        , m_pool(std::move(pool))
        , m_session(std::move(session))
        , m_now(now)
    {}

    [[nodiscard]] bool hold(SerialIndex number, Instant until) override;
    void prolong(SerialIndex number, Instant until) override;
    void choose(SerialIndex number, Instant until) override;
    void release(SerialIndex number) override;
    void releaseLater(SerialIndex number) override;
    [[nodiscard]] std::vector<SerialIndex> draw(int count, bool withoutFour, Instant until) override;
    /// The last draw at this desk.
    [[nodiscard]] const std::optional<DrawRow>& lastDraw() const { return m_lastDraw; }
    void reserve(SerialIndex number) override;

private:
    [[nodiscard]] const PoolKey& pool() const;
    /// The index in memory sees what was taken or given back, also before it is committed.
    void follow();

    World& m_world;
    std::optional<PoolKey> m_pool;
    SessionId m_session;
    Instant m_now;
    std::optional<DrawRow> m_lastDraw;
};

} // namespace xuanhao
