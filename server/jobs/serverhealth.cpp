// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/serverhealth.h"

#include "server/jobs/steadyclock.h"
#include "server/services/version.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <chrono>

namespace xuanhao {

namespace {

constexpr std::chrono::seconds kStalled{10};
constexpr std::chrono::hours kCertificateWarning{24 * 30};
constexpr std::int64_t kMegabyte = 1024 * 1024;
/// One batch of pictures and its log of changes must find room.
constexpr std::int64_t kDiskFull = 64 * kMegabyte;
constexpr std::int64_t kDiskLow = 1024 * kMegabyte;

const QByteArray kLive = "/livez";
const QByteArray kReady = "/readyz";

QJsonArray toJson(const std::vector<Health::Remark>& remarks)
{
    QJsonArray array;
    for (const Health::Remark& remark : remarks)
        array.append(QJsonObject{{QStringLiteral("code"), QString::fromLatin1(remark.code)},
                                 {QStringLiteral("detail"), remark.detail}});
    return array;
}

void judgeDisk(Health& health, std::int64_t free)
{
    const QString left = QStringLiteral("%1 MB are left for the database").arg(free / kMegabyte);
    if (free < kDiskFull)
        health.reasons.push_back({"diskFull", left});
    else if (free < kDiskLow)
        health.warnings.push_back({"diskLow", left});
}

void judgeCertificate(Health& health, Milliseconds left)
{
    if (left <= Milliseconds(0))
        health.warnings.push_back(
            {"certificateExpired",
             QStringLiteral("the certificate has expired; counters pin its key and go on")});
    else if (left < kCertificateWarning)
        health.warnings.push_back(
            {"certificateExpires", QStringLiteral("the certificate expires in %1 days")
                                       .arg(std::chrono::floor<std::chrono::days>(left).count())});
}

void judgeClock(Health& health, Milliseconds error)
{
    if (std::chrono::abs(error) > SteadyClock::kSmall)
        health.warnings.push_back(
            {"clockDiffers",
             QStringLiteral("the machine's clock was set by %1 s, which waits until no applicant's time runs")
                 .arg(std::chrono::round<std::chrono::seconds>(error).count())});
}

void judgeClockTrust(Health& health, ClockTrust trust)
{
    if (trust == ClockTrust::OffByASecond)
        health.warnings.push_back(
            {"clockOff", QStringLiteral("the clock may be off by more than a second: composing is refused")});
    else if (trust == ClockTrust::Unsynchronised)
        health.warnings.push_back(
            {"clockUnsynchronised", QStringLiteral("no time service corrects the clock")});
}

} // namespace

QJsonObject Health::toJson() const
{
    return {{QStringLiteral("status"), isReady() ? QStringLiteral("ready") : QStringLiteral("notReady")},
            {QStringLiteral("reasons"), xuanhao::toJson(reasons)},
            {QStringLiteral("warnings"), xuanhao::toJson(warnings)},
            {QStringLiteral("writes"), isWriter},
            {QStringLiteral("version"), programVersion()}};
}

Health judgeHealth(const HealthFacts& facts)
{
    Health health;
    health.isWriter = facts.isOpen && facts.isWriter;
    if (facts.isStopping)
        health.reasons.push_back({"stopping", QStringLiteral("the server is being ended")});
    if (!facts.isOpen) {
        health.reasons.push_back(
            {"starting", QStringLiteral("the database is being opened and brought to the newest schema")});
        return health;
    }
    if (facts.databaseFailure)
        health.reasons.push_back(
            {"databaseAway", QStringLiteral("the database failed when it was used last")});
    if (facts.tickAge > kStalled)
        health.reasons.push_back(
            {"stalled", QStringLiteral("the database has not answered for %1 s")
                            .arg(std::chrono::floor<std::chrono::seconds>(facts.tickAge).count())});
    if (!facts.hasWriter)
        health.reasons.push_back({"noWriter", QStringLiteral("no node writes at the moment")});
    if (facts.diskFree)
        judgeDisk(health, *facts.diskFree);
    judgeClockTrust(health, facts.clockTrust);
    judgeClock(health, facts.clockError);
    if (facts.certificateLeft)
        judgeCertificate(health, *facts.certificateLeft);
    return health;
}

bool isProbe(const HttpRequest& request)
{
    return request.method == "GET" && (request.path == kLive || request.path == kReady);
}

std::optional<HttpResponse> probeAnswer(const HttpRequest& request, const HealthFacts& facts)
{
    if (!isProbe(request))
        return std::nullopt;
    if (request.path == kLive)
        return HttpResponse::json(200, R"({"status":"live"})");
    const Health health = judgeHealth(facts);
    return HttpResponse::json(health.isReady() ? 200 : 503,
                              QJsonDocument(health.toJson()).toJson(QJsonDocument::Compact));
}

} // namespace xuanhao
