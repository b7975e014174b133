// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/printout.h"

#include "printing/sheetlayout.h"

namespace xuanhao {

FormCheck Printout::check() const
{
    FormCheck all;
    for (const FormPage& page : pages) {
        for (const Overflow& overflow : page.check.overflows) {
            if (!all.overflows.contains(overflow))
                all.overflows.append(overflow);
        }
        for (const GlyphGap& gap : page.check.gaps) {
            if (!all.gaps.contains(gap))
                all.gaps.append(gap);
        }
    }
    return all;
}

Printout applicationPrintout(const Forms& forms, const FormContent& content, bool hasBack, Stock stock,
                             const FormFonts& fonts)
{
    Printout printout{.title = forms.application.title + QLatin1Char(' ') + content.office.caseNumber,
                      .fileName =
                          QStringLiteral("%1-%2").arg(content.office.caseNumber).arg(content.office.printing),
                      .pages = {layoutForm(forms.application, content, fonts, stock)},
                      .content = content.toJson(),
                      .hasBack = hasBack};
    if (hasBack)
        printout.pages += layoutSheet(forms.sheet(QStringLiteral("applicationBack")),
                                      {QStringLiteral("applicationBack"), {}, {}, {}}, fonts);
    return printout;
}

Printout sheetPrintout(const Forms& forms, const SheetContent& content, const QString& fileName,
                       const FormFonts& fonts)
{
    const SheetTemplate& sheet = forms.sheet(content.sheet);
    return {.title = sheet.title,
            .fileName = fileName,
            .pages = layoutSheet(sheet, content, fonts),
            .content = content.toJson()};
}

} // namespace xuanhao
