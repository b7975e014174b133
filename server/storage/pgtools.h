// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "server/storage/database.h"

#include <QStringList>

namespace xuanhao {

/// Runs a program of PostgreSQL's own (pg_dump, pg_restore) against the database of this address. The address
/// goes into the environment, so that a password never stands on a command line. `major` is the server's
/// version: the programs of that one are taken where Debian has them, otherwise those in PATH. "{database}"
/// in an argument becomes the database's name. The error is an English sentence.
[[nodiscard]] Expected<Done, QString> runPgTool(const QString& name, int major, const QString& address,
                                                const QStringList& arguments);

} // namespace xuanhao
