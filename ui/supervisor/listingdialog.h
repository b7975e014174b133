// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/protocol/listingmessages.h"
#include "core/services/counterservices.h"
#include "core/services/failure.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;
class QVBoxLayout;

namespace xuanhao {

class Banner;
class CodeEdit;

/// A blacklist entry with its evidence in one view: the timeline by the server's clock, earlier entries,
/// decisions; confirmed by the signed-in supervisor, lifted by two (E1).
class ListingDialog final : public QDialog
{
    Q_OBJECT

public:
    ListingDialog(const CounterServices& services, const QString& listing, QWidget* parent);

    /// Not while a decision is on its way: its outcome would be told to nobody.
    void reject() override;

Q_SIGNALS:
    /// How the entry stands now: read, or decided about.
    void lineChanged(const ListingLine& line);

private:
    void addDecision(QVBoxLayout& layout);
    void load();
    void show(const ListingDetail& detail);
    void showFacts(const ListingDetail& detail);
    void showTimeline(const ListingDetail& detail);
    [[nodiscard]] bool hasReason();
    void confirm();
    void lift();
    void finish(const Expected<ListingDetail, Failure>& answer);
    void setBusy(bool isBusy);
    void setDeciding(bool isDeciding);
    void refreshButtons();

    CounterServices m_services;
    QString m_listing;
    std::optional<ListingStanding> m_standing; ///< none while the entry is being read
    bool m_isBusy = false;
    bool m_isDeciding = false; ///< busy with more than reading
    Banner* m_banner;
    QGridLayout* m_facts;
    QTableWidget* m_timeline;
    QLabel* m_others;
    QLineEdit* m_reason;
    CodeEdit* m_second;
    QLineEdit* m_password;
    QPushButton* m_confirm;
    QPushButton* m_lift;
};

} // namespace xuanhao
