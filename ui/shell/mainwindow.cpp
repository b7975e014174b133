// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/mainwindow.h"

#include "core/services/casedesk.h"
#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "core/services/staffservice.h"
#include "ui/print/printdesk.h"
#include "ui/shell/boards.h"
#include "ui/shell/casestrip.h"
#include "ui/shell/casesummary.h"
#include "ui/shell/commandrow.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/movestrip.h"
#include "ui/shell/page.h"
#include "ui/shell/pagefactory.h"
#include "ui/shell/statusline.h"
#include "ui/shell/stepstrip.h"
#include "ui/shell/steptitles.h"
#include "ui/signin/signinpage.h"
#include "ui/support/wordtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kSidebarWidth = 152;
constexpr int kFoldBelow = 1300; // narrower windows show the summary as one line

QPushButton* sidebarButton(const QString& name, const QString& text, const QString& icon)
{
    auto* button = new QPushButton(themeIcon(icon), text);
    button->setObjectName(name);
    button->setProperty(theme::kKindProperty, QStringLiteral("quiet"));
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void setBackground(QWidget* widget, const QColor& colour)
{
    widget->setAutoFillBackground(true);
    QPalette palette = widget->palette();
    palette.setColor(QPalette::Window, colour);
    widget->setPalette(palette);
}

} // namespace

MainWindow::MainWindow(const UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_outer(new QVBoxLayout(this))
    , m_root(new QStackedWidget)
    , m_signIn(new SignInPage(context))
    , m_boards(new Boards(context, this))
{
    m_workspace = makeWorkspace();
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Xuanhao - plate number pre-selection"));
    setMinimumSize(960, 600);
    m_outer->setContentsMargins(0, 0, 0, 0);
    m_outer->setSpacing(0);
    m_root->addWidget(m_signIn);
    m_root->addWidget(m_workspace);
    m_outer->addWidget(m_root, 1);
    m_status = new StatusLine(context.services.connection, context.services.sheets);
    m_outer->addWidget(m_status);
    addShortcuts();
    connect(m_boards, &Boards::shown, this, &MainWindow::showBoard);
    connect(m_boards, &Boards::caseOpened, this, [this] {
        m_isBoard = false;
        showCase();
    });
    connect(&context.services.staff, &StaffService::changed, this, &MainWindow::showStaff);
    connect(&context.services.cases, &CaseDesk::changed, this, &MainWindow::showCase);
    connect(&context.services.office, &OfficeService::changed, this, &MainWindow::showStaff);
    connect(&context.printDesk, &PrintDesk::changed, this,
            [this] { m_status->setPrinterText(m_context.printDesk.printerText()); });
    m_status->setPrinterText(context.printDesk.printerText());
    // What was typed is stored when its field is left.
    connect(qApp, &QApplication::focusChanged, this, [&cases = context.services.cases] {
        if (ApplicantCase* current = cases.current())
            current->keepDraft();
    });
    showStaff();
}

void MainWindow::setTopBar(QWidget* bar)
{
    m_outer->insertWidget(0, bar);
}

QWidget* MainWindow::makeTitleBar()
{
    auto* bar = new QFrame;
    setBackground(bar, theme::kSurface);
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 6, 12, 6);
    layout->setSpacing(16);
    m_officeLabel = new QLabel;
    m_officeLabel->setObjectName(QStringLiteral("officeLabel"));
    m_staffLabel = new QLabel;
    m_staffLabel->setObjectName(QStringLiteral("staffLabel"));
    auto* help = sidebarButton(QStringLiteral("helpButton"), tr("Help (F1)"), QStringLiteral("help"));
    auto* lock = sidebarButton(QStringLiteral("lockButton"), tr("Lock (F12)"), QStringLiteral("lock"));
    auto* signOut =
        sidebarButton(QStringLiteral("signOutButton"), tr("Sign out"), QStringLiteral("sign-out"));
    connect(help, &QPushButton::clicked, this, &MainWindow::showHelp);
    connect(lock, &QPushButton::clicked, this, [this] { m_context.services.staff.lock(); });
    connect(signOut, &QPushButton::clicked, this, [this] { m_context.services.staff.signOut(); });
    layout->addWidget(m_officeLabel);
    layout->addStretch(1);
    layout->addWidget(m_staffLabel);
    layout->addWidget(help);
    layout->addWidget(lock);
    layout->addWidget(signOut);
    return bar;
}

