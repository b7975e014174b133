// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/sheetservice.h"
#include "server/services/sheets.h"
#include "tests/support/countermorning.h"
#include "tests/support/cupsserver.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 60'000; // milliseconds
const QString kName = QStringLiteral("window-3");
const QString kOther = QStringLiteral("chief");
const QString kMobile = QStringLiteral("13800138000");

/// A case with a reserved number at a counter that prints on a real CUPS.
struct PrintMorning : CounterMorning
{
    PrintMorning()
        : CounterMorning(withoutCaptcha())
    {}

    bool reserve()
    {
        const QString person = QStringLiteral("陈志强");
        if (!signIn() ||
            !prepare(QStringLiteral("11010519491231002X"), person, kMobile,
                     QStringLiteral("LSVAA49J132047371")) ||
            !click("drawButton") || !reaches(CasePage::Draw) || !click("drawn3Button") ||
            !click("primaryButton") || !reaches(CasePage::Code))
            return false;
        const bool isCodeSent = QTest::qWaitFor([this] { return theCase().session()->code.has_value(); },
                                                CounterMorning::kPatience);
        central.wait(1s);
        return isCodeSent && type("codeLineEdit", central.sms.lastCode(kMobile)) && click("primaryButton") &&
               reaches(CasePage::Result);
    }
    /// Prints a paper; the problem, or an empty text. None when no answer comes.
    std::optional<QString> print(const Paper& paper)
    {
        std::optional<PrintDesk::Result> answer;
        printDesk->print(paper, [&answer](const PrintDesk::Result& result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, test::CounterMorning::kPatience))
            return std::nullopt;
        return answer->isDone ? QString() : answer->message;
    }
    /// Prints the form, or prints it again.
    std::optional<QString> print() { return print(form()); }
    [[nodiscard]] Paper form() const
    {
        return printDesk->application(*theCase().account(), *theCase().session(), QStringLiteral("卡纸"));
    }
    void choose(const QString& printer) const { printDesk->setPrinter(SheetKind::Application, printer); }
    [[nodiscard]] std::optional<PrintDesk::LastSheet> last() const
    {
        return printDesk->last(SheetKind::Application, theCase().session()->id);
    }
    /// What central has on record, newest first.
    [[nodiscard]] QList<SheetLine> records() const
    {
        std::optional<QList<SheetLine>> lines;
        core->services().sheets.find({}, [&lines](const Expected<SheetPage, Failure>& page) {
            lines = page ? page->lines : QList<SheetLine>();
        });
        return QTest::qWaitFor([&lines] { return lines.has_value(); }, test::CounterMorning::kPatience)
                   ? *lines
                   : QList<SheetLine>();
    }
    /// Whether the counter finds exactly these printers.
    bool finds(const QStringList& printers) const
    {
        printDesk->findPrinters();
        return QTest::qWaitFor([&] { return printDesk->printers() == printers; }, CounterMorning::kPatience);
    }

    CupsServer cups;
};

