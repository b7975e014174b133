// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace xuanhao {

/// The demo office's bar: says that this is a demo and shows the last SMS, which a phone would show.
/// Stands in the demo's program only.
class DemoBar final : public QFrame
{
    Q_OBJECT

public:
    explicit DemoBar(const QString& smsFile, QWidget* parent = nullptr);

private:
    void readFile();

    QString m_smsFile;
    QLabel* m_text;
    QTimer* m_timer;
};

} // namespace xuanhao
