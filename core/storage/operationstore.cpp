// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/operationstore.h"

#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kWaiting = "SELECT id, target, sealed FROM operation WHERE scope = ?";
constexpr const char* kAllWaiting = "SELECT id, target, sealed, scope FROM operation "
                                    "WHERE substr(scope, 1, length(?)) = ? ORDER BY created_at, id";
constexpr const char* kBegin =
    "INSERT INTO operation (id, scope, target, sealed, created_at) VALUES (?, ?, ?, ?, ?)";
constexpr const char* kFinish = "DELETE FROM operation WHERE id = ?";
constexpr const char* kForget = "DELETE FROM operation WHERE scope = ?";

QByteArray contextOf(const QString& id)
{
    return "operation:" + id.toUtf8();
}

} // namespace

Expected<std::optional<StoredOperation>, StorageError> OperationStore::waiting(const QString& scope) const
{
    Statement statement(m_database, kWaiting);
    statement.bind(scope);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row)
        return std::optional<StoredOperation>();
    auto operation = read(statement, scope);
    if (!operation)
        return Unexpected{operation.error()};
    return std::optional(*std::move(operation));
}

Expected<WaitingOperations, StorageError> OperationStore::allWaiting(const QString& prefix) const
{
    Statement statement(m_database, kAllWaiting);
    statement.bind(prefix).bind(prefix);
    WaitingOperations all;
    for (;;) {
        const auto row = statement.next();
        if (!row)
            return Unexpected{row.error()};
        if (!*row)
            return all;
        if (auto operation = read(statement, statement.text(3)))
            all.readable.append(*std::move(operation));
        else
            all.unreadable.append(statement.text(0));
    }
}

Expected<StoredOperation, StorageError> OperationStore::read(const Statement& statement,
                                                             const QString& scope) const
{
    const QString id = statement.text(0);
    const auto body = m_sealer.open(contextOf(id), statement.bytes(2));
    if (!body)
        return Unexpected{
            StorageError{StorageError::Code::KeyMissing, QStringLiteral("an operation does not open")}};
    return StoredOperation{id, scope, statement.text(1), *body};
}

Expected<Done, StorageError> OperationStore::begin(const StoredOperation& operation, Instant now)
{
    return Statement(m_database, kBegin)
        .bind(operation.id)
        .bind(operation.scope)
        .bind(operation.target)
        .bind(m_sealer.seal(contextOf(operation.id), operation.body))
        .bind(toMilliseconds(now))
        .run();
}

Expected<Done, StorageError> OperationStore::finish(const QString& id)
{
    return Statement(m_database, kFinish).bind(id).run();
}

Expected<Done, StorageError> OperationStore::forgetScope(const QString& scope)
{
    return Statement(m_database, kForget).bind(scope).run();
}

} // namespace xuanhao
