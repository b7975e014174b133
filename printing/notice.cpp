// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/notice.h"

#include "core/base/check.h"
#include "printing/formcontent.h"

namespace xuanhao {

namespace {

SheetContent caseSheet(const char* sheet, const DeskFacts& desk, const CaseFacts& facts)
{
    SheetContent content = deskSheet(sheet, desk);
    content.fields.insert(QStringLiteral("applicant"), facts.applicant);
    content.fields.insert(QStringLiteral("caseNumber"), facts.caseNumber);
    content.fields.insert(QStringLiteral("business"), businessName(facts.business));
    return content;
}

} // namespace

SheetContent deskSheet(const char* sheet, const DeskFacts& desk)
{
    return {QString::fromLatin1(sheet),
            {{QStringLiteral("office"), desk.office},
             {QStringLiteral("place"), desk.place},
             {QStringLiteral("counter"), desk.counter},
             {QStringLiteral("clerk"), desk.clerk},
             {QStringLiteral("printedAt"), formTime(desk.printedAt)},
             {QStringLiteral("printing"), formPrinting(desk.printing)}},
            {},
            {}};
}

SheetContent oneTimeNotice(const DeskFacts& desk, const CaseFacts& facts, const QStringList& missing)
{
    XUANHAO_CHECK(!missing.isEmpty());
    SheetContent content = caseSheet("oneTimeNotice", desk, facts);
    QStringList papers;
    for (const QString& document : missing)
        papers.append(paperName(document));
    content.fields.insert(QStringLiteral("missingCount"), QString::number(papers.size()));
    content.lists.insert(QStringLiteral("missing"), papers);
    return content;
}

SheetContent refusalNotice(const DeskFacts& desk, const CaseFacts& facts, const QString& reason,
                           const QStringList& waysOut)
{
    SheetContent content = caseSheet("refusalNotice", desk, facts);
    content.fields.insert(QStringLiteral("reason"), reason);
    content.lists.insert(QStringLiteral("waysOut"), waysOut);
    return content;
}

SheetContent comeBackSlip(const DeskFacts& desk, const CaseFacts& facts, const QString& step,
                          const QStringList& steps, const QString& opening)
{
    XUANHAO_CHECK(!steps.isEmpty());
    SheetContent content = caseSheet("comeBackSlip", desk, facts);
    content.fields.insert(QStringLiteral("step"), step);
    content.fields.insert(QStringLiteral("opening"), opening);
    content.lists.insert(QStringLiteral("steps"), steps);
    return content;
}

SheetContent listingNotice(const DeskFacts& desk, const ListingFacts& facts, const QStringList& waysOut)
{
    SheetContent content = deskSheet("listingNotice", desk);
    content.fields.insert(QStringLiteral("applicant"), facts.applicant);
    content.fields.insert(QStringLiteral("document"), facts.document);
    content.fields.insert(QStringLiteral("reason"), facts.reason);
    content.fields.insert(QStringLiteral("since"), formDate(facts.since));
    content.fields.insert(QStringLiteral("until"), formDate(facts.until));
    content.lists.insert(QStringLiteral("waysOut"), waysOut);
    return content;
}

SheetContent consentSheet(const DeskFacts& desk, const QString& applicant, const QString& title,
                          const QString& text, const QString& version)
{
    SheetContent content = deskSheet("consent", desk);
    content.fields.insert(QStringLiteral("applicant"), applicant);
    content.fields.insert(QStringLiteral("title"), title);
    content.fields.insert(QStringLiteral("text"), text);
    content.fields.insert(QStringLiteral("version"), version);
    return content;
}

QString paperName(const QString& document)
{
    if (document == QLatin1String("identity"))
        return QStringLiteral("所有人身份证明");
    if (document == QLatin1String("residence"))
        return QStringLiteral("居住证明或住宿登记证明");
    if (document == QLatin1String("certificate"))
        return QStringLiteral("机动车合格证或进口证明书");
    if (document == QLatin1String("usedPapers"))
        return QStringLiteral("二手车的登记证书和行驶证");
    if (document == QLatin1String("invoice"))
        return QStringLiteral("购车发票");
    return document;
}

QString businessName(BusinessKind kind)
{
    switch (kind) {
    case BusinessKind::NewVehicle:
        return QStringLiteral("新车注册登记");
    case BusinessKind::UsedTransfer:
        return QStringLiteral("二手车转移登记");
    case BusinessKind::UsedMoveIn:
        return QStringLiteral("二手车转入登记");
    }
    return {};
}

} // namespace xuanhao