QWidget* MainWindow::makeSidebar()
{
    auto* bar = new QFrame;
    setBackground(bar, theme::kSurface);
    bar->setFixedWidth(kSidebarWidth);
    auto* layout = new QVBoxLayout(bar);
    layout->setContentsMargins(8, 12, 8, 12);
    m_registerButton =
        sidebarButton(QStringLiteral("registerButton"), tr("Register (F2)"), QStringLiteral("register"));
    m_lookupButton =
        sidebarButton(QStringLiteral("lookupButton"), tr("Look up (F3)"), QStringLiteral("search"));
    connect(m_registerButton, &QPushButton::clicked, this, &MainWindow::startRegistration);
    connect(m_lookupButton, &QPushButton::clicked, m_boards, &Boards::showLookup);
    layout->addWidget(m_registerButton);
    layout->addWidget(m_lookupButton);
    auto* announcements =
        sidebarButton(QStringLiteral("announcementsButton"), tr("Numbers (F4)"), QStringLiteral("list"));
    announcements->setToolTip(tr("Announcements of released numbers"));
    connect(announcements, &QPushButton::clicked, m_boards, &Boards::showAnnouncements);
    layout->addWidget(announcements);
    auto* sheets =
        sidebarButton(QStringLiteral("sheetsButton"), tr("Print (Alt+F8)"), QStringLiteral("print"));
    sheets->setToolTip(tr("Printed papers, and printing again"));
    connect(sheets, &QPushButton::clicked, m_boards, &Boards::showSheets);
    layout->addWidget(sheets);
    m_supervisorButtons = new QWidget;
    auto* group = new QVBoxLayout(m_supervisorButtons);
    group->setContentsMargins(0, theme::kGapLarge, 0, 0);
    auto* blacklist = sidebarButton(QStringLiteral("blacklistButton"), tr("Blacklist (Alt+F2)"),
                                    QStringLiteral("blacklist"));
    auto* reservations = sidebarButton(QStringLiteral("reservationsButton"), tr("Due dates (Alt+F3)"),
                                       QStringLiteral("calendar"));
    connect(blacklist, &QPushButton::clicked, this, &MainWindow::showBlacklist);
    connect(reservations, &QPushButton::clicked, this, &MainWindow::showReservations);
    group->addWidget(blacklist);
    group->addWidget(reservations);
    layout->addWidget(m_supervisorButtons);
    layout->addStretch(1);
    return bar;
}

