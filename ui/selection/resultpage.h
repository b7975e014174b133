// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QLabel;

namespace xuanhao {

/// The result: number, last day, where to apply, print (B13, C2).
class ResultPage final : public CaseStepPage
{
    Q_OBJECT

public:
    ResultPage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;

private:
    void addReservation();
    void addEnd();
    void refresh();
    void print();
    void printReceipt();
    void preview();
    void send(const Paper& paper);
    /// The form went to the printer and nobody has said yet whether it came out.
    [[nodiscard]] bool isAwaited() const;
    void sayPrinted();

    QLabel* m_printed;
};

} // namespace xuanhao
