// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/locksload.h"

#include "tests/bench/benchreport.h"

#include <future>

namespace xuanhao::bench {

namespace {

using namespace xuanhao::test;

constexpr std::size_t kTogether = 256; ///< as the server does
constexpr int kCounters = 64;
constexpr int kPerLetter = 10'000;
const QString kLetters = QStringLiteral("CEFHJKLM");

/// A letter and four digits: 10,000 numbers each.
QByteArray segments()
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

HarnessOptions optionsFor(const DatabaseAddress& database)
{
    HarnessOptions options = withoutCaptcha();
    options.database = database;
    options.segments = segments();
    return options;
}

} // namespace

LocksLoad::LocksLoad(const DatabaseAddress& database)
    : m_harness(optionsFor(database))
{
    m_harness.addStaff(t("clerk1"), Role::Clerk);
    for (int i = 0; i < kCounters; ++i) {
        const QString id = t("B%1").arg(i, 2, 10, QLatin1Char('0'));
        auto counter = std::make_unique<TestCounter>(m_harness, id);
        if (!counter->enrol(m_harness.addCounter(id, id)).isOk() || !counter->signIn(t("clerk1")).isOk())
            qFatal("no counter");
        m_counters.push_back(std::move(counter));
    }
    m_harness.stop();
    m_sql = m_harness.connect();
    m_central = Central::create({.sql = *m_sql,
                                 .clock = m_harness.clock,
                                 .random = m_harness.random,
                                 .secret = m_harness.secret()},
                                SmsGateway::None)
                    .value();
}

LocksLoad::~LocksLoad() = default;

void LocksLoad::prepare(int count)
{
    const int first = static_cast<int>(m_sessions.size());
    const auto accounts =
        each(first, count, [](int i) { return std::pair(QByteArray("/v1/accounts"), applicant(i).account); });
    const auto sessions = each(first, count, [&](int i) {
        return std::pair("/v1/accounts/" + accounts.at(static_cast<std::size_t>(i - first)) + "/sessions",
                         division());
    });
    m_sessions.insert(m_sessions.end(), sessions.begin(), sessions.end());
    const auto step = [&](const char* name, const auto& body) {
        (void)each(first, count, [&](int i) {
            return std::pair("/v1/sessions/" + m_sessions.at(static_cast<std::size_t>(i)) + name, body(i));
        });
    };
    step("/notice", [](int) { return QJsonObject{{t("version"), t("2026-11")}}; });
    step("/vehicle", [](int i) { return applicant(i).vehicle; });
    step("/contact", [](int) { return ContactDraft{}.toJson(); });
    step("/compose", [](int) { return QJsonObject(); });
}

std::vector<double> LocksLoad::lock(int count)
{
    std::vector<std::vector<ApiRequest>> batches;
    Message last;
    const int first = std::exchange(m_played, m_played + count);
    for (int i = first; i < first + count; ++i) {
        if (batches.empty() || batches.back().size() == kTogether)
            batches.emplace_back();
        // Every twentieth asks for the operation before once more, signed anew.
        const bool isReplay = i % 20 == 19;
        if (!isReplay)
            last = lockOf(i);
        batches.back().push_back(signedRequest(isReplay ? i - 1 : i, last));
    }
    std::vector<double> answeredAt;
    std::size_t won = 0;
    const double start = wallNanoseconds();
    auto proving = std::async(std::launch::async, [&] { prove(batches.front()); });
    for (std::size_t batch = 0; batch < batches.size(); ++batch) {
        proving.get();
        proving = std::async(std::launch::async, [&, next = batch + 1] {
            if (next < batches.size())
                prove(batches.at(next));
        });
        for (const auto& answered : m_central->answer(batches.at(batch))) {
            const auto& answer = std::get<ApiAnswer>(answered);
            if (answer.status != 200)
                qFatal("%s", answer.body.constData());
            won += answer.body.contains("\"isLocked\":true") ? 1 : 0;
        }
        answeredAt.resize(answeredAt.size() + batches.at(batch).size(), wallNanoseconds() - start);
    }
    proving.get();
    if (won * 5 < static_cast<std::size_t>(count) * 2)
        qFatal("only %zu of %d won", won, count);
    return answeredAt;
}

/// Every second wants what somebody has just got.
LocksLoad::Message LocksLoad::lockOf(int applicant)
{
    const int wanted = applicant % 2 == 0 ? m_wanted++ : m_wanted - 1;
    if (wanted >= kPerLetter * kLetters.size())
        qFatal("all numbers are taken");
    const QString serial = kLetters.at(wanted / kPerLetter) +
                           QString::number(wanted % kPerLetter).rightJustified(4, QLatin1Char('0'));
    return {"/v1/sessions/" + m_sessions.at(static_cast<std::size_t>(applicant)) + "/verify",
            bodyOf(applicant, {{t("serial"), serial}})};
}

QByteArray LocksLoad::bodyOf(int applicant, QJsonObject body)
{
    body.insert(t("operation"),
                m_counters.at(static_cast<std::size_t>(applicant) % m_counters.size())->newOperation());
    return toCanonicalJson(body);
}

ApiRequest LocksLoad::signedRequest(int applicant, const Message& message)
{
    TestCounter& counter = *m_counters.at(static_cast<std::size_t>(applicant) % m_counters.size());
    const auto headers = counter.signedHeaders("POST", message.target, message.body);
    return {.id = t("b-%1").arg(++m_requests),
            .method = "POST",
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

template <typename Make>
std::vector<QByteArray> LocksLoad::each(int first, int count, const Make& make)
{
    std::vector<QByteArray> ids;
    for (int i = first; i < first + count; i += static_cast<int>(kTogether)) {
        std::vector<ApiRequest> requests;
        for (int n = i; n < std::min(i + static_cast<int>(kTogether), first + count); ++n) {
            const auto [target, body] = make(n);
            requests.push_back(signedRequest(n, {target, bodyOf(n, body)}));
        }
        for (const auto& answered : m_central->answer(requests)) {
            const auto& answer = std::get<ApiAnswer>(answered);
            if (answer.status != 200)
                qFatal("%s", answer.body.constData());
            ids.push_back(parseJsonObject(answer.body)->value(t("id")).toString().toUtf8());
        }
    }
    return ids;
}

void LocksLoad::prove(std::vector<ApiRequest>& requests) const
{
    for (ApiRequest& request : requests)
        proveEarly(request, *m_central->keys());
}

} // namespace xuanhao::bench
