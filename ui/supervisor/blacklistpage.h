// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/listingmessages.h"
#include "ui/supervisor/reviewpage.h"
#include "ui/widgets/choicebox.h"

namespace xuanhao {

/// The blacklist: entries with reason, since, until and state; an entry opens with its evidence (E1).
class BlacklistPage final : public ReviewPage
{
    Q_OBJECT

public:
    explicit BlacklistPage(const UiContext& context);

    [[nodiscard]] QString help() const override;

protected:
    [[nodiscard]] Fetch makeFetch() override;
    void open(const QString& id) override;
    [[nodiscard]] QString exportName() const override;
    void orderChosen() override;
    [[nodiscard]] QString emptyText() const override;

private:
    void standingChosen();

    ChoiceBox<std::optional<ListingStanding>>* m_standing;
    ChoiceBox<std::optional<ListingReason>>* m_reason;
};

} // namespace xuanhao
