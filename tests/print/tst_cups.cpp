// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cupsserver.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

#include <QPageLayout>
#include <QPrinter>
#include <QPrinterInfo>
#include <QTest>
#include <QThread>

#include <functional>
#include <memory>

#include <unistd.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kPatience = 60'000; // milliseconds
const QString kName = QStringLiteral("window-3");

using Set = std::function<void(QPrinter&)>;
using Spoil = std::function<void(CupsServer&)>;

/// The sample form through Qt to the printer; whether Qt says that it went well.
bool printForm(QPrinter& printer)
{
    printer.setFullPage(true);
    printer.setDocName(sampleContent().office.caseNumber);
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    const FormFonts fonts = testFonts();
    paintPage(painter, printer.resolution() / 25.4, layoutForm(shippedForm(), sampleContent(), fonts), fonts);
    return painter.end();
}

bool printForm(const QString& name)
{
    QPrinter printer(QPrinter::HighResolution);
    printer.setPrinterName(name);
    printer.setPageSize(QPageSize(QPageSize::A4));
    return printForm(printer);
}

/// pdfinfo's line about the size of a page, and the number of pages.
QString pdfInfo(const QString& path, const char* line)
{
    QProcess process;
    process.start(QStringLiteral("pdfinfo"), {path});
    process.waitForFinished();
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n');
    for (const QString& text : lines) {
        if (text.startsWith(QLatin1String(line)))
            return text.section(u':', 1).trimmed();
    }
    return {};
}

} // namespace

