// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/guardconfig.h"
#include "app/central/smsconfig.h"
#include "core/base/expected.h"
#include "server/http/tls.h"
#include "server/storage/database.h"

#include <QString>

#include <cstdint>

namespace xuanhao {

/// The server's ini file.
struct CentralConfig
{
    DatabaseAddress database = DatabaseAddress::ofFile({});
    QString secretPath; ///< default: secret.key beside the database file, or beside this file
    QString address = QStringLiteral("127.0.0.1");
    std::uint16_t port = 8443;
    TlsFiles tls;
    SmsConfig sms;
    GuardConfig guard;
    QString nodeAddress; ///< empty: the only node on its database
    QString publicUrl;   ///< what counters are told; default: https://ADDRESS:PORT

    /// The error is an English sentence.
    static Expected<CentralConfig, QString> read(const QString& path);
    [[nodiscard]] QString url() const;
    /// The file in which `serve` remembers its clock, beside the secret.
    [[nodiscard]] QString clockPath() const;
};

/// Where the secret lies unless the settings say otherwise; `folder` is that of the settings.
[[nodiscard]] QString defaultSecretPath(const DatabaseAddress& database, const QString& folder);

} // namespace xuanhao
