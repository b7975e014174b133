// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/time.h"
#include "core/storage/database.h"
#include "core/storage/sealer.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace xuanhao {

/// The results of this counter with everything their forms show, kept before anything is printed, so
/// that the form can be printed from here when the line is down.
class PrintStore
{
public:
    struct Result
    {
        QByteArray content; ///< JSON of the services; sealed
        int prints = 0;     ///< how often central has recorded a printing
    };

    PrintStore(Database& database, const Sealer& sealer)
        : m_database(database)
        , m_sealer(sealer)
    {}

    [[nodiscard]] Expected<std::optional<Result>, StorageError> find(const QString& session) const;
    /// A later result of the same session replaces the content; the count never falls.
    [[nodiscard]] Expected<Done, StorageError> store(const QString& session, const Result& result,
                                                     Instant now);

private:
    Database& m_database;
    const Sealer& m_sealer;
};

} // namespace xuanhao
