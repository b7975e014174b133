// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/statement.h"

#include <QSqlError>

#include <array>

namespace xuanhao {

namespace {

/// A file that is no sound database is another trouble than one that is busy or full: the number SQLite gives
/// tells, in its lowest byte.
StorageError errorOf(const QSqlError& error, const QString& where)
{
    constexpr int kCorrupt = 11;
    constexpr int kNotADatabase = 26;
    constexpr std::array kNotWritable{8, 14}; // read-only, can't open
    const int code = error.nativeErrorCode().toInt() & 0xff;
    StorageError result{StorageError::Code::Failed, error.text() + where};
    if (code == kCorrupt || code == kNotADatabase)
        result.code = StorageError::Code::Damaged;
    for (const int notWritable : kNotWritable) {
        if (code == notWritable)
            result.code = StorageError::Code::CannotOpen;
    }
    return result;
}

} // namespace

Statement::Statement(Database& database, const char* sql)
    : m_database(database)
    , m_sql(sql)
    , m_query(database.m_connection)
{
    m_query.setForwardOnly(true);
    m_isPrepared = m_query.prepare(QString::fromUtf8(sql));
}

Statement& Statement::bind(const QString& value)
{
    // A null string would be bound as NULL; the columns are NOT NULL and an empty text is a value.
    m_query.addBindValue(value.isNull() ? QStringLiteral("") : value);
    return *this;
}

Statement& Statement::bind(const QByteArray& value)
{
    m_query.addBindValue(value.isNull() ? QByteArray("") : value);
    return *this;
}

Statement& Statement::bind(std::int64_t value)
{
    m_query.addBindValue(static_cast<qlonglong>(value));
    return *this;
}

Expected<Done, StorageError> Statement::start()
{
    m_hasStarted = true;
    if (!m_database.admits(m_sql))
        return Unexpected{StorageError{StorageError::Code::Failed, QStringLiteral("refused by the gate")}};
    if (!m_isPrepared || !m_query.exec())
        return Unexpected{errorOf(m_query.lastError(), QLatin1String(" in: ") + QString::fromUtf8(m_sql))};
    return Done{};
}

Expected<Done, StorageError> Statement::run()
{
    auto done = start();
    m_query.finish();
    return done;
}

Expected<bool, StorageError> Statement::next()
{
    if (!m_hasStarted) {
        if (const auto started = start(); !started)
            return Unexpected{started.error()};
    }
    if (m_query.next())
        return true;
    // Qt says nothing about an error while stepping except here.
    if (m_query.lastError().isValid())
        return Unexpected{errorOf(m_query.lastError(), {})};
    return false;
}

} // namespace xuanhao