/// C2: what becomes of a page between Qt and the paper, on a real CUPS. What is said here of Qt holds for
/// 6.4 and is what the counter's printing has to live with.
class TestCups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cups = std::make_unique<CupsServer>(); }
    void cleanup() { m_cups.reset(); }

    void everyPrinterIsFoundAndNoOther()
    {
        QCOMPARE(QPrinterInfo::availablePrinterNames(), QStringList());

        m_cups->addPrinter(kName);
        m_cups->addPrinter(QStringLiteral("other"));
        QCOMPARE(QPrinterInfo::availablePrinterNames(), QStringList({QStringLiteral("other"), kName}));

        m_cups->remove(QStringLiteral("other"));
        QCOMPARE(QPrinterInfo::availablePrinterNames(), QStringList{kName});
    }

    void goldenPageComesOut_data()
    {
        QTest::addColumn<bool>("isPostScript");
        QTest::newRow("a printer that takes PDF") << false;
        QTest::newRow("a printer that takes PostScript") << true;
    }
    void goldenPageComesOut()
    {
        QFETCH(bool, isPostScript);
        isPostScript ? m_cups->addPostScriptPrinter(kName) : m_cups->addPrinter(kName);

        QVERIFY(printForm(kName));

        const auto printed = m_cups->waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(m_cups->log()));
        QCOMPARE(printed->title, sampleContent().office.caseNumber);
        QString pdf = printed->file;
        if (isPostScript) {
            pdf += QStringLiteral(".pdf");
            QCOMPARE(QProcess::execute(QStringLiteral("ps2pdf"), {printed->file, pdf}), 0);
        }
        QCOMPARE(pdfInfo(pdf, "Pages"), QStringLiteral("1"));
        const QImage page = averaged(renderedPdf(pdf, kGoldenDpi * kOversampling));
        keepPicture(page,
                    isPostScript ? QStringLiteral("form-cups-ps.png") : QStringLiteral("form-cups.png"));
        const QImage golden(QStringLiteral(XUANHAO_SOURCE_DIR "/tests/print/golden/application.png"));
        const double share = differingShare(page, golden);
        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
    }

    void wishesReachThePrinter_data()
    {
        QTest::addColumn<Set>("set");
        QTest::addColumn<int>("copies");
        QTest::addColumn<QString>("sides");
        QTest::addColumn<QString>("pages"); ///< sheets' sides, copies included
        QTest::addColumn<QString>("size");
        const QString oneSided = QStringLiteral("one-sided"), a4 = QStringLiteral("595 x 842 pts (A4)"),
                      one = QStringLiteral("1"), two = QStringLiteral("2");
        QTest::newRow("nothing special") << Set([](QPrinter&) {}) << 1 << oneSided << one << a4;
        QTest::newRow("two copies") << Set([](QPrinter& p) { p.setCopyCount(2); }) << 2 << oneSided << two
                                    << a4;
        QTest::newRow("both sides") << Set([](QPrinter& p) { p.setDuplex(QPrinter::DuplexLongSide); }) << 1
                                    << QStringLiteral("two-sided-long-edge") << one << a4;
        QTest::newRow("both sides, short edge")
            << Set([](QPrinter& p) { p.setDuplex(QPrinter::DuplexShortSide); }) << 1
            << QStringLiteral("two-sided-short-edge") << one << a4;
        QTest::newRow("A5") << Set([](QPrinter& p) { p.setPageSize(QPageSize(QPageSize::A5)); }) << 1
                            << oneSided << one << QStringLiteral("420 x 595 pts (A5)");
        // CUPS cuts off what is not a whole point.
        QTest::newRow("a size of one's own")
            << Set([](QPrinter& p) { p.setPageSize(QPageSize(QSizeF(80, 120), QPageSize::Millimeter)); }) << 1
            << oneSided << one << QStringLiteral("226 x 340 pts");
    }
    void wishesReachThePrinter()
    {
        QFETCH(Set, set);
        QFETCH(int, copies);
        QFETCH(QString, sides);
        QFETCH(QString, pages);
        QFETCH(QString, size);
        m_cups->addPrinter(kName);
        QPrinter printer(QPrinter::HighResolution);
        printer.setPrinterName(kName);
        printer.setPageSize(QPageSize(QPageSize::A4));
        set(printer);

        QVERIFY(printForm(printer));

        const auto printed = m_cups->waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(m_cups->log()));
        QCOMPARE(printed->copies, copies);
        QCOMPARE(printed->options.value(QStringLiteral("sides")), sides);
        QCOMPARE(pdfInfo(printed->file, "Pages"), pages);
        QCOMPARE(pdfInfo(printed->file, "Page size"), size);
    }

    // Whoever prints has to compare the name: Qt takes another printer and says nothing.
    void unknownNameMeansAnotherPrinter()
    {
        m_cups->addPrinter(QStringLiteral("other"));

        QPrinter printer(QPrinter::HighResolution);
        printer.setPrinterName(kName);

        QVERIFY(printer.isValid());
        QCOMPARE(printer.outputFormat(), QPrinter::NativeFormat);
        QCOMPARE(printer.printerName(), QStringLiteral("other"));
    }
    void withoutAnyPrinterQtWritesFiles()
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setPrinterName(kName);

        QVERIFY(printer.isValid());
        QCOMPARE(printer.outputFormat(), QPrinter::PdfFormat);
        QCOMPARE(printer.printerName(), QString());
    }

    // Qt does not look at what CUPS answers: after printing, ask for the job.
    void lostJobsLookLikePrintedOnes_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::newRow("jobs are rejected") << Spoil([](CupsServer& cups) { cups.reject(kName); });
        QTest::newRow("the printer was deleted") << Spoil([](CupsServer& cups) { cups.remove(kName); });
    }
    void lostJobsLookLikePrintedOnes()
    {
        QFETCH(Spoil, spoil);
        m_cups->addPrinter(kName);
        m_cups->addPrinter(QStringLiteral("other"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setPrinterName(kName);
        spoil(*m_cups);

        QVERIFY(printForm(printer));

        QVERIFY(printer.isValid());
        QCOMPARE(printer.printerState(), QPrinter::Idle);
        QCOMPARE(m_cups->jobs(QStringLiteral("other")).size(), 0);
        if (QPrinterInfo::availablePrinterNames().contains(kName))
            QCOMPARE(m_cups->jobs(kName).size(), 0);
    }

    void standingPrinterIsToldByItsState()
    {
        m_cups->addPrinter(kName);
        QCOMPARE(QPrinterInfo::printerInfo(kName).state(), QPrinter::Idle);

        m_cups->pause(kName);

        QCOMPARE(QPrinterInfo::printerInfo(kName).state(), QPrinter::Error);
    }
    // Neither missing paper nor a rejecting queue is.
    void missingPaperIsNotToldByTheState()
    {
        m_cups->addPrinter(kName);
        m_cups->takePaper(kName);
        QVERIFY(printForm(kName));
        QTRY_COMPARE_WITH_TIMEOUT(m_cups->troubles(kName), QStringList{QStringLiteral("media-empty-error")},
                                  kPatience);

        QCOMPARE(QPrinterInfo::printerInfo(kName).state(), QPrinter::Active);

        m_cups->givePaper(kName);
        QVERIFY2(m_cups->waitForPrinted(kName), qPrintable(m_cups->log()));
        QTRY_COMPARE_WITH_TIMEOUT(m_cups->troubles(kName), QStringList{QStringLiteral("none")}, kPatience);
    }

    // The reason why no QPrinter may be made in the window's thread.
    void makingAPrinterWaitsForTheServer()
    {
        m_cups.reset();
        DeafCups deaf;
        bool isMade = false;
        const std::unique_ptr<QThread> thread(QThread::create([&isMade] {
            const QPrinter printer(QPrinter::HighResolution);
            isMade = printer.isValid();
        }));
        thread->start();
        QTRY_VERIFY_WITH_TIMEOUT(deaf.isAsked(), kPatience);
        QVERIFY(thread->isRunning());

        deaf.hangUp();

        QVERIFY(thread->wait(kPatience));
        QVERIFY(isMade);
    }

private:
    std::unique_ptr<CupsServer> m_cups;
};

QTEST_MAIN(TestCups)
#include "tst_cups.moc"
