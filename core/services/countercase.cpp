// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercase.h"

#include "core/services/failures.h"
#include "core/services/officeservice.h"
#include "core/sync/poolmirror.h"

namespace xuanhao {

namespace {

CasePage pageOf(Step step)
{
    switch (step) {
    case Step::Notice:
        return CasePage::Notice;
    case Step::Vehicle:
        return CasePage::Vehicle;
    case Step::Contact:
        return CasePage::Contact;
    case Step::Choose:
        return CasePage::Choose;
    case Step::Code:
        return CasePage::Code;
    case Step::Result:
        return CasePage::Result;
    }
    checkFailed("a known step", __FILE__, __LINE__);
}

} // namespace

CounterCase::CounterCase(const CaseContext& context, CaseRecord record, int place, QObject* parent)
    : ApplicantCase(parent)
    , m_context(context)
    , m_record(std::move(record))
    , m_place(place)
{
    const auto waiting = m_context.sender.waiting(scope());
    m_hasWaiting = waiting && waiting->has_value();
    loadInvoice();
    connect(&m_context.pools, &PoolMirror::changed, this, [this](PlateKind kind) {
        if (m_compose && m_record.session && m_record.session->plateKind == kind)
            m_compose->poolChanged();
    });
    updateWatch();
    updateDeadline();
    updateCompose();
}

CounterCase::~CounterCase()
{
    keepDraft();
    if (m_watched)
        m_context.pools.unwatch(*m_watched);
}

const Profile* CounterCase::profile() const
{
    const OfficeReference* reference = m_context.office.reference();
    return reference ? &reference->profile : nullptr;
}

CasePage CounterCase::naturalPage() const
{
    if (!sessionElsewhere().isEmpty())
        return CasePage::Elsewhere;
    if (m_record.obstacle)
        return CasePage::CannotProceed;
    const bool hasSelection = m_record.session && m_record.session->session.stage() != Stage::Ended;
    if (!hasSelection && (!m_record.account || m_record.account->ended))
        return CasePage::Register;
    if (!m_record.session)
        return CasePage::Office;
    const SelectionSession& session = m_record.session->session;
    switch (session.stage()) {
    case Stage::Preparing:
        // Without rules the order of the source document holds until they are there.
        return pageOf(session.currentStep(profile() ? *profile() : Profile{}));
    case Stage::Choosing:
        return CasePage::Choose;
    case Stage::Composing:
        return CasePage::Compose;
    case Stage::Drawn:
        return CasePage::Draw;
    case Stage::AwaitingCode:
        return CasePage::Code;
    case Stage::Reserved:
        return CasePage::Result;
    case Stage::Ended:
        // A voided session leaves an entry behind; after giving up or idling a new one may begin.
        return session.endReason() == EndReason::GivenUp || session.endReason() == EndReason::Idle
                   ? CasePage::Office
                   : CasePage::CannotProceed;
    }
    checkFailed("a known stage", __FILE__, __LINE__);
}

bool CounterCase::mayShow(CasePage page) const
{
    const CasePage natural = naturalPage();
    if (natural == CasePage::CannotProceed || natural == CasePage::Elsewhere)
        return page == CasePage::Register || page == CasePage::Office ||
               (m_record.session && page <= CasePage::Contact);
    const bool isBeforeChoice =
        natural <= CasePage::Choose || (natural == CasePage::Code && m_record.session &&
                                        m_record.session->session.stage() == Stage::Preparing);
    return isBeforeChoice && page < natural && page <= CasePage::Contact;
}

CasePage CounterCase::page() const
{
    if (!m_record.obstacle && m_record.shownPage && mayShow(*m_record.shownPage))
        return *m_record.shownPage;
    return naturalPage();
}

void CounterCase::showPage(CasePage page)
{
    if (page == this->page())
        return;
    if (page == naturalPage() && !m_record.obstacle) {
        m_record.shownPage.reset();
    } else {
        if (!mayShow(page))
            return;
        m_record.obstacle.reset();
        m_record.shownPage = page;
    }
    store();
    Q_EMIT changed();
}

void CounterCase::setAccountDraft(const AccountDraft& draft)
{
    m_record.accountDraft = draft;
    draftChanged();
}

void CounterCase::setOfficeDraft(const OpenSessionRequest& draft)
{
    m_record.officeDraft = draft;
    draftChanged();
}

void CounterCase::setVehicleDraft(const VehicleDraft& draft)
{
    m_record.vehicleDraft = draft;
    draftChanged();
}

void CounterCase::setContactDraft(const ContactDraft& draft)
{
    m_record.contactDraft = draft;
    draftChanged();
}

std::optional<Refusal> CounterCase::refusalFor(const Command& command) const
{
    if (!m_record.session || !profile())
        return Refusal::StepMissing;
    return m_record.session->session.refusalFor(command, *profile(), m_record.session->quotas,
                                                CounterId(m_context.client.counter()));
}

void CounterCase::forget()
{
    m_isForgotten = true;
    const QString operations = scope();
    const auto done = m_context.storage.run([&](LocalStore& store) {
        return store.transaction([&](LocalStore& local) -> Expected<Done, StorageError> {
            if (auto forgotten = local.operations().forgetScope(operations); !forgotten)
                return forgotten;
            if (auto removed = local.invoices().remove(m_record.id); !removed)
                return removed;
            return local.cases().remove(m_record.id);
        });
    });
    if (!done)
        qWarning("Forgetting case %s failed: %s", qUtf8Printable(m_record.id),
                 qUtf8Printable(done.error().detail));
}

void CounterCase::setPlace(int place)
{
    if (place == m_place)
        return;
    m_place = place;
    store();
}

void CounterCase::officeChanged()
{
    updateCompose();
    Q_EMIT changed();
}

void CounterCase::setBusy(bool isBusy)
{
    if (m_isBusy == isBusy)
        return;
    m_isBusy = isBusy;
    if (m_compose && m_record.session) {
        const auto& window = m_record.session->session.composeWindow();
        m_compose->setOpen(!m_isBusy && window && !window->locked);
    }
    Q_EMIT busyChanged();
}

void CounterCase::answerLater(const Answer& answer, std::optional<Failure> failure)
{
    QMetaObject::invokeMethod(
        this, [answer, failure = std::move(failure)] { answer(failure); }, Qt::QueuedConnection);
}

} // namespace xuanhao
