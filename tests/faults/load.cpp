// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/load.h"

#include "core/base/json.h"

#include <QDir>
#include <QTextStream>

#include <algorithm>

namespace xuanhao::faults {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kSample = 3'000;
constexpr Milliseconds kPatience = 90s; ///< for the last answers
constexpr int kStepMilliseconds = 20;
constexpr std::size_t kOpeningAtOnce = 3;

} // namespace

Load::Load(const Clock& clock, const LoadSettings& settings)
    : m_clock(clock)
    , m_settings(settings)
    , m_lines(settings.pin)
    , m_floor(clock, settings.seed, settings.desks,
              QDir(settings.folder).filePath(QStringLiteral("messages")))
    , m_ledger(QDir(settings.folder).filePath(QStringLiteral("ledger")))
    , m_random(settings.seed + 1)
    , m_casesOf(static_cast<std::size_t>(settings.desks.size()))
{
    for (int i = 0; i < settings.desks.size(); ++i)
        m_desks.push_back(
            std::make_unique<Desk>(*this, i, settings.desks.at(i), settings.codes.at(i), settings.password));
}

void Load::later(Milliseconds wait, std::function<void()> what)
{
    m_timers.push({m_clock.now() + wait, m_timersMade++, std::move(what)});
}

void Load::done(const Entry& entry)
{
    m_ledger.write(entry);
    if (entry.operation.isEmpty())
        return;
    ++m_operations;
    if (entry.status == 0) {
        ++m_unanswered;
    } else if (!entry.isAcknowledged()) {
        ++m_refused;
    } else {
        ++m_acknowledged;
        ++m_acts[endpoint(entry.endpoint).operationId];
        const Instant now = fromMilliseconds(entry.answered);
        if (m_lastAcknowledged != Instant{})
            m_longestGap = std::max(m_longestGap, now - m_lastAcknowledged);
        m_lastAcknowledged = now;
    }
}

void Load::differed(const Repeat& repeat, const HttpAnswer& answer)
{
    ++m_differed;
    QFile file(QDir(m_settings.folder).filePath(QStringLiteral("differed")));
    if (file.open(QIODevice::Append))
        file.write(repeat.path + '\t' + repeat.body + '\t' + repeat.answerHash + '\t' +
                   QByteArray::number(answer.status) + '\t' + answer.body + '\n');
}

/// Every one is as likely to be in the sample as every other.
void Load::offer(int desk, const Repeat& repeat)
{
    if (m_sample.size() < kSample) {
        m_sample.emplace_back(desk, repeat);
        return;
    }
    const auto place = uniformBelow(m_random, static_cast<std::uint64_t>(m_acknowledged));
    if (place < kSample)
        m_sample.at(place) = {desk, repeat};
}

void Load::takeBack(const std::shared_ptr<Case>& served)
{
    if (m_isStopping)
        return;
    if (auto wish = served->next()) {
        m_desks.at(static_cast<std::size_t>(served->desk()))->give({served, *std::move(wish), {}});
        return;
    }
    if (!served->isOver()) {
        later(std::max<Milliseconds>(served->wakeAt() - m_clock.now(), 0ms),
              [this, served] { takeBack(served); });
        return;
    }
    ++m_cases;
    --m_casesOf.at(static_cast<std::size_t>(served->home()));
    if (const auto visitor = served->leaving())
        m_floor.leave(*visitor);
}

/// A desk that has nothing to do calls the next applicant, as long as not too many cases wait there.
void Load::beginCases()
{
    for (std::size_t i = 0; i < m_desks.size(); ++i) {
        Desk& desk = *m_desks[i];
        if (desk.isBusy() || desk.hasJobs() || m_casesOf[i] >= m_settings.casesAtOnce)
            continue;
        const auto kind = m_floor.chance(3) == 0 ? Case::Kind::Composing : Case::Kind::Drawing;
        const auto visitor = m_floor.visitor(kind == Case::Kind::Composing);
        if (!visitor)
            continue;
        ++m_casesOf[i];
        takeBack(std::make_shared<Case>(m_floor, static_cast<int>(i), kind, *visitor));
    }
}

void Load::step(int milliseconds)
{
    const Instant now = m_clock.now();
    while (!m_timers.empty() && m_timers.top().at <= now) {
        const auto what = m_timers.top().what;
        m_timers.pop();
        what();
    }
    if (m_isServing && !m_isStopping)
        beginCases();
    for (const auto& desk : m_desks)
        desk->work();
    m_lines.work(milliseconds);
    if (now - m_toldAt >= 1s) {
        m_toldAt = now;
        m_floor.readMessages();
        tell();
    }
}

/// A few at a time: central looks at one password after the other, and whoever has waited for too long asks
/// again.
void Load::openDesks()
{
    const auto ready =
        std::count_if(m_desks.begin(), m_desks.end(), [](const auto& desk) { return desk->isReady(); });
    for (; m_opened < m_desks.size() && m_opened < static_cast<std::size_t>(ready) + kOpeningAtOnce;
         ++m_opened)
        m_desks[m_opened]->start();
    m_isServing = static_cast<std::size_t>(ready) == m_desks.size();
}

bool Load::isAnyBusy() const
{
    return std::any_of(m_desks.begin(), m_desks.end(),
                       [](const auto& desk) { return desk->isBusy() || desk->hasJobs(); });
}

void Load::run(const std::function<bool()>& isStopped)
{
    while (!isStopped()) {
        if (!m_isServing)
            openDesks();
        step(kStepMilliseconds);
    }
    m_isStopping = true;
    const auto settle = [this] {
        for (const Instant limit = m_clock.now() + kPatience; isAnyBusy() && m_clock.now() < limit;)
            step(kStepMilliseconds);
    };
    settle();
    for (const auto& desk : m_desks)
        desk->giveUp();
    sendAgain();
    settle();
    tell();
}

/// What was acknowledged at any time of the run, at whichever node answers now.
void Load::sendAgain()
{
    for (const auto& [desk, repeat] : m_sample) {
        m_desks.at(static_cast<std::size_t>(desk))->give({nullptr, {}, repeat});
        ++m_repeated;
    }
}

void Load::tell()
{
    QJsonObject acts;
    for (const auto& [name, count] : m_acts)
        acts.insert(QString::fromLatin1(name), count);
    const QJsonObject line{{QStringLiteral("isServing"), m_isServing},
                           {QStringLiteral("operations"), qint64{m_operations}},
                           {QStringLiteral("acknowledged"), qint64{m_acknowledged}},
                           {QStringLiteral("refused"), qint64{m_refused}},
                           {QStringLiteral("unanswered"), qint64{m_unanswered}},
                           {QStringLiteral("retries"), qint64{m_retries}},
                           {QStringLiteral("repeated"), qint64{m_repeated}},
                           {QStringLiteral("differed"), qint64{m_differed}},
                           {QStringLiteral("cases"), qint64{m_cases}},
                           {QStringLiteral("open"), static_cast<qint64>(m_lines.open())},
                           {QStringLiteral("longestGap"), qint64{m_longestGap.count()}},
                           {QStringLiteral("acts"), acts}};
    QTextStream(stdout) << toCanonicalJson(line) << Qt::endl;
}

} // namespace xuanhao::faults
