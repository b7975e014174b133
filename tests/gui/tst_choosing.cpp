// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/movemessages.h"
#include "tests/support/countermorning.h"
#include "tests/support/layoutaudit.h"
#include "ui/widgets/platebutton.h"

#include <QComboBox>
#include <QTest>

using namespace xuanhao;
using test::HarnessOptions;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kName = QStringLiteral("阿卜杜拉·买买提");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");

HarnessOptions rules(const char* profile)
{
    HarnessOptions options;
    options.profile = QLatin1String(profile);
    options.compose = {{QStringLiteral("needsCaptcha"), false}};
    options.listing = {{QStringLiteral("takesEffect"), QStringLiteral("atOnce")}};
    return options;
}

QString complaints(const test::CounterMorning& morning)
{
    QCoreApplication::processEvents();
    return test::layoutComplaints(*morning.window).join(QLatin1Char('\n'));
}

QList<PlateButton*> plates(const test::CounterMorning& morning)
{
    QList<PlateButton*> shown;
    for (PlateButton* button : morning.window->findChildren<PlateButton*>()) {
        if (button->isVisible())
            shown.append(button);
    }
    return shown;
}

/// No plate lies over another one, and all are inside the page's width.
bool standApart(const QList<PlateButton*>& buttons, const QWidget& page)
{
    const auto place = [&](const PlateButton* button) {
        return QRect(button->mapTo(&page, QPoint(0, 0)), button->size());
    };
    for (qsizetype i = 0; i < buttons.size(); ++i) {
        if (place(buttons[i]).left() < 0 || place(buttons[i]).right() >= page.width())
            return false;
        for (qsizetype j = i + 1; j < buttons.size(); ++j) {
            if (place(buttons[i]).intersects(place(buttons[j])))
                return false;
        }
    }
    return true;
}

} // namespace

