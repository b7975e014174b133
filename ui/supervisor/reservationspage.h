// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/reservationmessages.h"
#include "ui/supervisor/reviewpage.h"
#include "ui/widgets/choicebox.h"

class QSpinBox;

namespace xuanhao {

/// Reservations by last day: what is due today, soon, overdue or counted provisionally (E2).
class ReservationsPage final : public ReviewPage
{
    Q_OBJECT

public:
    explicit ReservationsPage(const UiContext& context);

    [[nodiscard]] QString help() const override;

Q_SIGNALS:
    /// The case is to be looked up.
    void lookupRequested(const QString& caseNumber);

protected:
    [[nodiscard]] Fetch makeFetch() override;
    void open(const QString& id) override;
    [[nodiscard]] QString exportName() const override;

private:
    [[nodiscard]] ReviewRow rowOf(const ReservationLine& line) const;
    [[nodiscard]] QString summaryOf(const ReservationPage::Counts& counts) const;
    void showCounters(const QList<ReservationPage::Counter>& counters);

    ChoiceBox<DueFilter>* m_due;
    QSpinBox* m_days;
    QComboBox* m_division;
    QComboBox* m_counter;
    QHash<QString, QString> m_cases; ///< case number by session
};

} // namespace xuanhao
