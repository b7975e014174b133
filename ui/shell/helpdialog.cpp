// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/helpdialog.h"

#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace xuanhao {

HelpDialog::HelpDialog(const QString& heading, const QString& pageHelp, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Help"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    auto* title = new QLabel(heading);
    QFont bold = title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() + 2);
    title->setFont(bold);
    layout->addWidget(title);
    if (!pageHelp.isEmpty()) {
        auto* text = new QLabel(pageHelp);
        text->setWordWrap(true);
        text->setMinimumWidth(520);
        layout->addWidget(text);
    }
    auto* keys = new QGridLayout;
    keys->setHorizontalSpacing(20);
    const QList<std::pair<QString, QString>> all{
        {QStringLiteral("F1"), tr("This help")},
        {QStringLiteral("F2"), tr("Register an applicant")},
        {QStringLiteral("F3"), tr("Look up")},
        {QStringLiteral("F4"), tr("Announcements of released numbers")},
        {QStringLiteral("F7"), tr("Next place that must be corrected")},
        {QStringLiteral("F8"), tr("Print the form or the notice")},
        {QStringLiteral("F9"), tr("The blue button of the page")},
        {QStringLiteral("F12"), tr("Lock this counter")},
        {QStringLiteral("Enter"), tr("Next field; after the last one the blue button")},
        {QStringLiteral("Esc"), tr("One step back; nothing is lost")},
        {QStringLiteral("Ctrl+P"), tr("Preview of the form")},
        {QStringLiteral("Ctrl+R"), tr("Random draw instead of composing")},
        {QStringLiteral("Ctrl+S"), tr("Park the case")},
        {QStringLiteral("Ctrl+1 … 9"), tr("Go to an open case")},
    };
    for (int i = 0; i < all.size(); ++i) {
        auto* key = new QLabel(all[i].first);
        QFont keyFont = key->font();
        keyFont.setBold(true);
        key->setFont(keyFont);
        keys->addWidget(key, i, 0);
        keys->addWidget(new QLabel(all[i].second), i, 1);
    }
    keys->setColumnStretch(1, 1);
    layout->addLayout(keys);
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeHelpButton"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();
}

} // namespace xuanhao
