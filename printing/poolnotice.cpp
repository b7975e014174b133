// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/poolnotice.h"

#include "printing/formcontent.h"

#include <algorithm>

namespace xuanhao {

namespace {

/// The head of the column says that these are plates.
QString kindName(PlateKind kind)
{
    QString name = formPlateKind(kind);
    if (name.endsWith(QStringLiteral("号牌")))
        name.chop(2);
    return name;
}

} // namespace

QString segmentText(const QString& authority, const QString& from, const QString& to)
{
    const QString first = authority + QStringLiteral("·") + from;
    return from == to ? first : first + QStringLiteral("–") + to;
}

SheetContent poolNotice(const PoolNoticeFacts& facts)
{
    int total = 0;
    QList<QStringList> segments;
    bool isAnyDrawnFirst = false;
    for (const PoolNoticeFacts::Segment& segment : facts.segments) {
        const bool isDrawnFirst = !segment.isFirstRelease && facts.drawOnlyDays > 0;
        isAnyDrawnFirst = isAnyDrawnFirst || isDrawnFirst;
        total += segment.count;
        segments.append({kindName(segment.kind), segmentText(facts.authority, segment.from, segment.to),
                         QString::number(segment.count), formTime(segment.opensAt),
                         isDrawnFirst ? QStringLiteral("先随机后自编") : QStringLiteral("随机、自编")});
    }
    QStringList paragraphs = facts.text.split(QLatin1Char('\n'));
    paragraphs.removeIf([](const QString& paragraph) { return paragraph.trimmed().isEmpty(); });
    return {
        QStringLiteral("poolNotice"),
        {{QStringLiteral("office"), facts.office},
         {QStringLiteral("printedAt"), formTime(facts.printedAt)},
         {QStringLiteral("printing"), formPrinting(facts.printing)},
         {QStringLiteral("authority"), facts.authority},
         {QStringLiteral("number"), facts.number},
         {QStringLiteral("title"), facts.title},
         {QStringLiteral("text"), paragraphs.join(QLatin1Char('\n'))},
         {QStringLiteral("issuer"), facts.issuer},
         {QStringLiteral("announcedAt"), formDate(officeDate(facts.announcedAt))},
         {QStringLiteral("total"), QString::number(total)},
         {QStringLiteral("drawOnlyDays"), isAnyDrawnFirst ? QString::number(facts.drawOnlyDays) : QString()}},
        {},
        {{QStringLiteral("segments"), segments}}};
}

} // namespace xuanhao
