// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/uicontext.h"

#include <QObject>
#include <QPointer>

namespace xuanhao {

class Page;
class ReviewPage;

/// The pages that belong to no case: the look-up, the announcements and the printed papers, made anew each
/// time, and the supervisors' lists. Those stay as they were left until close(), and an export goes on
/// meanwhile.
class Boards final : public QObject
{
    Q_OBJECT

public:
    explicit Boards(const UiContext& context, QObject* parent = nullptr);

    void showLookup();
    void showAnnouncements();
    void showSheets();
    void showBlacklist();
    void showReservations();
    /// Whether the page is one of the lists, which are not thrown away when another page comes.
    [[nodiscard]] bool keeps(const Page* page) const;
    [[nodiscard]] bool isExporting() const;
    /// Throws the lists away: the supervisor has left.
    void close();

Q_SIGNALS:
    /// The page comes to the front.
    void shown(Page* page);
    /// What was looked up has become the case in front.
    void caseOpened();

private:
    void lookUp(const QString& caseNumber);

    UiContext m_context;
    QPointer<ReviewPage> m_blacklist;
    QPointer<ReviewPage> m_reservations;
};

} // namespace xuanhao
