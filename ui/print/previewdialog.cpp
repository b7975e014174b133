// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/previewdialog.h"

#include "ui/print/printdesk.h"
#include "ui/print/reasons.h"
#include "ui/print/sheetview.h"
#include "ui/support/gaptext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSpinBox>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr double kReadable =
    3.5; ///< dots per mm at which 8 pt can be read, and a page is as wide as the dialog

QDoubleSpinBox* makeOffsetBox(const char* name)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(QLatin1String(name));
    box->setRange(-kMaxOffset, kMaxOffset);
    box->setSingleStep(kOffsetStep);
    box->setDecimals(1);
    box->setSuffix(QStringLiteral(" mm"));
    return box;
}

constexpr int kMaxCopies = 5; // more is nearly always a slip

} // namespace

PreviewDialog::PreviewDialog(PrintDesk& desk, PaperOf paperOf, int printed, QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_paperOf(std::move(paperOf))
    , m_printed(printed)
    , m_kind(m_paperOf({}).kind)
    , m_scroll(new QScrollArea)
    , m_view(new SheetView(desk.shown(m_paperOf({}), printed + 1), desk.papers().fonts()))
    , m_banner(new Banner)
    , m_findings(new QLabel)
    , m_isWhole(new QCheckBox(tr("&Whole page")))
    , m_printers(new QComboBox)
    , m_reasons(new QComboBox)
    , m_copies(new QSpinBox)
    , m_hasBack(new QCheckBox(tr("Print the notes on the &back")))
    , m_isPrePrinted(new QCheckBox(tr("Fill in &pre-printed forms")))
    , m_right(makeOffsetBox("offsetRightBox"))
    , m_down(makeOffsetBox("offsetDownBox"))
    , m_calibrate(new QPushButton(tr("Print the &calibration page")))
    , m_print(new QPushButton)
{
    setObjectName(QStringLiteral("previewDialog"));
    setWindowTitle(tr("Preview"));
    resize(1100, 660);
    auto* layout = new QHBoxLayout(this);
    m_scroll->setWidget(m_view);
    m_scroll->setAlignment(Qt::AlignCenter);
    m_scroll->setBackgroundRole(QPalette::Mid);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(makeSide());
    connect(&desk, &PrintDesk::changed, this, &PreviewDialog::fillPrinters);
    fillPrinters();
    showSetting();
    showPaper();
    desk.findPrinters();
    m_print->setFocus();
}

QWidget* PreviewDialog::makeSide()
{
    auto* widget = new QWidget;
    widget->setFixedWidth(290);
    auto* side = new QVBoxLayout(widget);
    side->setContentsMargins(8, 0, 0, 0);
    side->addWidget(m_banner);
    m_findings->setObjectName(QStringLiteral("findingsLabel"));
    m_findings->setWordWrap(true);
    side->addWidget(m_findings);
    m_isWhole->setObjectName(QStringLiteral("wholePageBox"));
    connect(m_isWhole, &QCheckBox::toggled, this, &PreviewDialog::zoom);
    side->addWidget(m_isWhole);
    addPrinter(side);
    addSetting(side);
    auto* reasonLabel = new QLabel(tr("Reason of printing &again"));
    reasonLabel->setBuddy(m_reasons);
    m_reasons->setObjectName(QStringLiteral("reasonComboBox"));
    m_reasons->setAccessibleName(tr("Reason"));
    m_reasons->addItems(reasonsToPrintAgain());
    side->addWidget(reasonLabel);
    side->addWidget(m_reasons);
    reasonLabel->setVisible(m_printed > 0);
    m_reasons->setVisible(m_printed > 0);
    auto* copies = new QFormLayout;
    m_copies->setObjectName(QStringLiteral("copiesBox"));
    m_copies->setRange(1, kMaxCopies);
    copies->addRow(tr("Cop&ies"), m_copies);
    side->addLayout(copies);
    connect(m_copies, &QSpinBox::valueChanged, this, &PreviewDialog::nameCopies);
    side->addStretch(1);
    addButtons(side);
    return widget;
}

void PreviewDialog::addPrinter(QVBoxLayout* side)
{
    auto* label = new QLabel(tr("P&rinter"));
    label->setBuddy(m_printers);
    m_printers->setObjectName(QStringLiteral("printerComboBox"));
    m_printers->setAccessibleName(tr("Printer"));
    side->addWidget(label);
    side->addWidget(m_printers);
    connect(m_printers, &QComboBox::activated, this, &PreviewDialog::choosePrinter);
}

void PreviewDialog::addSetting(QVBoxLayout* side)
{
    auto* group = new QGroupBox(tr("Set for this printer"));
    auto* form = new QFormLayout(group);
    m_hasBack->setObjectName(QStringLiteral("backBox"));
    m_isPrePrinted->setObjectName(QStringLiteral("prePrintedBox"));
    form->addRow(m_hasBack);
    form->addRow(m_isPrePrinted);
    form->addRow(tr("To the ri&ght"), m_right);
    form->addRow(tr("&Down"), m_down);
    m_calibrate->setObjectName(QStringLiteral("calibrateButton"));
    form->addRow(m_calibrate);
    side->addWidget(group);
    const bool isForm = m_kind == SheetKind::Application;
    m_hasBack->setVisible(isForm);
    m_isPrePrinted->setVisible(isForm);
    connect(m_hasBack, &QCheckBox::toggled, this, &PreviewDialog::keepSetting);
    connect(m_isPrePrinted, &QCheckBox::toggled, this, &PreviewDialog::keepSetting);
    connect(m_right, &QDoubleSpinBox::valueChanged, this, &PreviewDialog::keepSetting);
    connect(m_down, &QDoubleSpinBox::valueChanged, this, &PreviewDialog::keepSetting);
    connect(m_calibrate, &QPushButton::clicked, this, &PreviewDialog::printCalibration);
}

void PreviewDialog::addButtons(QVBoxLayout* side)
{
    m_print->setObjectName(QStringLiteral("printButton"));
    m_print->setProperty(theme::kKindProperty, QStringLiteral("primary"));
    nameCopies();
    m_print->setDefault(true);
    side->addWidget(m_print);
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closePreviewButton"));
    side->addWidget(close);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_print, &QPushButton::clicked, this, &PreviewDialog::print);
    connect(new QShortcut(Qt::Key_F8, this), &QShortcut::activated, m_print, &QPushButton::click);
}

