// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/officecode.h"
#include "tests/support/codereading.h"
#include "tests/support/goldenpages.h"
#include "tests/support/readcodes.h"
#include "tests/support/sampleform.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

class TestFormPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // C1
    void looksLikeTheGoldenPage()
    {
        const FormPage page = layoutForm(shippedForm(), sampleContent(), testFonts());
        keepPicture(paintedPage(page, testFonts(), kGoldenDpi), QStringLiteral("form-150.png"));
        keepPicture(paintedPage(page, testFonts(), 300), QStringLiteral("form-300.png"));
        compareWithGolden(averaged(paintedPage(page, testFonts(), kGoldenDpi * kOversampling)),
                          QStringLiteral("application.png"));
    }
    void putsEveryItemWhereTheGoldenListSays()
    {
        compareWithGolden(describePage(layoutForm(shippedForm(), sampleContent(), testFonts())),
                          QStringLiteral("application.txt"));
    }
    // G1: a drawn number carries the draw's number; whatever else the strip says stays where it was.
    void stripNamesTheDraw()
    {
        FormContent content = sampleContent();
        content.office.mode = ChoiceMode::Drawn;
        content.office.printing = 2;
        const QStringList without =
            describePage(layoutForm(shippedForm(), content, testFonts())).split(QLatin1Char('\n'));
        content.office.drawNumber = QStringLiteral("2026-11-28-0123");
        const FormPage page = layoutForm(shippedForm(), content, testFonts());
        keepPicture(paintedPage(page, testFonts(), 300), QStringLiteral("form-drawn-300.png"));
        const QStringList with = describePage(page).split(QLatin1Char('\n'));

        QStringList added = with;
        for (const QString& line : without)
            QVERIFY2(added.removeOne(line), qPrintable(line));
        QCOMPARE(added.size(), 2);
        QVERIFY(added.at(0).contains(QStringLiteral("抽号序号")));
        QVERIFY(added.at(1).contains(QStringLiteral("2026-11-28-0123")));
        QVERIFY(page.check.mayPrint());
    }
    // C1: what a scanner reads is what was meant, on coarse and fine printers.
    void barCodesAreReadBack_data()
    {
        QTest::addColumn<int>("dpi");
        QTest::newRow("150 dpi") << 150;
        QTest::newRow("203 dpi, thermal") << 203;
        QTest::newRow("300 dpi") << 300;
        QTest::newRow("600 dpi") << 600;
    }
    void barCodesAreReadBack()
    {
        QFETCH(int, dpi);
        const FormContent content = sampleContent();
        const QImage image = paintedPage(layoutForm(shippedForm(), content, testFonts()), testFonts(), dpi);
        const QRectF strip(10, 240, 190, 50);

        QCOMPARE(decoded(image, strip, dpi, ZXing::BarcodeFormat::Code128), content.office.caseNumber);
        const QString qr = decoded(image, strip, dpi, ZXing::BarcodeFormat::QRCode);
        QCOMPARE(qr, formQrText(content));
        QVERIFY(OfficeCode::parse(qr));
    }
    // What is scanned in an office is grey, a little turned and a little blurred.
    void barCodesAreReadBackFromAScan()
    {
        constexpr int kForms = 20;
        for (const int dpi : {150, 203, 300}) {
            const CodesRead read = readCodes(shippedForm(), testFonts(), dpi, kForms);
            QCOMPARE(read.clean, kForms);
            QCOMPARE(read.turned, kForms);
        }
    }
    void ticksTheOfficesWordAndMarksReprints()
    {
        FormContent content = sampleContent();
        content.business = FormBusiness::MoveOut;
        content.moveOutProvince = QStringLiteral("广西");
        content.moveOutCity = QStringLiteral("北海");
        content.useNature = UseNature::SchoolBus;
        content.office.printing = 3;
        content.office.isProvisional = true;
        const FormPage page =
            layoutForm(shippedForm({.transfer = QStringLiteral("转让")}), content, testFonts());
        keepPicture(paintedPage(page, testFonts(), kGoldenDpi), QStringLiteral("form-moveout.png"));
        const QString list = describePage(page);

        QVERIFY(page.check.mayPrint() && page.check.gaps.isEmpty());
        for (const char* part :
             {"注册、转让、注销", "label: 转让登记", "moveOut √", "use.S √", "moveOutProvince: 广西",
              "moveOutCity: 北海", "第 3 次打印（补打）", "(星期一) 暂定"})
            QVERIFY2(list.contains(QString::fromUtf8(part)), part);
        QCOMPARE(list.count(QStringLiteral("√")), 2);
    }
    void anEmptyFormHasNoOverflowingLabel()
    {
        FormContent content;
        content.office.caseNumber = QStringLiteral("G1");
        QCOMPARE(layoutForm(shippedForm(), content, testFonts()).check.overflows, QList<Overflow>());
    }
};

QTEST_MAIN(TestFormPage)
#include "tst_formpage.moc"
