// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simpool.h"

namespace xuanhao::sim {

namespace {

constexpr std::size_t kKeptVersions = 5000;

} // namespace

void PoolFold::begin()
{
    m_free.clear();
    m_hash = {};
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
    for (auto number = row.integer(2); number <= row.integer(3); ++number) {
        const auto index = static_cast<SerialIndex>(number);
        const bool isNew = isAdded ? m_free.insert(index).second : m_free.erase(index) == 1;
        if (!isNew)
            m_alarm(kLogBroken, QStringLiteral("version %1 changes nothing of %2").arg(version).arg(index));
        isAdded ? m_hash.add(index) : m_hash.remove(index);
    }
    m_hashes.insert_or_assign(version, m_hash);
    if (m_hashes.size() > kKeptVersions)
        m_hashes.erase(m_hashes.begin());
}

void PoolFold::follow(SqlConnection& sql)
{
    sql.query("SELECT version, change, first_index, last_index FROM pool_log WHERE kind = 2 AND version > $1 "
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
