// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/selection/casesteppage.h"

class QCheckBox;
class QVBoxLayout;

namespace xuanhao {

/// Step 4: how the number is chosen, with what is left before anything is spent (B6, B7, B8).
class ChoosePage final : public CaseStepPage
{
    Q_OBJECT

public:
    ChoosePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;

private:
    void addFreeCards(const std::optional<Refusal>& composeRefusal,
                      const std::optional<Refusal>& drawRefusal);
    QVBoxLayout* addOnSiteCard(const QString& heading, const std::optional<Refusal>& refusal);
    void drawOnSite();
    void sayWhatLapsed();
    /// A way to a number on a card of its own; the answer takes what belongs to it.
    QVBoxLayout* addCard(const QString& heading, const QString& text, const QString& left,
                         const QString& why);

    QCheckBox* m_withoutFour;
};

} // namespace xuanhao
