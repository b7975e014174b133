// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/poolmessages.h"
#include "ui/shell/page.h"
#include "ui/shell/uicontext.h"

class QLabel;
class QListWidget;
class QTableWidget;

namespace xuanhao {

/// 号池公告: which numbers are released, when they open and what can be done with them now (E3). What was
/// known last stands here at once, also without a line.
class AnnouncementsPage final : public Page
{
    Q_OBJECT

public:
    explicit AnnouncementsPage(const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

private:
    void reload();
    void fill();
    void showChosen();
    void print();
    [[nodiscard]] const Announcement* chosen() const;

    UiContext m_context;
    QListWidget* m_list;
    QLabel* m_title;
    QLabel* m_text;
    QTableWidget* m_segments;
    bool m_isBusy = false;
};

} // namespace xuanhao
