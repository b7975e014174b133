// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/database.h"

#include "server/storage/pgconnection.h"
#include "server/storage/sqliteconnection.h"

#include <QRegularExpression>

namespace xuanhao {

namespace {

const QString kFile = QStringLiteral("sqlite:");
const QString kPostgres = QStringLiteral("postgresql://");

} // namespace

Expected<DatabaseAddress, QString> DatabaseAddress::parse(const QString& text)
{
    if (text.startsWith(kFile) && text.size() > kFile.size())
        return ofFile(text.mid(kFile.size()));
    if (text.startsWith(kPostgres) && text.size() > kPostgres.size())
        return DatabaseAddress(text, false);
    return Unexpected{
        QStringLiteral("database: must be sqlite:PATH or postgresql://USER@HOST[,HOST…]/DATABASE")};
}

QString DatabaseAddress::shown() const
{
    if (m_isFile)
        return m_place;
    static const QRegularExpression password(QStringLiteral("(?<=://)([^:/@?]*):[^@/?]*@"));
    static const QRegularExpression passwordOption(QStringLiteral("([?&]password=)[^&]*"));
    return QString(m_place)
        .replace(password, QStringLiteral("\\1@"))
        .replace(passwordOption, QStringLiteral("\\1…"));
}

QString DatabaseAddress::text() const
{
    return m_isFile ? kFile + m_place : m_place;
}

namespace {

template <typename T>
Expected<std::unique_ptr<SqlConnection>, SqlError> asConnection(Expected<std::unique_ptr<T>, SqlError> opened)
{
    if (!opened)
        return Unexpected{opened.error()};
    return std::unique_ptr<SqlConnection>(*std::move(opened));
}

} // namespace

Expected<std::unique_ptr<SqlConnection>, SqlError> openDatabase(const DatabaseAddress& address, OpenMode mode)
{
    if (!address.isFile())
        return asConnection(PgConnection::open(address.place()));
    return asConnection(SqliteConnection::open(address.place(), mode == OpenMode::Create
                                                                    ? SqliteConnection::Mode::Create
                                                                    : SqliteConnection::Mode::OpenExisting));
}

} // namespace xuanhao
