// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/drawstore.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr const char* kDay =
    "SELECT commitment, sealed, committed_at FROM draw_day WHERE authority = $1 AND day = $2";
constexpr const char* kDayAfter = "SELECT 1 FROM draw_day WHERE authority = $1 AND day > $2 LIMIT 1";
constexpr const char* kAddDay = R"(
INSERT INTO draw_day (authority, day, commitment, sealed, committed_at) VALUES ($1, $2, $3, $4, $5))";
constexpr const char* kLast = R"(
SELECT max(nth) FROM (SELECT nth FROM draw WHERE authority = $1 AND day = $2
                      UNION ALL
                      SELECT next_nth - 1 FROM draw_restore WHERE authority = $1 AND day = $2) AS given)";
constexpr const char* kLeaveRoom =
    "INSERT INTO draw_restore (authority, day, last_nth, next_nth) VALUES ($1, $2, $3, $4)";
constexpr const char* kRestores =
    "SELECT last_nth, next_nth FROM draw_restore WHERE authority = $1 AND day = $2 ORDER BY last_nth";
constexpr const char* kAdd = R"(
INSERT INTO draw (authority, day, nth, kind, version, free_count, set_hash, wanted, without_four, numbers, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))";
constexpr const char* kAfter = R"(
SELECT nth, kind, version, free_count, set_hash, wanted, without_four, numbers FROM draw
WHERE authority = $1 AND day = $2 AND nth > $3 ORDER BY nth LIMIT $4)";

QByteArray keyOf(const QString& authority, QDate day)
{
    return (authority + QLatin1Char('/') + toIsoDate(day)).toUtf8();
}

QString serials(const DrawRow& draw)
{
    const SerialRules& rules = SerialRules::of(draw.kind);
    QStringList texts;
    for (const SerialIndex number : draw.numbers)
        texts.append(rules.serialAt(number));
    return texts.join(QLatin1Char(' '));
}

DrawRow read(const SqlRow& row, QDate day)
{
    DrawRow draw{.number = {day, static_cast<std::uint32_t>(row.integer(0))},
                 .kind = static_cast<PlateKind>(row.integer(1)),
                 .version = static_cast<std::uint32_t>(row.integer(2)),
                 .freeCount = static_cast<SerialIndex>(row.integer(3)),
                 .freeNumbers = PoolSetHash::fromText(row.text(4)).value_or(PoolSetHash()),
                 .wanted = static_cast<int>(row.integer(5)),
                 .filter = row.integer(6) != 0 ? DrawFilter::Without4 : DrawFilter::Any,
                 .numbers = {}};
    const SerialRules& rules = SerialRules::of(draw.kind);
    for (const QString& text : row.text(7).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (const auto number = rules.indexOf(text))
            draw.numbers.push_back(*number);
    }
    return draw;
}

} // namespace

std::optional<DrawDayRow> DrawStore::day(const QString& authority, QDate day)
{
    return m_days.get(keyOf(authority, day), [&] {
        std::optional<DrawDayRow> stored;
        m_sql.query(kDay, {authority, toIsoDate(day)}, [&](const SqlRow& row) {
            stored = DrawDayRow{row.text(0), row.blob(1), row.instant(2)};
        });
        return stored;
    });
}

bool DrawStore::hasDayAfter(const QString& authority, QDate day)
{
    return m_sql.exists(kDayAfter, {authority, toIsoDate(day)});
}

void DrawStore::addDay(const QString& authority, QDate day, const DrawDayRow& row)
{
    m_sql.write(kAddDay, "draw_day/" + keyOf(authority, day),
                {authority, toIsoDate(day), row.commitment, row.sealed, row.committedAt});
    m_days.put(keyOf(authority, day), row);
}

std::uint32_t DrawStore::last(const QString& authority, QDate day)
{
    const auto known = m_last.get(keyOf(authority, day), [&] {
        return std::optional(
            static_cast<std::uint32_t>(m_sql.integerOf(kLast, {authority, toIsoDate(day)}).value_or(0)));
    });
    return known.value_or(0);
}

void DrawStore::leaveRoom(const QString& authority, QDate day, Instant now)
{
    // More than any office draws in a minute; the same backup may be restored again on the same day.
    constexpr std::uint32_t kRoom = 10'000;
    const std::uint32_t known = last(authority, day);
    const auto rooms = static_cast<std::uint32_t>(officeMinuteOfDay(now) + 1);
    const std::uint32_t next = std::max(rooms, known / kRoom + 1) * kRoom + 1;
    m_sql.execute(kLeaveRoom, {authority, toIsoDate(day), known, next});
    m_last.put(keyOf(authority, day), next - 1);
}

std::vector<DrawRestore> DrawStore::restores(const QString& authority, QDate day)
{
    std::vector<DrawRestore> found;
    m_sql.query(kRestores, {authority, toIsoDate(day)}, [&](const SqlRow& row) {
        found.push_back(
            {static_cast<std::uint32_t>(row.integer(0)), static_cast<std::uint32_t>(row.integer(1))});
    });
    return found;
}

void DrawStore::add(const QString& authority, const DrawRow& draw, Instant now)
{
    const QByteArray key = keyOf(authority, draw.number.day);
    constexpr int kMostDigits = 10;
    m_sql.write(kAdd,
                "draw/" + key + '/' + QByteArray::number(draw.number.nth).rightJustified(kMostDigits, '0'),
                {authority, toIsoDate(draw.number.day), draw.number.nth, static_cast<int>(draw.kind),
                 draw.version, draw.freeCount, draw.freeNumbers.text(), draw.wanted,
                 draw.filter == DrawFilter::Without4 ? 1 : 0, serials(draw), now});
    m_last.put(key, draw.number.nth);
}

std::vector<DrawRow> DrawStore::after(const QString& authority, const DrawNumber& number, int limit)
{
    std::vector<DrawRow> draws;
    m_sql.query(kAfter, {authority, toIsoDate(number.day), number.nth, limit},
                [&](const SqlRow& row) { draws.push_back(read(row, number.day)); });
    return draws;
}

} // namespace xuanhao
