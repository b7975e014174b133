// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/leasestore.h"

namespace xuanhao {

namespace {

constexpr const char* kLease = "SELECT holder, address, epoch, beat FROM writer WHERE authority = $1";
constexpr const char* kSet = R"(
INSERT INTO writer (authority, holder, address, epoch, beat) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (authority) DO UPDATE SET holder = excluded.holder, address = excluded.address, epoch = excluded.epoch,
                                      beat = excluded.beat)";

} // namespace

LeaseRow LeaseStore::lease(const QString& authority)
{
    LeaseRow lease;
    m_sql.query(kLease, {authority}, [&](const SqlRow& row) {
        lease = {row.text(0), row.text(1), row.integer(2), row.integer(3)};
    });
    return lease;
}

void LeaseStore::set(const QString& authority, const LeaseRow& lease)
{
    m_sql.write(kSet, "writer/" + authority.toUtf8(),
                {authority, lease.holder, lease.address, lease.epoch, lease.beat});
}

} // namespace xuanhao
