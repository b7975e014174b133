// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/problem.h"
#include "server/services/guard.h"

namespace xuanhao {

/// A Malformed problem that names the place.
[[nodiscard]] Problem malformed(const JsonError& error);

/// The path of the first key of `given`, at any depth, that `known` has not or that is null; nothing when
/// there is none.
[[nodiscard]] std::optional<QString> unknownKey(const QJsonValue& given, const QJsonValue& known,
                                                const QString& path);

/// Parses the body of a request and takes the operation out of it. GET requests have no body.
[[nodiscard]] std::optional<Problem> readBody(const ApiRequest& request, const Endpoint& endpoint,
                                              QJsonObject& body, std::optional<OperationId>& operation);

/// Whether the endpoint's body has nothing but the operation.
[[nodiscard]] bool isWithoutMessage(EndpointId id);
[[nodiscard]] std::optional<Problem> unexpectedContent(const QJsonObject& body);

/// Reads a message; keys nobody knows are refused, at any depth.
template <typename Message>
[[nodiscard]] Expected<Message, Problem> readMessage(const QJsonObject& body)
{
    JsonReader reader(body);
    Message message = Message::read(reader);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Refuse))
        return Unexpected{malformed(*error)};
    if (const auto path = unknownKey(body, message.toJson(), {}))
        return Unexpected{malformed({*path, QStringLiteral("is not known here, or null"), 0})};
    return message;
}

} // namespace xuanhao
