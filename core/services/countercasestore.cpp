// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"
#include "core/services/keptresults.h"
#include "core/services/officeservice.h"

#include <algorithm>

namespace xuanhao {

namespace {

/// A pause between two keys that ends a word for the disk: a commit per key would stop the typing on a slow
/// one.
constexpr Milliseconds kTypingPause{400};
/// Who types without a pause still loses no more than this to a power failure.
constexpr Milliseconds kLongestTyping{2'000};
constexpr Milliseconds kAfterFailure{5'000};

} // namespace

void CounterCase::draftChanged()
{
    const MonotonicInstant now = m_context.clock.monotonic();
    if (!m_draftDue)
        m_draftLatest = now + kLongestTyping;
    m_draftDue = std::min(now + kTypingPause, m_draftLatest);
}

void CounterCase::keepDraft()
{
    if (m_draftDue)
        store();
}

void CounterCase::storeDraftWhenDue(MonotonicInstant now)
{
    if (!m_draftDue || now < *m_draftDue || m_isStoringDraft || m_isForgotten)
        return;
    m_draftDue.reset();
    m_isStoringDraft = true;
    m_context.storage.post(this, saving({}), [this](const Expected<Done, StorageError>& saved) {
        m_isStoringDraft = false;
        if (saved)
            return;
        qWarning("Storing the draft of case %s failed: %s", qUtf8Printable(m_record.id),
                 qUtf8Printable(saved.error().detail));
        m_draftLatest = m_context.clock.monotonic() + kAfterFailure;
        m_draftDue = m_draftLatest;
    });
}

CounterCase::Saving CounterCase::saving(const QString& answeredOperation) const
{
    const bool isResult = m_record.session && m_record.session->session.stage() == Stage::Reserved;
    return [item = StoredCase{m_record.id, m_place, toCanonicalJson(m_record.toJson())}, isResult,
            session = isResult ? m_record.session->id : QString(),
            result = isResult ? resultToKeep(m_record, m_context.office.reference()) : PrintStore::Result{},
            answeredOperation, now = m_context.clock.now()](LocalStore& store) {
        return store.transaction([&](LocalStore& local) -> Expected<Done, StorageError> {
            if (auto saved = local.cases().save(item, now); !saved)
                return saved;
            if (isResult) {
                if (auto stored = local.prints().store(session, result, now); !stored)
                    return stored;
            }
            return answeredOperation.isEmpty() ? Done{} : local.operations().finish(answeredOperation);
        });
    };
}

Expected<Done, StorageError> CounterCase::save(const QString& answeredOperation)
{
    if (m_isForgotten) // a late answer must not bring a closed case back
        return Done{};
    auto saved = m_context.storage.run(saving(answeredOperation));
    if (saved)
        m_draftDue.reset();
    return saved;
}

void CounterCase::store()
{
    if (m_isForgotten)
        return;
    if (const auto saved = save(); !saved)
        qWarning("Storing case %s failed: %s", qUtf8Printable(m_record.id),
                 qUtf8Printable(saved.error().detail));
}

} // namespace xuanhao
