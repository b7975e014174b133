// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/dbthread.h"
#include "core/sync/centralclient.h"

namespace xuanhao {

/// A change that is to be made at central.
struct OutgoingWrite
{
    EndpointId endpoint;
    QHash<QString, QString> variables;
    QJsonObject body;

    friend bool operator==(const OutgoingWrite&, const OutgoingWrite&) = default;
};

/// A change with its stored operation id.
struct PreparedWrite
{
    QString operation;
    OutgoingWrite write;
    bool isRepeat = false; ///< it was sent before and has no answer yet
};

struct WaitingWrites
{
    QList<PreparedWrite> readable; ///< in the order in which they began
    QStringList unreadable;        ///< operations that are damaged; they stay stored
};

/// Gives every change its operation id and stores both before anything is sent, so that a repeat, after
/// a kill too, has its effect once.
class OperationSender
{
public:
    OperationSender(DbThread& storage, CentralClient& client, const Clock& clock)
        : m_storage(storage)
        , m_client(client)
        , m_clock(clock)
    {}

    /// The operation that waits in the scope, if any, and else this one, stored. The caller compares:
    /// another one that waits has to be answered first.
    [[nodiscard]] Expected<PreparedWrite, StorageError> prepare(const QString& scope,
                                                                const OutgoingWrite& write);
    [[nodiscard]] Expected<std::optional<PreparedWrite>, StorageError> waiting(const QString& scope);
    /// Those of every scope that begins with the prefix. A damaged one keeps no other from being read.
    [[nodiscard]] Expected<WaitingWrites, StorageError> allWaiting(const QString& prefix);
    /// Forgets an operation that has been answered.
    [[nodiscard]] Expected<Done, StorageError> finish(const QString& operation);
    void send(const PreparedWrite& prepared, QObject* context, CentralClient::Answer answer);

private:
    DbThread& m_storage;
    CentralClient& m_client;
    const Clock& m_clock;
};

} // namespace xuanhao
