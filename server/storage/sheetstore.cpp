// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sheetstore.h"

#include "core/base/check.h"

#include <limits>

namespace xuanhao {

namespace {

constexpr const char* kCopies = R"(
SELECT sum(copies) FROM sheet
WHERE subject = $1 AND subject <> '' AND kind = $2 AND counted_at = $3)";
constexpr const char* kAdd = R"(
INSERT INTO sheet (id, kind, subject, counted_at, session, nth, copies, at, recorded_at, counter, staff, printer, reason,
                   content_hash, outcome, told_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))";
constexpr const char* kSetOutcome =
    "UPDATE sheet SET outcome = $1, outcome_at = $2, outcome_by = $3 WHERE id = $4";
constexpr const char* kSheet = R"(
SELECT id, kind, subject, session, nth, copies, at, recorded_at, counter, staff, printer, reason, content_hash, outcome,
       told_by
FROM sheet WHERE id = $1)";
constexpr const char* kSaying = R"(
SELECT id, kind, subject, session, nth, copies, at, recorded_at, counter, staff, printer, reason, content_hash, outcome,
       told_by
FROM sheet WHERE content_hash = $1 AND content_hash <> '' ORDER BY at, id)";
constexpr const char* kPage = R"(
SELECT id, kind, subject, session, nth, copies, at, recorded_at, counter, staff, printer, reason, content_hash, outcome,
       told_by
FROM sheet WHERE at >= $1 AND at < $2)";

/// Papers of a counter's day or shift are counted for that counter, all others for every one.
QString countedAt(SheetKind kind, const CounterId& counter)
{
    return isOfCounter(kind) ? counter.value() : QString();
}

/// Of what is counted together.
QByteArray keyOf(SheetKind kind, const QString& subject, const CounterId& counter)
{
    return (wireWord(kind) + QLatin1Char('\n') + countedAt(kind, counter) + QLatin1Char('\n') + subject)
        .toUtf8();
}

QByteArray keyOf(const SheetId& id)
{
    return "sheet/" + id.value().toUtf8();
}

SheetRow read(const SqlRow& row)
{
    return {.id = SheetId(row.text(0)),
            .kind = sheetKindFromWire(row.text(1)).value_or(SheetKind::Application),
            .subject = row.text(2),
            .isOfSession = !row.isNull(3),
            .nth = static_cast<int>(row.integer(4)),
            .copies = static_cast<int>(row.integer(5)),
            .recordedAt = row.instant(7),
            .toldBy = row.isNull(14) ? std::nullopt : std::optional(StaffId(row.text(14))),
            .printed = {CounterId(row.text(8)), StaffId(row.text(9)), row.instant(6)},
            .printer = row.text(10),
            .reason = row.text(11),
            .contentHash = row.text(12),
            .outcome = sheetOutcomeFromWire(row.text(13)).value_or(SheetOutcome::Spooled)};
}

} // namespace

int SheetStore::copies(SheetKind kind, const QString& subject, const CounterId& counter)
{
    if (subject.isEmpty())
        return 0;
    const auto count = m_copies.get(keyOf(kind, subject, counter), [&] {
        const auto sum = m_sql.integerOf(kCopies, {subject, wireWord(kind), countedAt(kind, counter)});
        return std::optional(static_cast<int>(sum.value_or(0)));
    });
    return *count;
}

void SheetStore::add(const SheetRow& sheet)
{
    const auto session = sheet.isOfSession ? std::optional(sheet.subject) : std::nullopt;
    m_sql.write(
        kAdd, keyOf(sheet.id),
        {sheet.id.value(), wireWord(sheet.kind), sheet.subject, countedAt(sheet.kind, sheet.printed.counter),
         session, sheet.nth, sheet.copies, sheet.printed.at, sheet.recordedAt, sheet.printed.counter.value(),
         sheet.printed.staff.value(), sheet.printer, sheet.reason, sheet.contentHash, wireWord(sheet.outcome),
         sheet.toldBy ? std::optional(sheet.toldBy->value()) : std::nullopt});
    if (!sheet.subject.isEmpty())
        m_copies.put(keyOf(sheet.kind, sheet.subject, sheet.printed.counter), sheet.nth - 1 + sheet.copies);
}

std::optional<SheetRow> SheetStore::sheet(const SheetId& id)
{
    std::optional<SheetRow> found;
    m_sql.query(kSheet, {id.value()}, [&](const SqlRow& row) { found = read(row); });
    return found;
}

std::vector<SheetRow> SheetStore::saying(const QString& contentHash)
{
    std::vector<SheetRow> rows;
    m_sql.query(kSaying, {contentHash}, [&](const SqlRow& row) { rows.push_back(read(row)); });
    return rows;
}

void SheetStore::setOutcome(const SheetId& id, SheetOutcome outcome, const Actor& actor)
{
    m_sql.write(kSetOutcome, keyOf(id), {wireWord(outcome), actor.at, actor.staff.value(), id.value()},
                SqlConnection::Expect::EveryRow);
}

PageOrder SheetStore::order()
{
    return {"at", PageOrder::Type::Number, true};
}

PageMark SheetStore::markOf(const SheetRow& row)
{
    return {QString::number(toMilliseconds(row.printed.at)), row.id.value()};
}

std::vector<SheetRow> SheetStore::page(const Filter& filter, const std::optional<PageMark>& after, int limit)
{
    std::int64_t from = 0;
    std::int64_t until = std::numeric_limits<std::int64_t>::max();
    if (filter.day) {
        from = toMilliseconds(officeMidnight(*filter.day));
        until = toMilliseconds(officeMidnight(filter.day->addDays(1)));
    }
    if (after) // a page begins at its mark, not at the newest line
        until = qMin(until - 1, after->key.toLongLong()) + 1;
    QByteArray sql = kPage;
    std::vector<SqlValue> values{from, until};
    const auto keep = [&](const char* condition, const QString& value) {
        values.emplace_back(value);
        sql += condition + QByteArray::number(values.size());
    };
    if (!filter.counter.isEmpty())
        keep(" AND counter = $", filter.counter);
    if (filter.kind)
        keep(" AND kind = $", wireWord(*filter.kind));
    if (!filter.subject.isEmpty())
        keep(" AND subject <> '' AND subject = $", filter.subject);
    if (filter.session)
        keep(" AND session = $", filter.session->value());
    if (!filter.ownDaysOf.isEmpty()) {
        keep(" AND counted_at IN ('', $", filter.ownDaysOf);
        sql += ')';
    }
    if (after) {
        const auto key = order().keyOf(*after);
        XUANHAO_CHECK(key);
        sql += order().condition(static_cast<int>(values.size()) + 1);
        values.push_back(*key);
        values.emplace_back(after->id);
    }
    values.emplace_back(limit);
    sql += order().clause(static_cast<int>(values.size()));

    std::vector<SheetRow> rows;
    m_sql.query(sql.constData(), values, [&](const SqlRow& row) { rows.push_back(read(row)); });
    return rows;
}

} // namespace xuanhao
