// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

namespace xuanhao {

/// The number of the newest migration this program has.
[[nodiscard]] int newestSchemaVersion();

/// Brings the schema to the newest version, each migration in a transaction of its own, so that a crash
/// leaves whole ones; servers that start at once take turns. Refuses a database that a newer program has
/// changed.
[[nodiscard]] Expected<Done, SqlError> migrate(SqlConnection& sql, Instant now);

/// As schemaVersion(), of a database that has one; writes nothing.
[[nodiscard]] int storedSchemaVersion(SqlConnection& sql);

/// 0 for an empty database.
[[nodiscard]] int schemaVersion(SqlConnection& sql);

} // namespace xuanhao
