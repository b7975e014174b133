// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/layoutaudit.h"
#include "tests/support/papermorning.h"
#include "tests/support/pictures.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// The form printed at central's knowledge, the case closed.
struct OwnPapers : PaperMorning
{
    bool finishCase()
    {
        if (!reserve() || !prints("printButton", QStringLiteral("G01-*.pdf"), 1))
            return false;
        session = *theCase().session();
        core->services().cases.close(&theCase());
        return true;
    }
    /// The own list, by what stands above it.
    bool listsOwn(int rows) const
    {
        return lists(rows) && QTest::qWaitFor([this] { return notes().contains(kOwnList); }, kPatience);
    }
    bool searchesOwn(const QString& text, int rows)
    {
        return type("sheetTextLineEdit", text) && click("primaryButton") && listsOwn(rows);
    }
    /// From the selected line on.
    bool printsAgain(const QString& files, int count)
    {
        if (!click("reprintButton") || !QTest::qWaitFor([this] { return preview() != nullptr; }, kPatience))
            return false;
        inPreview<QComboBox>("reasonComboBox")->setCurrentIndex(2);
        askedReason = inPreview<QComboBox>("reasonComboBox")->isVisible();
        QTest::mouseClick(inPreview<QPushButton>("printButton"), Qt::LeftButton);
        return QTest::qWaitFor(
            [&] {
                return !preview() && !printDesk->isBusy() &&
                       QDir(pdfFolder()).entryList({files}).size() == count;
            },
            kPatience);
    }
    [[nodiscard]] FormContent printedForm(const QString& files) const
    {
        const QDir folder(pdfFolder());
        QFile file(folder.filePath(folder.entryList({files}).value(0)));
        return file.open(QIODevice::ReadOnly)
                   ? FormContent::fromJson(*parseJsonObject(file.readAll())).value()
                   : FormContent();
    }
    [[nodiscard]] QString notes() const
    {
        const auto* label = find<QLabel>("sheetNotesLabel");
        return label ? label->text() : QString();
    }

    static inline const QString kOwnList = QStringLiteral("本窗口自己保存的选号结果");
    std::optional<SessionView> session;
    bool askedReason = false;
};

} // namespace

