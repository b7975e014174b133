// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/sheetmessages.h"
#include "printing/calibration.h"
#include "printing/pdf.h"
#include "tests/support/goldenpages.h"
#include "tests/support/readcodes.h"
#include "tests/support/samplesheets.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <csignal>

#include <sys/resource.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

Printout formPrintout(const FormContent& content, bool hasBack = false, Stock stock = Stock::Blank)
{
    return applicationPrintout(shippedForms(), content, hasBack, stock, testFonts());
}

QString output(const char* program, const QStringList& arguments)
{
    QProcess process;
    process.start(QLatin1String(program), arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString withoutSpaces(QString text)
{
    return text.removeIf([](QChar character) { return character.isSpace(); });
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// In what the pages paint.
double largestNumber(const QByteArray& pdf)
{
    static const QRegularExpression glyphs(QStringLiteral("<[^>]*>"));
    static const QRegularExpression number(QStringLiteral(R"((?<![\w./])-?\d+(\.\d+)?(?!\w))"));
    double largest = 0;
    for (qsizetype at = pdf.indexOf("stream\n"); at >= 0; at = pdf.indexOf("\nstream\n", at + 1)) {
        const qsizetype start = pdf.indexOf('\n', at + 1) + 1;
        const QByteArray plain = qUncompress(QByteArray("\0\1\0\0", 4) +
                                             pdf.mid(start, pdf.indexOf("\nendstream", start) - start));
        if (!plain.contains(" cm\n"))
            continue;
        const QString painted = QString::fromLatin1(plain).remove(glyphs);
        for (auto found = number.globalMatch(painted); found.hasNext();)
            largest = std::max(largest, std::abs(found.next().captured().toDouble()));
    }
    return largest;
}

QRect inkBounds(const QImage& page)
{
    QRect bounds;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x) {
            if (qGray(page.pixel(x, y)) < 128)
                bounds |= QRect(x, y, 1, 1);
        }
    }
    return bounds;
}

/// To a pixel of either renderer's rounding.
bool areNear(const QRect& a, const QRect& b)
{
    return a.adjusted(-2, -2, 2, 2).contains(b) && b.adjusted(-2, -2, 2, 2).contains(a);
}

} // namespace

