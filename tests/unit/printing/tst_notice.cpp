// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/notice.h"

#include "core/domain/vehicle/requireddocuments.h"

#include <QRegularExpression>
#include <QTest>

using namespace xuanhao;

namespace {

NoticeFacts facts()
{
    return {.office = QStringLiteral("湛江车管所"),
            .applicant = QStringLiteral("阿依古丽·买买提"),
            .caseNumber = QStringLiteral("G03-20261123-0042"),
            .business = BusinessKind::NewVehicle,
            .place = QStringLiteral("霞山分所 1 楼 0759-1234567"),
            .counter = QStringLiteral("03号窗口"),
            .clerk = QStringLiteral("0312"),
            .printedAt = *instantFromIso(QStringLiteral("2026-11-23T10:42:33+08:00"))};
}

/// The sheet as it is read.
QString said(const NoticeSheet& sheet)
{
    static const QRegularExpression kTags(QStringLiteral("<[^>]*>"));
    return QString(sheet.html).remove(kTags);
}

} // namespace

/// B3 and Order 164 Art. 3: what is missing is told once, in writing and in full.
class TestNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryMissingPaperOnce_data()
    {
        QTest::addColumn<BusinessKind>("business");
        QTest::addColumn<DocumentKind>("identity");
        QTest::newRow("new vehicle") << BusinessKind::NewVehicle << DocumentKind::ResidentId;
        QTest::newRow("used vehicle of a traveller") << BusinessKind::UsedMoveIn << DocumentKind::Passport;
        QTest::newRow("used vehicle of a unit") << BusinessKind::UsedTransfer << DocumentKind::UnitCreditCode;
    }
    void namesEveryMissingPaperOnce()
    {
        QFETCH(BusinessKind, business);
        QFETCH(DocumentKind, identity);
        const QStringList missing = requiredDocuments(business, identity);

        const NoticeSheet sheet = oneTimeNotice(facts(), missing);

        QCOMPARE(sheet.html.count(QStringLiteral("<li>")), missing.size());
        QVERIFY(said(sheet).contains(QStringLiteral("还缺少以下 %1 项").arg(missing.size())));
        for (const QString& document : missing) {
            QVERIFY2(paperName(document) != document, qPrintable(document)); // has an official word
            QCOMPARE(sheet.html.count(paperName(document)), 1);
        }
    }
    void saysWhoWhatWhereAndWhen()
    {
        const QString text = said(oneTimeNotice(facts(), {QStringLiteral("invoice")}));

        for (const char* part :
             {"一次性告知书", "湛江车管所", "阿依古丽·买买提", "G03-20261123-0042", "新车注册登记",
              "霞山分所 1 楼 0759-1234567", "03号窗口", "0312", "2026年11月23日(星期一) 10:42", "签收"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);
    }
    void leavesOutWhatIsNotKnownYet()
    {
        NoticeFacts early = facts();
        early.caseNumber.clear();
        early.place.clear();

        const QString text = said(refusalNotice(early, QStringLiteral("现在不开放。"), {}));

        QVERIFY(!text.contains(QStringLiteral("流水号")));
        QVERIFY(!text.contains(QStringLiteral("办理地点")));
        QVERIFY(!text.contains(QStringLiteral("可以这样办理")));
        QVERIFY(text.contains(QStringLiteral("现在不开放。")));
    }
    void givesTheReasonAndTheWaysOut()
    {
        const NoticeSheet sheet = refusalNotice(facts(), QStringLiteral("2028年11月20日前不能预选。"),
                                                {QStringLiteral("现场50选1"), QStringLiteral("向班长申诉")});

        QVERIFY(said(sheet).contains(QStringLiteral("2028年11月20日前不能预选。")));
        QCOMPARE(sheet.html.count(QStringLiteral("<li>")), 2);
        QVERIFY(said(sheet).contains(QStringLiteral("向班长申诉")));
    }
    void printsFactsAsTextOnly()
    {
        NoticeFacts odd = facts();
        odd.applicant = QStringLiteral("<b>A&B</b>");

        const NoticeSheet sheet = refusalNotice(odd, QStringLiteral("<img src=x>"), {QStringLiteral("a<b")});

        QVERIFY(!sheet.html.contains(QStringLiteral("<img")));
        QVERIFY(sheet.html.contains(QStringLiteral("&lt;b&gt;A&amp;B&lt;/b&gt;")));
        QVERIFY(sheet.html.contains(QStringLiteral("<li>a&lt;b</li>")));
    }
};

QTEST_GUILESS_MAIN(TestNotice)
#include "tst_notice.moc"
