// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/ids.h"
#include "server/storage/sessionstore.h"
#include "server/storage/sql.h"

#include <QDate>

#include <optional>

namespace xuanhao {

/// Somebody at another counter asks for a live session (B10).
struct MoveRow
{
    SessionId session;
    CounterId to;
    StaffId staff;
    Instant askedAt{};
    Instant expiresAt{};
    bool isDeclined = false;
    std::optional<CodeRow> code; ///< when the counter where it lives is silent
};

/// The questions for sessions that live elsewhere; at most one for each session.
class MoveStore
{
public:
    explicit MoveStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// A later question takes the place of the one before.
    void set(const MoveRow& move);
    [[nodiscard]] std::optional<MoveRow> moveOf(const SessionId& session);
    void drop(const SessionId& session);
    [[nodiscard]] int codesSent(const MobileHash& mobile, QDate day);
    void countCode(const MobileHash& mobile, QDate day);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_moves}; }

private:
    SqlConnection& m_sql;
    RowCache<MoveRow> m_moves;

    [[nodiscard]] std::optional<MoveRow> read(const SessionId& session);
};

} // namespace xuanhao
