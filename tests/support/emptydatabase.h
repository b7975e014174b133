// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/database.h"
#include "tests/support/pgcluster.h"

namespace xuanhao::test {

/// A new, empty database of the kind the tests of this process run on; SQLite's is in memory.
inline std::unique_ptr<SqlConnection> emptyDatabase()
{
    const DatabaseAddress address = isOnPostgres()
                                        ? DatabaseAddress::parse(PgCluster::shared().createDatabase()).value()
                                        : DatabaseAddress::ofFile(QStringLiteral(":memory:"));
    return openDatabase(address, OpenMode::Create).value();
}

} // namespace xuanhao::test
