// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/journal.h"

#include "core/base/check.h"
#include "core/base/uuid.h"
#include "server/storage/storedjson.h"

#include <QMessageAuthenticationCode>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr const char* kAddOperation = R"(
INSERT INTO operation (id, body_hash, status, sealed) VALUES ($1, $2, $3, $4))";
constexpr const char* kOperation = "SELECT id, body_hash, status, sealed FROM operation WHERE id = $1";
constexpr const char* kFloor = "SELECT id FROM operation_floor";
constexpr const char* kLastOfPiece = R"(
SELECT max(id) FROM (SELECT id FROM operation WHERE id < $1 ORDER BY id LIMIT $2) AS piece)";
constexpr const char* kRaiseFloor = "UPDATE operation_floor SET id = $1 WHERE id < $1";
constexpr const char* kForget = "DELETE FROM operation WHERE id <= (SELECT id FROM operation_floor)";
constexpr const char* kHead = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
constexpr const char* kRecord = R"(
INSERT INTO audit (seq, at, counter, staff, action, object, facts, prev_hash, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))";
constexpr const char* kOfObject = R"(
SELECT at, counter, staff, action, facts, object FROM audit
WHERE object IN ($1, $2) AND action NOT IN ('sheet.record', 'sheet.outcome') ORDER BY seq DESC LIMIT $3)";
constexpr const char* kAfter = R"(
SELECT seq, at, counter, staff, action, object, facts, prev_hash, hash FROM audit WHERE seq > $1 ORDER BY seq
LIMIT $2)";

constexpr int kHashSize = 32;
constexpr int kMostDigits = 19;
const QByteArray kOneKey{"one"};

OperationRow readOperation(const SqlRow& row)
{
    return {OperationId(row.text(0)), row.blob(1), static_cast<int>(row.integer(2)), row.blob(3)};
}

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

void Journal::addOperation(const OperationRow& operation)
{
    m_sql.write(kAddOperation, "operation/" + operation.id.value().toUtf8(),
                {operation.id.value(), operation.bodyHash, operation.status, operation.sealed});
    m_operations.put(operation.id.value().toUtf8(), operation);
}

std::optional<OperationRow> Journal::operation(const OperationId& id)
{
    return m_operations.get(id.value().toUtf8(), [&] {
        std::optional<OperationRow> result;
        m_sql.query(kOperation, {id.value()}, [&](const SqlRow& row) { result = readOperation(row); });
        return result;
    });
}

void Journal::lookUp(const std::vector<OperationId>& ids)
{
    SqlRows unknown;
    for (const OperationId& id : ids) {
        const QByteArray key = id.value().toUtf8();
        if (m_operations.find(key))
            continue;
        m_operations.put(key, std::nullopt);
        unknown.push_back({id.value()});
    }
    m_sql.queryMany(kOperation, unknown, [&](std::size_t, const SqlRow& row) {
        m_operations.put(row.text(0).toUtf8(), readOperation(row));
    });
}

QString Journal::floor()
{
    const auto floor = m_floor.get(kOneKey, [&] {
        std::optional<QString> id;
        m_sql.query(kFloor, {}, [&](const SqlRow& row) { id = row.text(0); });
        return id;
    });
    return floor.value_or(QString());
}

void Journal::forgetOperations(Instant before, int most)
{
    std::optional<QString> last;
    m_sql.query(kLastOfPiece, {timedUuidPrefix(before), most}, [&](const SqlRow& row) {
        if (!row.isNull(0))
            last = row.text(0);
    });
    if (!last)
        return;
    m_sql.execute(kRaiseFloor, {*last});
    m_sql.execute(kForget, {});
    m_floor.drop(kOneKey);
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
    const auto head = m_head.get(kOneKey, [&] {
        std::optional<Head> last;
        m_sql.query(kHead, {}, [&](const SqlRow& row) { last = Head{row.integer(0), row.blob(1)}; });
        return last;
    });
    if (head) {
        line.seq = head->seq + 1;
        line.before = head->hash;
    }
    const QByteArray hash = hashOf(line, m_chainKey);
    m_sql.write(kRecord, "audit/" + QByteArray::number(line.seq).rightJustified(kMostDigits, '0'),
                {line.seq, line.at, line.counter, line.staff, line.action, line.object, line.facts,
                 line.before, hash});
    m_head.put(kOneKey, Head{line.seq, hash});
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
    // A record of years does not fit into memory at once.
    constexpr int kPage = 10'000;
    const auto check = [&](const SqlRow& row) {
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
    };
    int found = kPage;
    while (found == kPage && !result.brokenAt) {
        found = 0;
        m_sql.query(kAfter, {result.rows, kPage}, [&](const SqlRow& row) {
            ++found;
            check(row);
        });
    }
    return result;
}

} // namespace xuanhao
