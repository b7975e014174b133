// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/smsqueue.h"

#include "core/base/check.h"
#include "core/base/uuid.h"
#include "core/protocol/endpoints.h"
#include "server/services/codes.h"

#include <QLoggingCategory>

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central.sms")

using namespace std::chrono_literals;

constexpr Milliseconds kFirstWait = 5s;
constexpr Milliseconds kLongestWait = 15min;
constexpr Milliseconds kWaitForReport = 30s;
constexpr qsizetype kTokenBytes = 16;

QString sealOwner(const QString& id)
{
    return QStringLiteral("sms/") + id;
}

/// As the database keeps it.
QString wordOf(SmsFailureKind kind)
{
    switch (kind) {
    case SmsFailureKind::BadNumber:
        return QStringLiteral("badNumber");
    case SmsFailureKind::BadText:
        return QStringLiteral("badText");
    case SmsFailureKind::NotStarted:
        return QStringLiteral("notStarted");
    case SmsFailureKind::NoAccess:
        return QStringLiteral("noAccess");
    case SmsFailureKind::Busy:
        return QStringLiteral("busy");
    case SmsFailureKind::Refused:
        return QStringLiteral("refused");
    case SmsFailureKind::NoAnswer:
        return QStringLiteral("noAnswer");
    }
    checkFailed("a known failure", __FILE__, __LINE__);
}

/// Whether this failure says something about one message, not about the gateway.
bool isOfTheMessage(const QString& failure)
{
    return failure == wordOf(SmsFailureKind::Refused) || failure == wordOf(SmsFailureKind::BadNumber) ||
           failure == wordOf(SmsFailureKind::BadText);
}

void end(World& world, const QString& id, const char* state, const char* action, Instant now)
{
    if (world.stores.sms.finish(id, QString::fromLatin1(state), now))
        auditByItself(world, now, action, id);
}

QString tokenOf(const World& world, const QString& id)
{
    return QString::fromLatin1(world.secret.hashOf("smsReport", id).left(kTokenBytes).toHex());
}

} // namespace

QString queueSms(World& world, const SmsDraft& draft, Instant now)
{
    const QString id = timedUuid(now, world.random);
    const QJsonObject message{{QStringLiteral("number"), draft.number}, {QStringLiteral("text"), draft.text}};
    world.stores.sms.add({.id = id,
                          .session = draft.session,
                          .sealed = world.secret.seal(toCanonicalJson(message), sealOwner(id), world.random),
                          .expiresAt = draft.expiresAt},
                         now);
    return id;
}

std::optional<SmsMessage> nextSms(World& world, Instant now)
{
    for (const QString& id : world.stores.sms.expire(now))
        auditByItself(world, now, "sms.expired", id);
    if (world.stores.sms.triedSince(now - 1s) >= world.smsPerSecond)
        return std::nullopt;
    while (const auto row = world.stores.sms.next(now)) {
        if (const auto clear = world.secret.open(row->sealed, sealOwner(row->id))) {
            const QJsonObject message = parseJsonObject(*clear).value();
            return SmsMessage{.id = row->id,
                              .number = message.value(QStringLiteral("number")).toString(),
                              .text = message.value(QStringLiteral("text")).toString(),
                              .reportPath = reportPath(world, row->id)};
        }
        // One damaged message must not keep the others waiting.
        qCCritical(log).noquote() << "SMS" << row->id << "was sealed with another secret, or is damaged.";
        end(world, row->id, "failed", "sms.failed", now);
    }
    return std::nullopt;
}

void finishSms(World& world, const QString& id, const Expected<Done, SmsFailure>& sent, Instant now)
{
    const auto row = world.stores.sms.waiting(id);
    world.stores.sms.countTry(id, sent ? QString() : wordOf(sent.error().kind), now);
    if (!row) // withdrawn, or its report was faster
        return;
    if (sent) {
        if (row->attempts > 0 && !row->session.isEmpty())
            giveFullTime(world, *row, now);
        end(world, id, "sent", "sms.sent", now);
        return;
    }
    const SmsRetry retry = retryOf(sent.error().kind);
    const Instant nextTry = now + waitBeforeTry(row->attempts + 1, retry);
    const bool mayHaveGoneOut = row->failure == wordOf(SmsFailureKind::NoAnswer);
    if (retry == SmsRetry::Never || mayHaveGoneOut || nextTry >= row->expiresAt) {
        end(world, id, "failed", "sms.failed", now);
        return;
    }
    world.stores.sms.tryAgain(id, nextTry);
}

Milliseconds waitBeforeTry(int attempts, SmsRetry retry)
{
    Milliseconds wait = kFirstWait;
    for (int i = 1; i < attempts && wait < kLongestWait; ++i)
        wait *= 2;
    wait = std::min(wait, kLongestWait);
    return retry == SmsRetry::Once ? std::max(wait, kWaitForReport) : wait;
}

Reply reportSms(World& world, const Caller& caller, const QString& id, const QString& token,
                const QString& status)
{
    struct Meaning
    {
        const char* status;
        const char* state;
        const char* action;
    };
    constexpr Meaning kMeanings[]{{"1", "delivered", "sms.delivered"},
                                  {"2", "undelivered", "sms.undelivered"},
                                  {"4", "sent", "sms.sent"},
                                  {"8", "sent", "sms.sent"},
                                  {"16", "failed", "sms.rejected"}};
    const auto* meaning = std::find_if(std::begin(kMeanings), std::end(kMeanings), [&](const Meaning& known) {
        return status == QLatin1String(known.status);
    });
    if (token != tokenOf(world, id) || meaning == std::end(kMeanings) || !world.stores.sms.has(id))
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such message, token or status"));
    if (world.stores.sms.report(id, QString::fromLatin1(meaning->state), caller.now))
        audit(world, caller, meaning->action, id);
    return QJsonObject{};
}

QString reportPath(const World& world, const QString& id)
{
    return QString::fromLatin1(pathFor(EndpointId::ReportSms, {{QStringLiteral("sms"), id},
                                                               {QStringLiteral("token"), tokenOf(world, id)},
                                                               {QStringLiteral("status"), QString()}})
                                   .chopped(1));
}

SmsState smsStateOf(const SmsStanding& sms)
{
    static const QHash<QString, SmsState> states{{QStringLiteral("queued"), SmsState::Queued},
                                                 {QStringLiteral("sent"), SmsState::Sent},
                                                 {QStringLiteral("delivered"), SmsState::Delivered},
                                                 {QStringLiteral("undelivered"), SmsState::Undelivered}};
    return states.value(sms.state, SmsState::Failed);
}

bool isRefusal(const SmsStanding& sms)
{
    // Rejected by the message centre: the gateway itself had taken it.
    return sms.failure.isEmpty() ? sms.attempts > 0 : isOfTheMessage(sms.failure);
}

bool hasNotLeft(const SmsStanding& sms)
{
    const SmsState state = smsStateOf(sms);
    return (state == SmsState::Queued || state == SmsState::Failed) &&
           (sms.attempts == 0 || sms.failure == wordOf(SmsFailureKind::NotStarted) ||
            sms.failure == wordOf(SmsFailureKind::NoAccess) || sms.failure == wordOf(SmsFailureKind::Busy));
}

GatewayState gatewayState(World& world)
{
    const auto failure = world.stores.sms.lastFailure();
    return !failure || isOfTheMessage(*failure) ? GatewayState::Working : GatewayState::Down;
}

} // namespace xuanhao
