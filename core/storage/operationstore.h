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
#include <QStringList>

#include <optional>

namespace xuanhao {

class Statement;

/// A change that central has not answered yet. It is stored before it is sent and sent with the same id
/// and body until it is answered, so that its effect happens once.
struct StoredOperation
{
    QString id;
    QString scope;   ///< whose it is: at most one operation waits in a scope
    QString target;  ///< the endpoint's operationId
    QByteArray body; ///< JSON of the sender; sealed
};

struct WaitingOperations
{
    QList<StoredOperation> readable; ///< in the order in which they began
    QStringList unreadable;          ///< ids of those that are damaged; they stay stored
};

class OperationStore
{
public:
    OperationStore(Database& database, const Sealer& sealer)
        : m_database(database)
        , m_sealer(sealer)
    {}

    [[nodiscard]] Expected<std::optional<StoredOperation>, StorageError> waiting(const QString& scope) const;
    /// Those of every scope that begins with the prefix. A damaged one keeps no other from being read.
    [[nodiscard]] Expected<WaitingOperations, StorageError> allWaiting(const QString& prefix) const;
    /// Fails when another operation waits in the scope.
    [[nodiscard]] Expected<Done, StorageError> begin(const StoredOperation& operation, Instant now);
    /// Forgets exactly this operation: it has been answered.
    [[nodiscard]] Expected<Done, StorageError> finish(const QString& id);
    [[nodiscard]] Expected<Done, StorageError> forgetScope(const QString& scope);

private:
    /// A row of id, target and sealed body.
    [[nodiscard]] Expected<StoredOperation, StorageError> read(const Statement& statement,
                                                               const QString& scope) const;

    Database& m_database;
    const Sealer& m_sealer;
};

} // namespace xuanhao
