// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/time.h"
#include "core/storage/database.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace xuanhao {

/// What central can give again at any time: reference data, pool snapshots. No personal data.
class CacheStore
{
public:
    struct Entry
    {
        std::int64_t version = 0;
        QByteArray body;
    };

    explicit CacheStore(Database& database)
        : m_database(database)
    {}

    [[nodiscard]] Expected<std::optional<Entry>, StorageError> find(const QString& name) const;
    [[nodiscard]] Expected<Done, StorageError> store(const QString& name, const Entry& entry, Instant now);

private:
    Database& m_database;
};

} // namespace xuanhao
