// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demobar.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

namespace xuanhao {

DemoBar::DemoBar(const QString& smsFile, QWidget* parent)
    : QFrame(parent)
    , m_smsFile(smsFile)
    , m_text(new QLabel)
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("demoBar"));
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, QColor(0x3B, 0x2A, 0x5C));
    colours.setColor(QPalette::WindowText, Qt::white);
    setPalette(colours);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 4);
    m_text->setObjectName(QStringLiteral("demoSmsLabel"));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text, 1);
    m_timer->setInterval(500);
    connect(m_timer, &QTimer::timeout, this, &DemoBar::readFile);
    m_timer->start();
    readFile();
}

void DemoBar::readFile()
{
    QFile file(m_smsFile);
    QString last;
    if (file.open(QIODevice::ReadOnly)) {
        const QStringList lines =
            QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        if (!lines.isEmpty())
            last = lines.last();
    }
    m_text->setText(last.isEmpty() ? tr("Demo office. SMS appear here.")
                                   : tr("Demo office. Last SMS: %1").arg(last));
    m_text->setAccessibleName(m_text->text());
}

} // namespace xuanhao
