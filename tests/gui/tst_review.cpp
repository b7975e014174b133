// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/layoutaudit.h"
#include "ui/supervisor/reviewmodel.h"

#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTimer>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// Another counter makes what there is to review: a reservation and an entry under review.
struct ReviewMorning
{
    ReviewMorning()
        : morning(withoutCaptcha())
        , other(counterAt(morning.central, t("G02"), t("clerk2")))
    {
        morning.central.addStaff(t("sup1"), Role::Supervisor);
        morning.central.addStaff(t("sup2"), Role::Supervisor);
    }
    bool reserve(int number)
    {
        const Applicant person = applicant(number);
        const QString session = prepared(*other, person);
        const SessionView drawn = other->session(EndpointId::Draw, session).view();
        const QString first = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers.front());
        (void)other->session(EndpointId::ChooseDrawn, session, {{t("serial"), first}});
        (void)other->session(EndpointId::SendCode, session);
        const bool isSent =
            QTest::qWaitFor([&] { return !morning.central.sms.lastCode(person.mobile).isEmpty(); });
        return isSent && other
                             ->session(EndpointId::ConfirmCode, session,
                                       {{t("code"), morning.central.sms.lastCode(person.mobile)}})
                             .isOk();
    }
    bool list(int number)
    {
        const QString session = prepared(*other, applicant(number));
        return other->session(EndpointId::StartCompose, session).isOk() &&
               other->session(EndpointId::Verify, session, {{t("serial"), t("A1250")}}).isOk() &&
               other->session(EndpointId::Submit, session).isOk();
    }
    [[nodiscard]] QTableView* table() const { return morning.find<QTableView>("reviewTableView"); }
    [[nodiscard]] int lines() const { return table() ? table()->model()->rowCount() : -1; }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    bool shows(int wanted)
    {
        return QTest::qWaitFor([&] { return lines() == wanted; });
    }
    [[nodiscard]] QDialog* entry() const { return morning.find<QDialog>("listingDialog"); }
    bool openFirst()
    {
        QTest::keyClick(table(), Qt::Key_Return);
        return QTest::qWaitFor([&] {
            const auto* timeline = morning.find<QTableWidget>("timelineTableWidget");
            return timeline && timeline->rowCount() > 0;
        });
    }
    [[nodiscard]] QString entryText() const
    {
        const auto* banner = entry() ? entry()->findChild<Banner*>() : nullptr;
        return banner ? banner->text() : QString();
    }

    CounterMorning morning;
    std::unique_ptr<TestCounter> other;
};

} // namespace

