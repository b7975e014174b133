// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/casedesk.h"
#include "core/services/sheetservice.h"
#include "tests/support/countermorning.h"
#include "ui/print/previewdialog.h"

#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>

namespace xuanhao::test {

inline const QString kDocument = QStringLiteral("11010519491231002X");
inline const QString kName = QStringLiteral("阿卜杜热伊木·阿卜杜热合曼");
inline const QString kMobile = QStringLiteral("13800138000");
inline const QString kVin = QStringLiteral("LSVAA49J132047371");

/// Of the list of printed papers.
enum Column { At, Kind, CaseNumber, Number, Person, Copy, Counter, Clerk, Printer, Reason, CameOut };

/// A counter's morning that ends with papers.
struct PaperMorning : CounterMorning
{
    PaperMorning()
        : CounterMorning(withoutCaptcha())
    {}

    bool reserve()
    {
        if (!signIn() || !prepare(kDocument, kName, kMobile, kVin) || !click("drawButton") ||
            !reaches(CasePage::Draw) || !click("drawn3Button") || !click("primaryButton") ||
            !reaches(CasePage::Code) ||
            !QTest::qWaitFor([this] { return theCase().session()->code.has_value(); }, kPatience))
            return false;
        central.wait(std::chrono::seconds(1));
        return type("codeLineEdit", central.sms.lastCode(kMobile)) && click("primaryButton") &&
               reaches(CasePage::Result);
    }
    /// Waits until the paper is there and the page knows of it.
    bool prints(const char* button, const QString& files, int count)
    {
        return click(button) && QTest::qWaitFor(
                                    [&] {
                                        return QDir(pdfFolder()).entryList({files}).size() == count &&
                                               !printDesk->isBusy() && !theCase().isBusy();
                                    },
                                    kPatience);
    }
    bool showPapers(int rows) { return click("sheetsButton") && lists(rows); }
    bool lists(int rows) const
    {
        return QTest::qWaitFor([&] { return table() && table()->rowCount() == rows; }, kPatience);
    }
    [[nodiscard]] QTableWidget* table() const { return find<QTableWidget>("sheetsTableWidget"); }
    [[nodiscard]] QString cell(int row, Column column) const { return table()->item(row, column)->text(); }
    [[nodiscard]] PreviewDialog* preview() const { return window->findChild<PreviewDialog*>(); }
    template <typename T>
    [[nodiscard]] T* inPreview(const char* name) const
    {
        return preview()->findChild<T*>(QLatin1String(name));
    }
};

} // namespace xuanhao::test
