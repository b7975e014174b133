// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/poolmessages.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

struct MaintenanceRow
{
    QString id;
    MaintenanceWindow window;
};

/// Planned maintenance of an authority's office (E3).
class MaintenanceStore
{
public:
    explicit MaintenanceStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    void add(const QString& authority, const MaintenanceRow& row, Instant now);
    /// One that has begun ends then; false when there is no such one or it ends before anyway.
    [[nodiscard]] bool end(const QString& authority, const QString& id, Instant at);
    /// One that has not begun is taken away; false when there is no such one.
    [[nodiscard]] bool cancel(const QString& authority, const QString& id, Instant now);
    /// All that was ever planned and not cancelled, by its beginning.
    [[nodiscard]] std::vector<MaintenanceRow> all(const QString& authority);
    /// Likewise, remembered.
    [[nodiscard]] QList<MaintenanceWindow> windows(const QString& authority);

    [[nodiscard]] Memory& memory() { return m_windows; }

private:
    SqlConnection& m_sql;
    RowCache<QList<MaintenanceWindow>> m_windows;
};

} // namespace xuanhao
