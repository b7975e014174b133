// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercasedesk.h"

#include "core/base/uuid.h"
#include "core/services/officeservice.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr Milliseconds kStep{100};
const QString kCurrentSetting = QStringLiteral("current-case");

} // namespace

CounterCaseDesk::CounterCaseDesk(const CaseContext& context, QObject* parent)
    : CaseDesk(parent)
    , m_context(context)
    , m_jumps(context.clock)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kStep);
    connect(&m_timer, &QTimer::timeout, this, &CounterCaseDesk::step);
    connect(&m_context.office, &OfficeService::changed, this, [this] {
        for (const auto& item : m_cases)
            item->officeChanged();
    });
}

Expected<Done, StorageError> CounterCaseDesk::load()
{
    const auto stored = m_context.storage.run([](LocalStore& store) { return store.cases().all(); });
    if (!stored)
        return Unexpected{stored.error()};
    const auto current =
        m_context.storage.run([](LocalStore& store) { return store.settings().value(kCurrentSetting); });
    if (!current)
        return Unexpected{current.error()};
    for (const StoredCase& item : *stored) {
        const auto content = parseJsonObject(item.content);
        if (!content) { // its row stays; one damaged case must not keep the counter closed
            qWarning("Case %s can't be read: %s", qUtf8Printable(item.id),
                     qUtf8Printable(content.error().text()));
            continue;
        }
        m_cases.push_back(
            std::make_unique<CounterCase>(m_context, CaseRecord::fromJson(item.id, *content), item.place));
        if (*current == item.id)
            m_current = m_cases.back().get();
    }
    return Done{};
}

void CounterCaseDesk::step()
{
    if (m_jumps.hasJumped()) {
        m_context.serverClock.forget();
        for (const auto& item : m_cases)
            item->clockJumped();
    }
    for (const auto& item : m_cases)
        item->step();
}

void CounterCaseDesk::keepDrafts()
{
    for (const auto& item : m_cases)
        item->keepDraft();
}

QList<ApplicantCase*> CounterCaseDesk::cases() const
{
    QList<ApplicantCase*> result;
    for (const auto& item : m_cases)
        result.append(item.get());
    return result;
}

void CounterCaseDesk::storeCurrent()
{
    const QString id = m_current ? m_current->id() : QString();
    const auto stored = m_context.storage.run(
        [&](LocalStore& store) { return store.settings().setValue(kCurrentSetting, id); });
    if (!stored)
        qWarning("Storing the case in front failed: %s", qUtf8Printable(stored.error().detail));
}

void CounterCaseDesk::setCurrent(ApplicantCase* applicantCase)
{
    const auto found = std::find_if(m_cases.begin(), m_cases.end(),
                                    [&](const auto& item) { return item.get() == applicantCase; });
    XUANHAO_CHECK(!applicantCase || found != m_cases.end());
    CounterCase* const next = applicantCase ? found->get() : nullptr;
    if (next == m_current)
        return;
    if (m_current)
        m_current->keepDraft();
    m_current = next;
    storeCurrent();
    Q_EMIT changed();
}

CounterCase* CounterCaseDesk::add(CaseRecord record)
{
    if (m_cases.size() >= kMaxCases)
        return nullptr;
    record.id = randomUuid(m_context.random);
    m_cases.push_back(
        std::make_unique<CounterCase>(m_context, std::move(record), static_cast<int>(m_cases.size())));
    CounterCase* const added = m_cases.back().get();
    added->store();
    if (m_current)
        m_current->keepDraft();
    m_current = added;
    storeCurrent();
    return added;
}

ApplicantCase* CounterCaseDesk::create()
{
    CaseRecord record;
    if (const OfficeReference* reference = m_context.office.reference())
        record.accountDraft.cityCode = reference->cityCode;
    CounterCase* const added = add(std::move(record));
    if (added)
        Q_EMIT changed();
    return added;
}

ApplicantCase* CounterCaseDesk::createFor(const AccountView& account)
{
    for (const auto& item : m_cases) {
        if (item->account() && item->account()->id == account.id) {
            setCurrent(item.get());
            return item.get();
        }
    }
    CaseRecord record;
    record.account = account;
    record.accountDraft = draftFor(account);
    CounterCase* const added = add(std::move(record));
    if (!added)
        return nullptr;
    Q_EMIT changed();
    added->refresh([](const std::optional<Failure>&) {});
    return added;
}

void CounterCaseDesk::close(ApplicantCase* applicantCase)
{
    const auto found = std::find_if(m_cases.begin(), m_cases.end(),
                                    [&](const auto& item) { return item.get() == applicantCase; });
    if (found == m_cases.end())
        return;
    // A page of the case may be on the stack; the object goes when that has returned.
    CounterCase* const closed = found->release();
    m_cases.erase(found);
    closed->forget();
    if (m_current == closed) {
        m_current = nullptr;
        storeCurrent();
    }
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        m_cases[i]->setPlace(static_cast<int>(i));
    Q_EMIT changed();
    closed->deleteLater();
}

} // namespace xuanhao
