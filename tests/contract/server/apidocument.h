// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace xuanhao::test {

/// server/api/openapi.json as a source of requests: what a body may be, what it looks like, where its parts
/// are.
class ApiDocument
{
public:
    ApiDocument();

    /// The schema of an operation's body; empty when it has none.
    [[nodiscard]] QJsonObject bodySchema(const QString& operationId) const;
    [[nodiscard]] QJsonObject problemSchema() const;
    /// A value with every member that the schema names. It fits the schema; whether it means anything is
    /// another matter.
    [[nodiscard]] QJsonValue sample(const QJsonObject& schema) const;
    /// Why the value does not fit, beginning with its path; empty when it does.
    [[nodiscard]] QString misfit(const QJsonObject& schema, const QJsonValue& value,
                                 const QString& path = {}) const;
    /// The path of every part of a body, at any depth: "agent", "agent.name", "overrides.0.field".
    [[nodiscard]] QStringList places(const QJsonObject& schema) const;
    /// The schema of the part at a path.
    [[nodiscard]] QJsonObject schemaAt(const QJsonObject& schema, const QStringList& path) const;

private:
    [[nodiscard]] QJsonObject resolved(const QJsonObject& schema) const;
    [[nodiscard]] QString objectMisfit(const QJsonObject& schema, const QJsonObject& object,
                                       const QString& path) const;
    [[nodiscard]] QString textMisfit(const QJsonObject& schema, const QString& text,
                                     const QString& path) const;

    QJsonObject m_document;
};

} // namespace xuanhao::test
