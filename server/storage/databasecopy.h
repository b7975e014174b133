// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/database.h"

#include <functional>

namespace xuanhao {

/// Looks at the copied state; what it says is wrong ends the copying.
using CopyInspection = std::function<std::optional<QString>(SqlConnection&)>;

/// Writes the database as it is at one instant into a new file, while others go on writing: SQLite by its
/// backup interface, PostgreSQL by pg_dump in its custom format, of a snapshot that `inspect` sees as well.
/// The error is an English sentence.
[[nodiscard]] Expected<Done, QString> copyOut(const DatabaseAddress& from, const QString& file,
                                              const CopyInspection& inspect);

/// Makes a database of such a file. Refuses one that is there already: an SQLite file, or a PostgreSQL
/// database with any table. `inspect` sees the result; for SQLite before it stands at its place.
[[nodiscard]] Expected<Done, QString> copyIn(const QString& file, const DatabaseAddress& to,
                                             const CopyInspection& inspect);

/// Reads the whole file as copyIn() would, and lets `inspect` look into it where that needs no server
/// (SQLite).
[[nodiscard]] Expected<Done, QString> readCopy(const QString& file, bool isSqlite,
                                               const QString& scratchFolder, const CopyInspection& inspect);

/// What the database engine itself says about its file; nothing for PostgreSQL, which checks as it reads.
[[nodiscard]] std::optional<QString> engineProblem(SqlConnection& sql, bool isSqlite);

} // namespace xuanhao
