// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/storage/storageerror.h"

#include <QString>

namespace xuanhao {

class Database;

/// The schema this program writes: the number of the last file in migrations/.
[[nodiscard]] int newestSchema();

/// Runs the migrations that the file does not have yet, each in its own transaction.
[[nodiscard]] Expected<Done, StorageError> migrate(Database& database, const QString& path);

} // namespace xuanhao
