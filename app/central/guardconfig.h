// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "server/jobs/admission.h"
#include "server/jobs/centralserver.h"
#include "server/jobs/logbook.h"

#include <QSettings>
#include <QStringList>

#include <chrono>

namespace xuanhao {

/// The part of central.ini about watching over the server: limits, metrics, log, proxies, its end.
struct GuardConfig
{
    RateLimits rates;
    Admission::Bounds admission;
    HttpLimits http;
    CentralServer::OperatorsAddress operators;
    std::chrono::hours operationsKept = kOperationsKept;
    QStringList proxies;
    LogFormat logFormat = LogFormat::Text;
    std::chrono::seconds stopTime{30}; ///< 1…600; after it the program ends whatever runs

    static QStringList keys();
    /// `port` is the server's own: metrics are at the next one unless the settings say otherwise. The error
    /// is an English sentence.
    static Expected<GuardConfig, QString> read(const QSettings& settings, std::uint16_t port);
};

} // namespace xuanhao
