// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/secret.h"
#include "server/storage/figurestore.h"

#include <QJsonObject>
#include <QStringList>

namespace xuanhao {

/// What a whole database was found to be.
struct DatabaseFacts
{
    struct Pool
    {
        PoolKey key;
        std::uint32_t version = 0;
        std::uint32_t free = 0;
        QString hash; ///< of all free numbers, by segments and claims
    };

    int schema = 0;
    QString authority;
    std::int64_t auditRows = 0;
    QByteArray auditHead;
    Inventory inventory;
    std::vector<Pool> pools;

    /// As it stands in a backup's manifest.
    [[nodiscard]] QJsonObject toJson() const;
};

struct DatabaseCheck
{
    QStringList problems; ///< English sentences; none: nothing is wrong
    DatabaseFacts facts;
};

/// Reads a whole database: the audit chain (which also shows that the secret belongs to it), what each pool
/// has free against what its log has counted, and that no number is claimed twice. Writes nothing. Reads of
/// one transaction are what the caller begins.
[[nodiscard]] DatabaseCheck checkDatabase(SqlConnection& sql, const ServerSecret& secret);

} // namespace xuanhao
