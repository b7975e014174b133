// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/reports.h"

#include "printing/formcontent.h"

namespace xuanhao {

namespace {

QList<QStringList> rowsOf(const QList<ReportCount>& counts)
{
    QList<QStringList> rows;
    for (const ReportCount& one : counts)
        rows.append({one.what, QString::number(one.count)});
    return rows;
}

QList<QStringList> rowsOf(const QList<ReportSheets>& sheets)
{
    QList<QStringList> rows;
    for (const ReportSheets& one : sheets)
        rows.append({one.kind, QString::number(one.printings), QString::number(one.again)});
    return rows;
}

} // namespace

SheetContent handOverSheet(const DeskFacts& desk, const HandOverFacts& facts)
{
    SheetContent content = deskSheet("handOver", desk);
    content.fields.insert(QStringLiteral("from"), formTime(facts.from));
    content.fields.insert(QStringLiteral("to"), formTime(facts.to));
    content.fields.insert(QStringLiteral("parkedCount"), QString::number(facts.parked.size()));
    QList<QStringList> parked;
    for (const HandOverFacts::Parked& one : facts.parked)
        parked.append({one.caseNumber.isEmpty() ? QStringLiteral("（未开始）") : one.caseNumber,
                       one.applicant, one.step});
    content.tables.insert(QStringLiteral("results"), rowsOf(facts.results));
    content.tables.insert(QStringLiteral("sheets"), rowsOf(facts.sheets));
    content.tables.insert(QStringLiteral("parked"), parked);
    return content;
}

SheetContent dayReportSheet(const DeskFacts& desk, const DayReportFacts& facts)
{
    SheetContent content = deskSheet("dayReport", desk);
    content.fields.insert(QStringLiteral("day"), formDate(facts.day));
    QList<QStringList> staff;
    for (const DayReportFacts::Staff& one : facts.staff)
        staff.append({one.clerk, QString::number(one.opened), QString::number(one.reserved),
                      QString::number(one.sheets)});
    content.tables.insert(QStringLiteral("results"), rowsOf(facts.results));
    content.tables.insert(QStringLiteral("staff"), staff);
    content.tables.insert(QStringLiteral("sheets"), rowsOf(facts.sheets));
    return content;
}

} // namespace xuanhao
