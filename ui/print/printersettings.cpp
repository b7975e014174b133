// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/printersettings.h"

#include <QSettings>
#include <QUrl>

#include <cmath>

namespace xuanhao {

namespace {

/// Printers are called as people like: "\\SERVER\HP 4" is no name of a group.
QString groupOf(const QString& printer)
{
    return printer.isEmpty()
               ? QStringLiteral("PDF")
               : QStringLiteral("printer-") + QString::fromLatin1(QUrl::toPercentEncoding(printer));
}

double inSteps(double mm)
{
    return std::isfinite(mm) ? std::round(qBound(-kMaxOffset, mm, kMaxOffset) / kOffsetStep) * kOffsetStep
                             : 0;
}

} // namespace

PrinterSetting PrinterSettings::of(const QString& printer) const
{
    QSettings ini(m_file, QSettings::IniFormat);
    ini.beginGroup(groupOf(printer));
    return {.offset = {inSteps(ini.value(QStringLiteral("right")).toDouble()),
                       inSteps(ini.value(QStringLiteral("down")).toDouble())},
            .stock = ini.value(QStringLiteral("pre-printed")).toBool() ? Stock::PrePrinted : Stock::Blank,
            .hasBack = ini.value(QStringLiteral("back")).toBool()};
}

bool PrinterSettings::set(const QString& printer, const PrinterSetting& setting)
{
    QSettings ini(m_file, QSettings::IniFormat);
    ini.beginGroup(groupOf(printer));
    ini.setValue(QStringLiteral("right"), QString::number(inSteps(setting.offset.right), 'f', 1));
    ini.setValue(QStringLiteral("down"), QString::number(inSteps(setting.offset.down), 'f', 1));
    ini.setValue(QStringLiteral("pre-printed"), setting.stock == Stock::PrePrinted);
    ini.setValue(QStringLiteral("back"), setting.hasBack);
    ini.sync();
    return ini.status() == QSettings::NoError;
}

} // namespace xuanhao
