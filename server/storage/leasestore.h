// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

namespace xuanhao {

/// Which node writes for an authority. Every writer passes the database's gate, so that who finds his name
/// here in a transaction keeps it until that ends.
struct LeaseRow
{
    QString holder;         ///< a node's name of this start; empty: nobody
    QString address;        ///< where the other nodes reach it, "https://10.0.0.1:8443"
    std::int64_t epoch = 0; ///< rises with each holder
    std::int64_t beat = 0;  ///< rises while the holder lives; no clock is compared with another

    friend bool operator==(const LeaseRow&, const LeaseRow&) = default;
};

class LeaseStore
{
public:
    explicit LeaseStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// A row nobody holds when there is none.
    [[nodiscard]] LeaseRow lease(const QString& authority);
    void set(const QString& authority, const LeaseRow& lease);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
