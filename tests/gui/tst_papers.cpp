// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/layoutaudit.h"
#include "tests/support/papermorning.h"
#include "tests/support/pictures.h"
#include "ui/support/datetext.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// C2: what was printed, printing again with a reason, and what came out.
class TestPapers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPaperIsListedAndPrintedAgain()
    {
        PaperMorning morning;
        QVERIFY(morning.reserve());
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 1));
        QVERIFY(morning.prints("receiptButton", QStringLiteral("receipt-*.pdf"), 1));
        QVERIFY(morning.find<QLabel>("printedLabel")->text().startsWith(QStringLiteral("申请表已打印 1 次")));
        const QString caseNumber = morning.theCase().session()->caseNumber;

        QVERIFY(morning.showPapers(2));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("papers.png"));

        QCOMPARE(morning.cell(0, Kind), QStringLiteral("回执"));
        QCOMPARE(morning.cell(1, Kind), QStringLiteral("申请表"));
        QCOMPARE(morning.cell(1, CaseNumber), caseNumber);
        QVERIFY(morning.cell(1, Number).startsWith(QStringLiteral("粤G·")));
        QVERIFY(!morning.cell(1, Person).contains(QStringLiteral("阿卜杜热合曼"))); // masked
        QCOMPARE(morning.cell(1, Copy), QStringLiteral("1"));
        QVERIFY(morning.cell(1, Clerk).contains(QStringLiteral("clerk1")));
        QCOMPARE(morning.cell(1, Printer), QStringLiteral("PDF 文件"));
        QCOMPARE(morning.cell(1, CameOut), QStringLiteral("是"));

        morning.table()->selectRow(1);
        QVERIFY(morning.click("reprintButton"));
        QTRY_VERIFY(morning.preview() && morning.preview()->isVisible());
        keepPicture(morning.preview()->grab().toImage(), QStringLiteral("preview.png"));
        morning.inPreview<QComboBox>("reasonComboBox")->setCurrentIndex(1);
        QTest::mouseClick(morning.inPreview<QPushButton>("printButton"), Qt::LeftButton);

        QVERIFY(morning.lists(3));
        QCOMPARE(morning.cell(0, Kind), QStringLiteral("申请表"));
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("2"));
        QCOMPARE(morning.cell(0, Reason), QStringLiteral("字迹不清"));
        QCOMPARE(QDir(morning.pdfFolder()).entryList({QStringLiteral("G01-*-2.pdf")}).size(), 1);

        // It lay in the printer unreadable.
        morning.table()->selectRow(0);
        QVERIFY(morning.click("notPrintedButton"));
        QTRY_COMPARE(morning.cell(0, CameOut), QStringLiteral("否"));
    }
    // A further receipt has its reason, also when this program has not printed the first one.
    void receiptIsPrintedAgainAfterARestart()
    {
        PaperMorning morning;
        QVERIFY(morning.reserve());
        QVERIFY(morning.prints("receiptButton", QStringLiteral("receipt-*.pdf"), 1));
        morning.close();
        morning.open();
        QVERIFY(morning.signIn() && morning.reaches(CasePage::Result));

        QVERIFY(morning.prints("receiptButton", QStringLiteral("receipt-*.pdf"), 2));

        QVERIFY(morning.showPapers(2));
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("2"));
        QCOMPARE(morning.cell(0, Reason), QStringLiteral("在窗口再次打印"));
        QCOMPARE(morning.cell(1, Reason), QString());
    }
    // F4: the form comes out, and its record goes up when the line is there again, also from another run.
    void printsWithoutALineAndTellsLater()
    {
        PaperMorning morning;
        morning.central.addStaff(QStringLiteral("clerk2"), Role::Clerk);
        QVERIFY(morning.reserve());
        morning.central.stop();
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 1));
        QVERIFY(morning.find<QLabel>("printedLabel")->text().contains(QStringLiteral("网络中断")));
        morning.central.clock.advance(1s);
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 2));
        QTRY_COMPARE(morning.find<QLabel>("waitingLabel")->text(), QStringLiteral("2 条记录待上传"));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("printed-offline.png"));
        const QDir folder(morning.pdfFolder());
        QFile second(folder.filePath(folder.entryList({QStringLiteral("G01-*-2.json")}).value(0)));
        QVERIFY(second.open(QIODevice::ReadOnly));
        QCOMPARE(FormContent::fromJson(*parseJsonObject(second.readAll()))->office.printing, 2);
        morning.close();

        morning.central.start();
        morning.central.wait(2min);
        morning.open();
        QVERIFY(morning.signIn(QStringLiteral("clerk2")) && morning.showPapers(2));

        QTRY_VERIFY(!morning.find<QLabel>("waitingLabel")); // nothing waits: it is hidden
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("2"));
        QCOMPARE(morning.cell(0, Reason), QStringLiteral("在窗口再次打印"));
        QCOMPARE(morning.cell(1, Reason), QString());
        QVERIFY(morning.cell(0, Clerk).contains(QStringLiteral("clerk1")));
        QVERIFY(morning.cell(0, At) < dateTime(morning.central.clock.now() - 1min)); // when it was printed
        QVERIFY(morning.cell(0, At).endsWith(QStringLiteral(" 补传：民警clerk2")));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("papers-told-later.png"));
    }
    // F4: a damaged record is told of; the others go up.
    void saysHowManyRecordsCannotBeRead()
    {
        PaperMorning morning;
        QVERIFY(morning.reserve());
        morning.central.stop();
        for (int copy = 1; copy <= 2; ++copy) {
            QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), copy));
            morning.central.clock.advance(1s);
        }
        morning.close();
        morning.damageStation("UPDATE operation SET sealed = x'00' WHERE scope LIKE 'sheet:%' "
                              "AND created_at = (SELECT min(created_at) FROM operation)");
        morning.central.start();
        morning.central.wait(2min);
        morning.open();
        QVERIFY(morning.signIn() && morning.showPapers(1));

        const QString said = morning.find<QLabel>("sheetNotesLabel")->text();
        QCOMPARE(said, QStringLiteral("断网期间的打印记录有 1 条无法读取，不会上传，告知管理员。"));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("papers-unreadable.png"));
    }
    void papersAreFoundByCaseAndNumber()
    {
        PaperMorning morning;
        QVERIFY(morning.reserve());
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 1));
        const QString caseNumber = morning.theCase().session()->caseNumber;
        QVERIFY(morning.showPapers(1));
        const QString number = morning.cell(0, Number);

        for (const QString& text : {caseNumber, number}) {
            QVERIFY(morning.type("sheetTextLineEdit", text) && morning.click("primaryButton"));
            QVERIFY(morning.lists(1));
        }
        morning.close();
        morning.central.wait(26h); // also what was printed on another day
        morning.open();
        QVERIFY(morning.signIn() && morning.showPapers(0));
        QVERIFY(morning.type("sheetTextLineEdit", caseNumber) && morning.click("primaryButton"));
        QVERIFY(morning.lists(1));
        QVERIFY(morning.type("sheetTextLineEdit", QStringLiteral("G99-19990101-0001")) &&
                morning.click("primaryButton"));
        QVERIFY(morning.lists(0));
        QTRY_COMPARE(morning.bannerText(), QStringLiteral("没有打印记录。"));
    }
    void previewKeepsWhatIsSetForThePrinter()
    {
        PaperMorning morning;
        QVERIFY(morning.reserve());
        QVERIFY(morning.click("previewButton"));
        QTRY_VERIFY(morning.preview());
        const int height = morning.preview()->findChild<QWidget*>(QStringLiteral("sheetView"))->height();
        QVERIFY(morning.inPreview<QLabel>("findingsLabel")->text().contains(QStringLiteral("✔")));

        QVERIFY(
            !morning.inPreview<QDoubleSpinBox>("offsetRightBox")->isEnabled()); // nothing lies off in a file
        morning.inPreview<QCheckBox>("backBox")->click();
        const QWidget* view = morning.preview()->findChild<QWidget*>(QStringLiteral("sheetView"));
        QVERIFY(view->height() > height * 3 / 2);                              // two pages
        QVERIFY(!morning.inPreview<QComboBox>("reasonComboBox")->isVisible()); // it is the first printing
        morning.inPreview<QSpinBox>("copiesBox")->setValue(3);
        QCOMPARE(morning.inPreview<QPushButton>("printButton")->text(),
                 QStringLiteral("打印，第 1 至 3 次 (F8)"));
        morning.preview()->close();
        QTRY_VERIFY(!morning.preview());
        QVERIFY(morning.printDesk->settingOf({}).hasBack);
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 1));

        // A printer that is switched off stays the one that is set.
        const QString name = QStringLiteral("HP 4");
        morning.printDesk->setPrinter(SheetKind::Application, name);
        QVERIFY(morning.click("previewButton"));
        QTRY_VERIFY(morning.preview());
        QCOMPARE(morning.inPreview<QComboBox>("printerComboBox")->currentText(),
                 QStringLiteral("HP 4（未找到）"));
        morning.inPreview<QDoubleSpinBox>("offsetRightBox")->setValue(-0.3);
        morning.preview()->close();
        QTRY_VERIFY(!morning.preview());
        QCOMPARE(morning.printDesk->settingOf(name).offset.right, -0.3);
        QVERIFY(!morning.printDesk->settingOf(name).hasBack);
    }
    // Whoever leaves before the end takes along what is needed to go on.
    void comeBackSlipNamesTheMissingPapers()
    {
        PaperMorning morning;
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        QVERIFY(morning.click("slipButton"));
        QTRY_VERIFY(morning.bannerText().contains(QStringLiteral(".pdf")));
        const QDir folder(morning.pdfFolder());
        const QStringList files = folder.entryList({QStringLiteral("come-back-*.json")});
        QCOMPARE(files.size(), 1);
        QFile file(folder.filePath(files.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto content = SheetContent::fromJson(*parseJsonObject(file.readAll()));
        QVERIFY(content);
        QCOMPARE(content->lists.value(QStringLiteral("steps")).size(), 4); // itself and three papers
        QVERIFY(content->lists.value(QStringLiteral("steps")).contains(QStringLiteral("购车发票")));
        QCOMPARE(content->field(QStringLiteral("step")), QStringLiteral("车辆信息"));
        QCOMPARE(content->field(QStringLiteral("caseNumber")), morning.theCase().session()->caseNumber);
    }
    // E4: what was done, what was printed, what is left open.
    void handOverAndDayReportSayWhatWasDone()
    {
        PaperMorning morning;
        QVERIFY(morning.reserve());
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 1));
        QVERIFY(morning.showPapers(1));

        QVERIFY(morning.click("handOverButton"));
        QVERIFY(morning.lists(2));
        QVERIFY(morning.click("dayReportButton"));
        QVERIFY(morning.lists(3));

        const auto contentOf = [&morning](const QString& files) {
            const QDir folder(morning.pdfFolder());
            QFile file(folder.filePath(folder.entryList({files}).value(0)));
            return file.open(QIODevice::ReadOnly)
                       ? SheetContent::fromJson(*parseJsonObject(file.readAll())).value()
                       : SheetContent();
        };
        const SheetContent shift = contentOf(QStringLiteral("hand-over-*.json"));
        const auto count = [](const SheetContent& content, const QString& what) {
            for (const QStringList& row : content.tables.value(QStringLiteral("results"))) {
                if (row.first() == what)
                    return row.last();
            }
            return QString();
        };
        QCOMPARE(count(shift, QStringLiteral("开始选号")), QStringLiteral("1"));
        QCOMPARE(count(shift, QStringLiteral("预选成功：随机选号")), QStringLiteral("1"));
        QCOMPARE(count(shift, QStringLiteral("预选成功：自编选号")), QStringLiteral("0"));
        const QList<QStringList> parked = shift.tables.value(QStringLiteral("parked"));
        QCOMPARE(parked.size(), 1); // the case is still open here
        QCOMPARE(parked.first().at(0), morning.theCase().session()->caseNumber);
        QVERIFY(!parked.first().at(1).contains(QStringLiteral("阿卜杜热合曼"))); // masked

        const SheetContent day = contentOf(QStringLiteral("day-report-*.json"));
        QCOMPARE(count(day, QStringLiteral("登记申请人")), QStringLiteral("1"));
        QCOMPARE(day.tables.value(QStringLiteral("sheets")).first(),
                 (QStringList{QStringLiteral("申请表"), QStringLiteral("1"), QStringLiteral("0")}));
        QCOMPARE(day.tables.value(QStringLiteral("staff")).size(), 1);
        QCOMPARE(morning.cell(0, Kind), QStringLiteral("日报"));
    }
    // The same clerk's is printed again; the next one's is another sheet. So are the two texts to be signed.
    void handOversAndTextsAreCountedApart() // C2, E4, A1
    {
        PaperMorning morning;
        morning.central.addStaff(QStringLiteral("clerk2"), Role::Clerk);
        QVERIFY(morning.signIn() && morning.showPapers(0));
        for (const int turn : {1, 2}) {
            QVERIFY(morning.click("handOverButton"));
            QVERIFY(morning.lists(turn));
            QCOMPARE(morning.cell(0, Copy), QString::number(turn));
            morning.central.wait(1s);
        }
        morning.close();
        morning.open();
        QVERIFY(morning.signIn(QStringLiteral("clerk2")) && morning.showPapers(2));
        QVERIFY(morning.click("handOverButton"));
        QVERIFY(morning.lists(3));
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("1"));

        morning.close();
        morning.open();
        QVERIFY(morning.signIn() && morning.registerApplicant(kDocument, kName, kMobile) &&
                morning.reaches(CasePage::Office));
        const OfficeReference& office = *morning.core->services().office.reference();
        QStringList subjects;
        for (const char* id : {"agreement", "privacy"})
            subjects.append(morning.printDesk->papers()
                                .consent(*office.text(QLatin1String(id)), morning.theCase())
                                .subject);
        QVERIFY(subjects[0] != subjects[1]);
        for (const QString& subject : std::as_const(subjects))
            QCOMPARE(accountOfConsent(subject), morning.theCase().account()->id);
    }
    void pageAndPreviewFitTheScreen_data() // G9
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700);
        QTest::newRow("1920x1080 at 150 %") << QSize(1280, 640);
        QTest::newRow("smaller") << QSize(1024, 620);
    }
    void pageAndPreviewFitTheScreen()
    {
        QFETCH(QSize, size);
        PaperMorning morning;
        morning.window->resize(size);
        QVERIFY(morning.reserve());
        QVERIFY(morning.prints("printButton", QStringLiteral("G01-*.pdf"), 1));
        QTRY_VERIFY(morning.find<QPushButton>("previewButton")); // the buttons are made anew after printing
        QStringList complaints = layoutComplaints(*morning.window);
        keepPicture(morning.window->grab().toImage(), QStringLiteral("result-%1.png").arg(size.width()));
        QVERIFY(morning.click("previewButton"));
        QTRY_VERIFY(morning.preview());
        complaints += layoutComplaints(*morning.preview());
        keepPicture(morning.preview()->grab().toImage(), QStringLiteral("preview-%1.png").arg(size.width()));
        morning.preview()->close();
        QTRY_VERIFY(!morning.preview());
        QVERIFY(morning.showPapers(1));
        complaints += layoutComplaints(*morning.window);
        keepPicture(morning.window->grab().toImage(), QStringLiteral("papers-%1.png").arg(size.width()));

        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
        QCOMPARE(morning.window->size(), size);
    }
};

QTEST_MAIN(TestPapers)
#include "tst_papers.moc"
