// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/notice.h"

#include "core/base/check.h"
#include "printing/formcontent.h"

namespace xuanhao {

namespace {

QString paragraph(const QString& text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
}

/// The lines with their facts; a line without its fact is left out.
QString heading(const NoticeFacts& facts)
{
    QString html;
    const auto add = [&html](const QString& label, const QString& value) {
        if (!value.isEmpty())
            html += paragraph(label + QStringLiteral("：") + value);
    };
    add(QStringLiteral("申请人"), facts.applicant);
    add(QStringLiteral("办理业务"), businessName(facts.business));
    add(QStringLiteral("流水号"), facts.caseNumber);
    return html;
}

QString list(const QStringList& items)
{
    QString html = QStringLiteral("<ol>");
    for (const QString& item : items)
        html += QStringLiteral("<li>%1</li>").arg(item.toHtmlEscaped());
    return html + QStringLiteral("</ol>");
}

QString ending(const NoticeFacts& facts)
{
    QString html;
    if (!facts.place.isEmpty())
        html += paragraph(QStringLiteral("办理地点：") + facts.place);
    html += QStringLiteral("<p>&nbsp;</p>");
    html += paragraph(QStringLiteral("告知单位：%1").arg(facts.office));
    html += paragraph(QStringLiteral("窗口：%1　　经办：%2").arg(facts.counter, facts.clerk));
    html +=
        paragraph(QStringLiteral("告知时间：%1 %2")
                      .arg(formDate(officeDate(facts.printedAt)), officeClockText(facts.printedAt).left(5)));
    return html +
           paragraph(QStringLiteral("申请人（代理人）签收：＿＿＿＿＿＿＿＿　日期：＿＿＿年＿＿月＿＿日"));
}

QString titled(const QString& title)
{
    return QStringLiteral("<h2 align=\"center\">%1</h2>").arg(title.toHtmlEscaped());
}

} // namespace

NoticeSheet oneTimeNotice(const NoticeFacts& facts, const QStringList& missing)
{
    XUANHAO_CHECK(!missing.isEmpty());
    QStringList papers;
    for (const QString& document : missing)
        papers.append(paperName(document));
    const QString title = QStringLiteral("一次性告知书");
    return {title,
            titled(title) + heading(facts) +
                paragraph(
                    QStringLiteral("经审核，您提交的申请材料不齐全，还缺少以下 %1 项：").arg(papers.size())) +
                list(papers) +
                paragraph(QStringLiteral("以上为本次申请所缺的全部材料，现一次告知。请备齐材料原件后，"
                                         "持本告知书和申请人的身份证明继续办理。")) +
                ending(facts)};
}

NoticeSheet refusalNotice(const NoticeFacts& facts, const QString& reason, const QStringList& waysOut)
{
    const QString title = QStringLiteral("暂不能办理告知单");
    QString html = titled(title) + heading(facts) +
                   paragraph(QStringLiteral("您申请的机动车号牌预选现在不能办理，原因如下：")) +
                   QStringLiteral("<p><b>%1</b></p>").arg(reason.toHtmlEscaped());
    if (!waysOut.isEmpty())
        html += paragraph(QStringLiteral("可以这样办理：")) + list(waysOut);
    return {title, html + ending(facts)};
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
