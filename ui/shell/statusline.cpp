// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statusline.h"

#include "core/services/connection.h"
#include "core/services/sheetservice.h"
#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>

#include <cstdlib>

namespace xuanhao {

namespace {

constexpr auto kClockWarning = std::chrono::seconds(30);

QColor lampColour(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Online:
        return theme::kOk;
    case ConnectionState::Connecting:
    case ConnectionState::Busy:
    case ConnectionState::Unstable:
        return theme::kWarn;
    case ConnectionState::Offline:
        return theme::kOffline;
    case ConnectionState::WrongKey:
    case ConnectionState::Unknown:
        return theme::kError;
    }
    return {};
}

QLabel* addLabel(QHBoxLayout* layout, const QString& name)
{
    auto* label = new QLabel;
    label->setObjectName(name);
    layout->addWidget(label);
    return label;
}

} // namespace

StatusLine::StatusLine(Connection& connection, const SheetService& sheets, QWidget* parent)
    : QFrame(parent)
    , m_connection(connection)
    , m_sheets(sheets)
    , m_timer(new QTimer(this))
{
    setObjectName(QStringLiteral("statusLine"));
    setAutoFillBackground(true);
    QPalette colours = palette();
    colours.setColor(QPalette::Window, theme::kSunken);
    setPalette(colours);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 4, 16, 4);
    layout->setSpacing(24);
    m_hint = addLabel(layout, QStringLiteral("hintLabel"));
    layout->addStretch(1);
    m_printerLabel = addLabel(layout, QStringLiteral("printerLabel"));
    m_waitingLabel = addLabel(layout, QStringLiteral("waitingLabel"));
    m_connectionLabel = addLabel(layout, QStringLiteral("connectionLabel"));
    m_clockLabel = addLabel(layout, QStringLiteral("serverClockLabel"));
    m_timer->setInterval(500);
    connect(m_timer, &QTimer::timeout, this, &StatusLine::step);
    connect(&m_connection, &Connection::changed, this, &StatusLine::step);
    connect(&m_sheets, &SheetService::waitingChanged, this, &StatusLine::step);
    m_timer->start();
    step();
}

void StatusLine::setPrinterText(const QString& text)
{
    m_printerLabel->setText(tr("Printer: %1").arg(text));
}

void StatusLine::setHint(const QString& text)
{
    m_hint->setText(text);
}

void StatusLine::step()
{
    const ConnectionState state = m_connection.state();
    QString text = wordFor(state);
    if (state == ConnectionState::Online && m_connection.roundTrip().count() > 0)
        text = tr("%1, %2 ms").arg(text).arg(m_connection.roundTrip().count());
    m_connectionLabel->setText(
        QStringLiteral("<span style=\"color:%1\">●</span> %2").arg(lampColour(state).name(), text));
    const auto waiting = static_cast<int>(m_sheets.waiting().size());
    m_waitingLabel->setText(waiting > 0 ? tr("%n record(s) to send", nullptr, waiting) : QString());
    m_waitingLabel->setVisible(waiting > 0);
    QString clock = tr("Server time %1").arg(officeClockText(m_connection.serverNow()));
    if (std::chrono::abs(m_connection.clockError()) > kClockWarning)
        clock += QLatin1Char(' ') + tr("(this PC's clock is off)");
    m_clockLabel->setText(clock);
}

} // namespace xuanhao
