// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/locksload.h"

#include "tests/bench/benchreport.h"

#include <algorithm>
#include <future>

namespace xuanhao::bench {

namespace {

using namespace xuanhao::test;

constexpr std::size_t kTogether = 256; ///< as the server does
constexpr int kCounters = 64;

HarnessOptions optionsFor(const DatabaseAddress& database)
{
    HarnessOptions options = withoutCaptcha();
    options.database = database;
    options.segments = lockSegments();
    return options;
}

LockMessages::Counters countersOf(CentralHarness& harness)
{
    harness.addStaff(t("clerk1"), Role::Clerk);
    LockMessages::Counters counters;
    for (int i = 0; i < kCounters; ++i) {
        const QString id = t("B%1").arg(i, 2, 10, QLatin1Char('0'));
        auto counter = std::make_unique<TestCounter>(harness, id);
        if (!counter->enrol(harness.addCounter(id, id)).isOk() || !counter->signIn(t("clerk1")).isOk())
            qFatal("no counter");
        counters.push_back(std::move(counter));
    }
    return counters;
}

std::vector<std::vector<ApiRequest>> batchesOf(const std::vector<ApiRequest>& requests)
{
    std::vector<std::vector<ApiRequest>> batches;
    for (const ApiRequest& request : requests) {
        if (batches.empty() || batches.back().size() == kTogether)
            batches.emplace_back();
        batches.back().push_back(request);
    }
    return batches;
}

} // namespace

LocksLoad::LocksLoad(const DatabaseAddress& database)
    : m_harness(optionsFor(database))
    , m_messages(std::make_unique<LockMessages>(countersOf(m_harness)))
{
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
    m_messages->prepare(count, [this](const std::vector<ApiRequest>& requests) { return ask(requests); });
}

std::vector<double> LocksLoad::lock(int count)
{
    auto batches = batchesOf(m_messages->locks(count));
    std::vector<double> answeredAt;
    std::vector<QByteArray> answers;
    const double start = wallNanoseconds();
    auto proving = std::async(std::launch::async, [&] { prove(batches.front()); });
    for (std::size_t batch = 0; batch < batches.size(); ++batch) {
        proving.get();
        proving = std::async(std::launch::async, [&, next = batch + 1] {
            if (next < batches.size())
                prove(batches.at(next));
        });
        const auto answered = answer(batches.at(batch));
        answers.insert(answers.end(), answered.begin(), answered.end());
        answeredAt.resize(answers.size(), wallNanoseconds() - start);
    }
    proving.get();
    LockMessages::checkWinners(answers);
    return answeredAt;
}

std::vector<QByteArray> LocksLoad::ask(const std::vector<ApiRequest>& requests)
{
    std::vector<QByteArray> answers;
    for (const auto& batch : batchesOf(requests)) {
        const auto answered = answer(batch);
        answers.insert(answers.end(), answered.begin(), answered.end());
    }
    return answers;
}

std::vector<QByteArray> LocksLoad::answer(const std::vector<ApiRequest>& requests)
{
    std::vector<QByteArray> bodies;
    for (const auto& answered : m_central->answer(requests)) {
        const auto& said = std::get<ApiAnswer>(answered);
        if (said.status != 200)
            qFatal("%s", said.body.constData());
        bodies.push_back(said.body);
    }
    return bodies;
}

void LocksLoad::prove(std::vector<ApiRequest>& requests) const
{
    for (ApiRequest& request : requests)
        proveEarly(request, *m_central->keys());
}

} // namespace xuanhao::bench
