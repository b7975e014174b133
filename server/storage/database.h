// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

#include <memory>

namespace xuanhao {

/// Where a database is: "sqlite:PATH" for one office, "postgresql://…" for a city or a province.
class DatabaseAddress
{
public:
    /// The error is an English sentence.
    static Expected<DatabaseAddress, QString> parse(const QString& text);
    static DatabaseAddress ofFile(const QString& path) { return DatabaseAddress(path, true); }

    [[nodiscard]] bool isFile() const { return m_isFile; }
    /// The path of the file, or the whole URI.
    [[nodiscard]] const QString& place() const { return m_place; }
    /// For messages and log: without what follows the user's name in a URI.
    [[nodiscard]] QString shown() const;
    /// As parse() takes it.
    [[nodiscard]] QString text() const;

private:
    DatabaseAddress(QString place, bool isFile)
        : m_place(std::move(place))
        , m_isFile(isFile)
    {}

    QString m_place;
    bool m_isFile;
};

enum class OpenMode {
    Create, ///< makes a file when there is none; a PostgreSQL database is made by its administrator
    OpenExisting,
};

[[nodiscard]] Expected<std::unique_ptr<SqlConnection>, SqlError> openDatabase(const DatabaseAddress& address,
                                                                              OpenMode mode);

} // namespace xuanhao
