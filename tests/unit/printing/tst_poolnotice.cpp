// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/poolnotice.h"

#include <QRegularExpression>
#include <QTest>

using namespace xuanhao;

namespace {

PoolNoticeFacts facts()
{
    const Instant opens = *instantFromIso(QStringLiteral("2028-02-29T09:00:00+08:00"));
    return {.office = QStringLiteral("湛江车管所"),
            .authority = QStringLiteral("粤G"),
            .number = QStringLiteral("湛车管公告〔2028〕3号"),
            .title = QStringLiteral("机动车号牌号池公告"),
            .text = QStringLiteral("第一段。\n\n第二段 <b>1 < 2</b>。"),
            .issuer = QStringLiteral("湛江市公安局交通警察支队车辆管理所"),
            .announcedAt = opens - std::chrono::days(2),
            .segments = {{PlateKind::SmallCar, QStringLiteral("A1200"), QStringLiteral("A1299"), 100, opens,
                          true},
                         {PlateKind::SmallNewEnergy, QStringLiteral("D12300"), QStringLiteral("D12300"), 1,
                          opens + std::chrono::minutes(30), false}},
            .drawOnlyDays = 7,
            .printedAt = opens - std::chrono::hours(24)};
}

QString said(const NoticeSheet& sheet)
{
    static const QRegularExpression kTags(QStringLiteral("<[^>]*>"));
    return QString(sheet.html).remove(kTags);
}

} // namespace

/// E3: the announcement as it is hung out.
class TestPoolNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOfficeNumberSegmentsAndOpeningTime()
    {
        const QString text = said(poolNotice(facts()));

        for (const char* part :
             {"机动车号牌号池公告", "湛车管公告〔2028〕3号", "第一段。", "共 101 个号码", "小型新能源汽车",
              "粤G·A1200–A1299", "100", "2028年2月29日 09:00", "随机、自编", "粤G·D12300",
              "2028年2月29日 09:30", "先随机后自编", "7 日内只能以计算机随机方式选取", "湛江车管所",
              "2028年2月27日(星期日)", "湛江市公安局交通警察支队车辆管理所"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
    void factsAreNoMarkup()
    {
        QVERIFY(poolNotice(facts()).html.contains(QStringLiteral("&lt;b&gt;1 &lt; 2&lt;/b&gt;")));
    }
    void sevenDaysAreSaidOnlyWhereTheyApply()
    {
        PoolNoticeFacts first = facts();
        first.segments.removeLast();
        QVERIFY(!said(poolNotice(first)).contains(QStringLiteral("随机确定的时间")));
        PoolNoticeFacts none = facts();
        none.drawOnlyDays = 0;
        QVERIFY(!said(poolNotice(none)).contains(QStringLiteral("先随机")));
    }
    void announcementWithoutSegmentsSaysSo()
    {
        PoolNoticeFacts empty = facts();
        empty.segments.clear();
        const NoticeSheet sheet = poolNotice(empty);
        QVERIFY(!sheet.html.contains(QStringLiteral("<table")));
        QVERIFY(said(sheet).contains(QStringLiteral("没有投放号段")));
    }
};

QTEST_GUILESS_MAIN(TestPoolNotice)
#include "tst_poolnotice.moc"
