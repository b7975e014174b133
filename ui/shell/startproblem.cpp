// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/startproblem.h"

#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"

#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace xuanhao {

StartProblem::StartProblem(const QString& sentence, const QString& detail, QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("startProblem"));
    setWindowTitle(tr("Xuanhao"));
    setMinimumWidth(560);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPagePadding, theme::kPagePadding, theme::kPagePadding,
                               theme::kPagePadding);
    auto* banner = new Banner;
    layout->addWidget(banner);
    banner->showMessage(Tone::Error, sentence);
    if (!detail.isEmpty())
        banner->setSmallPrint(detail);
    auto* close = new QPushButton(tr("Close (Esc)"));
    close->setObjectName(QStringLiteral("closeStartProblemButton"));
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace xuanhao
