// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/textdialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace xuanhao {

TextDialog::TextDialog(const OfficeText& text, const std::function<void(const Say&)>& print, QWidget* parent)
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
    auto* state = new QLabel(tr("Version %1").arg(text.version));
    state->setObjectName(QStringLiteral("textStateLabel"));
    state->setWordWrap(true);
    layout->addWidget(state);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeTextButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    if (print) {
        auto* printButton = new QPushButton(tr("Print to sign"));
        printButton->setObjectName(QStringLiteral("printTextButton"));
        connect(printButton, &QPushButton::clicked, this, [print, label = QPointer<QLabel>(state)] {
            print([label](const QString& sentence) {
                if (label)
                    label->setText(sentence);
            });
        });
        buttons->addWidget(printButton);
    }
    buttons->addWidget(close);
    layout->addLayout(buttons);
}

} // namespace xuanhao