void PreviewDialog::nameCopies()
{
    const int first = m_printed + 1;
    const int last = m_printed + m_copies->value();
    m_print->setText(first == last ? tr("Print, copy %1 (F8)").arg(first)
                                   : tr("Print, copies %1 to %2 (F8)").arg(first).arg(last));
}

void PreviewDialog::fillPrinters()
{
    const QSignalBlocker quiet(m_printers);
    m_printers->clear();
    m_printers->addItem(tr("PDF file"), QString());
    for (const QString& name : m_desk.printers())
        m_printers->addItem(name, name);
    // What is set stays chosen: it may be switched off, or not found yet.
    const QString& chosen = m_desk.printer(m_kind);
    if (m_printers->findData(chosen) < 0)
        m_printers->addItem(tr("%1 (not found)").arg(chosen), chosen);
    m_printers->setCurrentIndex(m_printers->findData(chosen));
}

void PreviewDialog::choosePrinter()
{
    m_desk.setPrinter(m_kind, m_printers->currentData().toString());
    showSetting();
    showPaper();
}

void PreviewDialog::showSetting()
{
    const PrinterSetting setting = m_desk.settingOf(m_desk.printer(m_kind));
    const QSignalBlocker back(m_hasBack);
    const QSignalBlocker stock(m_isPrePrinted);
    const QSignalBlocker right(m_right);
    const QSignalBlocker down(m_down);
    m_hasBack->setChecked(setting.hasBack);
    m_isPrePrinted->setChecked(setting.stock == Stock::PrePrinted);
    m_right->setValue(setting.offset.right);
    m_down->setValue(setting.offset.down);
    const bool isFile = m_desk.printer(m_kind).isEmpty(); // nothing lies off in a file
    for (QWidget* widget :
         {static_cast<QWidget*>(m_right), static_cast<QWidget*>(m_down), static_cast<QWidget*>(m_calibrate)})
        widget->setEnabled(!isFile);
}

void PreviewDialog::keepSetting()
{
    const PrinterSetting setting{.offset = {m_right->value(), m_down->value()},
                                 .stock = m_isPrePrinted->isChecked() ? Stock::PrePrinted : Stock::Blank,
                                 .hasBack = m_hasBack->isChecked()};
    if (!m_desk.setSetting(m_desk.printer(m_kind), setting)) {
        m_banner->showMessage(Tone::Warning,
                              tr("What is set for this printer could not be kept; it prints as "
                                 "before."));
        showSetting();
    }
    showPaper();
}

void PreviewDialog::showPaper()
{
    const Printout printout = m_desk.shown(m_paperOf({}), m_printed + 1);
    m_view->setPrintout(printout);
    zoom();
    const FormCheck check = printout.check();
    QStringList lines;
    for (const Overflow& overflow : check.overflows)
        lines.append(
            (overflow.isCode
                 ? tr("✖ No bar code can be made of %1: it is empty, too long or has other characters")
                 : tr("✖ %1 is too long for its place"))
                .arg(overflow.name));
    if (!check.gaps.isEmpty()) {
        lines.append(QStringLiteral("⚠ ") + byHandSentence(check.gaps));
        QString all;
        for (const GlyphGap& gap : check.gaps)
            all += QString::fromUcs4(gap.characters.constData(), gap.characters.size());
        if (const QString help = rarePackageSentence(m_desk.gapsOf(all)); !help.isEmpty())
            lines.append(help);
    }
    if (lines.isEmpty())
        lines.append(tr("✔ Everything fits into its place"));
    m_findings->setText(lines.join(QLatin1Char('\n')));
    m_print->setEnabled(check.mayPrint());
}

void PreviewDialog::zoom()
{
    const double whole = (m_scroll->viewport()->height() - 8) / m_view->pageHeight();
    m_view->setScale(m_isWhole->isChecked() ? whole : kReadable);
}

void PreviewDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    zoom();
}

void PreviewDialog::printCalibration()
{
    m_desk.print(
        m_desk.papers().calibration(m_desk.printer(m_kind), m_desk.settingOf(m_desk.printer(m_kind)).offset),
        [self = QPointer<PreviewDialog>(this)](const PrintDesk::Result& result) {
            if (self)
                self->m_banner->showMessage(result.isDone ? Tone::Info : Tone::Error, result.message);
        });
}

void PreviewDialog::print()
{
    m_print->setEnabled(false);
    Paper paper = m_paperOf(m_printed > 0 ? m_reasons->currentText() : QString());
    paper.copies = m_copies->value();
    m_desk.print(paper, [self = QPointer<PreviewDialog>(this)](const PrintDesk::Result& result) {
        if (!self)
            return;
        if (result.isDone) {
            self->accept();
            return;
        }
        self->m_print->setEnabled(true);
        self->m_banner->showMessage(Tone::Error, result.message);
    });
}

} // namespace xuanhao
