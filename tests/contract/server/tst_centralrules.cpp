// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

QJsonObject with(const char* key, const QJsonValue& value)
{
    return {{QString::fromLatin1(key), value}};
}

} // namespace

/// The rules of B1–B12 as central enforces them.
class TestCentralRules : public QObject
{
    Q_OBJECT

private:
    struct Desk : SessionDesk
    {
        using SessionDesk::SessionDesk;

        Answer open(const QString& account, const QJsonObject& body = division())
        {
            return counter->send(EndpointId::OpenSession, {{t("account"), account}}, body);
        }
        /// How many messages of sessions came to this end.
        std::int64_t recordedOfSessions(const char* action)
        {
            const QByteArray sql = QByteArray("SELECT count(*) FROM audit JOIN sms ON sms.id = audit.object "
                                              "WHERE sms.session <> '' AND audit.action = '") +
                                   action + "'";
            return harness.integer(sql.constData());
        }
    };

private Q_SLOTS:
    void openingIsRefusedInWords_data() // B1
    {
        QTest::addColumn<QJsonObject>("request");
        QTest::addColumn<QString>("code");
        const auto request = [](const char* code, BusinessKind business) {
            return OpenSessionRequest{t(code), business}.toJson();
        };
        QTest::newRow("closed division")
            << request("440803", BusinessKind::NewVehicle) << t("divisionClosed");
        QTest::newRow("division in maintenance")
            << request("440804", BusinessKind::NewVehicle) << t("maintenance");
        QTest::newRow("unknown division") << request("110101", BusinessKind::NewVehicle) << t("invalidField");
    }
    void openingIsRefusedInWords()
    {
        QFETCH(QJsonObject, request);
        QFETCH(QString, code);
        Desk desk;
        const QString account = desk.counter->send(EndpointId::Register, {}, applicant(1).account).id();

        QCOMPARE(desk.open(account, request).code(), code);
    }

    void openingHoursAreOfTheOfficesZone() // B1, F7
    {
        HarnessOptions options = withoutCaptcha();
        options.openingHours = {};
        options.start = *instantFromIso(t("2026-11-23T08:59:59.999+08:00"));
        Desk desk(options);
        const QString account = desk.counter->send(EndpointId::Register, {}, applicant(1).account).id();

        const Answer before = desk.open(account);
        QCOMPARE(before.code(), t("notOpenYet"));
        QCOMPARE(before.facts().value(t("opensAt")).toString(), t("2026-11-23T09:00:00.000+08:00"));
        desk.harness.wait(1ms);
        QVERIFY(desk.open(account).isOk());
    }

    void clockThatIsOffStopsComposingOnly() // F7
    {
        HarnessOptions options = withoutCaptcha();
        options.clockTrust = ClockTrust::OffByASecond;
        Desk desk(options);
        desk.session = prepared(*desk.counter, applicant(1));

        QCOMPARE(desk.act(EndpointId::StartCompose).code(), t("clockUntrusted"));
        QCOMPARE(desk.act(EndpointId::Draw).view().session.stage(), Stage::Drawn);
    }

    void newVehicleOwnersHaveSelectionOnly() // A3
    {
        Desk desk;
        const Answer owner = desk.counter->send(EndpointId::Register, {}, applicant(1).account);
        QJsonObject other = applicant(2).account;
        other.insert(t("userType"), t("driver"));
        const Answer driver = desk.counter->send(EndpointId::Register, {}, other);

        QCOMPARE(owner.object().value(t("services")).toArray(), QJsonArray{t("plateSelection")});
        QVERIFY(driver.object().value(t("services")).toArray().contains(t("testBooking")));
    }

