// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sheetmessages.h"
#include "server/storage/keys.h"
#include "server/storage/pagemark.h"
#include "server/storage/peoplestore.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

struct SheetRow
{
    SheetId id;
    SheetKind kind = SheetKind::Application;
    QString subject;
    bool isOfSession = false; ///< the subject is a session
    int nth = 1;              ///< its first copy's
    int copies = 1;
    Instant recordedAt{};
    std::optional<StaffId> toldBy = {}; ///< nothing: it was recorded before this was kept
    Actor printed;                      ///< where, by whom, when
    QString printer;
    QString reason;
    QString contentHash; ///< keyed; empty: not known
    SheetOutcome outcome = SheetOutcome::Spooled;
};

/// The sheets that leave the counters, and how often each was printed (C2).
class SheetStore
{
public:
    explicit SheetStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// How many copies of this kind are recorded for the subject, at any counter; of a counter's day or shift
    /// those of this counter. None without a subject.
    [[nodiscard]] int copies(SheetKind kind, const QString& subject, const CounterId& counter);
    /// Of the session's application form.
    [[nodiscard]] int applicationCopies(const SessionId& session)
    {
        return copies(SheetKind::Application, session.value(), CounterId({}));
    }
    /// Its number follows the copies that are recorded.
    void add(const SheetRow& sheet);
    [[nodiscard]] std::optional<SheetRow> sheet(const SheetId& id);
    void setOutcome(const SheetId& id, SheetOutcome outcome, const Actor& actor);

    /// What a list shows; what is empty lets every sheet through.
    struct Filter
    {
        std::optional<QDate> day; ///< of printing
        QString counter;
        std::optional<SheetKind> kind;
        QString subject;
        std::optional<SessionId> session;
        QString ownDaysOf; ///< of the papers of a counter's day or shift only this counter's
    };
    /// Newest first.
    static PageOrder order();
    static PageMark markOf(const SheetRow& row);
    /// At most `limit` rows after the mark, or from the newest one on.
    [[nodiscard]] std::vector<SheetRow> page(const Filter& filter, const std::optional<PageMark>& after,
                                             int limit);

    /// Those with this hash, oldest first.
    [[nodiscard]] std::vector<SheetRow> saying(const QString& contentHash);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_copies}; }

private:
    SqlConnection& m_sql;
    RowCache<int> m_copies;
};

} // namespace xuanhao
