// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/poolnotice.h"

#include "printing/formcontent.h"

#include <algorithm>

namespace xuanhao {

namespace {

QString paragraph(const QString& text, const QString& attributes = {})
{
    return QStringLiteral("<p%1>%2</p>").arg(attributes, text.toHtmlEscaped());
}

/// The head of the column says that these are plates.
QString kindName(PlateKind kind)
{
    QString name = formPlateKind(kind);
    if (name.endsWith(QStringLiteral("号牌")))
        name.chop(2);
    return name;
}

/// A row; the columns share the page so that nothing but a long word is broken.
QString cells(const char* tag, const QStringList& texts)
{
    constexpr int kWidths[] = {20, 25, 9, 29, 17}; // per cent
    QString html = QStringLiteral("<tr>");
    for (int i = 0; i < texts.size(); ++i)
        html += QStringLiteral("<%1 align=\"center\" valign=\"middle\" width=\"%2%\"><span "
                               "style=\"font-size:9pt\">%3</span></%1>")
                    .arg(QLatin1String(tag), QString::number(kWidths[i]), texts[i].toHtmlEscaped());
    return html + QStringLiteral("</tr>");
}

QString timeText(Instant instant)
{
    return officeDate(instant).toString(QStringLiteral("yyyy年M月d日 ")) + officeClockText(instant).left(5);
}

QString table(const PoolNoticeFacts& facts)
{
    // The head stands on every page.
    QString html = QStringLiteral("<table width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"4\" "
                                  "style=\"border-collapse:collapse\"><thead>");
    html += cells("th", {QStringLiteral("号牌种类"), QStringLiteral("号段"), QStringLiteral("数量"),
                         QStringLiteral("启用时间"), QStringLiteral("选号方式")});
    html += QStringLiteral("</thead>");
    for (const PoolNoticeFacts::Segment& segment : facts.segments) {
        const bool isDrawnFirst = !segment.isFirstRelease && facts.drawOnlyDays > 0;
        html += cells("td", {kindName(segment.kind), segmentText(facts.authority, segment.from, segment.to),
                             QString::number(segment.count), timeText(segment.opensAt),
                             isDrawnFirst ? QStringLiteral("先随机后自编") : QStringLiteral("随机、自编")});
    }
    return html + QStringLiteral("</table>");
}

} // namespace

QString segmentText(const QString& authority, const QString& from, const QString& to)
{
    const QString first = authority + QStringLiteral("·") + from;
    return from == to ? first : first + QStringLiteral("–") + to;
}

NoticeSheet poolNotice(const PoolNoticeFacts& facts)
{
    QString html = QStringLiteral("<h2 align=\"center\">%1</h2>").arg(facts.title.toHtmlEscaped());
    html += paragraph(facts.number, QStringLiteral(" align=\"center\""));
    const QStringList lines = facts.text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines)
        html += paragraph(line);
    int total = 0;
    for (const PoolNoticeFacts::Segment& segment : facts.segments)
        total += segment.count;
    if (facts.segments.isEmpty()) {
        html += paragraph(QStringLiteral("本公告没有投放号段。"));
    } else {
        html += paragraph(QStringLiteral("%1发牌机关投放以下机动车号牌号段，共 %2 个号码：")
                              .arg(facts.authority)
                              .arg(total));
        html += table(facts);
    }
    const bool isAnyDrawnFirst =
        facts.drawOnlyDays > 0 && std::any_of(facts.segments.begin(), facts.segments.end(),
                                              [](const auto& segment) { return !segment.isFirstRelease; });
    if (isAnyDrawnFirst)
        html += paragraph(
            QStringLiteral("新启用的号段自启用之时起 %1 日内只能以计算机随机方式选取；期满后，剩余号码在系统"
                           "随机确定的时间进入自编选号号池，具体时间不预先公布。")
                .arg(facts.drawOnlyDays));
    html += QStringLiteral("<p>&nbsp;</p>");
    html += paragraph(QStringLiteral("发布单位：") + facts.issuer);
    html += paragraph(QStringLiteral("发布日期：") + formDate(officeDate(facts.announcedAt)));
    html += paragraph(QStringLiteral("打印：%1　%2").arg(facts.office, timeText(facts.printedAt)));
    return {facts.title, html};
}

} // namespace xuanhao
