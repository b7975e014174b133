// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"
#include "server/services/world.h"

#include <QJsonObject>

#include <optional>

namespace xuanhao {

/// What is known about a running server, as seen from outside of its work.
struct HealthFacts
{
    bool isOpen = false; ///< the database is open and has the newest schema
    bool isStopping = false;
    std::optional<QString> databaseFailure; ///< what it said when it was used last
    Milliseconds tickAge{0};                ///< since the jobs of every second were done last
    bool hasWriter = true;                  ///< this node writes, or knows which one does
    bool isWriter = true;
    ClockTrust clockTrust = ClockTrust::Synchronised;
    Milliseconds clockError{0};                  ///< how far the machine's clock is ahead of central's
    std::optional<Milliseconds> certificateLeft; ///< until it expires; negative afterwards
    std::optional<std::int64_t> diskFree;        ///< bytes, where the database is a file
};

/// Whether requests should come here, and why not. Warnings want somebody's attention but stop nothing.
struct Health
{
    struct Remark
    {
        const char* code;
        QString detail; ///< an English sentence
    };
    std::vector<Remark> reasons; ///< not ready because of these
    std::vector<Remark> warnings;
    bool isWriter = false;

    [[nodiscard]] bool isReady() const { return reasons.empty(); }
    [[nodiscard]] QJsonObject toJson() const;
};

/// A node that does not write is ready: it hands on. A clock that is off and a certificate that has expired
/// are warnings: most of the work goes on without the one, and counters pin the key.
[[nodiscard]] Health judgeHealth(const HealthFacts& facts);

/// GET /livez: the process answers. GET /readyz: 200 or 503 with the reasons. nullopt for other paths.
[[nodiscard]] std::optional<HttpResponse> probeAnswer(const HttpRequest& request, const HealthFacts& facts);
[[nodiscard]] bool isProbe(const HttpRequest& request);

} // namespace xuanhao