/// C2, F4: a case that was finished earlier is found and printed again while central is away.
class TestOwnPapers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFinishedCaseIsPrintedAgainWithoutALine()
    {
        OwnPapers morning;
        QVERIFY(morning.finishCase());
        morning.central.stop();

        QVERIFY(morning.click("sheetsButton") && morning.listsOwn(2));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("own-papers.png"));
        QVERIFY(morning.notes().contains(QStringLiteral("网络中断")));
        QVERIFY(!morning.find<QCheckBox>("todayBox"));
        QCOMPARE(morning.cell(0, Kind), QStringLiteral("申请表"));
        QCOMPARE(morning.cell(1, Kind), QStringLiteral("回执"));
        QCOMPARE(morning.cell(0, CaseNumber), morning.session->caseNumber);
        QVERIFY(morning.cell(0, Number).startsWith(QStringLiteral("粤G·")));
        QCOMPARE(morning.cell(0, Person).front(), kName.front());
        QVERIFY(!morning.cell(0, Person).contains(QStringLiteral("阿卜杜热合曼"))); // masked
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("1"));
        QCOMPARE(morning.cell(1, Copy), QStringLiteral("0"));
        QVERIFY(!morning.find<QAbstractButton>("printedButton")->isEnabled()); // central is told of sheets

        morning.table()->selectRow(0);
        QVERIFY(morning.printsAgain(QStringLiteral("G01-*.pdf"), 2));
        QVERIFY(morning.askedReason);
        const FormContent form = morning.printedForm(QStringLiteral("G01-*-2.json"));
        QCOMPARE(form.office.printing, 2);
        QCOMPARE(form.ownerName, kName);
        QCOMPARE(form.plateNumber, morning.cell(0, Number));
        QTRY_COMPARE(morning.find<QLabel>("waitingLabel")->text(), QStringLiteral("1 条记录待上传"));
        QVERIFY(morning.listsOwn(2));
        QTRY_COMPARE(morning.cell(0, Copy), QStringLiteral("2"));
        QVERIFY(morning.bannerText().contains(QStringLiteral("网络中断")));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("own-papers-printed.png"));
        morning.table()->selectRow(1);
        QVERIFY(morning.printsAgain(QStringLiteral("receipt-*.pdf"), 1));
        QVERIFY(!morning.askedReason); // it is the first one

        // The line is back: the page asks central by itself, and both went up, counted once.
        morning.central.start();
        morning.central.wait(2min);
        QVERIFY(morning.happensInTime([&] { return morning.table()->rowCount() == 3; }));
        QVERIFY(!morning.notes().contains(OwnPapers::kOwnList));
        QVERIFY(morning.find<QCheckBox>("todayBox"));
        QCOMPARE(morning.cell(0, Kind), QStringLiteral("回执"));
        QCOMPARE(morning.cell(1, Kind), QStringLiteral("申请表"));
        QCOMPARE(morning.cell(1, Copy), QStringLiteral("2"));
        QCOMPARE(morning.cell(1, Reason), QStringLiteral("申请人遗失"));
        QVERIFY(morning.cell(1, At).contains(QStringLiteral("补传")));
        QVERIFY(morning.cell(1, Clerk).contains(QStringLiteral("clerk1")));
    }
    // Signing in needs central; the line falls after it, and a record from before still waits.
    void itIsPrintedAgainAfterARestartToo()
    {
        OwnPapers morning;
        QVERIFY(morning.finishCase());
        morning.central.stop();
        QVERIFY(morning.click("sheetsButton") && morning.listsOwn(2));
        QVERIFY(morning.printsAgain(QStringLiteral("G01-*.pdf"), 2));
        morning.close();
        morning.central.start();
        morning.open();
        QVERIFY(morning.signIn());
        morning.central.stop();

        QVERIFY(morning.click("sheetsButton") && morning.listsOwn(2));
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("2")); // one at central, one waits
        QVERIFY(morning.printsAgain(QStringLiteral("G01-*.pdf"), 3));
        QCOMPARE(morning.printedForm(QStringLiteral("G01-*-3.json")).office.printing, 3);

        morning.central.start();
        morning.central.wait(2min);
        QVERIFY(morning.happensInTime([&] { return morning.table()->rowCount() == 3; }));
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("3"));
        QCOMPARE(morning.central.integer("SELECT count(*) FROM sheet"), 3);

        // What went up is known without a line, too.
        morning.central.stop();
        QVERIFY(morning.click("primaryButton") && morning.listsOwn(2));
        QCOMPARE(morning.cell(0, Copy), QStringLiteral("3"));
    }
    // The list was central's when the line fell.
    void aLineOfCentralsListIsPrintedAgainWithoutIt()
    {
        OwnPapers morning;
        QVERIFY(morning.finishCase());
        QVERIFY(morning.showPapers(1));
        morning.central.stop();
        QVERIFY(morning.printsAgain(QStringLiteral("G01-*.pdf"), 2));
        QVERIFY(morning.askedReason);
        QVERIFY(morning.listsOwn(2));
    }
    void ownResultsAreFoundByWhatIsKnownOfThem()
    {
        OwnPapers morning;
        QVERIFY(morning.finishCase());
        morning.central.stop();
        QVERIFY(morning.click("sheetsButton") && morning.listsOwn(2));
        const QString number = morning.cell(0, Number);
        for (const QString& text : {morning.session->caseNumber, number, number.mid(3), kName, kDocument,
                                    kMobile.right(4), kVin.right(8)})
            QVERIFY2(morning.searchesOwn(text, 2), qPrintable(text));
        for (const QString& text : {QStringLiteral("G99-19990101-0001"), QStringLiteral("阿卜杜热伊木")}) {
            QVERIFY2(morning.searchesOwn(text, 0), qPrintable(text));
            QTRY_VERIFY(morning.bannerText().contains(QStringLiteral("没有符合条件的")));
        }
        QVERIFY(morning.searchesOwn({}, 2));
        QCOMPARE(morning.bannerText(), QString());
    }
    void nothingKeptAndDamagedResultsAreSaid()
    {
        PaperMorning morning;
        QVERIFY(morning.signIn());
        morning.central.stop();
        QVERIFY(morning.click("sheetsButton"));
        QTRY_COMPARE(morning.bannerText(), QStringLiteral("本窗口没有保存选号结果。"));
        QCOMPARE(morning.table()->rowCount(), 0);

        const Instant now = morning.central.clock.now();
        QVERIFY(morning.core->storage().run([now](LocalStore& store) {
            return store.prints().store(QStringLiteral("s-1"), {"{\"session\":", 0, now + 24h}, now);
        }));
        QVERIFY(morning.click("primaryButton"));
        const auto notes = [&] { return morning.find<QLabel>("sheetNotesLabel")->text(); };
        QTRY_VERIFY(notes().contains(QStringLiteral("1 条选号结果已损坏，没有列出")));
        QCOMPARE(morning.table()->rowCount(), 0);
    }
    void theOwnListFitsTheScreen_data() // G9
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700);
        QTest::newRow("1920x1080 at 150 %") << QSize(1280, 640);
        QTest::newRow("smaller") << QSize(1024, 620);
    }
    void theOwnListFitsTheScreen()
    {
        QFETCH(QSize, size);
        OwnPapers morning;
        morning.window->resize(size);
        QVERIFY(morning.finishCase());
        morning.central.stop();
        QVERIFY(morning.click("sheetsButton") && morning.listsOwn(2));
        QVERIFY(morning.printsAgain(QStringLiteral("G01-*.pdf"), 2));
        QTRY_VERIFY(morning.listsOwn(2) && morning.find<QAbstractButton>("primaryButton")->isEnabled());
        const QStringList complaints = layoutComplaints(*morning.window);
        keepPicture(morning.window->grab().toImage(), QStringLiteral("own-papers-%1.png").arg(size.width()));

        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
        QCOMPARE(morning.window->size(), size);
    }
};

QTEST_MAIN(TestOwnPapers)
#include "tst_ownpapers.moc"
