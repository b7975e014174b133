// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/vehicle/requireddocuments.h"
#include "printing/forms.h"
#include "printing/poolnotice.h"
#include "printing/receipt.h"
#include "printing/reports.h"
#include "printing/sheetlayout.h"
#include "tests/support/sampleform.h"

namespace xuanhao::test {

inline SheetTemplate shippedSheet(const QString& sheet)
{
    return SheetTemplate::parse(sourceFile(("resources/forms/" + sheet.toLatin1() + ".json").constData()))
        .value();
}

inline Forms shippedForms()
{
    return readForms([](const QString& name) {
               return sourceFile(("resources/forms/" + name.toLatin1() + ".json").constData());
           })
        .value();
}

inline DeskFacts sampleDesk()
{
    return {.office = QStringLiteral("湛江市公安局交通警察支队车辆管理所"),
            .place = QStringLiteral("霞山分所 霞山区人民大道南42号1楼 0759-2288123"),
            .counter = QStringLiteral("03号窗口"),
            .clerk = QStringLiteral("0312"),
            .printedAt = *instantFromIso(QStringLiteral("2026-11-23T10:42:33+08:00")),
            .printing = 1};
}

inline CaseFacts sampleCase()
{
    return {.applicant = QStringLiteral("阿依古丽·买买提"),
            .caseNumber = QStringLiteral("G03202611230042"),
            .business = BusinessKind::NewVehicle};
}

inline ReceiptFacts sampleReceipt()
{
    return {.applicant = QStringLiteral("陈**"),
            .document = QStringLiteral("4408**********1234"),
            .mobile = QStringLiteral("138****8000"),
            .business = BusinessKind::NewVehicle,
            .form = sampleContent(),
            .steps = nextSteps(BusinessKind::NewVehicle, sampleContent().office.validUntil)};
}

inline PoolNoticeFacts samplePoolNotice(int segments)
{
    const Instant opens = *instantFromIso(QStringLiteral("2028-02-29T09:00:00+08:00"));
    PoolNoticeFacts facts{
        .office = QStringLiteral("湛江市公安局交通警察支队车辆管理所"),
        .authority = QStringLiteral("粤G"),
        .number = QStringLiteral("湛车管公告〔2028〕3号"),
        .title = QStringLiteral("机动车号牌号池公告"),
        .text =
            QStringLiteral("为方便群众办理机动车登记，现将新启用的号段公告如下。\n\n{plate} <b>1 < 2</b>。"),
        .issuer = QStringLiteral("湛江市公安局交通警察支队车辆管理所"),
        .announcedAt = opens - std::chrono::days(2),
        .segments = {},
        .drawOnlyDays = 7,
        .printedAt = opens - std::chrono::hours(24)};
    for (int i = 0; i < segments; ++i)
        facts.segments.append({i % 3 == 2 ? PlateKind::SmallNewEnergy : PlateKind::SmallCar,
                               QStringLiteral("A%1").arg(1200 + i * 100),
                               QStringLiteral("A%1").arg(1299 + i * 100), 100,
                               opens + std::chrono::minutes(30 * i), i % 2 == 0});
    return facts;
}

inline HandOverFacts sampleHandOver(int parked)
{
    const Instant from = *instantFromIso(QStringLiteral("2026-11-23T08:28:00+08:00"));
    HandOverFacts facts{.from = from,
                        .to = from + std::chrono::hours(4),
                        .results = {{QStringLiteral("开始选号"), 31},
                                    {QStringLiteral("预选成功"), 27},
                                    {QStringLiteral("未选到号码"), 2},
                                    {QStringLiteral("不能办理"), 2}},
                        .sheets = {{QStringLiteral("申请表"), 29, 2}, {QStringLiteral("回执"), 27, 0}},
                        .parked = {}};
    for (int i = 0; i < parked; ++i)
        facts.parked.append({i == 0 ? QString() : QStringLiteral("G032026112300%1").arg(42 + i),
                             QStringLiteral("陈**"), QStringLiteral("车辆信息")});
    return facts;
}

inline DayReportFacts sampleDayReport()
{
    return {.day = QDate(2026, 11, 23),
            .results = sampleHandOver(0).results,
            .staff = {{QStringLiteral("0312"), 18, 16, 33}, {QStringLiteral("0307"), 13, 11, 23}},
            .sheets = sampleHandOver(0).sheets};
}

/// One content for every sheet of running text.
inline QList<SheetContent> sampleSheets()
{
    const DeskFacts desk = sampleDesk();
    const CaseFacts facts = sampleCase();
    const QStringList waysOut{QStringLiteral("到窗口参加现场“50选1”"), QStringLiteral("向本单位申诉")};
    return {
        {QStringLiteral("applicationBack"), {}, {}, {}},
        oneTimeNotice(desk, facts, requiredDocuments(BusinessKind::NewVehicle, DocumentKind::Passport)),
        refusalNotice(desk, facts, QStringLiteral("申请人因逾期未办理登记，2028年11月20日前不能预选号牌。"),
                      waysOut),
        comeBackSlip(desk, facts, QStringLiteral("车辆信息"),
                     {QStringLiteral("购车发票"), QStringLiteral("机动车合格证或进口证明书")},
                     QStringLiteral("周一至周五 9:00–17:00")),
        listingNotice(desk,
                      {.applicant = QStringLiteral("陈志强"),
                       .document = QStringLiteral("4408**********1234"),
                       .reason = QStringLiteral("预选号牌后逾期未办理注册登记。"),
                       .since = QDate(2026, 11, 20),
                       .until = QDate(2028, 11, 20)},
                      waysOut),
        consentSheet(desk, facts.applicant, QStringLiteral("号牌预选服务协议"),
                     QString::fromUtf8(sourceFile("resources/texts/zhanjiang/agreement.txt"))
                         .replace(QStringLiteral("{officeName}"), desk.office),
                     QStringLiteral("2026-01")),
        receiptSheet(desk, sampleReceipt(), ReceiptPaper::A5),
        receiptSheet(desk, sampleReceipt(), ReceiptPaper::Roll80),
        poolNotice(samplePoolNotice(5)),
        handOverSheet(desk, sampleHandOver(4)),
        dayReportSheet(desk, sampleDayReport()),
    };
}

} // namespace xuanhao::test
