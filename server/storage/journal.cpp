// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/journal.h"

#include "core/base/check.h"
#include "server/storage/storedjson.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr const char* kAddOperation = R"(
INSERT INTO operation (id, body_hash, status, sealed, at) VALUES ($1, $2, $3, $4, $5))";
constexpr const char* kOperation = "SELECT id, body_hash, status, sealed FROM operation WHERE id = $1";
constexpr const char* kTouch = "UPDATE schema_version SET applied_at = $1 WHERE version = 0";
constexpr const char* kHead = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
constexpr const char* kRecord = R"(
INSERT INTO audit (seq, at, counter, staff, action, object, facts, prev_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))";
constexpr const char* kOfObject = R"(
SELECT at, counter, staff, action, facts, object FROM audit WHERE object IN ($1, $2) ORDER BY seq DESC LIMIT $3)";
constexpr const char* kAll = R"(
SELECT seq, at, counter, staff, action, object, facts, prev_hash, hash FROM audit ORDER BY seq)";

constexpr int kHashSize = 32;

struct Line
{
    std::int64_t seq;
    std::int64_t at;
    QString counter;
    QString staff;
    QString action;
    QString object;
    QString facts;
    QByteArray before;
};

/// Lengths stand before the texts, so that no two different rows give the same bytes.
QByteArray hashOf(const Line& line, const QByteArray& key)
{
    QMessageAuthenticationCode code(QCryptographicHash::Sha256, key);
    code.addData(line.before);
    for (const QString& part : {QString::number(line.seq), QString::number(line.at), line.counter, line.staff,
                                line.action, line.object, line.facts}) {
        const QByteArray bytes = part.toUtf8();
        code.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    }
    return code.result();
}

} // namespace

void Journal::addOperation(const OperationRow& operation, Instant now)
{
    m_sql.execute(kAddOperation,
                  {operation.id.value(), operation.bodyHash, operation.status, operation.sealed, now});
}

void Journal::touch(Instant now)
{
    m_sql.execute(kTouch, {now});
}

std::optional<OperationRow> Journal::operation(const OperationId& id)
{
    std::optional<OperationRow> result;
    m_sql.query(kOperation, {id.value()}, [&](const SqlRow& row) {
        result = OperationRow{OperationId(row.text(0)), row.blob(1), static_cast<int>(row.integer(2)),
                              row.blob(3)};
    });
    return result;
}

void Journal::record(const AuditEntry& entry)
{
    Line line{.seq = 1,
              .at = toMilliseconds(entry.actor.at),
              .counter = entry.actor.counter.value(),
              .staff = entry.actor.staff.value(),
              .action = entry.action,
              .object = entry.object,
              .facts = QString::fromUtf8(toCanonicalJson(entry.facts)),
              .before = QByteArray(kHashSize, '\0')};
    m_sql.query(kHead, {}, [&](const SqlRow& row) {
        line.seq = row.integer(0) + 1;
        line.before = row.blob(1);
    });
    m_sql.execute(kRecord, {line.seq, line.at, line.counter, line.staff, line.action, line.object, line.facts,
                            line.before, hashOf(line, m_chainKey)});
}

std::vector<AuditEntry> Journal::of(const QString& object, const QString& other, int limit)
{
    std::vector<AuditEntry> entries;
    m_sql.query(kOfObject, {object, other, limit}, [&](const SqlRow& row) {
        entries.push_back({.actor = {CounterId(row.text(1)), StaffId(row.text(2)), row.instant(0)},
                           .action = row.text(3),
                           .object = row.text(5),
                           .facts = storedFacts(row.text(4))});
    });
    std::reverse(entries.begin(), entries.end());
    return entries;
}

Journal::Verification Journal::verify()
{
    Verification result{0, std::nullopt, QByteArray(kHashSize, '\0')};
    m_sql.query(kAll, {}, [&](const SqlRow& row) {
        if (result.brokenAt)
            return;
        const Line line{row.integer(0), row.integer(1), row.text(2), row.text(3),
                        row.text(4),    row.text(5),    row.text(6), result.head};
        const bool isNext = line.seq == result.rows + 1;
        if (!isNext || row.blob(7) != result.head || row.blob(8) != hashOf(line, m_chainKey)) {
            result.brokenAt = line.seq;
            return;
        }
        ++result.rows;
        result.head = row.blob(8);
    });
    return result;
}

} // namespace xuanhao