QWidget* MainWindow::makeWorkspace()
{
    auto* workspace = new QWidget;
    auto* outer = new QVBoxLayout(workspace);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(1);
    outer->addWidget(makeTitleBar());
    auto* middle = new QHBoxLayout;
    middle->setSpacing(1);
    middle->addWidget(makeSidebar());
    auto* work = new QVBoxLayout;
    work->setSpacing(0);
    m_caseStrip = new CaseStrip(m_context.services.cases);
    connect(m_caseStrip, &CaseStrip::caseChosen, this, [this](ApplicantCase* chosen) {
        m_isBoard = false;
        m_context.services.cases.setCurrent(chosen);
        showCase();
    });
    m_steps = new StepStrip;
    m_summaryLine = new CaseSummary(CaseSummary::Shape::Line);
    m_pages = new QStackedWidget;
    m_idle = new QLabel(tr("Press F2 to register an applicant or F3 to look one up."));
    m_idle->setObjectName(QStringLiteral("idleLabel"));
    m_idle->setAlignment(Qt::AlignCenter);
    QPalette quiet = m_idle->palette();
    quiet.setColor(QPalette::WindowText, theme::kMuted);
    m_idle->setPalette(quiet);
    m_pages->addWidget(m_idle);
    m_commands = new CommandRow;
    m_summary = new CaseSummary(CaseSummary::Shape::Panel);
    work->addWidget(m_caseStrip);
    work->addWidget(new MoveStrip(m_context.services.cases));
    work->addWidget(m_steps);
    work->addWidget(m_summaryLine);
    auto* pageRow = new QHBoxLayout;
    pageRow->setSpacing(1);
    pageRow->addWidget(m_pages, 1);
    pageRow->addWidget(m_summary);
    work->addLayout(pageRow, 1);
    work->addWidget(m_commands);
    middle->addLayout(work, 1);
    outer->addLayout(middle, 1);
    return workspace;
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence& key, auto run) {
        auto* shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, [this, run] {
            if (m_root->currentWidget() == m_workspace)
                run();
        });
    };
    add(Qt::Key_F1, [this] { showHelp(); });
    add(Qt::Key_F2, [this] { startRegistration(); });
    add(Qt::Key_F3, [this] { m_boards->showLookup(); });
    add(Qt::Key_F4, [this] { m_boards->showAnnouncements(); });
    add(QKeySequence(Qt::ALT | Qt::Key_F8), [this] { m_boards->showSheets(); });
    add(QKeySequence(Qt::ALT | Qt::Key_F2), [this] { showBlacklist(); });
    add(QKeySequence(Qt::ALT | Qt::Key_F3), [this] { showReservations(); });
    add(Qt::Key_F7, [this] {
        if (Page* shown = page())
            shown->focusNextError();
    });
    add(Qt::Key_F12, [this] { m_context.services.staff.lock(); });
    for (int i = 0; i < CaseDesk::kMaxCases; ++i) {
        add(QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)), [this, i] {
            const QList<ApplicantCase*> cases = m_context.services.cases.cases();
            if (i < cases.size()) {
                m_isBoard = false;
                m_context.services.cases.setCurrent(cases[i]);
                showCase();
            }
        });
    }
}

Page* MainWindow::page() const
{
    return qobject_cast<Page*>(m_pages->currentWidget());
}

void MainWindow::showStaff()
{
    StaffService& staff = m_context.services.staff;
    const auto current = staff.current();
    const bool isIn = current && !staff.isLocked();
    if (const OfficeReference* office = m_context.services.office.reference())
        m_officeLabel->setText(office->name);
    if (current)
        m_staffLabel->setText(
            tr("%1 · %2 · %3").arg(current->counterName, current->name, wordFor(current->role)));
    const bool isSupervisor = current && current->role == Role::Supervisor;
    m_supervisorButtons->setVisible(isSupervisor);
    // What one supervisor had in front is not for the clerk who signs in next.
    const bool isExporting = !isSupervisor && m_boards->isExporting();
    if (!isSupervisor) {
        if (m_boards->keeps(page())) {
            m_isBoard = false;
            showPage(nullptr);
        }
        m_boards->close();
    }
    if (isIn == (m_root->currentWidget() == m_workspace)) {
        if (!isIn)
            m_signIn->refresh();
        return;
    }
    if (!isIn) { // nothing of a case may stay on a locked screen
        const QList<QDialog*> dialogs = findChildren<QDialog*>();
        for (QDialog* dialog : dialogs)
            dialog->done(QDialog::Rejected); // also one that Esc doesn't close now
    }
    m_root->setCurrentWidget(isIn ? m_workspace : static_cast<QWidget*>(m_signIn));
    if (isIn)
        showCase();
    else {
        m_status->setHint(isExporting ? tr("The export was stopped. No file was written.") : QString());
        m_signIn->activate();
    }
}

void MainWindow::startRegistration()
{
    m_isBoard = false;
    // An untouched register page is reused: pressing F2 twice must not open a second empty case.
    for (ApplicantCase* candidate : m_context.services.cases.cases()) {
        if (candidate->page() == CasePage::Register && candidate->accountDraft().documentNumber.isEmpty() &&
            candidate->accountDraft().name.isEmpty()) {
            m_context.services.cases.setCurrent(candidate);
            showCase();
            return;
        }
    }
    if (!m_context.services.cases.create()) {
        m_status->setHint(tr("Nine cases are open. Finish or close one first."));
        return;
    }
    showCase();
}

