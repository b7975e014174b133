// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/draws/drawseed.h"
#include "server/storage/keys.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

/// A day's secret, and what was published of it before.
struct DrawDayRow
{
    QString commitment;
    QByteArray sealed; ///< the seed
    Instant committedAt{};
};

/// A draw as it was made: everything that is published of it.
struct DrawRow
{
    DrawNumber number;
    PlateKind kind = PlateKind::SmallCar;
    std::uint32_t version = 0; ///< of the pool before the draw, as the two below
    SerialIndex freeCount = 0;
    PoolSetHash freeNumbers;
    int wanted = 1;
    DrawFilter filter = DrawFilter::Any;
    std::vector<SerialIndex> numbers;
};

/// A restore in the middle of a day: what the lost database drew behind `last` is not known, and the numbers
/// begin anew at `next`.
struct DrawRestore
{
    std::uint32_t last = 0;
    std::uint32_t next = 0;
};

/// Seeds and draws of an office's days (G1). Nothing of it ever changes or goes.
class DrawStore
{
public:
    explicit DrawStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    [[nodiscard]] std::optional<DrawDayRow> day(const QString& authority, QDate day);
    /// Whether there is a commitment to a later day.
    [[nodiscard]] bool hasDayAfter(const QString& authority, QDate day);
    /// A day that has none.
    void addDay(const QString& authority, QDate day, const DrawDayRow& row);

    /// The number before the next draw's: the day's last draw, 0 before the first, or one that a restore
    /// has left room for.
    [[nodiscard]] std::uint32_t last(const QString& authority, QDate day);
    /// Leaves room for what the database that was lost may have drawn on that day: the next draw gets a
    /// number that tells the minute of the restore.
    void leaveRoom(const QString& authority, QDate day, Instant now);
    /// In the order of their numbers.
    [[nodiscard]] std::vector<DrawRestore> restores(const QString& authority, QDate day);
    /// The next one: its number is last() + 1.
    void add(const QString& authority, const DrawRow& draw, Instant now);
    /// The day's draws behind a number, in order, at most `limit`.
    [[nodiscard]] std::vector<DrawRow> after(const QString& authority, const DrawNumber& number, int limit);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_days, &m_last}; }

private:
    SqlConnection& m_sql;
    RowCache<DrawDayRow> m_days{1000};
    RowCache<std::uint32_t> m_last{1000};
};

} // namespace xuanhao
