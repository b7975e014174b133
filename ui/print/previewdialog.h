// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/print/papers.h"

#include <QDialog>

#include <functional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QVBoxLayout;

namespace xuanhao {

class Banner;
class PrintDesk;
class SheetView;

/// A paper as it will be printed, with what was found in it, the choice of the printer and what is set for
/// it, and the reason of a further printing (C2).
class PreviewDialog final : public QDialog
{
    Q_OBJECT

public:
    using PaperOf = std::function<Paper(const QString& reason)>;

    /// `printed` is how often it has been printed before.
    PreviewDialog(PrintDesk& desk, PaperOf paperOf, int printed, QWidget* parent);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSide();
    void addPrinter(QVBoxLayout* side);
    void addSetting(QVBoxLayout* side);
    void addButtons(QVBoxLayout* side);
    void fillPrinters();
    void choosePrinter();
    void showSetting();
    void keepSetting();
    void showPaper();
    void zoom();
    void printCalibration();
    void nameCopies();
    void print();

    PrintDesk& m_desk;
    PaperOf m_paperOf;
    int m_printed;
    SheetKind m_kind;
    QScrollArea* m_scroll;
    SheetView* m_view;
    Banner* m_banner;
    QLabel* m_findings;
    QCheckBox* m_isWhole;
    QComboBox* m_printers;
    QComboBox* m_reasons;
    QSpinBox* m_copies;
    QCheckBox* m_hasBack;
    QCheckBox* m_isPrePrinted;
    QDoubleSpinBox* m_right;
    QDoubleSpinBox* m_down;
    QPushButton* m_calibrate;
    QPushButton* m_print;
};

} // namespace xuanhao
