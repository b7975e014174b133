// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/cupsserver.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

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
    /// Prints the form, or prints it again; the problem, or nothing. None when no answer comes.
    std::optional<QString> print()
    {
        std::optional<QString> answer;
        printDesk->print(*theCase().account(), *theCase().session(), QStringLiteral("卡纸"),
                         [&answer](const QString& problem) { answer = problem; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, test::CounterMorning::kPatience))
            return std::nullopt;
        return answer;
    }
    void choose(const QString& printer) const { printDesk->setTarget({printer}); }
    [[nodiscard]] QString message() const { return printDesk->lastMessage(theCase().session()->id); }
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
        const FormContent content =
            morning.printDesk->contentOf(*morning.theCase().account(), *morning.theCase().session());

        QCOMPARE(morning.print(), QString());

        QVERIFY2(morning.message().contains(kName), qPrintable(morning.message()));
        const auto printed = morning.cups.waitForPrinted(kName);
        QVERIFY2(printed, qPrintable(morning.cups.log()));
        QCOMPARE(printed->title, content.office.caseNumber);
        QCOMPARE(printed->copies, 1);
        QCOMPARE(printed->options.value(QStringLiteral("media")), QStringLiteral("A4"));
        const QImage page = averaged(renderedPdf(printed->file, kGoldenDpi * kOversampling));
        keepPicture(page, QStringLiteral("form-printdesk.png"));
        const FormFonts& fonts = morning.printDesk->fonts();
        const QImage wanted = averaged(paintedPage(layoutForm(morning.printDesk->form(), content, fonts),
                                                   fonts, kGoldenDpi * kOversampling));
        const double share = differingShare(page, wanted);
        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
        QVERIFY(textOf(printed->file).contains(content.vin));
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
        const QString notice = morning.printDesk->printText({.id = QStringLiteral("privacy"),
                                                             .version = QStringLiteral("1"),
                                                             .title = QStringLiteral("告知书"),
                                                             .body = QStringLiteral("正文")});
        QVERIFY2(notice.contains(kName), qPrintable(notice));
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
        QCOMPARE(printed->title, morning.theCase().session()->caseNumber);
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
        const QString idle = morning.printDesk->printerText();
        morning.cups.stop();
        DeafCups deaf;
        morning.printDesk->findPrinters();
        QTRY_VERIFY_WITH_TIMEOUT(deaf.isAsked(), kPatience);
        const QString searching = morning.printDesk->printerText();
        QVERIFY(searching != idle);

        QVERIFY(morning.signIn()); // keys, clicks, central's answers

        QCOMPARE(morning.printDesk->printerText(), searching);
        QVERIFY(deaf.isAsked());
        deaf.hangUp();
        QTRY_COMPARE_WITH_TIMEOUT(morning.printDesk->printerText(), idle, kPatience);
        QCOMPARE(morning.printDesk->printers(), QStringList());
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
