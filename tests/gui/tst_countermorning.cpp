// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/layoutaudit.h"

#include <QDir>
#include <QListWidget>
#include <QTableWidget>
#include <QTest>

using namespace xuanhao;
using test::HarnessOptions;
using test::withoutCaptcha;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kOtherDocument = QStringLiteral("440524188001010014");
const QString kName = QStringLiteral("阿卜杜拉·买买提");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");
const QString kOtherVin = QStringLiteral("LDC613P23A1305189");

} // namespace

/// The clerk's window with everything behind it: central over HTTPS, both databases.
class TestCounterMorning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesAnApplicantByRandomDraw() // A1, B1, B2, B8, B11, B13, C2
    {
        test::CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.tick("withoutFourCheckBox"));
        QVERIFY(morning.click("drawButton"));
        QVERIFY(morning.reaches(CasePage::Draw));
        for (const SerialIndex number : morning.theCase().session()->session.batch()->numbers)
            QVERIFY(!SerialRules::ordinary().serialAt(number).contains(u'4'));
        QVERIFY(morning.click("drawn3Button"));
        QVERIFY(morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value()); // the first code goes out by itself
        morning.central.wait(1s);
        QVERIFY(morning.type("codeLineEdit", QStringLiteral("000000")));
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("验证码")),
                     qPrintable(morning.bannerText()));
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)));
        QVERIFY(morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Result));
        QVERIFY(morning.theCase().session()->session.reservation());

        QVERIFY(morning.click("printButton"));
        QTRY_COMPARE(QDir(morning.pdfFolder()).entryList({QStringLiteral("*-1.pdf")}).size(), 1);
        QTRY_COMPARE(morning.theCase().session()->prints, 1);
        QVERIFY(morning.click("printButton"));
        QTRY_COMPARE(QDir(morning.pdfFolder()).entryList({QStringLiteral("*-2.pdf")}).size(), 1);
    }
    void servesAnApplicantBySelfComposing() // B4, B5, B7, B9
    {
        test::CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Compose));
        QTRY_VERIFY(morning.theCase().compose() && morning.theCase().compose()->matchCount() > 0);
        QTest::keyClicks(morning.window.get(), QStringLiteral("B3801"));
        QVERIFY(!morning.theCase().compose()->characterAt(0));
        for (const char16_t* character = u"B3801"; *character; ++character)
            QVERIFY(morning.press(*character));
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.theCase().session()->session.composeWindow()->locked.has_value());
        QVERIFY(!morning.theCase().compose()->isOpen());
        QCOMPARE(morning.theCase().session()->quotas.verifications, 4);

        morning.central.wait(89s);
        QCOMPARE(morning.theCase().page(), CasePage::Compose);
        QVERIFY(morning.reachesAfter(3s, CasePage::Code));
        const auto& choice = morning.theCase().session()->session.choice();
        QVERIFY(choice);
        QCOMPARE(SerialRules::ordinary().serialAt(choice->number), QStringLiteral("B3801"));
    }
    void modernTakesTheNumberAfterTheMinimumInterval() // B9, B14
    {
        HarnessOptions options = withoutCaptcha();
        options.profile = QStringLiteral("modern");
        test::CounterMorning morning(options);
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile) && morning.reaches(CasePage::Office));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Notice));
        QVERIFY(morning.tick("acceptCheckBox") && morning.click("primaryButton") &&
                morning.reaches(CasePage::Vehicle));
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact) &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value());
        morning.central.wait(1s);
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Choose) && morning.click("primaryButton") &&
                morning.reaches(CasePage::Compose));
        QTRY_VERIFY(morning.theCase().compose() && morning.theCase().compose()->matchCount() > 0);
        for (const char16_t* character = u"B3802"; *character; ++character)
            QVERIFY(morning.press(*character));
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.theCase().session()->session.composeWindow()->locked.has_value());
        QVERIFY(!morning.find<QAbstractButton>("primaryButton")->isEnabled());
        morning.theCase().submitNumber([](const std::optional<Failure>& failure) { QVERIFY(failure); });

        morning.central.wait(9s);
        QVERIFY(morning.click("primaryButton"));

        QVERIFY(morning.reaches(CasePage::Result));
        QCOMPARE(SerialRules::ordinary().serialAt(morning.theCase().session()->session.reservation()->number),
                 QStringLiteral("B3802"));
    }
    void aHalfFilledCaseComesBackAfterTheKill() // F4; the draft of every field
    {
        test::CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.click("registerButton"));
        QVERIFY(morning.type("documentNumberLineEdit", kDocument));
        QVERIFY(morning.type("nameLineEdit", kName));
        morning.central.wait(1s); // a pause of typing stores
        QTRY_VERIFY(morning.storedCases().contains(kName));

        morning.close();
        morning.open();

        QVERIFY(morning.signIn());
        QVERIFY(morning.reaches(CasePage::Register));
        QTRY_VERIFY(morning.find<QLineEdit>("nameLineEdit"));
        QCOMPARE(morning.find<QLineEdit>("nameLineEdit")->text(), kName);
        QCOMPARE(morning.find<QLineEdit>("documentNumberLineEdit")->text(), kDocument);
    }
    void saysEveryWrongFieldAtOnce()
    {
        test::CounterMorning morning;
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(QStringLiteral("110105194912310021"), QString(),
                                          QStringLiteral("2380013800")));

        QTRY_VERIFY(morning.bannerText().contains(QLatin1Char('4')) ||
                    morning.bannerText().contains(QLatin1Char('3')));
        QVERIFY2(morning.bannerText().contains(QStringLiteral("18")), qPrintable(morning.bannerText()));
        QCOMPARE(morning.central.integer("SELECT count(*) FROM account"), 0);
    }
    void refusesAClosedDivisionInWords() // B1
    {
        test::CounterMorning morning;
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile));
        QVERIFY(morning.reaches(CasePage::Office));
        auto* divisions = morning.find<QListWidget>("divisionListWidget");
        QVERIFY(divisions);
        for (const auto& [row, words] :
             {std::pair(1, QStringLiteral("霞山")), std::pair(2, QStringLiteral("维护"))}) {
            morning.find<QListWidget>("divisionListWidget")->setCurrentRow(row);
            QVERIFY(morning.click("primaryButton"));
            QVERIFY(morning.reaches(CasePage::CannotProceed));
            const auto* sentence = morning.find<QLabel>("obstacleLabel");
            QVERIFY(sentence);
            QVERIFY2(sentence->text().contains(words), qPrintable(sentence->text()));
            QVERIFY(morning.click("printButton")); // it goes home on paper
            QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("refusal-")),
                         qPrintable(morning.bannerText()));
            QVERIFY(morning.click("backButton"));
            QVERIFY(morning.reaches(CasePage::Office));
        }
    }
    void stopsAnotherNameOnTheInvoice() // B3
    {
        test::CounterMorning morning;
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile));
        QVERIFY(morning.reaches(CasePage::Office) && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Notice) && morning.tick("acceptCheckBox") &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Vehicle));
        QVERIFY(morning.enterVehicle(kVin, QStringLiteral("别人")));
        QVERIFY(morning.reaches(CasePage::CannotProceed));
        QVERIFY(morning.find<QLabel>("obstacleLabel")->text().contains(QStringLiteral("别人")));
    }
    void namesAllMissingPapersAndPrintsThem() // B3: the one-time notice
    {
        test::CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile));
        QVERIFY(morning.reaches(CasePage::Office) && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Notice) && morning.tick("acceptCheckBox") &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Vehicle));
        QVERIFY(morning.type("vinLineEdit", kVin) &&
                morning.type("certificateLineEdit", QStringLiteral("WAC12345678901")) &&
                morning.type("brandLineEdit", QStringLiteral("大众牌SVW7150")) &&
                morning.type("buyerLineEdit", kName) && morning.click("primaryButton"));
        for (const char* paper : {"身份证明", "合格证", "发票"})
            QVERIFY2(morning.bannerText().contains(QString::fromUtf8(paper)),
                     qPrintable(morning.bannerText()));

        QVERIFY(morning.click("bannerActionButton"));

        QTRY_VERIFY(morning.bannerText().contains(QStringLiteral(".pdf")));
        const QStringList notices = QDir(morning.pdfFolder()).entryList({QStringLiteral("notice-*.pdf")});
        QCOMPARE(notices.size(), 1);
        QVERIFY2(morning.bannerText().contains(notices.first()), qPrintable(morning.bannerText()));
        QVERIFY(morning.tick("identityCheckBox"));
        QVERIFY(!morning.bannerText().contains(QStringLiteral("身份证明")));
        QVERIFY(morning.tick("certificateCheckBox") && morning.tick("invoiceCheckBox"));
        QVERIFY2(morning.bannerText().isEmpty(), qPrintable(morning.bannerText()));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Contact));
    }
    void saysThatTheWindowEndedWithoutANumber() // B9
    {
        test::CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Compose));

        QVERIFY(morning.reachesAfter(95s, CasePage::Choose));
        QVERIFY2(morning.bannerText().contains(QStringLiteral("时间到，没有锁定号码")),
                 qPrintable(morning.bannerText()));
        QVERIFY2(morning.bannerText().contains(QStringLiteral("5")), qPrintable(morning.bannerText()));
    }
    void saysWhereTheSignInCodeWentAndSendsItAgain() // A1
    {
        test::CounterMorning morning;
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile) && morning.reaches(CasePage::Office));
        QTRY_VERIFY(morning.find<QLabel>("accessLabel"));
        const auto* access = morning.find<QLabel>("accessLabel");
        QVERIFY2(access->text().contains(QStringLiteral("138****8000")), qPrintable(access->text()));
        QVERIFY(morning.bannerText().isEmpty()); // nobody is disturbed
        QVERIFY(morning.click("sendAccessCodeButton"));
        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("60")), qPrintable(morning.bannerText()));

        morning.central.wait(60s);
        const QString first = morning.central.sms.lastAccessCode(kMobile);
        QCOMPARE(first.size(), 8);
        QVERIFY(morning.click("sendAccessCodeButton"));
        QTRY_VERIFY(morning.bannerText().isEmpty());
        morning.central.wait(60s);
        QVERIFY(morning.central.sms.lastAccessCode(kMobile) != first);
        // The case knows it, too: this code was sent a minute after the first.
        QCOMPARE(morning.theCase().account()->access.resendAt, morning.central.clock.now());

        QVERIFY(morning.click("lookupButton"));
        QVERIFY(morning.type("searchLineEdit", kDocument.right(6)));
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.find<QTableWidget>("hitsTableWidget"));
        QVERIFY(morning.click("sendAccessCodeButton"));
        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("138****8000")),
                     qPrintable(morning.bannerText()));
        QCOMPARE(morning.central.integer("SELECT used FROM access_code_count"), 3);
    }
    void findsAndPrintsAgain() // F3 key, C2, B13
    {
        test::CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("drawButton") && morning.reaches(CasePage::Draw) &&
                morning.click("drawn1Button"));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value());
        morning.central.wait(1s);
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Result) && morning.click("closeButton"));

        QVERIFY(morning.click("lookupButton"));
        QVERIFY(morning.type("searchLineEdit", kDocument.right(6)));
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.find<QTableWidget>("hitsTableWidget"));
        const auto* table = morning.find<QTableWidget>("hitsTableWidget");
        QCOMPARE(table->rowCount(), 1);
        QVERIFY(!table->item(0, 1)->text().contains(kDocument)); // masked
        QVERIFY(morning.click("openButton"));
        QVERIFY(morning.reaches(CasePage::Result));
    }
    void everyPageFitsTheScreen_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700);
        QTest::newRow("1920x1080 at 125 %") << QSize(1536, 800);
        QTest::newRow("1920x1080 at 150 %, 2560x1440 at 200 %") << QSize(1280, 650);
        QTest::newRow("1920x1080 at 150 % below a title and above a task bar") << QSize(1280, 640);
        QTest::newRow("smaller: summary folded") << QSize(1024, 620);
    }
    void everyPageFitsTheScreen() // G9
    {
        QFETCH(QSize, size);
        test::CounterMorning morning;
        morning.window->resize(size);
        const auto audit = [&](const char* page) {
            QCoreApplication::processEvents();
            QCOMPARE(morning.window->size(), size);
            const QStringList complaints = test::layoutComplaints(*morning.window);
            QVERIFY2(complaints.isEmpty(), qPrintable(QLatin1String(page) + QStringLiteral("\n") +
                                                      complaints.join(QLatin1Char('\n'))));
            const auto* commands = morning.window->findChild<QWidget*>(QStringLiteral("commandRow"));
            QVERIFY(!commands->isVisible() ||
                    morning.window->rect().contains(commands->geometry().bottomRight() - QPoint(1, 1)));
        };
        audit("sign-in");
        QVERIFY(morning.signIn());
        audit("empty desk");
        QVERIFY(morning.click("registerButton") && morning.reaches(CasePage::Register));
        audit("register");
        QVERIFY(morning.click("primaryButton"));
        audit("register with errors");
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile) && morning.reaches(CasePage::Office));
        audit("office");
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Notice));
        audit("notice");
        QVERIFY(morning.tick("acceptCheckBox") && morning.click("primaryButton") &&
                morning.reaches(CasePage::Vehicle));
        audit("vehicle");
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        audit("contact");
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Choose));
        audit("choose");
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Compose));
        QTRY_VERIFY(morning.theCase().captcha().has_value());
        audit("compose");
        // In the 90 s nobody scrolls, also below a message.
        const auto isAllInView = [&] {
            QCoreApplication::processEvents();
            return test::isWholeInView(*morning.find<QWidget>("plateSlots")) &&
                   test::isWholeInView(*morning.find<QWidget>("keyPad")) &&
                   test::isWholeInView(*morning.find<QWidget>("captchaLineEdit"));
        };
        QVERIFY(isAllInView());
        QTRY_VERIFY(morning.theCase().compose()->matchCount() > 0);
        for (const char16_t* character = u"B3801"; *character; ++character)
            QVERIFY(morning.press(*character));
        QVERIFY(morning.type("captchaLineEdit", QStringLiteral("00000")) && morning.click("primaryButton"));
        QTRY_VERIFY(!morning.bannerText().isEmpty());
        audit("compose with a message");
        QVERIFY(isAllInView() || size.height() < 640); // still smaller windows scroll
        QVERIFY(morning.click("drawButton") && morning.reaches(CasePage::Draw));
        audit("draw");
        QVERIFY(morning.click("drawn1Button") && morning.click("primaryButton") &&
                morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value());
        audit("code");
        morning.central.wait(1s);
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Result));
        audit("result");
        QVERIFY(morning.click("lookupButton"));
        audit("look up");
    }
};

QTEST_MAIN(TestCounterMorning)
#include "tst_countermorning.moc"
