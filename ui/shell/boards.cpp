// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/boards.h"

#include "ui/lookup/announcementspage.h"
#include "ui/lookup/lookuppage.h"
#include "ui/lookup/sheetspage.h"
#include "ui/supervisor/blacklistpage.h"
#include "ui/supervisor/reservationspage.h"

namespace xuanhao {

Boards::Boards(const UiContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{}

void Boards::showLookup()
{
    lookUp({});
}

void Boards::showAnnouncements()
{
    Q_EMIT shown(new AnnouncementsPage(m_context));
}

void Boards::showSheets()
{
    Q_EMIT shown(new SheetsPage(m_context));
}

void Boards::lookUp(const QString& caseNumber)
{
    auto* lookup = new LookupPage(m_context);
    connect(lookup, &LookupPage::caseOpened, this, &Boards::caseOpened);
    connect(lookup, &LookupPage::backRequested, this, &Boards::showReservations);
    Q_EMIT shown(lookup);
    if (!caseNumber.isEmpty())
        lookup->searchForList(caseNumber);
}

void Boards::showBlacklist()
{
    if (!m_blacklist)
        m_blacklist = new BlacklistPage(m_context);
    Q_EMIT shown(m_blacklist);
}

void Boards::showReservations()
{
    if (!m_reservations) {
        auto* list = new ReservationsPage(m_context);
        connect(list, &ReservationsPage::lookupRequested, this, &Boards::lookUp);
        m_reservations = list;
    }
    Q_EMIT shown(m_reservations);
}

bool Boards::keeps(const Page* page) const
{
    return page && (page == m_blacklist || page == m_reservations);
}

bool Boards::isExporting() const
{
    return (m_blacklist && m_blacklist->isExporting()) || (m_reservations && m_reservations->isExporting());
}

void Boards::close()
{
    for (QPointer<ReviewPage>* list : {&m_blacklist, &m_reservations}) {
        if (*list)
            (*list)->deleteLater(); // its own slot may be running
        list->clear();
    }
}

} // namespace xuanhao
