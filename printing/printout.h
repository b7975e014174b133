// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"
#include "printing/forms.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace xuanhao {

/// A paper ready for a printer or a file. Holds personal data in clear: never log it.
struct Printout
{
    QString title;    ///< of the print job and the document
    QString fileName; ///< without folder and ending
    QList<FormPage> pages;
    QJsonObject content;  ///< what it says, for the archive
    bool hasBack = false; ///< its pages stand on both sides of a sheet, turned along the long edge

    /// Nothing may be printed while something does not fit (C3).
    [[nodiscard]] FormCheck check() const;
};

/// The application form; with its notes on the back when `hasBack`.
[[nodiscard]] Printout applicationPrintout(const Forms& forms, const FormContent& content, bool hasBack,
                                           Stock stock, const FormFonts& fonts);
[[nodiscard]] Printout sheetPrintout(const Forms& forms, const SheetContent& content, const QString& fileName,
                                     const FormFonts& fonts);

} // namespace xuanhao
