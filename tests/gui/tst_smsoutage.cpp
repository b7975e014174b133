// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/layoutaudit.h"
#include "tests/support/pictures.h"

#include <QDialog>
#include <QLabel>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kName = QStringLiteral("阿卜杜拉·买买提");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");

/// A counter on whose code page nobody can send an SMS.
struct Outage : CounterMorning
{
    Outage()
        : CounterMorning(withoutCaptcha())
    {
        central.addStaff(QStringLiteral("clerk2"), Role::Clerk);
        central.sms.failWith(SmsFailureKind::NotStarted);
    }
    /// False when the code page does not say that the gateway is down.
    bool begin()
    {
        return signIn() && prepare(kDocument, kName, kMobile, kVin) && click("drawButton") &&
               reaches(CasePage::Draw) && click("drawn2Button") && click("primaryButton") &&
               reaches(CasePage::Code) &&
               QTest::qWaitFor([&] { return theCase().session()->code.has_value(); }) &&
               happensInTime([&] { return trouble().contains(QStringLiteral("短信网关没有响应")); });
    }
    QString trouble()
    {
        const auto* label = find<QLabel>("codeTroubleLabel");
        return label ? label->text() : QString();
    }
    bool sign(const QString& password)
    {
        return type("witnessReasonLineEdit", QStringLiteral("核对身份证原件与本人")) &&
               type("secondStaffLineEdit", QStringLiteral("clerk2")) &&
               type("secondPasswordLineEdit", password) && click("signWitnessButton");
    }
    QString dialogText()
    {
        const auto* dialog = window->findChild<QDialog*>(QStringLiteral("witnessDialog"));
        const auto* banner = dialog ? dialog->findChild<Banner*>() : nullptr;
        return banner ? banner->text() : QString();
    }
};

} // namespace

/// No SMS can be sent: what the clerk reads and can do (B11).
class TestSmsOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outageIsSaidAndTheCodeArrivesAfterwards()
    {
        Outage morning;
        QVERIFY(morning.begin());

        morning.central.sms.failWith({});

        QVERIFY(morning.happensInTime([&] { return morning.find<QLabel>("codeTroubleLabel") == nullptr; }));
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)));
        QVERIFY(morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Result));
    }

    void twoMembersOfStaffSign()
    {
        Outage morning;
        QVERIFY(morning.begin());
        QVERIFY(morning.click("witnessButton"));
        QVERIFY(morning.click("signWitnessButton")); // nothing is filled in
        QTRY_VERIFY(morning.dialogText().contains(QStringLiteral("核对情况")));
        QVERIFY(morning.sign(QStringLiteral("falsch")));
        QTRY_VERIFY2(morning.dialogText().contains(QStringLiteral("密码")), qPrintable(morning.dialogText()));

        QVERIFY(morning.sign(CentralHarness::kPassword));

        QVERIFY(morning.reaches(CasePage::Result));
        QVERIFY(morning.theCase().session()->session.reservation());
        QVERIFY(!morning.storedCases().contains(CentralHarness::kPassword));
    }

    void pageFitsTheScreen_data() // G9
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700);
        QTest::newRow("1920x1080 at 150 %") << QSize(1280, 640);
        QTest::newRow("smaller") << QSize(1024, 620);
    }
    void pageFitsTheScreen()
    {
        QFETCH(QSize, size);
        Outage morning;
        morning.window->resize(size);
        QVERIFY(morning.begin());

        QStringList complaints = layoutComplaints(*morning.window);
        keepPicture(morning.window->grab().toImage(), QStringLiteral("sms-outage-%1.png").arg(size.width()));
        QVERIFY(morning.click("witnessButton"));
        QTRY_VERIFY(morning.find<QDialog>("witnessDialog"));
        complaints += layoutComplaints(*morning.find<QDialog>("witnessDialog"));
        keepPicture(morning.find<QDialog>("witnessDialog")->grab().toImage(),
                    QStringLiteral("witness-%1.png").arg(size.width()));

        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
        QCOMPARE(morning.window->size(), size);
    }
};

QTEST_MAIN(TestSmsOutage)
#include "tst_smsoutage.moc"
