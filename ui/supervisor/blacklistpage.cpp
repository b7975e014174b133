// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/supervisor/blacklistpage.h"

#include "core/services/reviewservice.h"
#include "ui/supervisor/listingdialog.h"
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/wordtext.h"

#include <QSignalBlocker>

namespace xuanhao {

namespace {

QString standingWord(const std::optional<ListingStanding>& standing)
{
    return standing ? wordFor(*standing) : BlacklistPage::tr("All");
}

QString reasonWord(const std::optional<ListingReason>& reason)
{
    return reason ? wordFor(*reason) : BlacklistPage::tr("All");
}

ReviewRow rowOf(const ListingLine& line)
{
    return {
        .id = line.id,
        .cells = {markedName(line.maskedName, line.facts), line.maskedDocument, wordFor(line.reason),
                  dateTime(line.since), toIsoDate(line.until), wordFor(line.standing),
                  line.decideBy && line.standing == ListingStanding::UnderReview ? toIsoDate(*line.decideBy)
                                                                                 : QString(),
                  line.isBarring ? BlacklistPage::tr("yes") : BlacklistPage::tr("no"), line.caseNumber,
                  line.counterName},
        .tone = line.standing == ListingStanding::UnderReview ? std::optional(Tone::Warning) : std::nullopt};
}

QString summaryOf(const ListingPage::Counts& counts)
{
    return BlacklistPage::tr("Waiting for a decision %1 · in effect %2 · over %3 · lifted %4 · closed %5")
        .arg(counts.underReview)
        .arg(counts.effective)
        .arg(counts.expired)
        .arg(counts.lifted)
        .arg(counts.closed);
}

} // namespace

BlacklistPage::BlacklistPage(const UiContext& context)
    : ReviewPage(tr("Blacklist"),
                 {{tr("Name"), 60},
                  {tr("Document"), 140},
                  {tr("Reason"), 170},
                  {tr("Since"), 125, static_cast<int>(ListingOrder::Since)},
                  {tr("Until"), 90, static_cast<int>(ListingOrder::Until)},
                  {tr("State"), 80},
                  {tr("Decide by"), 90, static_cast<int>(ListingOrder::DecideBy)},
                  {tr("Bars now"), 65},
                  {tr("Case"), 140},
                  {tr("Counter"), 80}},
                 context)
    , m_standing(new ChoiceBox<std::optional<ListingStanding>>(
          {ListingStanding::UnderReview, ListingStanding::Effective, ListingStanding::Expired,
           ListingStanding::Lifted, ListingStanding::Closed, std::nullopt},
          standingWord))
    , m_reason(
          new ChoiceBox<std::optional<ListingReason>>({std::nullopt, ListingReason::EarlySubmission,
                                                       ListingReason::SecondTerminal, ListingReason::Lapsed},
                                                      reasonWord))
{
    m_standing->setObjectName(QStringLiteral("standingComboBox"));
    m_reason->setObjectName(QStringLiteral("reasonComboBox"));
    addFilter(tr("&State"), m_standing);
    addFilter(tr("&Reason"), m_reason);
    setOrder(static_cast<int>(ListingOrder::DecideBy), false);
    connect(m_standing, &QComboBox::currentIndexChanged, this, &BlacklistPage::standingChosen);
    connect(m_reason, &QComboBox::currentIndexChanged, this, [this] { reload(); });
}

// The last day for a decision says nothing about entries that are decided about: it orders those that wait.
void BlacklistPage::orderChosen()
{
    if (order() != static_cast<int>(ListingOrder::DecideBy))
        return;
    const QSignalBlocker quiet(m_standing);
    m_standing->setValue(ListingStanding::UnderReview);
}

void BlacklistPage::standingChosen()
{
    if (m_standing->value() == ListingStanding::UnderReview)
        setOrder(static_cast<int>(ListingOrder::DecideBy), false);
    else if (order() == static_cast<int>(ListingOrder::DecideBy))
        setOrder(static_cast<int>(ListingOrder::Since), true);
    reload();
}

QString BlacklistPage::emptyText() const
{
    const bool isAll =
        m_standing->value() == ListingStanding::UnderReview && !m_reason->value() && searchText().isEmpty();
    return isAll ? tr("Nothing waits for a decision.") : ReviewPage::emptyText();
}

ReviewPage::Fetch BlacklistPage::makeFetch()
{
    ListingQuery wanted{.standing = m_standing->value(),
                        .reason = m_reason->value(),
                        .text = searchText(),
                        .order = static_cast<ListingOrder>(order()),
                        .isDescending = isDescending()};
    return [&review = context().services.review, wanted = std::move(wanted)](const QString& after, int limit,
                                                                             const Answer& answer) {
        ListingQuery query = wanted;
        query.after = after;
        query.limit = limit;
        review.findListings(query, [answer](const Expected<ListingPage, Failure>& page) {
            if (!page) {
                answer(Unexpected{page.error()});
                return;
            }
            Slice slice{.rows = {}, .next = page->next, .summary = {}, .isComplete = page->isComplete};
            for (const ListingLine& line : page->lines)
                slice.rows.append(rowOf(line));
            if (page->counts)
                slice.summary = summaryOf(*page->counts);
            answer(slice);
        });
    };
}

void BlacklistPage::open(const QString& id)
{
    auto* dialog = new ListingDialog(context().services, id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ListingDialog::lineChanged, this,
            [this](const ListingLine& line) { renew(rowOf(line)); });
    dialog->open();
}

QString BlacklistPage::exportName() const
{
    return tr("blacklist");
}

QString BlacklistPage::help() const
{
    return tr(
        "Entries of the blacklist. Those made by the rules wait for a decision until the day in \"Decide "
        "by\"; undecided ones close in the person's favour. Enter opens an entry with its evidence: there a "
        "supervisor confirms it, and two supervisors lift it.");
}

} // namespace xuanhao