/// The ways to a number beside composing and the random draw, in the real window (B8, B10, G4).
class TestChoosing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsOnSite_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("isNewEnergy");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700) << false;
        QTest::newRow("1366x768 at 100 %, new energy") << QSize(1366, 700) << true;
        QTest::newRow("1920x1080 at 125 %") << QSize(1536, 800) << false;
        QTest::newRow("1920x1080 at 150 %, new energy") << QSize(1280, 650) << true;
    }
    void drawsOnSite() // B8
    {
        QFETCH(QSize, size);
        QFETCH(bool, isNewEnergy);
        test::CounterMorning morning(rules("classic"));
        morning.window->resize(size);
        QVERIFY(morning.signIn());
        QVERIFY(morning.reachVehicle(kDocument, kName, kMobile));
        if (isNewEnergy) {
            auto* energy = morning.find<QComboBox>("energyComboBox");
            QVERIFY(energy);
            energy->setCurrentIndex(1); // pure electric
        }
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Choose));
        QCOMPARE(complaints(morning), QString());
        QVERIFY(morning.click("onSiteButton") && morning.reaches(CasePage::Draw));
        QCOMPARE(plates(morning).size(), 50);
        QCOMPARE(complaints(morning), QString());
        QVERIFY(standApart(plates(morning), *morning.window->page()));
        QVERIFY(!morning.find<QAbstractButton>("drawButton"));
        QVERIFY(morning.click("drawn50Button"));
        QVERIFY(morning.find<QAbstractButton>("primaryButton")->text().contains(QStringLiteral("粤G")));

        // The applicant goes on thinking: the first number is taken.
        const SerialIndex first = morning.theCase().session()->session.batch()->numbers.front();
        QVERIFY(morning.reachesAfter(185s, CasePage::Code));
        QCOMPARE(morning.theCase().session()->session.choice()->number, first);
    }

    void blacklistLeavesTheOnSiteDraw() // B8
    {
        test::CounterMorning morning(rules("classic"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Compose));
        // A cheating program at this counter.
        morning.theCase().abandon([](const std::optional<Failure>&) {});
        QVERIFY(morning.reaches(CasePage::Office));
        morning.central.connect()->execute("INSERT INTO listing (person_hash, id, reason, state, effect, "
                                           "since, until_day, decide_by, session, "
                                           "evidence) SELECT person_hash, 'l', 'lapsed', 'effective', "
                                           "'atOnce', 0, '2028-11-23', '2026-11-30', '', "
                                           "'{}' FROM account",
                                           {});
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::CannotProceed));
        QCOMPARE(complaints(morning), QString());

        QVERIFY(morning.click("onSiteButton") && morning.reaches(CasePage::Notice));
        // Looking back changes nothing.
        const QString session = morning.theCase().session()->id;
        QVERIFY(morning.click("backButton") && morning.reaches(CasePage::Office));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Notice));
        QCOMPARE(morning.theCase().session()->id, session);

        QVERIFY(morning.tick("acceptCheckBox") && morning.click("primaryButton") &&
                morning.reaches(CasePage::Vehicle));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Contact));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Choose));
        QVERIFY(!morning.find<QAbstractButton>("drawButton"));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Draw));
        QCOMPARE(plates(morning).size(), 50);
    }

    void keepsADrawnNumberAside() // B8, `modern`
    {
        test::CounterMorning morning(rules("modern"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.reachVehicle(kDocument, kName, kMobile));
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value());
        morning.central.wait(1s);
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton") && morning.reaches(CasePage::Choose));
        QVERIFY(morning.click("drawButton") && morning.reaches(CasePage::Draw));
        QTRY_VERIFY(morning.find<QAbstractButton>("asideButton"));
        QVERIFY(!morning.find<QAbstractButton>("asideButton")->isEnabled());
        QVERIFY(morning.click("drawn4Button"));
        const SerialIndex kept = morning.theCase().session()->session.batch()->numbers[3];

        QVERIFY(morning.click("asideButton"));

        QTRY_VERIFY(morning.find<PlateButton>("aside1Button"));
        QCOMPARE(plates(morning).size(), 10);
        QCOMPARE(complaints(morning), QString());
        QVERIFY(morning.find<QLabel>("asideLabel")->text().contains(QStringLiteral("3:00")));
        QVERIFY(morning.click("drawButton"));
        QTRY_COMPARE(plates(morning).size(), 11);
        QVERIFY(morning.click("aside1Button") && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Result));
        QCOMPARE(morning.theCase().session()->session.reservation()->number, kept);
    }

    void listsWhatAPatternLeadsTo() // G4
    {
        test::CounterMorning morning(rules("classic"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Compose));
        QTRY_VERIFY(morning.theCase().compose() && morning.theCase().compose()->matchCount() > 0);
        QVERIFY(morning.press(u'B'));

        QTRY_VERIFY(morning.find<QLabel>("examplesLabel")->text().contains(QStringLiteral("B3800")));
        QVERIFY(morning.find<QLabel>("examplesLabel")->text().contains(QStringLiteral("B????")));
        QCOMPARE(complaints(morning), QString());
    }

    void asksForASessionOfAnotherCounter() // B10
    {
        test::CounterMorning morning(rules("classic"));
        const auto other = test::counterAt(morning.central, QStringLiteral("G02"), QStringLiteral("clerk2"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile) && morning.reaches(CasePage::Office));
        const QString session =
            other
                ->send(EndpointId::OpenSession,
                       {{QStringLiteral("account"), morning.theCase().account()->id}}, test::division())
                .id();
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Elsewhere));
        QVERIFY(morning.find<QLabel>("obstacleLabel")->text().contains(QStringLiteral("G02")));
        QCOMPARE(complaints(morning), QString());

        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.theCase().move() && morning.theCase().move()->state == MoveState::Asked);
        QVERIFY(!morning.find<QAbstractButton>("primaryButton")->isEnabled());
        QVERIFY(other
                    ->session(EndpointId::DecideMove, session,
                              {{QStringLiteral("decision"), QStringLiteral("confirm")},
                               {QStringLiteral("counter"), QStringLiteral("G01")}})
                    .isOk());

        QVERIFY(morning.happensInTime([&] { return morning.theCase().page() == CasePage::Notice; }));
        QCOMPARE(morning.theCase().session()->id, session);
    }

    void movesASessionByCodeWhenTheOtherCounterIsDead() // B10
    {
        test::CounterMorning morning(rules("classic"));
        const auto other = test::counterAt(morning.central, QStringLiteral("G02"), QStringLiteral("clerk2"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile) && morning.reaches(CasePage::Office));
        QVERIFY(other
                    ->send(EndpointId::OpenSession,
                           {{QStringLiteral("account"), morning.theCase().account()->id}}, test::division())
                    .isOk());
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Elsewhere));
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.theCase().move() && morning.theCase().move()->state == MoveState::Asked);
        QVERIFY(!morning.find<QAbstractButton>("sendCodeButton"));

        morning.central.wait(60s);
        QVERIFY(morning.happensInTime([&] { return morning.find<QAbstractButton>("sendCodeButton"); }));
        QVERIFY(morning.click("sendCodeButton"));
        QVERIFY(morning.happensInTime([&] { return morning.find<QLineEdit>("codeLineEdit"); }));
        QCOMPARE(complaints(morning), QString());
        QVERIFY(morning.type("codeLineEdit", QStringLiteral("000000")) && morning.click("primaryButton"));
        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("验证码")),
                     qPrintable(morning.bannerText()));
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton"));

        QVERIFY(morning.reaches(CasePage::Notice));
    }

    void handsTheCaseInFrontOver_data()
    {
        QTest::addColumn<CasePage>("page");
        QTest::newRow("composing, with a captcha on its way") << CasePage::Compose;
        QTest::newRow("drawn") << CasePage::Draw;
        QTest::newRow("waiting for the code") << CasePage::Code;
    }
    void handsTheCaseInFrontOver() // B10
    {
        QFETCH(CasePage, page);
        HarnessOptions options = rules("classic");
        options.compose = {};
        test::CounterMorning morning(options);
        const auto other = test::counterAt(morning.central, QStringLiteral("G02"), QStringLiteral("clerk2"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click(page == CasePage::Compose ? "primaryButton" : "drawButton"));
        if (page == CasePage::Code)
            QVERIFY(morning.reaches(CasePage::Draw) && morning.click("drawn1Button") &&
                    morning.click("primaryButton"));
        QVERIFY(morning.reaches(page));
        if (page == CasePage::Compose)
            QTRY_VERIFY(morning.theCase().captcha().has_value());
        if (page == CasePage::Code) {
            QTRY_VERIFY(morning.theCase().session()->code.has_value());
            QVERIFY(morning.click("parkButton") && morning.click("case1Button") && morning.reaches(page));
        }
        const QString session = morning.theCase().session()->id;
        QVERIFY(other->session(EndpointId::AskMove, session).isOk());
        morning.theCase().refresh([](const std::optional<Failure>&) {});
        QTRY_VERIFY(morning.theCase().session()->moveAsked.has_value());

        QVERIFY(morning.click("confirmMoveButton"));

        QVERIFY(morning.reaches(CasePage::Elsewhere));
        QCOMPARE(complaints(morning), QString());
        QCOMPARE(other->session(EndpointId::ShowSession, session).view().counter, QStringLiteral("G02"));
    }

    void handsASessionOver() // B10, also of a parked case
    {
        test::CounterMorning morning(rules("classic"));
        const auto other = test::counterAt(morning.central, QStringLiteral("G02"), QStringLiteral("clerk2"));
        QVERIFY(morning.signIn());
        QVERIFY(morning.reachVehicle(kDocument, kName, kMobile));
        const QString session = morning.theCase().session()->id;
        QVERIFY(morning.click("parkButton"));
        QVERIFY(other->session(EndpointId::AskMove, session).isOk());
        morning.central.wait(16s);
        QVERIFY(morning.happensInTime([&] { return morning.find<QLabel>("moveStripLabel"); }));
        QVERIFY(morning.find<QLabel>("moveStripLabel")->text().contains(QStringLiteral("G02")));
        QVERIFY(morning.find<QLabel>("moveStripLabel")->text().contains(kName));
        QCOMPARE(complaints(morning), QString());

        QVERIFY(morning.click("confirmMoveButton"));

        QTRY_VERIFY(!morning.find<QLabel>("moveStripLabel"));
        QCOMPARE(morning.core->services().cases.cases().first()->page(), CasePage::Elsewhere);
        QCOMPARE(other->session(EndpointId::ShowSession, session).view().counter, QStringLiteral("G02"));
    }
};

QTEST_MAIN(TestChoosing)
#include "tst_choosing.moc"
