// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/time.h"
#include "core/storage/database.h"
#include "core/storage/sealer.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace xuanhao {

/// One applicant's case as it lies on disk. `content` is JSON of the services and is sealed.
struct StoredCase
{
    QString id;
    int place = 0; ///< in the row of cases, from 0
    QByteArray content;
};

class CaseStore
{
public:
    CaseStore(Database& database, const Sealer& sealer)
        : m_database(database)
        , m_sealer(sealer)
    {}

    /// All cases in their order. KeyMissing when one can't be opened.
    [[nodiscard]] Expected<QList<StoredCase>, StorageError> all() const;
    [[nodiscard]] Expected<Done, StorageError> save(const StoredCase& item, Instant now);
    [[nodiscard]] Expected<Done, StorageError> remove(const QString& id);

private:
    Database& m_database;
    const Sealer& m_sealer;
};

} // namespace xuanhao