void MainWindow::showBoard(Page* board)
{
    m_isBoard = true;
    forgetShownCase();
    showPage(board);
}

void MainWindow::showBlacklist()
{
    if (m_supervisorButtons->isVisibleTo(m_workspace))
        m_boards->showBlacklist();
}

void MainWindow::showReservations()
{
    if (m_supervisorButtons->isVisibleTo(m_workspace))
        m_boards->showReservations();
}

void MainWindow::showCase()
{
    if (m_isBoard) {
        refreshFrame();
        return;
    }
    ApplicantCase* current = m_context.services.cases.current();
    if (!current) {
        forgetShownCase();
        showPage(nullptr);
        return;
    }
    if (m_shownCase == current && m_shownPage == current->page()) {
        refreshFrame();
        return;
    }
    if (m_shownCase != current) {
        forgetShownCase();
        connect(current, &ApplicantCase::changed, this, &MainWindow::showCase);
        connect(current, &ApplicantCase::busyChanged, this, &MainWindow::refreshFrame);
    }
    m_shownCase = current;
    m_shownPage = current->page();
    showPage(makeCasePage(current->page(), *current, m_context));
}

void MainWindow::forgetShownCase()
{
    if (m_shownCase)
        disconnect(m_shownCase, nullptr, this, nullptr);
    m_shownCase = nullptr;
    m_shownPage.reset();
}

void MainWindow::showPage(Page* newPage)
{
    Page* old = page();
    if (newPage && m_pages->indexOf(newPage) < 0) {
        m_pages->addWidget(newPage);
        connect(newPage, &Page::commandsChanged, this, &MainWindow::refreshFrame);
        connect(newPage, &Page::requested, this, &MainWindow::handleRequest);
    }
    if (newPage)
        m_pages->setCurrentWidget(newPage);
    if (old && !m_boards->keeps(old)) {
        // What it showed is gone, and it lives until its own slot has returned.
        for (ApplicantCase* item : m_context.services.cases.cases())
            disconnect(item, nullptr, old, nullptr);
        for (QTimer* timer : old->findChildren<QTimer*>())
            timer->stop();
        m_pages->removeWidget(old);
        old->hide();
        old->deleteLater(); // its own slot may be running
    }
    if (!newPage)
        m_pages->setCurrentWidget(m_idle);
    refreshFrame();
    if (newPage && m_root->currentWidget() == m_workspace)
        newPage->activate();
}

void MainWindow::refreshFrame()
{
    m_caseStrip->refresh(m_isBoard ? nullptr : m_context.services.cases.current());
    refreshSteps();
    Page* shown = page();
    m_commands->setCommands(shown ? shown->commands() : QList<PageCommand>{});
    m_commands->setVisible(shown != nullptr);
    ApplicantCase* current = m_isBoard ? nullptr : m_context.services.cases.current();
    m_summary->show(current);
    m_summaryLine->show(current);
    foldSummary();
    m_status->setHint({});
}

void MainWindow::refreshSteps()
{
    const ApplicantCase* current = m_isBoard ? nullptr : m_context.services.cases.current();
    const OfficeReference* office = m_context.services.office.reference();
    const bool isWizard = current && office && current->page() != CasePage::Register;
    m_steps->setVisible(isWizard);
    if (isWizard)
        m_steps->setSteps(stepTitles(office->profile), stepIndex(*current, office->profile));
}

void MainWindow::handleRequest(const QString& what)
{
    if (what == QLatin1String("register"))
        startRegistration();
    else if (what == QLatin1String("lookup"))
        m_boards->showLookup();
}

void MainWindow::showHelp()
{
    auto* dialog =
        new HelpDialog(page() ? page()->heading() : windowTitle(), page() ? page()->help() : QString(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::foldSummary()
{
    const bool hasCase = !m_isBoard && m_context.services.cases.current();
    m_summary->setVisible(hasCase && width() >= kFoldBelow);
    m_summaryLine->setVisible(hasCase && width() < kFoldBelow);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    foldSummary();
}

} // namespace xuanhao
