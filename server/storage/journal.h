// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/peoplestore.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <QJsonObject>

#include <vector>

namespace xuanhao {

struct OperationRow
{
    OperationId id;
    QByteArray bodyHash;
    int status = 0;
    QByteArray sealed; ///< the answer
};

struct AuditEntry
{
    Actor actor;
    QString action;    ///< "verify", "staff.add"
    QString object;    ///< an id or a keyed hash, never personal data
    QJsonObject facts; ///< likewise
};

/// What has been answered to which operation, and the chained record of every change.
class Journal
{
public:
    /// The audit chain's hashes are keyed: who only has the database cannot mend the chain.
    Journal(SqlConnection& sql, QByteArray chainKey)
        : m_sql(sql)
        , m_chainKey(std::move(chainKey))
    {}

    void addOperation(const OperationRow& operation);
    [[nodiscard]] std::optional<OperationRow> operation(const OperationId& id);
    /// Reads what is not known of these in one go.
    void lookUp(const std::vector<OperationId>& ids);
    /// The last operation that has been forgotten, and all before it; empty when none has.
    [[nodiscard]] QString floor();
    /// Forgets operations before that instant, `most` of them at most, and raises the floor to the last one.
    void forgetOperations(Instant before, int most);

    void record(const AuditEntry& entry);
    /// What was recorded about either object but its papers, oldest first; of more than `limit` the last
    /// ones.
    [[nodiscard]] std::vector<AuditEntry> of(const QString& object, const QString& other, int limit);

    struct Verification
    {
        std::int64_t rows = 0;
        /// The first row that is not what was written, or follows a gap.
        std::optional<std::int64_t> brokenAt;
        /// Of the last row; noted elsewhere it shows later whether rows were cut off.
        QByteArray head;
    };
    [[nodiscard]] Verification verify();

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_operations, &m_floor, &m_head}; }

private:
    struct Head
    {
        std::int64_t seq = 0;
        QByteArray hash;
    };

    SqlConnection& m_sql;
    QByteArray m_chainKey;
    RowCache<OperationRow> m_operations{0}; ///< answers are large and rarely asked again
    RowCache<QString> m_floor;              ///< likewise under one key, as the next
    RowCache<Head> m_head;                  ///< of the chain
};

} // namespace xuanhao
