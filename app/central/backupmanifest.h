// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "server/services/databasecheck.h"

#include <QJsonObject>
#include <QString>

namespace xuanhao {

/// What a backup is: a folder with the database in one file and manifest.json, which says what must be in it.
/// Whoever has no secret.key cannot make one that is taken for ours.
struct BackupManifest
{
    static constexpr int kFormat = 1;

    QString program; ///< version of the program that made it
    bool isSqlite = true;
    Instant at{}; ///< all that was answered before is in it
    std::int64_t bytes = 0;
    QString sha256; ///< of the database's file
    DatabaseFacts facts;

    [[nodiscard]] QString fileName() const;
    [[nodiscard]] Expected<Done, QString> write(const QString& folder, const ServerSecret& secret) const;
    /// Refuses what is no backup, what a newer program has made, another office's, and files that are not
    /// what they were. The error is an English sentence. Of the facts only what differenceTo() compares is
    /// read.
    static Expected<BackupManifest, QString> read(const QString& folder, const ServerSecret& secret);

    /// Why these are not the facts of the manifest; nothing when they are.
    [[nodiscard]] std::optional<QString> differenceTo(const DatabaseFacts& found) const;
};

/// The hexadecimal SHA-256 of a file; the error is an English sentence.
[[nodiscard]] Expected<QString, QString> sha256Of(const QString& path);

} // namespace xuanhao
