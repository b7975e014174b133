// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/notice.h"

#include <QList>

namespace xuanhao {

/// How often something happened, in the report's words: "预选成功", 12.
struct ReportCount
{
    QString what;
    int count = 0;
};

/// How many sheets of a kind were printed.
struct ReportSheets
{
    QString kind; ///< "申请表"
    int printings = 0;
    int again = 0; ///< of these, not the first of their kind and subject
};

/// What one clerk leaves to the next at a counter.
struct HandOverFacts
{
    struct Parked
    {
        QString caseNumber; ///< empty before "start"
        QString applicant;  ///< masked
        QString step;
    };
    Instant from{};
    Instant to{};
    QList<ReportCount> results;
    QList<ReportSheets> sheets;
    QList<Parked> parked;
};

/// 窗口交接班表.
[[nodiscard]] SheetContent handOverSheet(const DeskFacts& desk, const HandOverFacts& facts);

/// One day of a counter.
struct DayReportFacts
{
    struct Staff
    {
        QString clerk;
        int opened = 0;
        int reserved = 0;
        int sheets = 0;
    };
    QDate day;
    QList<ReportCount> results;
    QList<Staff> staff;
    QList<ReportSheets> sheets;
};

/// 窗口日报.
[[nodiscard]] SheetContent dayReportSheet(const DeskFacts& desk, const DayReportFacts& facts);

} // namespace xuanhao
