// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"
#include "ui/shell/page.h"
#include "ui/shell/uicontext.h"
#include "ui/widgets/choicebox.h"

class QTableWidget;

namespace xuanhao {

class CodeEdit;

/// Finds people and their selections by document, mobile, VIN, number or case; opens and reprints (F3).
class LookupPage final : public Page
{
    Q_OBJECT

public:
    explicit LookupPage(const UiContext& context);

    /// Looks the case up at once; Esc leads back to the list that asked for it.
    void searchForList(const QString& caseNumber);
    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

Q_SIGNALS:
    /// A hit has become the case in front.
    void caseOpened();
    void backRequested();

private:
    void setBusy(bool isBusy);
    void search();
    void showHits(const SearchReply& reply);
    void open();
    void reprint();
    void sendCode();
    [[nodiscard]] const SearchHit* selectedHit() const;

    UiContext m_context;
    ChoiceBox<SearchBy>* m_by;
    CodeEdit* m_value;
    QTableWidget* m_table;
    QList<SearchHit> m_hits;
    bool m_isBusy = false;
    bool m_isForList = false; ///< a list asked for this look-up
};

} // namespace xuanhao
