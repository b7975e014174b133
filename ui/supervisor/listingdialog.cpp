// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/supervisor/listingdialog.h"

#include "core/protocol/sessionview.h"
#include "core/services/reviewservice.h"
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/support/eventtext.h"
#include "ui/support/wordtext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/fieldrow.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr QSize kSize(1060, 600);
constexpr int kFactColumns = 3; // pairs of label and value beside each other
constexpr int kMinReason = 2;

QLabel* quietLabel(const QString& text)
{
    auto* label = new QLabel(text);
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, theme::kMuted);
    label->setPalette(palette);
    return label;
}

QString decisionText(const ListingDecision& decision)
{
    const QString when = dateTime(decision.at);
    if (decision.staffName.isEmpty())
        return ListingDialog::tr("%1 · closed: nobody decided in time").arg(when);
    const QString who =
        decision.secondStaffName.isEmpty()
            ? decision.staffName
            : ListingDialog::tr("%1 and %2").arg(decision.staffName, decision.secondStaffName);
    const QString what =
        decision.state == ListingState::Lifted ? ListingDialog::tr("lifted") : ListingDialog::tr("confirmed");
    return ListingDialog::tr("%1 · %2 by %3: %4").arg(when, what, who, decision.reason);
}

QString earlierText(const ListingLine& line)
{
    return ListingDialog::tr("%1 · %2 · %3, until %4")
        .arg(dateTime(line.since), wordFor(line.reason), wordFor(line.standing), toIsoDate(line.until));
}

} // namespace

ListingDialog::ListingDialog(const CounterServices& services, const QString& listing, QWidget* parent)
    : QDialog(parent)
    , m_services(services)
    , m_listing(listing)
    , m_banner(new Banner)
    , m_facts(new QGridLayout)
    , m_timeline(new QTableWidget)
    , m_others(new QLabel)
    , m_reason(new QLineEdit)
    , m_second(new CodeEdit)
    , m_password(new QLineEdit)
    , m_confirm(new QPushButton(tr("Confirm the entry (F9)")))
    , m_lift(new QPushButton(tr("Lift the entry (Ctrl+L)")))
{
    setObjectName(QStringLiteral("listingDialog"));
    setWindowTitle(tr("Blacklist entry"));
    resize(kSize);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPagePadding, theme::kGapLarge, theme::kPagePadding, theme::kGapLarge);
    layout->setSpacing(theme::kGap);
    layout->addWidget(m_banner);
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(6);
    for (int i = 0; i < kFactColumns; ++i)
        m_facts->setColumnStretch(2 * i + 1, 1);
    layout->addLayout(m_facts);
    layout->addWidget(quietLabel(tr("What happened, by the server's clock")));
    m_timeline->setObjectName(QStringLiteral("timelineTableWidget"));
    m_timeline->setAccessibleName(tr("What happened"));
    m_timeline->setColumnCount(6);
    m_timeline->setHorizontalHeaderLabels(
        {tr("Time"), tr("Event"), tr("Counter"), tr("Staff"), tr("Details"), tr("Request")});
    m_timeline->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_timeline->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_timeline->setTabKeyNavigation(false);
    m_timeline->verticalHeader()->hide();
    m_timeline->verticalHeader()->setDefaultSectionSize(26);
    m_timeline->horizontalHeader()->setStretchLastSection(true);
    m_timeline->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const QList<int> widths{165, 200, 110, 100, 300};
    for (int i = 0; i < widths.size(); ++i)
        m_timeline->setColumnWidth(i, widths[i]);
    layout->addWidget(m_timeline, 1);
    m_others->setObjectName(QStringLiteral("otherEntriesLabel"));
    m_others->setTextFormat(Qt::PlainText);
    m_others->setWordWrap(true);
    layout->addWidget(m_others);
    addDecision(*layout);
    load();
}

