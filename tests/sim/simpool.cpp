// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simpool.h"

#include "server/storage/rulestore.h"

namespace xuanhao::sim {

namespace {

constexpr std::size_t kKeptVersions = 5000;

} // namespace

void PoolFold::begin()
{
    m_free.clear();
    m_hash = {};
    m_drawOnly.clear();
    m_composable = {};
    m_version = 0;
    m_hashes.clear();
}

void PoolFold::apply(const SqlRow& row)
{
    const auto version = static_cast<std::uint32_t>(row.integer(0));
    if (version != m_version + 1)
        m_alarm(kLogBroken, QStringLiteral("version %1 follows %2").arg(version).arg(m_version));
    m_version = version;
    const bool isAdded = row.text(1) == QLatin1String("added");
    const auto first = static_cast<SerialIndex>(row.integer(2));
    const auto last = static_cast<SerialIndex>(row.integer(3));
    const bool isFreedom = row.text(4) == QLatin1String("free");
    if (!isFreedom && !isAdded && !m_drawOnly.emplace(first, last).second)
        m_alarm(kLogBroken, QStringLiteral("version %1 makes a segment draw-only twice").arg(version));
    if (!isFreedom && isAdded && m_drawOnly.erase(first) != 1)
        m_alarm(kLogBroken, QStringLiteral("version %1 opens a segment that is open").arg(version));
    for (SerialIndex number = first; number <= last; ++number) {
        if (isFreedom)
            applyFreedom(version, number, isAdded);
        else if (m_free.contains(number))
            isAdded ? m_composable.add(number) : m_composable.remove(number);
    }
    m_hashes.insert_or_assign(version, m_composable);
    if (m_hashes.size() > kKeptVersions)
        m_hashes.erase(m_hashes.begin());
}

void PoolFold::applyFreedom(std::uint32_t version, SerialIndex number, bool isAdded)
{
    const bool isNew = isAdded ? m_free.insert(number).second : m_free.erase(number) == 1;
    if (!isNew)
        m_alarm(kLogBroken, QStringLiteral("version %1 changes nothing of %2").arg(version).arg(number));
    isAdded ? m_hash.add(number) : m_hash.remove(number);
    if (!isDrawOnly(number))
        isAdded ? m_composable.add(number) : m_composable.remove(number);
}

bool PoolFold::isDrawOnly(SerialIndex number) const
{
    const auto after = m_drawOnly.upper_bound(number);
    return after != m_drawOnly.begin() && number <= std::prev(after)->second;
}

/// No free number fits a pattern that is in force (E3).
void PoolFold::compareRules(SqlConnection& sql) const
{
    RuleStore rules(sql);
    for (const SerialIndex number : m_free) {
        if (rules.matching({QStringLiteral("粤G"), PlateKind::SmallCar}, number))
            m_alarm(kRule, QStringLiteral("%1 is free").arg(number));
    }
}

void PoolFold::follow(SqlConnection& sql)
{
    sql.query(
        "SELECT version, change, first_index, last_index, part FROM pool_log WHERE kind = 2 AND version > $1 "
        "AND authority = '粤G' ORDER BY version",
        {m_version}, [this](const SqlRow& row) { apply(row); });
}

std::optional<PoolSetHash> PoolFold::hashAt(std::uint32_t version) const
{
    const auto found = m_hashes.find(version);
    return found == m_hashes.end() ? std::nullopt : std::optional(found->second);
}

void PoolFold::compare(SqlConnection& sql) const
{
    compareRules(sql);
    std::map<SerialIndex, SerialIndex> drawOnly;
    sql.query(
        "SELECT first_index, last_index FROM segment WHERE kind = 2 AND is_open = 1 AND is_draw_only = 1", {},
        [&](const SqlRow& row) {
            drawOnly.emplace(static_cast<SerialIndex>(row.integer(0)),
                             static_cast<SerialIndex>(row.integer(1)));
        });
    if (drawOnly != m_drawOnly)
        m_alarm(kPoolSum, QStringLiteral("the log leaves %1 segments draw-only, the database %2")
                              .arg(m_drawOnly.size())
                              .arg(drawOnly.size()));
    std::set<SerialIndex> free;
    sql.query("SELECT first_index, last_index FROM segment WHERE kind = 2 AND is_open = 1", {},
              [&](const SqlRow& row) {
                  for (auto number = row.integer(0); number <= row.integer(1); ++number)
                      free.insert(static_cast<SerialIndex>(number));
              });
    sql.query("SELECT serial_index FROM claim WHERE kind = 2 AND ended_at IS NULL", {},
              [&](const SqlRow& row) { free.erase(static_cast<SerialIndex>(row.integer(0))); });
    if (free != m_free)
        m_alarm(kPoolSum, QStringLiteral("the log leaves %1 numbers free, segments and claims %2")
                              .arg(m_free.size())
                              .arg(free.size()));
    sql.query(
        "SELECT version, free_count, set_hash FROM pool_version WHERE kind = 2", {}, [&](const SqlRow& row) {
            if (row.integer(0) != m_version || row.integer(1) != static_cast<std::int64_t>(m_free.size()) ||
                row.text(2) != m_hash.text())
                m_alarm(kPoolSum,
                        QStringLiteral("version %1 with %2 free numbers is said, the log has %3 with %4")
                            .arg(row.integer(0))
                            .arg(row.integer(1))
                            .arg(m_version)
                            .arg(m_free.size()));
        });
}

PoolCopy::PoolCopy()
    : m_index(SerialRules::ordinary())
{}

void PoolCopy::load(const QByteArray& frame)
{
    auto loaded = readPoolSnapshot(PlateKind::SmallCar, frame);
    if (!loaded)
        return;
    m_index = std::move(loaded->pool);
    m_version = static_cast<std::uint32_t>(loaded->poolVersion);
    m_isLoaded = true;
}

void PoolCopy::change(const QByteArray& frame)
{
    const auto delta = PoolDelta::fromFrame(PlateKind::SmallCar, frame);
    if (delta && delta->fromVersion == m_version && delta->applyTo(m_index))
        m_version = delta->toVersion;
    else
        drop();
}

} // namespace xuanhao::sim
