// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/notice.h"

#include "core/domain/vehicle/requireddocuments.h"

#include <QTest>

using namespace xuanhao;

namespace {

DeskFacts desk()
{
    return {.office = QStringLiteral("湛江车管所"),
            .place = QStringLiteral("霞山分所 1 楼 0759-1234567"),
            .counter = QStringLiteral("03号窗口"),
            .clerk = QStringLiteral("0312"),
            .printedAt = *instantFromIso(QStringLiteral("2026-11-23T10:42:33+08:00")),
            .printing = 2};
}

CaseFacts facts()
{
    return {.applicant = QStringLiteral("阿依古丽·买买提"),
            .caseNumber = QStringLiteral("G03-20261123-0042"),
            .business = BusinessKind::NewVehicle};
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

        const SheetContent sheet = oneTimeNotice(desk(), facts(), missing);

        QCOMPARE(sheet.field(QStringLiteral("missingCount")), QString::number(missing.size()));
        QStringList papers;
        for (const QString& document : missing) {
            QVERIFY2(paperName(document) != document, qPrintable(document)); // has an official word
            papers.append(paperName(document));
        }
        QCOMPARE(sheet.lists.value(QStringLiteral("missing")), papers);
    }
    void saysWhoWhatWhereAndWhen()
    {
        const SheetContent sheet = oneTimeNotice(desk(), facts(), {QStringLiteral("invoice")});

        for (const char* part : {"湛江车管所", "阿依古丽·买买提", "G03-20261123-0042", "新车注册登记",
                                 "霞山分所 1 楼 0759-1234567", "03号窗口", "0312", "2026年11月23日 10:42",
                                 "第 2 次打印（补打）"})
            QVERIFY2(sheet.fields.values().contains(QString::fromUtf8(part)), part);
    }
    void givesTheReasonAndTheWaysOut()
    {
        const QStringList ways{QStringLiteral("现场50选1"), QStringLiteral("向班长申诉")};
        const SheetContent sheet =
            refusalNotice(desk(), facts(), QStringLiteral("2028年11月20日前不能预选。"), ways);

        QCOMPARE(sheet.field(QStringLiteral("reason")), QStringLiteral("2028年11月20日前不能预选。"));
        QCOMPARE(sheet.lists.value(QStringLiteral("waysOut")), ways);
    }
    // E1: since when, until when, why, and what is still open.
    void tellsAboutAnEntryOfTheBlacklist()
    {
        const SheetContent sheet = listingNotice(desk(),
                                                 {.applicant = QStringLiteral("陈志强"),
                                                  .document = QStringLiteral("4408**********1234"),
                                                  .reason = QStringLiteral("逾期未办理。"),
                                                  .since = QDate(2026, 11, 20),
                                                  .until = QDate(2028, 11, 20)},
                                                 {QStringLiteral("现场50选1")});
        QCOMPARE(sheet.field(QStringLiteral("since")), QStringLiteral("2026年11月20日(星期五)"));
        QCOMPARE(sheet.field(QStringLiteral("until")), QStringLiteral("2028年11月20日(星期一)"));
        QCOMPARE(sheet.field(QStringLiteral("document")), QStringLiteral("4408**********1234"));
    }
    void everyFieldIsOneOfTheSheet()
    {
        const QList<SheetContent> all{
            oneTimeNotice(desk(), facts(), {QStringLiteral("invoice")}),
            refusalNotice(desk(), facts(), QStringLiteral("x"), {}),
            comeBackSlip(desk(), facts(), QStringLiteral("x"), {QStringLiteral("y")}, QString()),
            listingNotice(desk(), {}, {}),
            consentSheet(desk(), QString(), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("1")),
        };
        for (const SheetContent& content : all) {
            const auto read = SheetContent::fromJson(content.toJson()); // refuses what the sheet doesn't know
            QVERIFY2(read, read ? "" : qPrintable(read.error().text()));
            QCOMPARE(*read, content);
        }
    }
};

QTEST_GUILESS_MAIN(TestNotice)
#include "tst_notice.moc"
