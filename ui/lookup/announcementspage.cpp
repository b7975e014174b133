// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/lookup/announcementspage.h"

#include "core/services/officeservice.h"
#include "printing/poolnotice.h"
#include "ui/print/printdesk.h"
#include "ui/support/datetext.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/listtable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kWidth = 1080;
constexpr int kListWidth = 260;

} // namespace

AnnouncementsPage::AnnouncementsPage(const UiContext& context)
    : Page(tr("Announcements of released numbers"))
    , m_context(context)
    , m_list(new QListWidget)
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_segments(new QTableWidget)
{
    setBodyWidth(kWidth);
    m_list->setObjectName(QStringLiteral("announcementsListWidget"));
    m_list->setAccessibleName(tr("Announcements"));
    m_list->setFixedWidth(kListWidth);
    m_list->setWordWrap(true);
    m_title->setObjectName(QStringLiteral("announcementTitleLabel"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setObjectName(QStringLiteral("announcementTextLabel"));
    for (QLabel* label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_segments->setObjectName(QStringLiteral("segmentsTableWidget"));
    setUpList(*m_segments, tr("Released numbers"),
              {tr("Plate kind"), tr("Numbers"), tr("Count"), tr("Opens"), tr("State now")},
              {150, 190, 70, 150});
    m_segments->setMinimumHeight(240);
    auto* row = new QHBoxLayout;
    auto* right = new QVBoxLayout;
    right->addWidget(m_title);
    right->addWidget(m_text);
    right->addWidget(m_segments, 1);
    row->addWidget(m_list);
    row->addLayout(right, 1);
    body()->addLayout(row, 1);
    setFirstField(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, &AnnouncementsPage::showChosen);
    connect(&context.services.office, &OfficeService::announcementsChanged, this, &AnnouncementsPage::fill);
    fill();
    reload();
}

void AnnouncementsPage::reload()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    Q_EMIT commandsChanged();
    m_context.services.office.refreshAnnouncements(
        [self = QPointer<AnnouncementsPage>(this)](const std::optional<Failure>& failure) {
            if (!self)
                return;
            self->m_isBusy = false;
            if (failure)
                self->showFailure(*failure);
            else
                self->banner().clear();
            self->fill();
            Q_EMIT self->commandsChanged();
        });
}

void AnnouncementsPage::fill()
{
    const Announcement* before = chosen();
    const QString number = before ? before->number : QString();
    m_list->clear();
    int at = 0;
    const QList<Announcement>& all = m_context.services.office.announcements();
    for (const Announcement& announcement : all) {
        if (announcement.number == number)
            at = m_list->count();
        auto* item = new QListWidgetItem(
            QStringLiteral("%1\n%2").arg(announcement.number, dateTime(announcement.announcedAt)), m_list);
        item->setData(Qt::UserRole, announcement.number);
    }
    if (!all.isEmpty())
        m_list->setCurrentRow(at);
    showChosen();
}

const Announcement* AnnouncementsPage::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    const QList<Announcement>& all = m_context.services.office.announcements();
    for (const Announcement& announcement : all) {
        if (item && announcement.number == item->data(Qt::UserRole).toString())
            return &announcement;
    }
    return nullptr;
}

void AnnouncementsPage::showChosen()
{
    const Announcement* announcement = chosen();
    m_title->setText(!announcement
                         ? tr("No announcement is known.")
                         : QStringLiteral("%1 · %2").arg(announcement->title, announcement->issuer));
    m_text->setText(announcement ? announcement->text : QString());
    m_text->setVisible(announcement && !announcement->text.isEmpty());
    m_segments->setVisible(announcement);
    m_segments->setRowCount(0);
    const OfficeReference* office = m_context.services.office.reference();
    const QString authority = office ? office->authority : QString();
    for (const AnnouncedSegment& segment : announcement ? announcement->segments : QList<AnnouncedSegment>())
        addLine(*m_segments,
                {wordFor(segment.kind), segmentText(authority, segment.from, segment.to),
                 QString::number(segment.count), dateTime(segment.opensAt), wordFor(segment.state)});
    Q_EMIT commandsChanged();
}

void AnnouncementsPage::print()
{
    const Announcement* announcement = chosen();
    if (!announcement)
        return;
    PrintDesk& desk = m_context.printDesk;
    desk.print(desk.papers().announcement(*announcement),
               [self = QPointer<AnnouncementsPage>(this)](const PrintDesk::Result& result) {
                   if (self)
                       self->banner().showMessage(result.isDone ? Tone::Info : Tone::Error, result.message);
               });
}

QList<PageCommand> AnnouncementsPage::commands()
{
    return {{.id = QStringLiteral("reload"),
             .text = m_isBusy ? tr("Asking the central server…") : tr("Ask again"),
             .key = Qt::Key_F5,
             .kind = PageCommand::Kind::Normal,
             .isEnabled = !m_isBusy,
             .run = [this] { reload(); }},
            {.id = QStringLiteral("print"),
             .text = tr("Print the announcement"),
             .key = Qt::Key_F8,
             .kind = PageCommand::Kind::Primary,
             .isEnabled = chosen() != nullptr,
             .run = [this] { print(); }}};
}

QString AnnouncementsPage::help() const
{
    return tr(
        "What the office has released, the newest first. A new segment is only drawn from for some days; "
        "when it opens for self-composing after that, chance decides, and nobody is told before. F8 prints "
        "the announcement to hang it out.");
}

} // namespace xuanhao
