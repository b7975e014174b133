// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/textdialog.h"

#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace xuanhao {

TextDialog::TextDialog(const OfficeText& text, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("textDialog"));
    setWindowTitle(text.title);
    resize(680, 520);
    auto* layout = new QVBoxLayout(this);
    auto* browser = new QTextBrowser;
    browser->setPlainText(text.body);
    browser->setAccessibleName(text.title);
    layout->addWidget(browser, 1);
    layout->addWidget(new QLabel(tr("Version %1").arg(text.version)));
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeTextButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace xuanhao
