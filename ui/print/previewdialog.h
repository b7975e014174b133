// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace xuanhao {

class Banner;
class PrintDesk;
struct FormContent;

/// The form as it will be printed, with the choice of the printer and the reason of a reprint (C2).
class PreviewDialog final : public QDialog
{
    Q_OBJECT

public:
    PreviewDialog(PrintDesk& desk, const AccountView& account, const SessionView& session, QWidget* parent);

private:
    void showGaps(const FormContent& content);
    void fillPrinters();
    void print();

    PrintDesk& m_desk;
    AccountView m_account;
    SessionView m_session;
    Banner* m_banner;
    QComboBox* m_printers;
    QComboBox* m_reasons;
    QPushButton* m_print;
};

} // namespace xuanhao
