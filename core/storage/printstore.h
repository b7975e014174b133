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

#include <optional>

namespace xuanhao {

/// The results of this counter with everything their forms show, kept before anything is printed, so
/// that form and receipt can be printed from here when the line is down.
class PrintStore
{
public:
    struct Result
    {
        QByteArray content; ///< JSON of the services; sealed
        int prints = 0;     ///< how often central has recorded a printing of the form
        Instant keepUntil{};
    };
    struct Kept
    {
        QString session;
        std::optional<QByteArray> content; ///< nothing: it does not open any more
        int prints = 0;                    ///< of the form, that central has recorded
        int receipts = 0;
        Instant storedAt{}; ///< for the first time
    };

    PrintStore(Database& database, const Sealer& sealer)
        : m_database(database)
        , m_sealer(sealer)
    {}

    [[nodiscard]] Expected<std::optional<Kept>, StorageError> find(const QString& session) const;
    /// Newest first.
    [[nodiscard]] Expected<QList<Kept>, StorageError> all() const;
    /// A later result of the same session replaces the content; the counts never fall.
    [[nodiscard]] Expected<Done, StorageError> store(const QString& session, const Result& result,
                                                     Instant now);
    /// Central has recorded so many printings; of a session that is not kept here nothing is noted.
    [[nodiscard]] Expected<Done, StorageError> notePrints(const QString& session, int prints);
    [[nodiscard]] Expected<Done, StorageError> noteReceipts(const QString& session, int receipts);
    /// Takes out what is not to be kept any longer (E6).
    [[nodiscard]] Expected<Done, StorageError> removeEnded(Instant now);

private:
    Database& m_database;
    const Sealer& m_sealer;
};

} // namespace xuanhao
