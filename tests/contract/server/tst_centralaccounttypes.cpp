// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/accountdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// How applicants come to another user type, and what other systems are told (A3, A4, A5).
class TestCentralAccountTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changingToALearnerIsCancellingAndRegistering() // A3, A5
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();
        QCOMPARE(desk.enter(person, UserType::FirstLicenceLearner).code(), t("accountExists"));

        const Answer cancelled = desk.cancel(account);
        QCOMPARE(endReason(cancelled), t("atTheCounter"));
        const Answer learner = desk.enter(person, UserType::FirstLicenceLearner);

        QVERIFY2(learner.isOk(), learner.body.constData());
        QVERIFY(learner.object().value(t("services")).toArray().contains(t("testBooking")));
        QVERIFY(!learner.object().contains(t("selectBefore")));
        desk.wait(72h);
        QCOMPARE(endReason(desk.show(account)), QString());
    }

    void cancellationWaitsForWhatIsUnderWay() // A5
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();
        desk.session = desk.open(account).id();
        QCOMPARE(desk.cancel(account).code(), t("sessionLive"));
        desk.act(EndpointId::Abandon);
        QCOMPARE(desk.cancel(account, "  ").code(), t("invalidField"));
        QVERIFY(desk.cancel(account).isOk());

        const QString other = desk.reserve(applicant(2));
        QCOMPARE(desk.cancel(other).code(), t("alreadyReserved"));
    }

    void cancellationHappensOnce() // F3
    {
        AccountDesk desk;
        const QString account = desk.enter(applicant(1)).id();
        const QJsonObject body{{t("operation"), desk.counter->newOperation()},
                               {t("reason"), t("改办学员用户")}};

        const Answer first = desk.counter->send(EndpointId::CancelAccount, {{t("account"), account}}, body);
        const Answer second = desk.counter->send(EndpointId::CancelAccount, {{t("account"), account}}, body);

        QVERIFY(first.isOk());
        QCOMPARE(second.body, first.body);
        QCOMPARE(desk.recorded("account.end"), 1);
    }

    void learnerWhoseLicenceIsIssuedIsADriver() // A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        desk.knowTheCountry({}, FactDesk::lineOf(person) + ",粤G,learner,2028-01-01\n");
        const QString account = desk.enter(person, UserType::FirstLicenceLearner).id();

        desk.knowTheCountry({}, FactDesk::lineOf(person) + ",粤G,licensed,\n");
        const Answer driver = desk.show(account);

        QCOMPARE(driver.object().value(t("data")).toObject().value(t("userType")).toString(), t("driver"));
        QCOMPARE(standing(driver), t("verified"));
        QVERIFY(driver.object().value(t("services")).toArray().contains(t("bindLicence")));
        QCOMPARE(desk.recorded("account.convert"), 1);
    }

    void newOwnerWhoseVehicleIsRegisteredIsAnOwner() // A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        desk.knowTheCountry();
        const QString account = desk.reserve(person);

        desk.knowTheCountry(FactDesk::lineOf(person) + ",粤G,V1\n");
        desk.waitUntil("2026-12-15T10:00:00.000+08:00"); // past the last day

        const Answer owner = desk.show(account);
        QCOMPARE(endReason(owner), QString());
        QCOMPARE(owner.object().value(t("data")).toObject().value(t("userType")).toString(),
                 t("vehicleOwner"));
    }

    void learnersProofEnds() // A4
    {
        AccountDesk desk;
        const Applicant person = applicant(1);
        desk.knowTheCountry({}, FactDesk::lineOf(person) + ",粤G,learner,2026-12-01\n");
        const QString account = desk.enter(person, UserType::FirstLicenceLearner).id();

        desk.waitUntil("2026-12-01T23:59:59.999+08:00");
        QCOMPARE(desk.recorded("account.end"), 0);
        desk.waitUntil("2026-12-02T00:00:00.000+08:00");
        QCOMPARE(desk.recorded("account.end"), 0); // those facts do not know of a licence of yesterday
        desk.knowTheCountry({}, FactDesk::lineOf(person) + ",粤G,learner,2026-12-01\n");
        desk.waitUntil("2026-12-03T03:00:00.000+08:00");

        QCOMPARE(desk.recorded("account.end"), 1);
        QCOMPARE(endReason(desk.show(account)), t("learnerProof"));
    }

    void otherSystemsAskWhetherATestMayBeBooked() // A3
    {
        AccountDesk desk;
        TestCounter booking(desk.harness, t("X01"));
        QVERIFY(booking.enrol(desk.harness.addSystem(t("X01"), t("考试预约系统"))).isOk());
        const auto ask = [&](const Applicant& person) {
            const Answer answer =
                booking.send(EndpointId::AskTestBooking, {},
                             {{t("documentKind"), t("residentId")},
                              {t("documentNumber"), person.account.value(t("documentNumber")).toString()}});
            return answer.isOk()
                       ? answer.object()
                             .value(t("refusal"))
                             .toString(answer.object().value(t("mayBook")).toBool() ? t("yes") : t("?"))
                       : answer.code();
        };

        QCOMPARE(ask(applicant(1)), t("noAccount"));
        const QString account = desk.enter(applicant(1)).id();
        QCOMPARE(ask(applicant(1)), t("selectionUnfinished"));
        (void)desk.cancel(account);
        QCOMPARE(ask(applicant(1)), t("accountEnded"));
        (void)desk.enter(applicant(1), UserType::FirstLicenceLearner);
        QCOMPARE(ask(applicant(1)), t("yes"));
        (void)desk.reserve(applicant(2));
        QCOMPARE(ask(applicant(2)), t("yes"));
        (void)desk.enter(applicant(3), UserType::Driver);
        QCOMPARE(ask(applicant(3)), t("yes"));
        QCOMPARE(desk.recorded("testBooking.ask"), 6);

        // Neither may ask what the other one may.
        QCOMPARE(booking.send(EndpointId::Reference).code(), t("unknownCounter"));
        QCOMPARE(booking.signIn(t("clerk1")).code(), t("unknownCounter"));
        QCOMPARE(
            desk.counter
                ->send(EndpointId::AskTestBooking, {},
                       {{t("documentKind"), t("residentId")}, {t("documentNumber"), t("11010519491231002X")}})
                .code(),
            t("forbidden"));
    }
};

QTEST_GUILESS_MAIN(TestCentralAccountTypes)
#include "tst_centralaccounttypes.moc"
