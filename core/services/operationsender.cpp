// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/operationsender.h"

namespace xuanhao {

namespace {

QByteArray contentOf(const OutgoingWrite& write)
{
    QJsonObject variables;
    for (auto it = write.variables.begin(); it != write.variables.end(); ++it)
        variables.insert(it.key(), it.value());
    return toCanonicalJson({{QStringLiteral("variables"), variables}, {QStringLiteral("body"), write.body}});
}

Expected<PreparedWrite, StorageError> preparedOf(const StoredOperation& stored)
{
    const Unexpected damaged{
        StorageError{StorageError::Code::Damaged, QStringLiteral("a stored operation is none")}};
    const auto content = parseJsonObject(stored.body);
    if (!content)
        return damaged;
    for (const Endpoint& endpoint : allEndpoints()) {
        if (stored.target != QLatin1String(endpoint.operationId))
            continue;
        PreparedWrite prepared{
            stored.id, {endpoint.id, {}, content->value(QStringLiteral("body")).toObject()}, true};
        const QJsonObject variables = content->value(QStringLiteral("variables")).toObject();
        for (auto it = variables.begin(); it != variables.end(); ++it)
            prepared.write.variables.insert(it.key(), it.value().toString());
        return prepared;
    }
    return damaged;
}

} // namespace

Expected<std::optional<PreparedWrite>, StorageError> OperationSender::waiting(const QString& scope)
{
    const auto stored = m_storage.run([&](LocalStore& store) { return store.operations().waiting(scope); });
    if (!stored)
        return Unexpected{stored.error()};
    if (!*stored)
        return std::optional<PreparedWrite>();
    auto prepared = preparedOf(**stored);
    if (!prepared)
        return Unexpected{prepared.error()};
    return std::optional(*std::move(prepared));
}

Expected<WaitingWrites, StorageError> OperationSender::allWaiting(const QString& prefix)
{
    const auto stored =
        m_storage.run([&](LocalStore& store) { return store.operations().allWaiting(prefix); });
    if (!stored)
        return Unexpected{stored.error()};
    WaitingWrites all{{}, stored->unreadable};
    for (const StoredOperation& operation : stored->readable) {
        if (auto prepared = preparedOf(operation))
            all.readable.append(*std::move(prepared));
        else
            all.unreadable.append(operation.id);
    }
    return all;
}

Expected<PreparedWrite, StorageError> OperationSender::prepare(const QString& scope,
                                                               const OutgoingWrite& write)
{
    auto stored = waiting(scope);
    if (!stored)
        return Unexpected{stored.error()};
    if (*stored)
        return **std::move(stored);
    const StoredOperation operation{m_client.newOperation(), scope,
                                    QString::fromLatin1(endpoint(write.endpoint).operationId),
                                    contentOf(write)};
    const Instant now = m_clock.now();
    const auto done =
        m_storage.run([&](LocalStore& store) { return store.operations().begin(operation, now); });
    if (!done)
        return Unexpected{done.error()};
    return PreparedWrite{operation.id, write, false};
}

Expected<Done, StorageError> OperationSender::finish(const QString& operation)
{
    return m_storage.run([&](LocalStore& store) { return store.operations().finish(operation); });
}

void OperationSender::send(const PreparedWrite& prepared, QObject* context, CentralClient::Answer answer)
{
    m_client.send(
        {prepared.write.endpoint, prepared.write.variables, prepared.write.body, prepared.operation}, context,
        std::move(answer));
}

} // namespace xuanhao
