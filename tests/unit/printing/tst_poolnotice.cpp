// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/poolnotice.h"

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
            .text = QStringLiteral("第一段。\n\n第二段 <b>1 < 2</b>。\n"),
            .issuer = QStringLiteral("湛江市公安局交通警察支队车辆管理所"),
            .announcedAt = opens - std::chrono::days(2),
            .segments = {{PlateKind::SmallCar, QStringLiteral("A1200"), QStringLiteral("A1299"), 100, opens,
                          true},
                         {PlateKind::SmallNewEnergy, QStringLiteral("D12300"), QStringLiteral("D12300"), 1,
                          opens + std::chrono::minutes(30), false}},
            .drawOnlyDays = 7,
            .printedAt = opens - std::chrono::hours(24)};
}

} // namespace

/// E3: the announcement as it is hung out.
class TestPoolNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysOfficeNumberSegmentsAndOpeningTime()
    {
        const SheetContent sheet = poolNotice(facts());

        for (const char* part : {"机动车号牌号池公告", "湛车管公告〔2028〕3号", "101", "7", "湛江车管所",
                                 "2028年2月27日(星期日)", "湛江市公安局交通警察支队车辆管理所"})
            QVERIFY2(sheet.fields.values().contains(QString::fromUtf8(part)), part);
        QCOMPARE(sheet.tables.value(QStringLiteral("segments")),
                 (QList<QStringList>{
                     {QStringLiteral("小型汽车"), QStringLiteral("粤G·A1200–A1299"), QStringLiteral("100"),
                      QStringLiteral("2028年2月29日 09:00"), QStringLiteral("随机、自编")},
                     {QStringLiteral("小型新能源汽车"), QStringLiteral("粤G·D12300"), QStringLiteral("1"),
                      QStringLiteral("2028年2月29日 09:30"), QStringLiteral("先随机后自编")}}));
        QVERIFY(SheetContent::fromJson(sheet.toJson()));
    }
    void paragraphsStandWithoutEmptyLines()
    {
        QCOMPARE(poolNotice(facts()).field(QStringLiteral("text")),
                 QStringLiteral("第一段。\n第二段 <b>1 < 2</b>。"));
    }
    void sevenDaysAreSaidOnlyWhereTheyApply()
    {
        PoolNoticeFacts first = facts();
        first.segments.removeLast();
        QVERIFY(poolNotice(first).field(QStringLiteral("drawOnlyDays")).isEmpty());
        PoolNoticeFacts none = facts();
        none.drawOnlyDays = 0;
        QVERIFY(poolNotice(none).field(QStringLiteral("drawOnlyDays")).isEmpty());
        QCOMPARE(poolNotice(none).tables.value(QStringLiteral("segments")).last().last(),
                 QStringLiteral("随机、自编"));
    }
};

QTEST_GUILESS_MAIN(TestPoolNotice)
#include "tst_poolnotice.moc"
