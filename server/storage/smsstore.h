// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/ids.h"
#include "server/storage/sql.h"

namespace xuanhao {

/// A message that waits to be sent.
struct SmsRow
{
    QString id;
    QString session;     ///< empty: it belongs to an account, not to a selection
    QByteArray sealed;   ///< number and text
    Instant expiresAt{}; ///< sending it later makes no sense
};

/// Messages on their way out. What was sent keeps its state only.
class SmsStore
{
public:
    explicit SmsStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    void add(const SmsRow& sms, Instant now);
    /// Marks messages that wait past their time as failed; their ids.
    [[nodiscard]] QStringList expire(Instant now);
    /// Of those that wait, the one that is of no use soonest: the code of a choice before a code that is
    /// good for days.
    [[nodiscard]] std::optional<SmsRow> next();
    /// "queued", "sent" or "failed"; failed when it is not known.
    [[nodiscard]] QString state(const QString& id);
    /// Whether a message that was queued for this session at `since` or later has been sent.
    [[nodiscard]] bool wasSent(const SessionId& session, Instant since);
    /// Takes back a message that has not been handed to the gateway yet.
    void withdraw(const QString& id, Instant now);
    /// Marks a message and forgets number and text.
    void finish(const QString& id, const QString& state, Instant now);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
