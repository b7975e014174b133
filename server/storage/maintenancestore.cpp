// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/maintenancestore.h"

namespace xuanhao {

namespace {

constexpr const char* kAdd = R"(
INSERT INTO maintenance (authority, id, from_at, to_at, text, added_at) VALUES ($1, $2, $3, $4, $5, $6))";
constexpr const char* kEnd = R"(
UPDATE maintenance SET to_at = $1 WHERE authority = $2 AND id = $3 AND from_at < $4 AND to_at > $5)";
constexpr const char* kCancel = "DELETE FROM maintenance WHERE authority = $1 AND id = $2 AND from_at > $3";
constexpr const char* kAll = R"(
SELECT id, from_at, to_at, text FROM maintenance WHERE authority = $1 ORDER BY from_at, id)";

} // namespace

void MaintenanceStore::add(const QString& authority, const MaintenanceRow& row, Instant now)
{
    m_sql.execute(kAdd, {authority, row.id, row.window.from, row.window.to, row.window.text, now});
    m_windows.drop(authority.toUtf8());
}

bool MaintenanceStore::end(const QString& authority, const QString& id, Instant at)
{
    m_windows.drop(authority.toUtf8());
    return m_sql.execute(kEnd, {at, authority, id, at, at}) == 1;
}

bool MaintenanceStore::cancel(const QString& authority, const QString& id, Instant now)
{
    m_windows.drop(authority.toUtf8());
    return m_sql.execute(kCancel, {authority, id, now}) == 1;
}

std::vector<MaintenanceRow> MaintenanceStore::all(const QString& authority)
{
    std::vector<MaintenanceRow> rows;
    m_sql.query(kAll, {authority}, [&](const SqlRow& row) {
        rows.push_back({row.text(0), {.from = row.instant(1), .to = row.instant(2), .text = row.text(3)}});
    });
    return rows;
}

QList<MaintenanceWindow> MaintenanceStore::windows(const QString& authority)
{
    const auto known = m_windows.get(authority.toUtf8(), [&] {
        QList<MaintenanceWindow> windows;
        for (const MaintenanceRow& row : all(authority))
            windows.append(row.window);
        return std::optional(windows);
    });
    return *known;
}

} // namespace xuanhao
