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
    QString session;      ///< empty: it belongs to an account, not to a selection
    QByteArray sealed;    ///< number and text
    Instant expiresAt{};  ///< sending it later makes no sense
    int attempts = 0;     ///< how often it was tried
    QString failure = {}; ///< how the last try ended; empty: well, or there was none
};

/// How things are with a message.
struct SmsStanding
{
    QString state; ///< "queued", "sent", "delivered", "undelivered" or "failed"; failed when it is not known
    int attempts = 0;
    QString failure;
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
    /// Of those that wait and may be tried now, the one that is of no use soonest: the code of a choice
    /// before a code that is good for days.
    [[nodiscard]] std::optional<SmsRow> next(Instant now);
    /// A message that has not left yet.
    [[nodiscard]] std::optional<SmsRow> waiting(const QString& id);
    [[nodiscard]] SmsStanding standing(const QString& id);
    /// Whether a message that was queued for this session at `since` or later has been sent.
    [[nodiscard]] bool wasSent(const SessionId& session, Instant since);
    /// How many have not left yet.
    [[nodiscard]] int waitingCount();
    /// How many messages were tried after that instant.
    [[nodiscard]] int triedSince(Instant since);
    /// How the last try of any message ended; nothing when it ended well, or there was none.
    [[nodiscard]] std::optional<QString> lastFailure();

    /// Takes back a message that has not been handed to the gateway yet.
    void withdraw(const QString& id, Instant now);
    /// Counts a try; an empty failure means that the gateway took the message.
    void countTry(const QString& id, const QString& failure, Instant now);
    void tryAgain(const QString& id, Instant nextTry);
    /// Marks a message that waits, and forgets number and text. False when it does not wait any more.
    bool finish(const QString& id, const QString& state, Instant now);
    /// What the gateway says became of it, in whatever order that comes: "delivered" is the last word,
    /// "undelivered" and "failed" go beyond "sent" only, "sent" beyond "queued" only. False when it says
    /// nothing new, or there is no such message.
    bool report(const QString& id, const QString& state, Instant now);
    [[nodiscard]] bool has(const QString& id);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
