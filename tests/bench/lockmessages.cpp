// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/lockmessages.h"

#include "core/protocol/messages.h"
#include "tests/support/applicants.h"
#include "tests/support/centralharness.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace xuanhao::bench {

namespace {

using namespace xuanhao::test;

constexpr int kPerLetter = 10'000;
const QString kLetters = QStringLiteral("CEFHJKLM");

} // namespace

/// A letter and four digits: 10,000 numbers each.
QByteArray lockSegments()
{
    QJsonArray all;
    for (const QChar letter : kLetters) {
        for (int thousand = 0; thousand < 10; ++thousand)
            all.append(QJsonObject{{t("kind"), t("02")},
                                   {t("from"), letter + QString::number(thousand) + t("000")},
                                   {t("to"), letter + QString::number(thousand) + t("999")},
                                   {t("firstRelease"), true},
                                   {t("releasedAt"), t("2026-01-05T09:00:00+08:00")},
                                   {t("source"), t("bench")}});
    }
    return toCanonicalJson({{t("authority"), t("粤G")}, {t("segments"), all}});
}

LockMessages::LockMessages(Counters counters)
    : m_counters(std::move(counters))
{}

void LockMessages::prepare(int count, const Ask& ask)
{
    const int first = static_cast<int>(m_sessions.size());
    const auto accounts = each(
        first, count, ask, [](int i) { return std::pair(QByteArray("/v1/accounts"), applicant(i).account); });
    const auto sessions = each(first, count, ask, [&](int i) {
        return std::pair("/v1/accounts/" + accounts.at(static_cast<std::size_t>(i - first)) + "/sessions",
                         division());
    });
    m_sessions.insert(m_sessions.end(), sessions.begin(), sessions.end());
    const auto step = [&](const char* name, const auto& body) {
        (void)each(first, count, ask,
                   [&](int i) { return std::pair("/v1/sessions/" + session(i) + name, body(i)); });
    };
    step("/notice", [](int) { return QJsonObject{{t("version"), t("2026-11")}}; });
    step("/vehicle", [](int i) { return applicant(i).vehicle; });
    step("/contact", [](int) { return ContactDraft{}.toJson(); });
    step("/compose", [](int) { return QJsonObject(); });
}

std::vector<ApiRequest> LockMessages::locks(int count)
{
    std::vector<ApiRequest> requests;
    Message last;
    const int first = std::exchange(m_played, m_played + count);
    for (int i = first; i < first + count; ++i) {
        // Every twentieth asks for the operation before once more, signed anew.
        const bool isReplay = i % 20 == 19;
        if (!isReplay)
            last = lockOf(i);
        requests.push_back(signedRequest(isReplay ? i - 1 : i, last));
    }
    return requests;
}

void LockMessages::checkWinners(const std::vector<QByteArray>& answers)
{
    const auto won = std::count_if(answers.begin(), answers.end(), [](const QByteArray& answer) {
        return answer.contains("\"isLocked\":true");
    });
    if (won * 5 < static_cast<std::ptrdiff_t>(answers.size()) * 2)
        qFatal("only %td of %zu won", won, answers.size());
}

ApiRequest LockMessages::reading(int applicant)
{
    return signedRequest(applicant, {"GET", "/v1/sessions/" + session(applicant), {}});
}

/// Every second wants what somebody has just got.
LockMessages::Message LockMessages::lockOf(int applicant)
{
    const int wanted = applicant % 2 == 0 ? m_wanted++ : m_wanted - 1;
    if (wanted >= kPerLetter * kLetters.size())
        qFatal("all numbers are taken");
    const QString serial = kLetters.at(wanted / kPerLetter) +
                           QString::number(wanted % kPerLetter).rightJustified(4, QLatin1Char('0'));
    return {"POST", "/v1/sessions/" + session(applicant) + "/verify",
            bodyOf(applicant, {{t("serial"), serial}})};
}

QByteArray LockMessages::bodyOf(int applicant, QJsonObject body)
{
    body.insert(t("operation"),
                m_counters.at(static_cast<std::size_t>(applicant) % m_counters.size())->newOperation());
    return toCanonicalJson(body);
}

ApiRequest LockMessages::signedRequest(int applicant, const Message& message)
{
    TestCounter& counter = *m_counters.at(static_cast<std::size_t>(applicant) % m_counters.size());
    const auto headers = counter.signedHeaders(message.method, message.target, message.body);
    return {.id = t("b-%1").arg(++m_requests),
            .method = message.method,
            .path = message.target,
            .target = message.target,
            .wait = {},
            .counter = headers.value(kCounterHeader),
            .time = headers.value(kTimeHeader),
            .nonce = headers.value(kNonceHeader),
            .signature = headers.value(kSignatureHeader),
            .authorization = headers.value("Authorization"),
            .body = message.body};
}

const QByteArray& LockMessages::session(int applicant) const
{
    return m_sessions.at(static_cast<std::size_t>(applicant));
}

template <typename Make>
std::vector<QByteArray> LockMessages::each(int first, int count, const Ask& ask, const Make& make)
{
    std::vector<ApiRequest> requests;
    for (int i = first; i < first + count; ++i) {
        const auto [target, body] = make(i);
        requests.push_back(signedRequest(i, {"POST", target, bodyOf(i, body)}));
    }
    std::vector<QByteArray> ids;
    for (const QByteArray& answer : ask(requests))
        ids.push_back(parseJsonObject(answer)->value(t("id")).toString().toUtf8());
    return ids;
}

} // namespace xuanhao::bench
