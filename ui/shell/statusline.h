// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace xuanhao {

class Connection;

/// Connection, server clock and printer at the bottom of the window.
class StatusLine final : public QFrame
{
    Q_OBJECT

public:
    explicit StatusLine(Connection& connection, QWidget* parent = nullptr);

    void setPrinterText(const QString& text);
    void setHint(const QString& text);
    /// Shows the state as it is now; also called by its own timer.
    void step();

private:
    Connection& m_connection;
    QLabel* m_hint;
    QLabel* m_connectionLabel;
    QLabel* m_clockLabel;
    QLabel* m_printerLabel;
    QTimer* m_timer;
};

} // namespace xuanhao
