// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/smsconfig.h"
#include "core/base/expected.h"
#include "server/http/tls.h"

#include <QString>

#include <cstdint>

namespace xuanhao {

/// The server's ini file.
struct CentralConfig
{
    QString databasePath; ///< of the SQLite file
    QString secretPath;   ///< default: secret.key beside the database
    QString address = QStringLiteral("127.0.0.1");
    std::uint16_t port = 8443;
    TlsFiles tls;
    SmsConfig sms;
    QString publicUrl; ///< what counters are told; default: https://ADDRESS:PORT

    /// The error is an English sentence.
    static Expected<CentralConfig, QString> read(const QString& path);
    [[nodiscard]] QString url() const;
};

/// "sqlite:PATH" → the path.
[[nodiscard]] Expected<QString, QString> databasePathFrom(const QString& text);
/// secret.key beside the database.
[[nodiscard]] QString defaultSecretPath(const QString& databasePath);

} // namespace xuanhao
