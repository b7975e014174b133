// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/supervisor/reservationspage.h"

#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "core/services/reviewservice.h"
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/wordtext.h"

#include <QSignalBlocker>
#include <QSpinBox>

namespace xuanhao {

namespace {

constexpr int kSoon = 3; // working days; the line is coloured from then on

QString dueWord(DueFilter due)
{
    switch (due) {
    case DueFilter::All:
        return ReservationsPage::tr("All");
    case DueFilter::Valid:
        return ReservationsPage::tr("Valid");
    case DueFilter::Today:
        return ReservationsPage::tr("Last day today");
    case DueFilter::Within:
        return ReservationsPage::tr("Due in … days");
    case DueFilter::Overdue:
        return ReservationsPage::tr("Overdue");
    case DueFilter::Provisional:
        return ReservationsPage::tr("Provisional date");
    }
    return {};
}

QString leftWord(const ReservationLine& line, QDate today)
{
    if (line.lastDay == today)
        return ReservationsPage::tr("today");
    if (line.lastDay < today)
        return line.workdaysLeft == 0
                   ? ReservationsPage::tr("overdue")
                   : ReservationsPage::tr("overdue by %n working day(s)", nullptr, -line.workdaysLeft);
    return ReservationsPage::tr("%n working day(s)", nullptr, line.workdaysLeft);
}

std::optional<Tone> toneOf(const ReservationLine& line, QDate today)
{
    if (line.lastDay < today)
        return Tone::Error;
    if (line.workdaysLeft <= kSoon)
        return Tone::Warning;
    return std::nullopt;
}

} // namespace

ReservationsPage::ReservationsPage(const UiContext& context)
    : ReviewPage(tr("Reservations by last day"),
                 {{tr("Number"), 100},
                  {tr("Name"), 110},
                  {tr("Mobile"), 110},
                  {tr("Last day"), 110, static_cast<int>(ReservationOrder::LastDay)},
                  {tr("Left"), 100},
                  {tr("Begun"), 130, static_cast<int>(ReservationOrder::OpenedAt)},
                  {tr("Case"), 140, static_cast<int>(ReservationOrder::CaseNumber)},
                  {tr("Where to apply"), 110},
                  {tr("Counter"), 95},
                  {tr("Printed"), 60}},
                 context)
    , m_due(new ChoiceBox<DueFilter>({DueFilter::Valid, DueFilter::Today, DueFilter::Within,
                                      DueFilter::Overdue, DueFilter::Provisional, DueFilter::All},
                                     dueWord))
    , m_days(new QSpinBox)
    , m_division(new QComboBox)
    , m_counter(new QComboBox)
{
    m_due->setObjectName(QStringLiteral("dueComboBox"));
    m_days->setObjectName(QStringLiteral("daysSpinBox"));
    m_days->setRange(1, ReservationQuery::kMaxDays);
    m_days->setValue(ReservationQuery{}.days);
    m_days->setAccessibleName(tr("Days"));
    m_days->setSuffix(tr(" days"));
    m_days->setEnabled(false);
    m_division->setObjectName(QStringLiteral("divisionFilterComboBox"));
    m_division->addItem(tr("All"));
    if (const OfficeReference* office = context.services.office.reference()) {
        for (const Division& division : office->divisions)
            m_division->addItem(division.name, division.code);
    }
    m_division->setMaximumWidth(170);
    m_counter->setObjectName(QStringLiteral("counterFilterComboBox"));
    m_counter->addItem(tr("All"));
    m_counter->setMaximumWidth(130);
    addFilter(tr("&Due"), m_due);
    addFilter({}, m_days);
    addFilter(tr("D&ivision"), m_division);
    addFilter(tr("&Counter"), m_counter);
    setOrder(static_cast<int>(ReservationOrder::LastDay), false);
    connect(m_due, &QComboBox::currentIndexChanged, this, [this] {
        m_days->setEnabled(m_due->value() == DueFilter::Within);
        reload();
    });
    connect(m_days, &QSpinBox::valueChanged, this, [this] { reload(); });
    connect(m_division, &QComboBox::currentIndexChanged, this, [this] { reload(); });
    connect(m_counter, &QComboBox::currentIndexChanged, this, [this] { reload(); });
}

ReviewPage::Fetch ReservationsPage::makeFetch()
{
    ReservationQuery wanted{.due = m_due->value(),
                            .days = m_days->value(),
                            .division = m_division->currentData().toString(),
                            .counter = m_counter->currentData().toString(),
                            .text = searchText(),
                            .order = static_cast<ReservationOrder>(order()),
                            .isDescending = isDescending()};
    return [self = QPointer<ReservationsPage>(this), &review = context().services.review,
            wanted = std::move(wanted)](const QString& after, int limit, const Answer& answer) {
        ReservationQuery query = wanted;
        query.after = after;
        query.limit = limit;
        review.findReservations(query, [self, answer](const Expected<ReservationPage, Failure>& page) {
            if (!self)
                return;
            if (!page) {
                answer(Unexpected{page.error()});
                return;
            }
            Slice slice{.rows = {}, .next = page->next, .summary = {}, .isComplete = page->isComplete};
            for (const ReservationLine& line : page->lines) {
                slice.rows.append(self->rowOf(line));
                self->m_cases.insert(line.session, line.caseNumber);
            }
            if (page->counts) {
                slice.summary = self->summaryOf(*page->counts);
                self->showCounters(page->counters);
            }
            answer(slice);
        });
    };
}

ReviewRow ReservationsPage::rowOf(const ReservationLine& line) const
{
    const QDate today = officeDate(context().services.connection.serverNow());
    const OfficeReference* office = context().services.office.reference();
    const Division* division = office ? office->division(line.division) : nullptr;
    const QString lastDay = toIsoDate(line.lastDay);
    return {.id = line.session,
            .cells = {line.number, markedName(line.maskedName, line.facts), line.maskedMobile,
                      line.isProvisional ? tr("%1 (provisional)").arg(lastDay) : lastDay,
                      leftWord(line, today), dateTime(line.openedAt), line.caseNumber,
                      division ? division->name : line.division, line.counterName,
                      QString::number(line.prints)},
            .tone = toneOf(line, today)};
}

QString ReservationsPage::summaryOf(const ReservationPage::Counts& counts) const
{
    return tr("Valid %1 · last day today %2 · in %3 days %4 · overdue %5 · provisional %6")
        .arg(counts.valid)
        .arg(counts.today)
        .arg(m_days->value())
        .arg(counts.within)
        .arg(counts.overdue)
        .arg(counts.provisional);
}

void ReservationsPage::showCounters(const QList<ReservationPage::Counter>& counters)
{
    if (m_counter->count() > 1)
        return;
    const QSignalBlocker quiet(m_counter);
    for (const ReservationPage::Counter& counter : counters)
        m_counter->addItem(counter.name, counter.id);
}

void ReservationsPage::open(const QString& id)
{
    Q_EMIT lookupRequested(m_cases.value(id));
}

QString ReservationsPage::exportName() const
{
    return tr("reservations");
}

QString ReservationsPage::help() const
{
    return tr(
        "Reservations by the last day on which the vehicle can be registered. Choose what is due, a "
        "division or a counter; Ctrl+Shift+O or a press on a title orders the list. / goes to the "
        "search, Enter opens the case in the look-up. The export has what the list shows; personal data "
        "stays masked.");
}

} // namespace xuanhao
