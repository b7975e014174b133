// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace xuanhao {

class Connection;
class SheetService;

/// Connection, server clock and printer at the bottom of the window.
class StatusLine final : public QFrame
{
    Q_OBJECT

public:
    StatusLine(Connection& connection, const SheetService& sheets, QWidget* parent = nullptr);

    void setPrinterText(const QString& text);
    void setHint(const QString& text);
    /// Shows the state as it is now; also called by its own timer.
    void step();

private:
    Connection& m_connection;
    const SheetService& m_sheets;
    QLabel* m_hint;
    QLabel* m_waitingLabel;
    QLabel* m_connectionLabel;
    QLabel* m_clockLabel;
    QLabel* m_printerLabel;
    QTimer* m_timer;
};

} // namespace xuanhao