QString textOf(const QString& pdf)
{
    QProcess process;
    process.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

/// C2: the counter's printing on a real CUPS, with what printers do to people.
class TestPrintDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formComesOutAsThePage()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kOther);
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        QVERIFY(morning.finds({kOther, kName}));
        morning.choose(kName);
        QCOMPARE(morning.printDesk->printerText(), kName);
        const Printout wantedPaper = morning.printDesk->shown(morning.form(), 1);

        QCOMPARE(morning.print(), QString());

        QVERIFY(morning.last() && morning.last()->message.contains(kName));
        const auto printed = morning.cups.waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(morning.cups.log()));
        QCOMPARE(printed->title, wantedPaper.title);
        QCOMPARE(printed->copies, 1);
        QCOMPARE(printed->options.value(QStringLiteral("media")), QStringLiteral("A4"));
        const QImage page = averaged(renderedPdf(printed->file, kGoldenDpi * kOversampling));
        keepPicture(page, QStringLiteral("form-printdesk.png"));
        const QImage wanted = averaged(paintedPage(
            wantedPaper.pages.first(), morning.printDesk->papers().fonts(), kGoldenDpi * kOversampling));
        const double share = differingShare(page, wanted);
        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
        QVERIFY(textOf(printed->file).contains(morning.theCase().session()->vehicle->vin));
        QCOMPARE(morning.cups.jobs(kOther).size(), 0);
    }

    void unknownPrinterIsSaidAndNoOtherPrints()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kOther);
        QVERIFY(morning.reserve());
        morning.choose(kName);

        const auto problem = morning.print();

        QVERIFY(problem && problem->contains(kName));
        const auto notice =
            morning.print(morning.printDesk->papers().consent({.id = QStringLiteral("privacy"),
                                                               .version = QStringLiteral("1"),
                                                               .title = QStringLiteral("告知书"),
                                                               .body = QStringLiteral("正文")},
                                                              morning.theCase()));
        QVERIFY(notice && notice->contains(kName));
        QCOMPARE(morning.cups.jobs(kOther).size(), 0);
    }
    void deletedPrinterIsSaidAndNoOtherPrints()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kOther);
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        QVERIFY(morning.finds({kOther, kName}));
        morning.choose(kName);
        morning.cups.remove(kName);

        const auto problem = morning.print();

        QVERIFY(problem && problem->contains(kName));
        QCOMPARE(morning.cups.jobs(kOther).size(), 0);
        QVERIFY(morning.finds({kOther}));
        QVERIFY(morning.printDesk->printerText() != kName); // it says what is missing, too
    }

    // "Spooled" is not "printed": the record says what is known, and then what the clerk says.
    void clerkSaysWhatCameOut()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        QCOMPARE(morning.print(), QString());
        QCOMPARE(morning.last()->outcome, SheetOutcome::Spooled);
        QCOMPARE(morning.records().first().outcome, SheetOutcome::Spooled);

        QVERIFY(morning.click("primaryButton")); // "the form is printed"

        QTRY_COMPARE(morning.last()->outcome, SheetOutcome::Printed);
        const SheetLine record = morning.records().first();
        QCOMPARE(record.outcome, SheetOutcome::Printed);
        QCOMPARE(record.printer, kName);
        // Later the archived content leads to it, and no other one does.
        QJsonObject content = morning.printDesk->shown(morning.form(), 7).content;
        const auto found = [&] {
            std::vector<SheetRow> sheets;
            morning.central.command([&](World& world, Instant) { sheets = sheetsSaying(world, content); });
            return sheets;
        };
        QCOMPARE(found().size(), 1U);
        QCOMPARE(found().front().id.value(), record.sheet);
        content.insert(QStringLiteral("ownerName"), QStringLiteral("陈志坚"));
        QCOMPARE(found().size(), 0U);
    }
    void whatTheQueueRefusesIsOnRecordAsNotPrinted()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        morning.cups.reject(kName);
        QVERIFY(morning.print().has_value());
        QTRY_COMPARE(morning.records().first().outcome, SheetOutcome::NotPrinted);
    }
    // C1: notes on the back, and a page that is moved by what is set for the printer.
    void backAndOffsetAreThePrinters()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        const PrinterSetting setting{.offset = {2.0, -1.0}, .hasBack = true};
        QVERIFY(morning.printDesk->setSetting(kName, setting));
        QCOMPARE(morning.printDesk->settingOf(kName), setting);
        QCOMPARE(morning.printDesk->settingOf(kOther), PrinterSetting());

        QCOMPARE(morning.print(), QString());

        const auto printed = morning.cups.waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(morning.cups.log()));
        QCOMPARE(printed->options.value(QStringLiteral("sides")), QStringLiteral("two-sided-long-edge"));
        QVERIFY(textOf(printed->file).contains(QStringLiteral("填表说明")));
        const Printout paper = morning.printDesk->shown(morning.form(), 1);
        const QImage wanted = paintedPage(paper.pages.first(), morning.printDesk->papers().fonts(), 300);
        const QImage page = renderedPdf(printed->file, 300);
        const auto firstDarkColumn = [](const QImage& image) {
            for (int x = 0; x < image.width(); ++x) {
                if (qGray(image.pixel(x, image.height() / 3)) < 128)
                    return x;
            }
            return -1;
        };
        const double moved = (firstDarkColumn(page) - firstDarkColumn(wanted)) * 25.4 / 300;
        QVERIFY2(qAbs(moved - 2.0) < 0.15, qPrintable(QString::number(moved)));
    }
    void receiptIsMaskedAndOnRecord()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());

        QCOMPARE(morning.print(morning.printDesk->receipt(*morning.theCase().account(),
                                                          *morning.theCase().session(), {})),
                 QString());

        const QStringList files = QDir(morning.pdfFolder()).entryList({QStringLiteral("receipt-*.pdf")});
        QCOMPARE(files.size(), 1);
        const QString text = textOf(QDir(morning.pdfFolder()).filePath(files.first()));
        QVERIFY(!text.contains(kMobile)); // masked: a receipt gets lost
        QVERIFY(text.contains(QStringLiteral("138****8000")));
        QCOMPARE(morning.records().first().kind, SheetKind::Receipt);
        QCOMPARE(morning.records().first().outcome, SheetOutcome::Printed); // a file is there
    }

    void standingPrinterKeepsTheForm()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        morning.cups.pause(kName);

        QCOMPARE(morning.print(), QString());

        QCOMPARE(morning.cups.jobStates(kName), QStringList{QStringLiteral("pending")});
        QVERIFY(morning.cups.printed(kName).isEmpty());
        morning.cups.resume(kName);
        const auto printed = morning.cups.waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(morning.cups.log()));
        QVERIFY(printed->title.contains(morning.theCase().session()->caseNumber));
    }
    void printerWithoutPaperKeepsTheForm()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        morning.cups.takePaper(kName);

        QCOMPARE(morning.print(), QString());

        QTRY_COMPARE_WITH_TIMEOUT(morning.cups.troubles(kName),
                                  QStringList{QStringLiteral("media-empty-error")}, kPatience);
        QCOMPARE(morning.cups.jobStates(kName), QStringList{QStringLiteral("processing")});
        QVERIFY(morning.cups.printed(kName).isEmpty());
        morning.cups.givePaper(kName);
        QVERIFY2(morning.cups.waitForPrinted(kName), qPrintable(morning.cups.log()));
    }
    void everyCopyHasItsNumber()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        Paper three = morning.form();
        three.copies = 3;

        QCOMPARE(morning.print(three), QString());

        const auto printed = morning.cups.waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(morning.cups.log()));
        QCOMPARE(printed->copies, 1); // the printer is not asked for more: they would all be the first
        const QString text = textOf(printed->file);
        QCOMPARE(text.count(morning.theCase().session()->vehicle->vin), 3);
        QVERIFY(text.contains(QStringLiteral("第 2 次打印")) && text.contains(QStringLiteral("第 3 次打印")));
        QCOMPARE(morning.records().value(0).copies, 3);
        QCOMPARE(morning.last()->nth, 3);
        QCOMPARE(morning.print(), QString());
        QCOMPARE(morning.records().value(0).nth, 4);
    }
    void formThatWasNotTakenCanBePrintedAgain()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        morning.cups.reject(kName);
        QVERIFY(morning.print().has_value());
        QCOMPARE(morning.cups.jobs(kName).size(), 0);

        morning.cups.accept(kName);
        QCOMPARE(morning.print(), QString());

        const auto printed = morning.cups.waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(morning.cups.log()));
        QVERIFY(textOf(printed->file).contains(QStringLiteral("第 2 次打印")));
    }

    void deadNetworkPrinterHoldsNobody_data()
    {
        QTest::addColumn<bool>("isListening");
        QTest::newRow("nothing at its port") << false;
        QTest::newRow("takes the connection and reads nothing") << true;
    }
    void deadNetworkPrinterHoldsNobody()
    {
        QFETCH(bool, isListening);
        constexpr quint16 kNobody = 1; // reserved; no machine of today listens there
        QTcpServer deaf;
        QVERIFY(deaf.listen(QHostAddress::LocalHost));
        PrintMorning morning;
        morning.cups.addNetworkPrinter(kName, isListening ? deaf.serverPort() : kNobody);
        QVERIFY(morning.reserve());
        QVERIFY(morning.finds({kName}));
        morning.choose(kName);

        QCOMPARE(morning.print(), QString());

        QTRY_COMPARE_WITH_TIMEOUT(morning.cups.jobStates(kName), QStringList{QStringLiteral("processing")},
                                  kPatience);
        QVERIFY(morning.finds({kName}));
        QCOMPARE(morning.print(), QString());
        QCOMPARE(morning.cups.jobStates(kName),
                 QStringList({QStringLiteral("processing"), QStringLiteral("pending")}));
    }

    void windowLivesWhilePrintersAreSearched()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.finds({kName}));
        morning.choose(kName);
        QCOMPARE(morning.printDesk->printerText(), kName);
        morning.cups.stop();
        DeafCups deaf;
        morning.printDesk->findPrinters();
        QTRY_VERIFY_WITH_TIMEOUT(deaf.isAsked(), kPatience);
        QVERIFY(morning.printDesk->printerText() != kName);

        QVERIFY(morning.signIn()); // keys, clicks, central's answers

        QVERIFY(deaf.isAsked());
        QTRY_VERIFY_WITH_TIMEOUT(
            morning.printDesk->printerText().contains(QStringLiteral("打印系统没有应答")), kPatience);
        QCOMPARE(morning.printDesk->printers(), QStringList{kName}); // known before
        deaf.hangUp();
        morning.printDesk->findPrinters();
        QTRY_COMPARE_WITH_TIMEOUT(morning.printDesk->printers(), QStringList(), kPatience);
        QTRY_VERIFY(morning.printDesk->printerText().contains(QStringLiteral("未找到")));
    }
    // Nobody knows what comes out, and the next applicant's paper goes another way.
    void silentPrintSystemIsToldOf()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        QVERIFY(morning.finds({kName}));
        morning.choose(kName);
        morning.cups.stop();
        DeafCups deaf;

        const auto problem = morning.print();

        QVERIFY(problem && problem->contains(kName) && problem->contains(QStringLiteral("没有应答")));
        QVERIFY(deaf.isAsked());
        QCOMPARE(morning.records().value(0).outcome, SheetOutcome::Spooled);
        QVERIFY(morning.last() && morning.last()->outcome == SheetOutcome::Spooled); // the clerk says it
        morning.choose({});
        QCOMPARE(morning.print(), QString());
        QCOMPARE(morning.records().value(0).outcome, SheetOutcome::Printed);
        QCOMPARE(QDir(morning.pdfFolder()).entryList({QStringLiteral("G01-*.pdf")}).size(), 1);
        deaf.hangUp();
    }
    // A print system that never answers does not keep the program from closing.
    void programClosesWhilePrintersAreSearched()
    {
        PrintMorning morning;
        morning.cups.stop();
        DeafCups deaf;
        morning.printDesk->findPrinters();
        QTRY_VERIFY_WITH_TIMEOUT(deaf.isAsked(), kPatience);

        morning.close();

        QVERIFY(deaf.isAsked()); // it is still waiting
        deaf.hangUp();
    }
    void whatNoCodeCanBeMadeOfIsNotTooLong()
    {
        Printout printout;
        printout.pages = {
            {.size = {}, .items = {}, .check = {.overflows = {{{}, kName, {}, true}}, .gaps = {}}}};
        const QString code = PrintDesk::overflowSentence(printout);
        printout.pages.first().check.overflows.append({kOther, kOther});
        static const QRegularExpression noRoom(QStringLiteral("does not fit|写不下")); // in either language
        QVERIFY(code.contains(kName) && !code.contains(noRoom));
        QVERIFY(PrintDesk::overflowSentence(printout).contains(noRoom));
    }
    void missingPrintSystemIsSaid()
    {
        PrintMorning morning;
        morning.cups.addPrinter(kName);
        QVERIFY(morning.reserve());
        morning.choose(kName);
        morning.cups.stop();

        const auto problem = morning.print();

        QVERIFY(problem && problem->contains(kName));
    }
};

QTEST_MAIN(TestPrintDesk)
#include "tst_printdesk.moc"
