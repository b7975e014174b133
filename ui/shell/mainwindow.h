// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"
#include "ui/shell/uicontext.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace xuanhao {

class Boards;
class CaseStrip;
class CaseSummary;
class CommandRow;
class Page;
class SignInPage;
class StatusLine;
class StepStrip;

/// The counter's window: sign-in, then sidebar, cases, steps, page, summary, commands and status.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(const UiContext& context, QWidget* parent = nullptr);

    /// Puts a widget above everything else (the demo's bar).
    void setTopBar(QWidget* bar);
    [[nodiscard]] Page* page() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeWorkspace();
    QWidget* makeTitleBar();
    QWidget* makeSidebar();
    void addShortcuts();
    void showStaff();
    void showCase();
    void forgetShownCase();
    void showPage(Page* page);
    void showBlacklist();
    void showReservations();
    /// A page that belongs to no case.
    void showBoard(Page* board);
    void startRegistration();
    void showHelp();
    void handleRequest(const QString& what);
    void refreshSteps();
    void refreshFrame();
    void foldSummary();

    UiContext m_context;
    QVBoxLayout* m_outer;
    QStackedWidget* m_root;
    SignInPage* m_signIn;
    Boards* m_boards;
    QWidget* m_workspace = nullptr;
    QLabel* m_idle = nullptr; ///< in the place of a page while no case is in front
    QLabel* m_officeLabel = nullptr;
    QLabel* m_staffLabel = nullptr;
    QPushButton* m_registerButton = nullptr;
    QPushButton* m_lookupButton = nullptr;
    QWidget* m_supervisorButtons = nullptr;
    CaseStrip* m_caseStrip = nullptr;
    StepStrip* m_steps = nullptr;
    CaseSummary* m_summary = nullptr;
    CaseSummary* m_summaryLine = nullptr;
    QStackedWidget* m_pages = nullptr;
    CommandRow* m_commands = nullptr;
    StatusLine* m_status = nullptr;
    QPointer<ApplicantCase> m_shownCase;
    std::optional<CasePage> m_shownPage;
    bool m_isBoard = false; ///< look-up or a supervisors' list is in front, not a case
};

} // namespace xuanhao