/// C2: papers as files for the archive.
class TestPdf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    // The file is the page, as another renderer sees it.
    void equalsTheGoldenPage()
    {
        QVERIFY(writePdf(path("form.pdf"), formPrintout(sampleContent()), testFonts()));

        const QImage fine = renderedPdf(path("form.pdf"), kGoldenDpi * kOversampling);
        const QImage image = averaged(fine);
        keepPicture(image, QStringLiteral("form-pdf.png"));
        const double share = differingShare(image, QImage(goldenPath(QStringLiteral("application.png"))));
        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
        QCOMPARE(decoded(fine, {10, 240, 190, 50}, kGoldenDpi * kOversampling, ZXing::BarcodeFormat::QRCode),
                 formQrText(sampleContent()));
    }
    void saysWhatItIs()
    {
        QVERIFY(writePdf(path("form.pdf"), formPrintout(sampleContent(), true), testFonts()));

        const QString info = output("pdfinfo", {path("form.pdf")});
        QVERIFY2(info.contains(QStringLiteral("机动车注册、转移、注销登记/转入申请表 G03202611230042")),
                 qPrintable(info));
        QVERIFY(info.contains(QStringLiteral("Xuanhao")));
        QVERIFY(info.contains(QStringLiteral("(A4)")));
        QVERIFY(info.contains(QRegularExpression(QStringLiteral("Pages:\\s+2\n"))));
        // Digits beside letters survive, because a Latin font comes first.
        const QString text =
            output("pdftotext", {QStringLiteral("-layout"), path("form.pdf"), QStringLiteral("-")});
        QVERIFY2(text.contains(QStringLiteral("LSVAA4182E2123456")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("G03202611230042")));
        QVERIFY(text.contains(QStringLiteral("填表说明")));
    }
    // ISO 19005-1: what can be told without a validator. Fonts are in the file, nothing is attached, nothing
    // is transparent or encrypted, the output intent and the metadata say so.
    void isForTheArchive()
    {
        FormContent content = sampleContent();
        content.ownerName = QStringLiteral("王") + QString::fromUcs4(U"\U0002ebf0", 1);
        QVERIFY(writePdf(path("form.pdf"), formPrintout(content), testFonts()));

        const QByteArray pdf = contentOf(path("form.pdf"));
        QVERIFY(pdf.startsWith("%PDF-1.4"));
        QVERIFY(pdf.contains("/GTS_PDFA1"));
        QVERIFY(pdf.contains(R"(pdfaid:part="1" pdfaid:conformance="B")"));
        for (const char* forbidden : {"/EmbeddedFiles", "/Filespec", "/Encrypt", "/JavaScript"})
            QVERIFY2(!pdf.contains(forbidden), forbidden);
        QCOMPARE(pdf.count("/SMask"), pdf.count("/SMask /None")); // nothing shines through
        QVERIFY(
            output("pdfdetach", {QStringLiteral("-list"), path("form.pdf")}).startsWith(QLatin1Char('0')));
        const QStringList fonts =
            output("pdffonts", {path("form.pdf")}).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY(fonts.size() > 3);
        for (const QString& font : fonts.mid(2))
            QVERIFY2(font.contains(QRegularExpression(QStringLiteral("\\syes\\s+(yes|no)\\s+yes\\s"))),
                     qPrintable(font));
    }
    // Whoever searches an archive finds the words as they are written, not other characters of the same shape
    // (⼭ for 山). Planes beyond the first are lost by Qt: docs/paper.md.
    void wordsAreFoundAsTheyAreWritten()
    {
        FormContent content = sampleContent();
        content.ownerName = QStringLiteral("山石金文玉");
        content.address = QStringLiteral("广东省湛江市赤坎区中山二路１８号／二楼");
        QList<Printout> papers{formPrintout(content, true)};
        for (const SheetContent& sheet : sampleSheets())
            papers.append(sheetPrintout(shippedForms(), sheet, sheet.sheet, testFonts()));
        for (const Printout& paper : papers) {
            QVERIFY(writePdf(path("paper.pdf"), paper, testFonts()));
            const QString text = withoutSpaces(
                output("pdftotext", {QStringLiteral("-raw"), path("paper.pdf"), QStringLiteral("-")}));
            int words = 0;
            for (const FormPage& page : paper.pages) {
                for (const FormItem& item : page.items) {
                    const auto* one = std::get_if<TextItem>(&item);
                    for (const QList<TextRun>& line : one ? one->text.lines : QList<QList<TextRun>>()) {
                        for (const TextRun& run : line) {
                            QVERIFY2(text.contains(withoutSpaces(run.text)),
                                     qPrintable(run.text + QStringLiteral(" is not in ") + text));
                            ++words;
                        }
                    }
                }
            }
            QVERIFY(words > 10);
        }
    }
    // ∕ (U+2215) and ／ are one glyph of the Han font; the Latin font has the first of them, too.
    void eachFontHasItsOwnSpelling()
    {
        FormContent content = sampleContent();
        content.ownerName = QStringLiteral("A∕B");
        content.address = QStringLiteral("中山路１／２");
        QVERIFY(writePdf(path("form.pdf"), formPrintout(content), testFonts()));

        const QString text = withoutSpaces(
            output("pdftotext", {QStringLiteral("-raw"), path("form.pdf"), QStringLiteral("-")}));
        QVERIFY2(text.contains(content.ownerName), qPrintable(text));
        QVERIFY2(text.contains(content.address), qPrintable(text));
    }
    // ISO 19005-1, 6.1.12 with the PDF Reference 1.4, Appendix C.
    void hasNoNumberThatIsTooLarge()
    {
        SheetTemplate large = shippedSheet(QStringLiteral("receipt"));
        large.paper = {500, 500}; // the largest of templates
        const SheetContent content = receiptSheet(sampleDesk(), sampleReceipt(), ReceiptPaper::A5);
        for (double top : {10.0, 300.0}) {
            large.margins.setTop(top);
            Printout printout{.title = large.title,
                              .fileName = {},
                              .pages = layoutSheet(large, content, testFonts()),
                              .content = content.toJson()};
            QVERIFY(writePdf(path("large.pdf"), printout, testFonts()));
            const double largest = largestNumber(contentOf(path("large.pdf")));
            QVERIFY2(largest > 10'000 && largest <= 32'767, qPrintable(QString::number(largest)));
            const QImage page = renderedPdf(path("large.pdf"), 50);
            const QImage painted = paintedPage(printout.pages.first(), testFonts(), 50);
            QVERIFY(inkBounds(painted).height() > 200);
            QVERIFY(areNear(inkBounds(page), inkBounds(painted)));
        }
    }
    // The title stands in XML, too.
    void titleIsWellFormed()
    {
        Printout printout = formPrintout(sampleContent());
        printout.title =
            QStringLiteral("回\u0001执\uFFFF一") + QChar(0xD800) + QString::fromUcs4(U"𠮷\U0002FFFF", 2);
        QVERIFY(writePdf(path("form.pdf"), printout, testFonts()));
        const QByteArray pdf = contentOf(path("form.pdf"));
        QVERIFY(pdf.contains("回执一\xEF\xBF\xBD𠮷</rdf:li>"));
    }
    void whatItSaysStandsBesideIt()
    {
        const Printout printout = formPrintout(sampleContent());
        QVERIFY(writeArchived(path("form.pdf"), printout, testFonts()));
        const auto object = parseJsonObject(contentOf(path("form.json")));
        QVERIFY(object);
        QCOMPARE(FormContent::fromJson(*object).value(), sampleContent());
        QCOMPARE(*object, printout.content);

        for (const SheetContent& content : sampleSheets()) {
            const Printout sheet = sheetPrintout(shippedForms(), content, content.sheet, testFonts());
            QVERIFY(writeArchived(path("sheet.pdf"), sheet, testFonts()));
            QCOMPARE(SheetContent::fromJson(*parseJsonObject(contentOf(path("sheet.json")))).value(),
                     content);
        }
    }
    // Whoever prints a second time prints the same paper; another word makes another.
    void whatItSaysIsTheSameEachTime()
    {
        FormContent again = sampleContent();
        again.office.printing = 7;
        again.office.printedAt += std::chrono::hours(50);
        FormContent other = sampleContent();
        other.ownerName += QLatin1Char(' ');
        const QJsonObject lasting = lastingContent(sampleContent().toJson());
        QCOMPARE(lastingContent(again.toJson()), lasting);
        QVERIFY(lastingContent(other.toJson()) != lasting);

        DeskFacts later = sampleDesk();
        later.printing = 2;
        later.printedAt += std::chrono::minutes(3);
        const QStringList missing{QStringLiteral("invoice")};
        QCOMPARE(lastingContent(oneTimeNotice(later, sampleCase(), missing).toJson()),
                 lastingContent(oneTimeNotice(sampleDesk(), sampleCase(), missing).toJson()));
    }
    void aRollIsOnePageOfItsLength()
    {
        const Printout receipt =
            sheetPrintout(shippedForms(), receiptSheet(sampleDesk(), sampleReceipt(), ReceiptPaper::Roll80),
                          QStringLiteral("r"), testFonts());
        QVERIFY(writePdf(path("roll.pdf"), receipt, testFonts()));
        const QString info = output("pdfinfo", {path("roll.pdf")});
        QVERIFY2(info.contains(QRegularExpression(QStringLiteral("Page size:\\s+227 x"))) ||
                     info.contains(QRegularExpression(QStringLiteral("Page size:\\s+226"))),
                 qPrintable(info));
    }
    // Overprint: the paper has the rest already.
    void preprintedStockGetsOnlyWhatIsFilledIn()
    {
        FormContent content = sampleContent();
        const FormPage whole = formPrintout(content).pages.first();
        const FormPage page = formPrintout(content, false, Stock::PrePrinted).pages.first();
        keepPicture(paintedPage(page, testFonts(), 150), QStringLiteral("form-preprinted.png"));
        const QStringList wholeList = describePage(whole).split(QLatin1Char('\n'));
        int ticks = 0;
        for (const FormItem& item : page.items) {
            const double top =
                std::holds_alternative<LineItem>(item) ? std::get<LineItem>(item).rect.top() : 300;
            QVERIFY2(top > 238, "a line of the table"); // the office strip is no part of the form
            if (const auto* box = std::get_if<BoxItem>(&item)) {
                QVERIFY(box->isTicked && !box->hasFrame);
                ++ticks;
            }
            if (const auto* text = std::get_if<TextItem>(&item)) {
                QVERIFY(text->key != QLatin1String("label") || text->cell.top() > 238);
                QVERIFY(
                    wholeList.contains(describePage({page.size, {item}, {}}).split(QLatin1Char('\n')).at(1)));
            }
        }
        QCOMPARE(ticks, 2);
    }
    void calibrationPageMeasuresFromTheEdges()
    {
        const Printout printout = calibrationPage(QStringLiteral("HP 4"), {0.3, -0.5}, testFonts());
        const FormPage& page = printout.pages.first();
        keepPicture(paintedPage(page, testFonts(), 150), QStringLiteral("calibration.png"));
        const QString list = describePage(page);
        QVERIFY(list.contains(QStringLiteral("HP 4")) &&
                list.contains(QStringLiteral("向右 0.3 毫米，向下 -0.5 毫米")));
        // The long mark at 10 lies 10 mm from the left edge, and one lies 10 mm from the top.
        QVERIFY(list.contains(QStringLiteral("line  9.95,60.00 0.10x8.00")));
        QVERIFY(list.contains(QStringLiteral("line  60.00,9.95 8.00x0.10")));
        QVERIFY(printout.check().mayPrint());
    }

    void whatCannotBeWrittenIsSaid()
    {
        for (const QString& target : {path("no/form.pdf"), m_folder->path()}) {
            const auto written = writeArchived(target, formPrintout(sampleContent()), testFonts());
            QVERIFY(!written);
            QCOMPARE(written.error().kind, PdfError::Kind::NotWritable);
        }
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }
    void whatDoesNotFitOnTheDiskLeavesNoPdf()
    {
        struct rlimit usual
        {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        const struct rlimit tiny
        {
            .rlim_cur = 4096, .rlim_max = usual.rlim_max
        };
        std::signal(SIGXFSZ, SIG_IGN); // writing beyond the limit then fails as on a full disk
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tiny), 0);
        const auto written = writePdf(path("form.pdf"), formPrintout(sampleContent()), testFonts());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);

        QVERIFY(!written);
        QCOMPARE(written.error().kind, PdfError::Kind::NotWritable);
        QVERIFY(!QFile::exists(path("form.pdf")));
    }
    void nothingIsWrittenWhenAFieldDoesNotFit()
    {
        QFile old(path("form.pdf"));
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
        old.close();
        FormContent content = sampleContent();
        content.agentName = QString(80, u'龘');

        const auto written = writeArchived(path("form.pdf"), formPrintout(content), testFonts());

        QVERIFY(!written);
        QCOMPARE(written.error().kind, PdfError::Kind::DoesNotFit);
        QVERIFY(written.error().detail.contains(QStringLiteral("agentName")));
        QCOMPARE(QFile(path("form.pdf")).size(), 3); // the old file stays
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    }
    void brokenTemplateNamesItsFile()
    {
        const auto forms = readForms([](const QString& name) {
            return name == QLatin1String("receipt")
                       ? QByteArray("{\n\"sheet\": \"receipts\"\n}")
                       : sourceFile(("resources/forms/" + name.toLatin1() + ".json").constData());
        });
        QVERIFY(!forms);
        QCOMPARE(forms.error().name, QStringLiteral("receipt"));
        QCOMPARE(forms.error().error.line, 2);
    }

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestPdf)
#include "tst_pdf.moc"
