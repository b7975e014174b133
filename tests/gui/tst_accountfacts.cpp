// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/layoutaudit.h"
#include "tests/support/pictures.h"
#include "ui/widgets/choicebox.h"

#include <QDialog>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kName = QStringLiteral("阿卜杜拉·买买提");
const QString kMobile = QStringLiteral("13800138000");

struct Morning : CounterMorning
{
    Morning()
        : CounterMorning(withoutCaptcha())
    {}

    bool registerUsual() { return registerApplicant(kDocument, kName, kMobile); }
    /// What the page says beside the field.
    QString label(const char* name) const
    {
        const auto* found = find<QLabel>(name);
        return found ? found->text() : QString();
    }
    bool says(const QString& words)
    {
        return QTest::qWaitFor([&] { return bannerText().contains(words); }, 10'000);
    }
    /// A person with a licence that was issued elsewhere.
    void knowOfALicence() const
    {
        central.importFacts(FactKind::Licences,
                            "documentKind,documentNumber,mobile,authority,state,validUntil\nresidentId," +
                                kDocument.toUtf8() + ",,京A,licensed,\n",
                            FactCoverage::Country);
    }
    /// Longer than the account lives without a selection, and than somebody stays signed in.
    bool waitForTheEnd()
    {
        core->services().staff.signOut();
        central.wait(72h);
        return signIn();
    }
};

} // namespace

/// What clerks see of facts and of an account's life (A2, A3, A4).
class TestAccountFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyCheckedIsMarked() // A2
    {
        Morning morning;
        QVERIFY(morning.signIn() && morning.registerUsual() && morning.reaches(CasePage::Office));

        const QString text = morning.label("accountLabel");

        QVERIFY2(text.contains(QStringLiteral("未核验")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("全国范围内是否没有驾驶证")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("自动注销")), qPrintable(text));
        QVERIFY(layoutComplaints(*morning.window).isEmpty());
        keepPicture(morning.window->grab().toImage(), QStringLiteral("facts-office.png"));
    }

    void refusalSaysWhichCondition() // A2
    {
        Morning morning;
        morning.knowOfALicence();
        QVERIFY(morning.signIn() && morning.registerUsual());

        QVERIFY2(morning.says(QStringLiteral("不能登记为新车车主用户：已持有驾驶证。")),
                 qPrintable(morning.bannerText()));
        QVERIFY(morning.isAt(CasePage::Register));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("facts-refused.png"));
    }

    void applicantHasTheAccountCancelledAndLearns() // A3, A5
    {
        Morning morning;
        QVERIFY(morning.signIn() && morning.registerUsual() && morning.reaches(CasePage::Office));
        QVERIFY(morning.click("cancelAccountButton"));
        QTRY_VERIFY(morning.find<QDialog>("cancelAccountDialog"));
        const QStringList complaints = layoutComplaints(*morning.find<QDialog>("cancelAccountDialog"));
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
        keepPicture(morning.find<QDialog>("cancelAccountDialog")->grab().toImage(),
                    QStringLiteral("account-cancel.png"));
        QVERIFY(morning.click("confirmCancelAccountButton")); // no reason yet
        QVERIFY(morning.find<QDialog>("cancelAccountDialog"));

        QVERIFY(morning.type("cancelAccountReasonLineEdit", QStringLiteral("改办学员用户")));
        QVERIFY(morning.click("confirmCancelAccountButton"));

        QVERIFY(morning.reaches(CasePage::Register));
        QVERIFY2(morning.says(QStringLiteral("本人在窗口申请注销")), qPrintable(morning.bannerText()));
        auto* type = morning.find<ChoiceBox<UserType>>("userTypeComboBox");
        QVERIFY(type);
        type->setValue(UserType::FirstLicenceLearner);
        QVERIFY(!morning.find<QCheckBox>("consentCheckBox")->isChecked()); // who registers again signs again
        QVERIFY(morning.tick("consentCheckBox") && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Office));
        QCOMPARE(morning.theCase().account()->data.userType, UserType::FirstLicenceLearner);
        QVERIFY(!morning.theCase().account()->ended);
    }

    void barredPersonIsRegisteredWithAReason() // A4
    {
        Morning morning;
        QVERIFY(morning.signIn() && morning.registerUsual() && morning.reaches(CasePage::Office));
        const QString account = morning.theCase().account()->id;
        morning.core->services().cases.close(&morning.theCase());
        QVERIFY(morning.waitForTheEnd());
        QVERIFY(morning.registerUsual());
        QVERIFY2(morning.says(QStringLiteral("不能在互联网上再次注册为新车车主")),
                 qPrintable(morning.bannerText()));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("account-barred.png"));
        QVERIFY(morning.click("primaryButton")); // without a reason nothing is sent
        keepPicture(morning.window->grab().toImage(), QStringLiteral("account-barred-without-reason.png"));
        QVERIFY(morning.isAt(CasePage::Register));

        QVERIFY(morning.type("reasonLineEdit", QStringLiteral("本人到窗口说明情况")));
        QVERIFY(morning.click("primaryButton"));

        QVERIFY(morning.reaches(CasePage::Office));
        QCOMPARE(morning.theCase().account()->id, account);
        QCOMPARE(morning.theCase().account()->data.overrides.first().reason,
                 QStringLiteral("本人到窗口说明情况"));
    }

    void accountThatEndedMeanwhileLeadsBackToRegistering() // A4
    {
        Morning morning;
        QVERIFY(morning.signIn() && morning.registerUsual() && morning.reaches(CasePage::Office));
        QVERIFY(morning.waitForTheEnd());

        QVERIFY(morning.click("primaryButton"));

        QVERIFY(morning.reaches(CasePage::Register));
        QVERIFY2(morning.says(QStringLiteral("未按时预选号牌")), qPrintable(morning.bannerText()));
        QCOMPARE(morning.find<QLineEdit>("nameLineEdit")->text(), kName);
    }
};

QTEST_MAIN(TestAccountFacts)
#include "tst_accountfacts.moc"
