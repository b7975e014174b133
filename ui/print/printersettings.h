// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/calibration.h"

#include <QString>

namespace xuanhao {

/// What is set for one printer.
struct PrinterSetting
{
    PrintOffset offset = {};
    Stock stock = Stock::Blank; ///< of the application form
    bool hasBack = false;       ///< the form's notes are printed on its back
    friend bool operator==(const PrinterSetting&, const PrinterSetting&) = default;
};

/// The settings of this PC's printers, in an ini file of their own that everybody at the PC shares.
class PrinterSettings
{
public:
    explicit PrinterSettings(const QString& file)
        : m_file(file)
    {}

    /// As set, or as a new printer: nothing corrected, blank paper, front only. What is out of range is
    /// brought back into it.
    [[nodiscard]] PrinterSetting of(const QString& printer) const;
    /// False when the file can't be written.
    bool set(const QString& printer, const PrinterSetting& setting);

private:
    QString m_file;
};

} // namespace xuanhao
