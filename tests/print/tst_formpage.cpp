// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/officecode.h"
#include "printing/pdf.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#define ZX_USE_UTF8 1 // the reader's newer interface, with std::string
#include <ZXing/ReadBarcode.h>

#include <csignal>

#include <sys/resource.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QString goldenPath(const char* name)
{
    return QStringLiteral(XUANHAO_SOURCE_DIR "/tests/print/golden/") + QLatin1String(name);
}

bool isWritingGoldens()
{
    return qEnvironmentVariableIsSet("XUANHAO_WRITE_GOLDEN");
}

QString decoded(const QImage& page, const QRectF& mm, int dpi, ZXing::BarcodeFormat format)
{
    const double scale = dpi / 25.4;
    const QRect part = QRectF(mm.topLeft() * scale, mm.size() * scale).toAlignedRect();
    const QImage cut = page.copy(part).convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(cut.constBits(), cut.width(), cut.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(cut.bytesPerLine()));
    const ZXing::Result result = ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(format));
    return result.isValid() ? QString::fromStdString(result.text()) : QString();
}

} // namespace

class TestFormPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // C1: XUANHAO_WRITE_GOLDEN=1 writes both golden files anew (and fails, so that nobody forgets it).
    void looksLikeTheGoldenPage()
    {
        const FormPage page = layoutForm(shippedForm(), sampleContent(), testFonts());
        keepPicture(paintedPage(page, testFonts(), kGoldenDpi), QStringLiteral("form-150.png"));
        keepPicture(paintedPage(page, testFonts(), 300), QStringLiteral("form-300.png"));
        const QImage image = averaged(paintedPage(page, testFonts(), kGoldenDpi * kOversampling));
        if (isWritingGoldens()) {
            QVERIFY(image.save(goldenPath("application.png")));
            QFAIL("The golden picture was written");
        }

        const double share = differingShare(image, QImage(goldenPath("application.png")));

        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
    }
    void putsEveryItemWhereTheGoldenListSays()
    {
        const QString list = describePage(layoutForm(shippedForm(), sampleContent(), testFonts()));
        QFile file(goldenPath("application.txt"));
        if (isWritingGoldens()) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list.toUtf8()) > 0);
            QFAIL("The golden list was written");
        }

        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList golden = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        const QStringList lines = list.split(QLatin1Char('\n'));
        for (int i = 0; i < qMin(lines.size(), golden.size()); ++i)
            QCOMPARE(lines[i], golden[i]);
        QCOMPARE(lines.size(), golden.size());
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
    // C2: the file is the page, as another renderer sees it.
    void pdfEqualsTheGoldenPage()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("form.pdf"));

        QVERIFY(writeFormPdf(path, shippedForm(), sampleContent(), testFonts()));

        const QImage fine = renderedPdf(path, kGoldenDpi * kOversampling);
        const QImage image = averaged(fine);
        keepPicture(image, QStringLiteral("form-pdf.png"));
        const double share = differingShare(image, QImage(goldenPath("application.png")));
        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
        const QRectF strip(10, 240, 190, 50);
        QCOMPARE(decoded(fine, strip, kGoldenDpi * kOversampling, ZXing::BarcodeFormat::QRCode),
                 formQrText(sampleContent()));
    }
    void pdfSaysWhatItIs()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("form.pdf"));
        QVERIFY(writeFormPdf(path, shippedForm(), sampleContent(), testFonts()));

        const auto run = [&](const char* program, const QStringList& arguments) {
            QProcess process;
            process.start(QLatin1String(program), arguments);
            process.waitForFinished();
            return QString::fromUtf8(process.readAllStandardOutput());
        };
        const QString info = run("pdfinfo", {path});
        QVERIFY2(info.contains(QStringLiteral("机动车注册、转移、注销登记/转入申请表 G03202611230042")),
                 qPrintable(info));
        QVERIFY(info.contains(QStringLiteral("Xuanhao")));
        QVERIFY(info.contains(QStringLiteral("(A4)")));
        QVERIFY(info.contains(QRegularExpression(QStringLiteral("Pages:\\s+1\n"))));
        // Digits beside letters survive, because a Latin font comes first.
        const QString text = run("pdftotext", {QStringLiteral("-layout"), path, QStringLiteral("-")});
        QVERIFY2(text.contains(QStringLiteral("LSVAA4182E2123456")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("G03202611230042")));
        const QString attached = folder.filePath(QStringLiteral("form.json"));
        run("pdfdetach",
            {QStringLiteral("-save"), QStringLiteral("1"), QStringLiteral("-o"), attached, path});
        QFile file(attached);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(FormContent::fromJson(*parseJsonObject(file.readAll())).value(), sampleContent());
    }
    void pdfThatCannotBeWrittenIsSaid()
    {
        QTemporaryDir folder;
        const auto missingFolder = writeFormPdf(folder.filePath(QStringLiteral("no/form.pdf")), shippedForm(),
                                                sampleContent(), testFonts());
        QVERIFY(!missingFolder);
        QCOMPARE(missingFolder.error().kind, PdfError::Kind::NotWritable);

        const auto onAFolder = writeFormPdf(folder.path(), shippedForm(), sampleContent(), testFonts());
        QVERIFY(!onAFolder);
        QCOMPARE(onAFolder.error().kind, PdfError::Kind::NotWritable);
    }
    void pdfThatDoesNotFitOnTheDiskLeavesNothing()
    {
        QTemporaryDir folder;
        struct rlimit usual
        {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        const struct rlimit tiny
        {
            .rlim_cur = 4096, .rlim_max = usual.rlim_max
        };
        std::signal(SIGXFSZ, SIG_IGN); // writing beyond the limit then fails as on a full disk
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tiny), 0);
        const auto written = writeFormPdf(folder.filePath(QStringLiteral("form.pdf")), shippedForm(),
                                          sampleContent(), testFonts());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);

        QVERIFY(!written);
        QCOMPARE(written.error().kind, PdfError::Kind::NotWritable);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void pdfIsNotWrittenWhenAFieldDoesNotFit()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("form.pdf"));
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        FormContent content = sampleContent();
        content.agentName = QString(80, u'龘');

        const auto written = writeFormPdf(path, shippedForm(), content, testFonts());

        QVERIFY(!written);
        QCOMPARE(written.error().kind, PdfError::Kind::DoesNotFit);
        QVERIFY(written.error().detail.contains(QStringLiteral("agentName")));
        QCOMPARE(QFile(path).size(), 3); // the old file stays
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
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
        QCOMPARE(checkForm(shippedForm(), content, testFonts()).overflows, QList<Overflow>());
    }
};

QTEST_MAIN(TestFormPage)
#include "tst_formpage.moc"
