// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/previewdialog.h"

#include "printing/formpainter.h"
#include "ui/print/printdesk.h"
#include "ui/support/gaptext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr double kPreviewDotsPerMm = 3.4;

/// One sheet of paper on the screen, painted by the function that paints it on the printer.
class SheetView final : public QWidget
{
public:
    SheetView(PrintDesk& desk, FormContent content)
        : m_desk(desk)
        , m_content(std::move(content))
    {
        setFixedSize(qRound(210 * kPreviewDotsPerMm), qRound(297 * kPreviewDotsPerMm));
        setObjectName(QStringLiteral("sheetView"));
        setAccessibleName(PreviewDialog::tr("Preview of the form"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Qt::white);
        paintForm(painter, kPreviewDotsPerMm, m_desk.form(), m_content, m_desk.fonts());
    }

private:
    PrintDesk& m_desk;
    FormContent m_content;
};

} // namespace

PreviewDialog::PreviewDialog(PrintDesk& desk, const AccountView& account, const SessionView& session,
                             QWidget* parent)
    : QDialog(parent)
    , m_desk(desk)
    , m_account(account)
    , m_session(session)
    , m_banner(new Banner)
    , m_printers(new QComboBox)
    , m_reasons(new QComboBox)
    , m_print(new QPushButton)
{
    setObjectName(QStringLiteral("previewDialog"));
    setWindowTitle(tr("Preview of the form"));
    resize(1020, 640);
    auto* layout = new QHBoxLayout(this);
    auto* scroll = new QScrollArea;
    const FormContent content = desk.contentOf(account, session);
    scroll->setWidget(new SheetView(desk, content));
    scroll->setAlignment(Qt::AlignCenter);
    layout->addWidget(scroll, 1);
    auto* side = new QVBoxLayout;
    side->addWidget(m_banner);
    auto* printerLabel = new QLabel(tr("P&rinter"));
    printerLabel->setBuddy(m_printers);
    m_printers->setObjectName(QStringLiteral("printerComboBox"));
    m_printers->setMinimumWidth(240);
    side->addWidget(printerLabel);
    side->addWidget(m_printers);
    auto* reasonLabel = new QLabel(tr("Reason of printing &again"));
    reasonLabel->setBuddy(m_reasons);
    m_reasons->setObjectName(QStringLiteral("reasonComboBox"));
    m_reasons->addItems(
        {tr("Paper jam"), tr("Hard to read"), tr("Lost by the applicant"), tr("Changed data")});
    side->addWidget(reasonLabel);
    side->addWidget(m_reasons);
    reasonLabel->setVisible(session.prints > 0);
    m_reasons->setVisible(session.prints > 0);
    side->addStretch(1);
    m_print->setObjectName(QStringLiteral("printButton"));
    m_print->setProperty(theme::kKindProperty, QStringLiteral("primary"));
    m_print->setText(tr("Print, copy %1 (F8)").arg(session.prints + 1));
    side->addWidget(m_print);
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closePreviewButton"));
    side->addWidget(close);
    layout->addLayout(side);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_print, &QPushButton::clicked, this, &PreviewDialog::print);
    connect(new QShortcut(Qt::Key_F8, this), &QShortcut::activated, m_print, &QPushButton::click);
    connect(&desk, &PrintDesk::changed, this, &PreviewDialog::fillPrinters);
    showGaps(content);
    fillPrinters();
    desk.findPrinters();
    m_print->setFocus();
}

void PreviewDialog::showGaps(const FormContent& content)
{
    const QList<GlyphGap> gaps = m_desk.gapsOf(content);
    if (gaps.isEmpty())
        return;
    m_banner->showMessage(Tone::Warning, byHandSentence(gaps));
    QString all;
    for (const GlyphGap& gap : gaps)
        all += QString::fromUcs4(gap.characters.constData(), gap.characters.size());
    if (const QString help = rarePackageSentence(m_desk.gapsOf(all)); !help.isEmpty())
        m_banner->addText(help);
}

void PreviewDialog::fillPrinters()
{
    const QSignalBlocker quiet(m_printers);
    m_printers->disconnect(this);
    m_printers->clear();
    m_printers->addItem(tr("PDF file"), QString());
    const QStringList names = m_desk.printers();
    for (const QString& name : names)
        m_printers->addItem(name, name);
    m_printers->setCurrentIndex(qMax(0, m_printers->findData(m_desk.target().printer)));
    connect(m_printers, &QComboBox::activated, this,
            [this] { m_desk.setTarget({m_printers->currentData().toString()}); });
}

void PreviewDialog::print()
{
    m_print->setEnabled(false);
    m_desk.print(m_account, m_session, m_session.prints > 0 ? m_reasons->currentText() : QString(),
                 [self = QPointer<PreviewDialog>(this)](const QString& problem) {
                     if (!self)
                         return;
                     if (problem.isEmpty()) {
                         self->accept();
                         return;
                     }
                     self->m_print->setEnabled(true);
                     self->m_banner->showMessage(Tone::Error, problem);
                 });
}

} // namespace xuanhao