void ListingDialog::addDecision(QVBoxLayout& layout)
{
    auto* fields = new QGridLayout;
    fields->setHorizontalSpacing(12);
    m_reason->setObjectName(QStringLiteral("decisionReasonLineEdit"));
    m_reason->setMaxLength(200);
    m_second->setObjectName(QStringLiteral("secondStaffLineEdit"));
    m_second->setMaxLength(40);
    m_second->setFixer([](QStringView text) { return text.trimmed().toString(); });
    m_password->setObjectName(QStringLiteral("secondPasswordLineEdit"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(128);
    const auto add = [&](int row, int column, const QString& text, QWidget* field, int span) {
        auto* label = new QLabel(text);
        label->setBuddy(field);
        field->setAccessibleName(plainLabel(text));
        fields->addWidget(label, row, column);
        fields->addWidget(field, row, column + 1, 1, span);
    };
    add(0, 0, tr("&Reason, recorded"), m_reason, 3);
    add(1, 0, tr("&Second supervisor (to lift)"), m_second, 1);
    add(1, 2, tr("&Password of the second one"), m_password, 1);
    fields->setColumnStretch(1, 1);
    fields->setColumnStretch(3, 1);
    layout.addLayout(fields);
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeListingButton"));
    close->setAutoDefault(false);
    m_confirm->setObjectName(QStringLiteral("confirmListingButton"));
    m_confirm->setProperty(theme::kKindProperty, QStringLiteral("primary"));
    m_confirm->setAutoDefault(false);
    m_lift->setObjectName(QStringLiteral("liftListingButton"));
    m_lift->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_confirm, &QPushButton::clicked, this, &ListingDialog::confirm);
    connect(m_lift, &QPushButton::clicked, this, &ListingDialog::lift);
    connect(new QShortcut(Qt::Key_F9, this), &QShortcut::activated, m_confirm, &QPushButton::click);
    connect(new QShortcut(Qt::CTRL | Qt::Key_L, this), &QShortcut::activated, m_lift, &QPushButton::click);
    for (QLineEdit* edit : {m_reason, static_cast<QLineEdit*>(m_second), m_password})
        connect(edit, &QLineEdit::textChanged, m_banner, &Banner::fade);
    buttons->addWidget(close);
    buttons->addStretch(1);
    buttons->addWidget(m_lift);
    buttons->addWidget(m_confirm);
    layout.addLayout(buttons);
    refreshButtons();
}

void ListingDialog::load()
{
    setBusy(true);
    m_services.review.showListing(
        m_listing, [self = QPointer<ListingDialog>(this)](const Expected<ListingDetail, Failure>& answer) {
            if (!self)
                return;
            self->setBusy(false);
            if (answer) {
                self->show(*answer);
                self->m_reason->setFocus();
            } else {
                self->m_banner->showMessage(Tone::Error, sentenceFor(answer.error()));
            }
        });
}

void ListingDialog::show(const ListingDetail& detail)
{
    m_standing = detail.line.standing;
    showFacts(detail);
    showTimeline(detail);
    QStringList others;
    if (!detail.isTimelineComplete)
        others.append(tr("Only the last %n event(s) are shown; there were earlier ones.", nullptr,
                         static_cast<int>(detail.timeline.size())));
    for (const ListingDecision& decision : detail.decisions)
        others.append(decisionText(decision));
    if (!detail.earlier.isEmpty())
        others.append(tr("Other entries of this person:"));
    for (const ListingLine& line : detail.earlier)
        others.append(earlierText(line));
    m_others->setText(others.join(QLatin1Char('\n')));
    m_others->setVisible(!others.isEmpty());
    refreshButtons();
    Q_EMIT lineChanged(detail.line);
}

void ListingDialog::showFacts(const ListingDetail& detail)
{
    while (QLayoutItem* item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const ListingLine& line = detail.line;
    const auto standing = factStandingFromWire(line.facts);
    QList<std::pair<QString, QString>> facts{
        {tr("Name"), line.maskedName},
        {tr("Document"), line.maskedDocument},
        {tr("Mobile"), detail.maskedMobile},
        {tr("Facts"), standing ? wordFor(*standing) : QString()},
        {tr("Reason"), wordFor(line.reason)},
        {tr("State"), wordFor(line.standing)},
        {tr("Bars now"), line.isBarring ? tr("yes") : tr("no")},
        {tr("Since"), preciseTime(line.since)},
        {tr("Until"), toIsoDate(line.until)},
        {tr("Takes effect"), detail.takesEffectAtOnce ? tr("at once") : tr("when confirmed")},
        {tr("Case"), line.caseNumber},
        {tr("Counter"), line.counterName},
    };
    if (const auto stage = stageFromWire(detail.stage))
        facts.append({tr("Selection"), wordFor(*stage)});
    if (!detail.number.isEmpty())
        facts.append({tr("Number"), detail.number});
    if (line.decideBy && line.standing == ListingStanding::UnderReview)
        facts.append({tr("Decide by"), toIsoDate(*line.decideBy)});
    if (detail.startedAt && detail.deadline) {
        facts.append({tr("Window began"), preciseTime(*detail.startedAt)});
        facts.append({tr("Window ended"), preciseTime(*detail.deadline)});
    }
    if (!detail.actStaffName.isEmpty())
        facts.append({tr("Made by"), tr("%1 · %2").arg(detail.actCounterName, detail.actStaffName)});
    if (!detail.triedNumber.isEmpty())
        facts.append({tr("Asked for there"), detail.triedNumber});
    if (!detail.request.isEmpty())
        facts.append({tr("Request"), detail.request});
    for (int i = 0; i < facts.size(); ++i) {
        const int row = i / kFactColumns;
        const int column = 2 * (i % kFactColumns);
        auto* value = new QLabel(facts[i].second);
        value->setTextFormat(Qt::PlainText);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_facts->addWidget(quietLabel(facts[i].first), row, column);
        m_facts->addWidget(value, row, column + 1);
    }
}

void ListingDialog::showTimeline(const ListingDetail& detail)
{
    m_timeline->setRowCount(static_cast<int>(detail.timeline.size()));
    for (int i = 0; i < detail.timeline.size(); ++i) {
        const ListingEvent& event = detail.timeline[i];
        const QStringList cells{preciseTime(event.at),
                                eventWord(event.action),
                                event.counterName.isEmpty() ? tr("the server") : event.counterName,
                                event.staffName,
                                eventFacts(event.facts),
                                event.facts.value(QLatin1String("request")).toString()};
        for (int column = 0; column < cells.size(); ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            item->setToolTip(cells[column]);
            m_timeline->setItem(i, column, item);
        }
    }
    // What decides stands last. It is brought into view once everything has its place.
    m_timeline->setCurrentCell(m_timeline->rowCount() - 1, 0);
    QMetaObject::invokeMethod(m_timeline, &QTableWidget::scrollToBottom, Qt::QueuedConnection);
}

bool ListingDialog::hasReason()
{
    if (m_reason->text().trimmed().size() >= kMinReason)
        return true;
    m_banner->showMessage(Tone::Error, tr("State the reason of the decision."));
    m_banner->letFade();
    m_reason->setFocus();
    return false;
}

void ListingDialog::confirm()
{
    if (m_isBusy || !hasReason())
        return;
    setDeciding(true);
    m_services.review.confirmListing(
        m_listing, {m_reason->text().trimmed()},
        [self = QPointer<ListingDialog>(this)](const Expected<ListingDetail, Failure>& answer) {
            if (self)
                self->finish(answer);
        });
}

void ListingDialog::lift()
{
    if (m_isBusy || !hasReason())
        return;
    if (m_second->text().isEmpty() || m_password->text().isEmpty()) {
        m_banner->showMessage(Tone::Error,
                              tr("A second supervisor enters staff number and password to lift the entry."));
        m_banner->letFade();
        (m_second->text().isEmpty() ? static_cast<QLineEdit*>(m_second) : m_password)->setFocus();
        return;
    }
    setDeciding(true);
    m_services.review.liftListing(
        m_listing,
        {.reason = m_reason->text().trimmed(),
         .secondStaff = m_second->text(),
         .secondPassword = m_password->text()},
        [self = QPointer<ListingDialog>(this)](const Expected<ListingDetail, Failure>& answer) {
            if (self)
                self->finish(answer);
        });
    m_password->clear(); // it stays in no field longer than needed
}

void ListingDialog::finish(const Expected<ListingDetail, Failure>& answer)
{
    setDeciding(false);
    if (!answer) {
        m_banner->showMessage(Tone::Error, sentenceFor(answer.error()));
        m_banner->letFade();
        const auto& problem = answer.error().problem;
        if (problem && problem->code == ProblemCode::ListingDecided)
            load(); // somebody else was faster, or the answer to this decision was lost
        return;
    }
    m_reason->clear();
    m_second->clear();
    show(*answer);
    m_banner->showMessage(Tone::Ok, answer->line.standing == ListingStanding::Lifted
                                        ? tr("The entry is lifted.")
                                        : tr("The entry is confirmed and takes effect."));
}

void ListingDialog::reject()
{
    if (m_isDeciding)
        m_banner->showMessage(Tone::Info, tr("The decision is on its way to the server. One moment."));
    else
        QDialog::reject();
}

void ListingDialog::setDeciding(bool isDeciding)
{
    m_isDeciding = isDeciding;
    setBusy(isDeciding);
}

void ListingDialog::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    refreshButtons();
}

void ListingDialog::refreshButtons()
{
    const bool isWaiting = m_standing == ListingStanding::UnderReview;
    const bool isLiftable = isWaiting || m_standing == ListingStanding::Effective;
    m_confirm->setEnabled(isWaiting && !m_isBusy);
    m_lift->setEnabled(isLiftable && !m_isBusy);
    for (QLineEdit* edit : {m_reason, static_cast<QLineEdit*>(m_second), m_password})
        edit->setEnabled(isLiftable);
}

} // namespace xuanhao
