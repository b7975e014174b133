// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/storage/database.h"
#include "core/storage/storageerror.h"

#include <QByteArray>
#include <QSqlQuery>
#include <QString>

#include <cstdint>

namespace xuanhao {

/// One SQL statement with positional parameters, prepared when it is made, read forward only.
///
/// Errors of preparing and binding come out of the first run() or next().
class Statement
{
public:
    /// `sql` must be a literal with a lifetime as long as the statement's.
    Statement(Database& database, const char* sql);

    /// Binds the next parameter.
    Statement& bind(const QString& value);
    Statement& bind(const QByteArray& value);
    Statement& bind(std::int64_t value);

    /// Runs a statement that gives no rows.
    [[nodiscard]] Expected<Done, StorageError> run();
    /// Steps to the next row; false after the last.
    [[nodiscard]] Expected<bool, StorageError> next();

    [[nodiscard]] QString text(int column) const { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query.value(column).toByteArray(); }
    [[nodiscard]] std::int64_t integer(int column) const { return m_query.value(column).toLongLong(); }

private:
    [[nodiscard]] Expected<Done, StorageError> start();

    Database& m_database;
    const char* m_sql;
    QSqlQuery m_query;
    bool m_isPrepared;
    bool m_hasStarted = false;
};

} // namespace xuanhao