/// The supervisors' lists in the real window, by keyboard (E1, E2).
class TestReview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clerksDoNotSeeTheLists() // E1, E2, E4
    {
        ReviewMorning review;
        QVERIFY(review.morning.signIn());
        QVERIFY(!review.morning.find<QWidget>("blacklistButton"));
        QTest::keyClick(review.morning.window.get(), Qt::Key_F2, Qt::AltModifier);
        QVERIFY(!review.table());
    }

    void theListFitsTheScreen_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700);
        QTest::newRow("1920x1080 at 125 %") << QSize(1536, 800);
        QTest::newRow("1920x1080 at 150 %") << QSize(1280, 650);
    }
    void theListFitsTheScreen() // G9
    {
        QFETCH(QSize, size);
        ReviewMorning review;
        QVERIFY(review.list(1) && review.reserve(2));
        review.morning.window->resize(size);
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("reservationsButton"));
        QVERIFY(review.shows(1));
        QCOMPARE(layoutComplaints(*review.morning.window).join(u'\n'), QString());
        QCOMPARE(review.table()->horizontalScrollBar()->maximum(), 0); // every column is in view
        QVERIFY(review.morning.click("blacklistButton") && review.shows(1));
        QCOMPARE(layoutComplaints(*review.morning.window).join(u'\n'), QString());
        QCOMPARE(review.table()->horizontalScrollBar()->maximum(), 0);
        QVERIFY(review.openFirst());
        QCOMPARE(layoutComplaints(*review.entry()).join(u'\n'), QString());
    }

    void anEntryIsConfirmedAndLifted() // E1
    {
        ReviewMorning review;
        QVERIFY(review.list(1));
        QVERIFY(review.morning.signIn(t("sup1")));
        QTest::keyClick(review.morning.window.get(), Qt::Key_F2, Qt::AltModifier);
        QVERIFY(review.shows(1));
        QCOMPARE(review.cell(0, 5), t("待复核"));
        QVERIFY(review.openFirst());

        // By keys alone: the reason has the focus, F9 confirms.
        auto* reason = review.morning.find<QLineEdit>("decisionReasonLineEdit");
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_F9);
        QTRY_COMPARE(review.entryText(), t("需填写处理理由。"));
        reason->insert(t("已核对记录"));
        QTest::keyClick(reason, Qt::Key_F9);
        QTRY_COMPARE(review.entryText(), t("记录已确认，即时生效。"));
        // The line stays in its place with its new state, and so do the numbers above.
        QTRY_COMPARE(review.cell(0, 5), t("生效中"));
        QTRY_VERIFY(review.morning.find<QLabel>("reviewSummaryLabel")->text().contains(t("生效中 1")));

        QVERIFY(review.morning.type("decisionReasonLineEdit", t("系统故障所致")));
        QVERIFY(review.morning.type("secondStaffLineEdit", t("sup1")));
        QVERIFY(review.morning.type("secondPasswordLineEdit", CentralHarness::kPassword));
        QVERIFY(review.morning.click("liftListingButton"));
        QTRY_VERIFY(review.entryText().contains(t("另一名")));
        QVERIFY(review.morning.find<QLineEdit>("secondPasswordLineEdit")->text().isEmpty());
        QCOMPARE(review.morning.find<QLineEdit>("decisionReasonLineEdit")->text(), t("系统故障所致"));
        QVERIFY(review.morning.type("secondStaffLineEdit", t("sup2")));
        QVERIFY(review.morning.type("secondPasswordLineEdit", CentralHarness::kPassword));
        QTest::keyClick(review.morning.find<QLineEdit>("secondPasswordLineEdit"), Qt::Key_L,
                        Qt::ControlModifier);
        QTest::keyClick(review.entry(), Qt::Key_Escape); // not before the answer is here
        QTRY_COMPARE(review.entryText(), t("记录已撤销。"));
        QVERIFY(!review.morning.find<QPushButton>("liftListingButton")->isEnabled());
        const auto* timeline = review.morning.find<QTableWidget>("timelineTableWidget");
        QCOMPARE(timeline->item(timeline->rowCount() - 1, 1)->text(), t("记录已撤销"));
        QTRY_COMPARE(timeline->verticalScrollBar()->value(), timeline->verticalScrollBar()->maximum());
        QTRY_COMPARE(review.cell(0, 5), t("已撤销"));
    }

    void whatSomebodyElseDecidedIsShown() // E1: two supervisors at once
    {
        ReviewMorning review;
        QVERIFY(review.list(1));
        const auto second = std::make_unique<TestCounter>(review.morning.central, t("G03"));
        QVERIFY(second->enrol(review.morning.central.addCounter(t("G03"), t("03号窗口"))).isOk());
        QVERIFY(second->signIn(t("sup2")).isOk());
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("blacklistButton"));
        QVERIFY(review.shows(1) && review.openFirst());
        const QString id = static_cast<ReviewModel*>(review.table()->model())->rows().first().id;
        QVERIFY(second
                    ->send(EndpointId::ConfirmListing, {{t("listing"), id}},
                           ConfirmListingRequest{t("先行确认")}.toJson())
                    .isOk());

        QVERIFY(review.morning.type("decisionReasonLineEdit", t("已核对记录")));
        QVERIFY(review.morning.click("confirmListingButton"));

        QTRY_VERIFY(review.entryText().contains(t("已有处理结果")));
        QTRY_VERIFY(review.morning.find<QLabel>("otherEntriesLabel"));
        QVERIFY(review.morning.find<QLabel>("otherEntriesLabel")->text().contains(t("先行确认")));
    }

    void aListWithoutALineSaysSo() // F4
    {
        ReviewMorning review;
        QVERIFY(review.morning.signIn(t("sup1")));
        review.morning.central.stop();
        QVERIFY(review.morning.click("reservationsButton"));
        QTRY_VERIFY_WITH_TIMEOUT(!review.morning.bannerText().isEmpty(), 15'000);
        QCOMPARE(review.lines(), 0);
        review.morning.central.start();
        QVERIFY(review.reserve(1));
        QVERIFY(review.morning.click("refreshButton"));
        QVERIFY(review.shows(1));
        QTRY_VERIFY(review.morning.bannerText().isEmpty());
    }

    void reservationsAreFilteredOrderedAndOpened() // E2
    {
        ReviewMorning review;
        QVERIFY(review.reserve(1) && review.reserve(2));
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("reservationsButton"));
        QVERIFY(review.shows(2));
        auto* due = review.morning.find<QComboBox>("dueComboBox");
        due->setCurrentIndex(due->findText(t("已逾期")));
        QVERIFY(review.shows(0));
        due->setCurrentIndex(due->findText(t("全部")));
        QVERIFY(review.shows(2));

        const QString first = review.cell(0, 6);
        QHeaderView* titles = review.table()->horizontalHeader();
        const int x = titles->sectionViewportPosition(6) + 10; // the case's number
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {}, QPoint(x, titles->height() / 2));
        QVERIFY(review.shows(2));
        QTest::mouseClick(titles->viewport(), Qt::LeftButton, {}, QPoint(x, titles->height() / 2));
        QTRY_VERIFY(review.lines() == 2 && review.cell(0, 6) > review.cell(1, 6));

        QVERIFY(review.morning.type("reviewTextLineEdit", first));
        QTest::keyClick(review.morning.find<QLineEdit>("reviewTextLineEdit"), Qt::Key_Return);
        QVERIFY(review.shows(1));
        QTest::keyClick(review.table(), Qt::Key_Return);
        QTRY_VERIFY(review.morning.find<QTableWidget>("hitsTableWidget"));
        QTRY_COMPARE(review.morning.find<QTableWidget>("hitsTableWidget")->rowCount(), 1);
    }

    void theListStaysAsItWasLeft() // E2
    {
        ReviewMorning review;
        QVERIFY(review.reserve(1) && review.reserve(2));
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("reservationsButton"));
        QVERIFY(review.shows(2));
        auto* due = review.morning.find<QComboBox>("dueComboBox");
        due->setCurrentIndex(due->findText(t("全部")));
        QVERIFY(review.shows(2));
        // The order by keys: last day downwards, then what comes next.
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(review.table(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(review.lines() == 2 && review.cell(0, 6) < review.cell(1, 6));
        QTest::keyClick(review.table(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(review.lines() == 2 && review.cell(0, 6) > review.cell(1, 6));
        QTest::keyClick(review.table(), Qt::Key_Down);
        QCOMPARE(review.table()->currentIndex().row(), 1);

        QTest::keyClick(review.table(), Qt::Key_Return);
        QTRY_VERIFY(review.morning.find<QTableWidget>("hitsTableWidget"));
        QVERIFY(!review.table());
        QTest::keyClick(review.morning.window.get(), Qt::Key_Escape);

        QVERIFY(review.table() && review.lines() == 2);
        QCOMPARE(review.table()->currentIndex().row(), 1);
        QVERIFY(review.cell(0, 6) > review.cell(1, 6));
        QCOMPARE(review.morning.find<QComboBox>("dueComboBox")->currentText(), t("全部"));
    }

    void aLockedScreenShowsNoEntry() // E4: also while a decision is on its way
    {
        ReviewMorning review;
        QVERIFY(review.list(1));
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("blacklistButton"));
        QVERIFY(review.shows(1) && review.openFirst());
        review.morning.find<QLineEdit>("decisionReasonLineEdit")->setText(t("已核对记录"));
        QTest::keyClick(review.entry(), Qt::Key_F9);
        QTest::keyClick(review.entry(), Qt::Key_Escape);
        QVERIFY(review.entry()->isVisible()); // the answer is still to come

        review.morning.core->services().staff.lock();

        QTRY_VERIFY(!review.entry());
    }

    void waitingEntriesComeFirst() // E1
    {
        ReviewMorning review;
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("blacklistButton"));
        QTRY_COMPARE(review.morning.find<QLabel>("reviewLoadedLabel")->text(), t("没有待复核的记录。"));
        auto* standing = review.morning.find<QComboBox>("standingComboBox");
        QCOMPARE(standing->currentText(), t("待复核"));
        standing->setCurrentIndex(standing->findText(t("全部")));
        QTRY_COMPARE(review.morning.find<QLabel>("reviewLoadedLabel")->text(), t("没有符合条件的记录。"));
    }

    void theListIsExported() // E2
    {
        ReviewMorning review;
        QVERIFY(review.reserve(1) && review.reserve(2));
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("reservationsButton"));
        QVERIFY(review.shows(2));
        QTemporaryDir folder;
        const QString name = folder.filePath(t("到期.csv"));
        QTimer::singleShot(200, review.morning.window.get(), [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            dialog->findChild<QLineEdit*>(t("fileNameEdit"))->setText(name);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        QVERIFY(review.morning.click("exportButton"));

        QTRY_VERIFY(review.morning.bannerText().contains(t("已导出")));
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
        const QStringList lines = QString::fromUtf8(bytes.mid(3)).split(t("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(t("号牌号码,姓名,手机号码")));
        QVERIFY(lines[1].contains(t("粤G·")) && lines[1].contains(t("****")));
        QVERIFY(!QString::fromUtf8(bytes).contains(applicant(1).mobile));
    }

    void aLongListComesPageByPage() // E2
    {
        ReviewMorning review;
        QVERIFY(review.reserve(1));
        copyReservation(review.morning.central, 250, "s.last_day");
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("reservationsButton"));
        QVERIFY(review.shows(100));
        QTest::keyClick(review.table(), Qt::Key_End, Qt::ControlModifier);
        QVERIFY(review.shows(200));
        QTest::keyClick(review.table(), Qt::Key_End, Qt::ControlModifier);
        QVERIFY(review.shows(251));
        QVERIFY(review.morning.find<QLabel>("reviewLoadedLabel")->text().contains(t("共 251 条")));
    }

    void theNextClerkSeesNothingOfIt() // E4
    {
        ReviewMorning review;
        QVERIFY(review.list(1));
        QVERIFY(review.morning.signIn(t("sup1")) && review.morning.click("blacklistButton"));
        QVERIFY(review.shows(1) && review.openFirst());
        review.morning.core->services().staff.signOut();
        QTRY_VERIFY(!review.entry());
        QVERIFY(review.morning.signIn());
        QVERIFY(!review.table());
    }
};

QTEST_MAIN(TestReview)
#include "tst_review.moc"