    void registrationNamesTheFieldThatIsWrong_data() // A1
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("check character")
            << t("documentNumber") << QJsonValue(t("440803199001010011")) << t("invalidField");
        QTest::newRow("empty name") << t("name") << QJsonValue(QString()) << t("invalidField");
        QTest::newRow("short mobile") << t("mobile") << QJsonValue(t("1380013800")) << t("invalidField");
        QTest::newRow("old agreement")
            << t("agreementVersion") << QJsonValue(t("2019")) << t("consentMissing");
    }
    void registrationNamesTheFieldThatIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        Desk desk;
        QJsonObject account = applicant(1).account;
        account.insert(field, value);

        const Answer answer = desk.counter->send(EndpointId::Register, {}, account);

        QCOMPARE(answer.code(), code);
        if (code == t("invalidField"))
            QCOMPARE(answer.facts().value(t("field")).toString(), field);
    }

    void unitsNeedAnAgentAndWarningsAReason() // A1
    {
        Desk desk;
        QJsonObject unit = applicant(1).account;
        unit.insert(t("documentKind"), t("unitCreditCode"));
        unit.insert(t("documentNumber"), t("91350211M0000XUF46")); // really issued, fails its check
        QCOMPARE(desk.counter->send(EndpointId::Register, {}, unit).code(), t("warningNotOverridden"));
        unit.insert(
            t("overrides"),
            QJsonArray{Override{t("documentNumber"), t("badCheckCharacter"), t("证件原件无误")}.toJson()});
        QCOMPARE(desk.counter->send(EndpointId::Register, {}, unit).code(), t("agentMissing"));
        AgentDraft agent;
        agent.name = t("陈大文");
        agent.documentNumber = applicant(2).account.value(t("documentNumber")).toString();
        agent.mobile = t("13800138000");
        unit.insert(t("agent"), agent.toJson());
        QVERIFY(desk.counter->send(EndpointId::Register, {}, unit).isOk());
    }

    void samePersonIsTheSameAccount() // A6
    {
        Desk desk;
        QJsonObject account = applicant(1).account;
        const QString id = desk.counter->send(EndpointId::Register, {}, account).id();
        account.insert(t("documentKind"), t("temporaryResidentId"));
        account.insert(t("mobile"), t("13900139000"));

        const Answer again = desk.counter->send(EndpointId::Register, {}, account);

        QCOMPARE(again.code(), t("accountExists"));
        QCOMPARE(again.facts().value(t("account")).toString(), id);
        QCOMPARE(again.facts().value(t("differs")).toArray(), QJsonArray{t("mobile")});
        const AccountQuery query{DocumentKind::ResidentId, account.value(t("documentNumber")).toString()};
        QCOMPARE(desk.counter->send(EndpointId::FindAccount, {}, query.toJson()).id(), id);
        QCOMPARE(desk.counter->send(EndpointId::ShowAccount, {{t("account"), id}}).id(), id);
        QCOMPARE(desk.recorded("account.show"), 2); // E5: both showed it in clear
    }

    void correctionEndsWhenTheSelectionBegins() // A7
    {
        Desk desk;
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        const QString account = desk.act(EndpointId::ShowSession).view().account;
        const QJsonObject correction{{t("name"), t("陈大大")}, {t("reason"), t("录入有误")}};
        QCOMPARE(desk.counter->send(EndpointId::CorrectAccount, {{t("account"), account}}, correction).code(),
                 t("selectionBegun"));
        QVERIFY(desk.act(EndpointId::Abandon).isOk());

        const Answer corrected =
            desk.counter->send(EndpointId::CorrectAccount, {{t("account"), account}}, correction);

        QCOMPARE(corrected.object().value(t("data")).toObject().value(t("name")).toString(), t("陈大大"));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account_change"), 1);
    }

    void vehicleIsCheckedBeforeTheChoice_data() // B3
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("wrong VIN") << t("vin") << QJsonValue(t("LSVAA49J132047")) << t("invalidField");
        QTest::newRow("VIN whose check digit fails")
            << t("vin") << QJsonValue(t("LSVAA49J732047371")) << t("warningNotOverridden");
        QTest::newRow("no invoice") << t("invoiceBuyer") << QJsonValue(QString()) << t("invoiceMissing");
        QTest::newRow("somebody else's invoice")
            << t("invoiceBuyer") << QJsonValue(t("李小明")) << t("invoiceNameDiffers");
        QTest::newRow("kind served elsewhere")
            << t("vehicleClass") << QJsonValue(t("largeCar")) << t("plateKindNotServed");
        QTest::newRow("bad certificate") << t("certificateNumber") << QJsonValue(t("1")) << t("invalidField");
        QTest::newRow("invoice not seen")
            << t("documents") << QJsonValue(QJsonArray{t("identity"), t("certificate")}) << t("invalidField");
        QTest::newRow("paper nobody knows")
            << t("documents") << QJsonValue(QJsonArray{t("identity"), t("certificate"), t("invoice"), t("x")})
            << t("invalidField");
        QTest::newRow("no brand") << t("brandModel") << QJsonValue(QString()) << t("invalidField");
    }
    void vehicleIsCheckedBeforeTheChoice()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        Desk desk;
        const Applicant person = applicant(1);
        const QString account = desk.counter->send(EndpointId::Register, {}, person.account).id();
        desk.session = desk.open(account).id();
        QCOMPARE(desk.act(EndpointId::AcceptNotice, with("version", t("1999"))).code(), t("noticeOutdated"));
        QVERIFY(desk.act(EndpointId::AcceptNotice, with("version", t("2026-11"))).isOk());
        QJsonObject vehicle = person.vehicle;
        vehicle.insert(field, value);

        QCOMPARE(desk.act(EndpointId::EnterVehicle, vehicle).code(), code);
        QCOMPARE(desk.act(EndpointId::ShowSession).view().session.isDone(Step::Vehicle), false);
    }

    void vehicleSucceedsOnce() // B12
    {
        Desk desk;
        const Applicant first = applicant(1);
        desk.session = prepared(*desk.counter, first);
        Applicant second = applicant(2);
        second.vehicle.insert(t("vin"), first.vehicle.value(t("vin")));
        const QString account = desk.counter->send(EndpointId::Register, {}, second.account).id();
        const QString other = desk.open(account).id();
        QVERIFY(desk.counter->session(EndpointId::AcceptNotice, other, with("version", t("2026-11"))).isOk());
        QCOMPARE(desk.counter->session(EndpointId::EnterVehicle, other, second.vehicle).code(), t("vinUsed"));

        desk.choose();
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QVERIFY(desk.act(EndpointId::ConfirmCode, with("code", desk.lastCode(first))).isOk());
        QCOMPARE(desk.recordedOfSessions("sms.sent"), 1); // E5
        QVERIFY(desk.recorded("session.choose") == 1 &&
                desk.harness.integer("SELECT count(*) FROM audit WHERE facts LIKE '%serial%'") == 0);

        QCOMPARE(desk.counter->session(EndpointId::EnterVehicle, other, second.vehicle).code(), t("vinUsed"));
    }

    void quotasAreOfThePersonsDay() // B7, F7
    {
        HarnessOptions options = withoutCaptcha();
        options.start = *instantFromIso(t("2026-11-23T23:55:00.000+08:00"));
        Desk desk(options);
        desk.session = prepared(*desk.counter, applicant(1));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        for (int i = 0; i < 5; ++i)
            QVERIFY(desk.act(EndpointId::Verify, with("serial", t("A1205"))).isOk());

        QCOMPARE(desk.act(EndpointId::Verify, with("serial", t("A1210"))).refusal(),
                 t("noVerificationsLeft"));
        desk.harness.wait(90s);
        QCOMPARE(desk.act(EndpointId::StartCompose).refusal(), t("noVerificationsLeft"));
        desk.harness.wait(4min);
        QCOMPARE(desk.act(EndpointId::StartCompose).view().quotas.verifications, 5);
    }

    void clearedLockStaysSpent() // B7
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(desk.act(EndpointId::Verify, with("serial", t("A1250"))).view().lastVerify->isLocked);
            QVERIFY(desk.act(EndpointId::Clear).isOk());
        }

        QCOMPARE(desk.act(EndpointId::Verify, with("serial", t("A1250"))).refusal(), t("noLocksLeft"));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT "
                                      "NULL AND returns_at IS NULL"),
                 0);
    }

    void
    onlyReleasedNumbersAreFree_data() // "Unreleased, taken, withheld and blocked numbers are never free."
    {
        QTest::addColumn<QString>("serial");
        QTest::newRow("unreleased") << t("C0001");
        QTest::newRow("released in the future") << t("Z9900");
        QTest::newRow("taken") << t("A1200");
        QTest::newRow("withheld") << t("A1206");
        QTest::newRow("blocked") << t("A1207");
    }
    void onlyReleasedNumbersAreFree()
    {
        QFETCH(QString, serial);
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());

        const SessionView view = desk.act(EndpointId::Verify, with("serial", serial)).view();

        QVERIFY(!view.lastVerify->isLocked);
        QCOMPARE(view.quotas.verifications, 4);
    }

    void segmentOpensAtItsTime() // E3
    {
        HarnessOptions options = withoutCaptcha();
        options.start = *instantFromIso(t("2027-01-05T08:59:59.000+08:00"));
        Desk desk(options);
        const SerialIndex before = desk.counter->pool(PlateKind::SmallCar).pool.count();
        const auto openedBefore = desk.recorded("segment.open");
        desk.harness.wait(1s);
        const SerialIndex after = desk.counter->pool(PlateKind::SmallCar).pool.count();

        QCOMPARE(after, before + 100);
        QCOMPARE(desk.recorded("segment.open"), openedBefore + 1); // E5
    }

    void undecidedListingsCloseInThePersonsFavour() // B10
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QCOMPARE(desk.act(EndpointId::Submit).view().session.endReason(), EndReason::EarlySubmission);

        desk.harness.wait(std::chrono::hours(24 * 8));

        QCOMPARE(desk.harness.integer("SELECT count(*) FROM listing WHERE state = 'closed'"), 1);
    }

    void provisionalDayIsCountedAgain() // D1
    {
        HarnessOptions options = withoutCaptcha();
        options.start = *instantFromIso(t("2026-12-14T10:00:00.000+08:00"));
        Desk desk(options);
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        desk.choose();
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        const SessionView reserved =
            desk.act(EndpointId::ConfirmCode, with("code", desk.lastCode(person))).view();
        QCOMPARE(reserved.session.reservation()->lastDay, (CountedDate{QDate(2027, 1, 4), true}));

        desk.harness.importCalendarYear(t("2027"), {t("2027-01-01"), t("2027-01-04"), t("2027-01-05")});
        for (int second = 0; second < 61; ++second)
            desk.harness.wait(1s);

        const SessionView recounted = desk.act(EndpointId::ShowSession).view();
        QCOMPARE(recounted.session.reservation()->lastDay, (CountedDate{QDate(2027, 1, 7), false}));
    }
};

QTEST_GUILESS_MAIN(TestCentralRules)
#include "tst_centralrules.moc"
