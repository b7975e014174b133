// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/accessdesk.h"

#include <QCryptographicHash>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// An answer without what differs from request to request.
QJsonObject comparable(const Answer& answer)
{
    QJsonObject object = answer.object();
    object.remove(t("requestId"));
    return object;
}

QString otherThan(const QString& code)
{
    return code.startsWith(u'1') ? t("20000000") : t("10000000");
}

} // namespace

/// Consent, the one-time code and the applicant's own password (A1), over HTTPS on the real server.
class TestApplicantAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void consentIsStoredWithItsWay() // A1
    {
        AccessDesk desk;
        const Answer paper = desk.counter->send(EndpointId::Register, {}, applicant(1).account);
        const Answer screen = desk.counter->send(
            EndpointId::Register, {}, with(applicant(2).account, "consentWay", t("pressedByApplicant")));

        QCOMPARE(paper.object().value(t("data")).toObject().value(t("consentWay")).toString(),
                 t("signedOnPaper"));
        QVERIFY(screen.isOk());
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM consent WHERE way = 'signedOnPaper' AND "
                                      "counter = 'G01' AND staff = 'clerk1' AND at > 0"),
                 2);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM consent WHERE way = 'pressedByApplicant'"), 2);
    }

    void otherWaysOfConsentAreRefused_data() // A1
    {
        QTest::addColumn<QJsonValue>("way");
        QTest::newRow("by telephone") << QJsonValue(t("byTelephone"));
        QTest::newRow("empty") << QJsonValue(QString());
        QTest::newRow("no text") << QJsonValue(true);
        QTest::newRow("left out") << QJsonValue(QJsonValue::Undefined);
    }
    void otherWaysOfConsentAreRefused()
    {
        QFETCH(QJsonValue, way);
        AccessDesk desk;

        const Answer answer =
            desk.counter->send(EndpointId::Register, {}, with(applicant(1).account, "consentWay", way));

        QCOMPARE(answer.code(), t("malformed"));
        QCOMPARE(answer.facts().value(t("path")).toString(), t("consentWay"));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account"), 0);
    }

    void codeGoesToTheMobileAndIsKeptAsAHash() // A1, E5
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const Answer registered = desk.counter->send(EndpointId::Register, {}, person.account);
        desk.harness.server->tick();
        const QString code = desk.codeOf(person);

        const QJsonObject access = registered.object().value(t("access")).toObject();
        QCOMPARE(access.value(t("state")).toString(), t("codeSent"));
        QCOMPARE(access.value(t("maskedMobile")).toString(),
                 person.mobile.left(3) + t("****") + person.mobile.right(4));
        QCOMPARE(code.size(), 8);
        QVERIFY(!registered.body.contains(code.toUtf8()));
        QCOMPARE(desk.harness.integer("SELECT length(code_hash) FROM account_access"), 32);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sms WHERE sealed IS NOT NULL"), 0);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM code_count"), 0); // B11 has all its codes left
        const QByteArray inAudit = "SELECT count(*) FROM audit WHERE facts LIKE '%" + code.toUtf8() + "%'";
        QCOMPARE(desk.harness.integer(inAudit.constData()), 0);
        QCOMPARE(desk.recorded("account.sendCode"), 1);
    }

    void applicantSetsThePasswordAndSignsIn() // A1
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person);

        const Answer first = desk.firstSignIn(person, desk.codeOf(person));
        const Answer later = desk.signIn(person);

        QCOMPARE(first.status, 200);
        QCOMPARE(later.object(), first.object());
        QCOMPARE(first.object(), (QJsonObject{{t("maskedName"), t("陈**")},
                                              {t("userType"), t("newVehicleOwner")},
                                              {t("isRealName"), true},
                                              {t("services"), QJsonArray{t("plateSelection")}}}));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account_access WHERE code_hash IS NULL AND "
                                      "password_hash LIKE '$argon2id$%'"),
                 1);
        QCOMPARE(desk.stateOf(account), t("passwordSet"));
        QCOMPARE(desk.sendAgain(account).code(), t("passwordAlreadySet"));
        QCOMPARE(desk.recorded("applicant.firstSignIn"), 1);
        QCOMPARE(desk.recorded("applicant.signIn"), 1);
    }

    void secondFirstSignInIsRefused() // A1
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        (void)desk.enter(person);
        const QString code = desk.codeOf(person);
        QVERIFY(desk.firstSignIn(person, code).isOk());

        QCOMPARE(desk.firstSignIn(person, code, t("another1password")).code(), t("accessRefused"));
        QVERIFY(desk.signIn(person).isOk());
        QCOMPARE(desk.signIn(person, t("another1password")).code(), t("accessRefused"));
    }

    void reservationIsShownToItsOwner() // A3, D1
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const QString session = prepared(*desk.counter, person);
        const SessionView drawn = desk.counter->session(EndpointId::Draw, session).view();
        const QString serial = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers.front());
        QVERIFY(desk.counter->session(EndpointId::ChooseDrawn, session, {{t("serial"), serial}}).isOk());
        QVERIFY(desk.counter->session(EndpointId::SendCode, session).isOk());
        desk.harness.server->tick();
        const QString code = desk.harness.sms.lastCode(person.mobile);
        QVERIFY(desk.counter->session(EndpointId::ConfirmCode, session, {{t("code"), code}}).isOk());

        const QJsonObject view = desk.firstSignIn(person, desk.codeOf(person)).object();

        QCOMPARE(view.value(t("reservation")).toObject(),
                 (QJsonObject{{t("number"), t("粤G·") + serial}, {t("lastDay"), t("2026-12-14")}}));
        QVERIFY(view.value(t("services")).toArray().contains(t("testBooking")));
    }

    void everythingWrongGetsOneAnswer_data() // A1: an answer never tells who is registered
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"wrong code", "code that is too old", "voided code", "wrong password",
                                 "no password yet", "account without a code"})
            QTest::newRow(what) << t(what);
    }
    void everythingWrongGetsOneAnswer()
    {
        QFETCH(QString, what);
        HarnessOptions options = withoutCaptcha();
        options.hasSms = what != t("account without a code");
        AccessDesk desk(options);
        const Applicant person = applicant(1);
        const Applicant stranger = applicant(2);
        const QString account = desk.enter(person);
        const QString code = desk.codeOf(person);
        Answer answer;
        if (what == t("wrong code")) {
            answer = desk.firstSignIn(person, otherThan(code));
        } else if (what == t("code that is too old")) {
            desk.harness.wait(std::chrono::hours(7 * 24));
            answer = desk.firstSignIn(person, code);
        } else if (what == t("voided code")) {
            desk.harness.wait(60s);
            QVERIFY(desk.sendAgain(account).isOk());
            answer = desk.firstSignIn(person, code);
        } else if (what == t("account without a code")) {
            answer = desk.firstSignIn(person, t("12345678"));
        } else if (what == t("wrong password")) {
            QVERIFY(desk.firstSignIn(person, code).isOk());
            answer = desk.signIn(person, t("another1password"));
        } else {
            answer = desk.signIn(person);
        }

        const Answer unknownCode = desk.firstSignIn(stranger, t("12345678"));

        QCOMPARE(answer.code(), t("accessRefused"));
        QCOMPARE(comparable(answer), comparable(unknownCode));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM access_failure WHERE failures = 1"), 2);
        // Strangers must not be able to fill the log: only a lock stands in it.
        QCOMPARE(desk.recorded("applicant.wrongCode") + desk.recorded("applicant.wrongPassword"), 0);
    }

    void weakOwnPasswordIsNamedAndCostsNothing_data() // A1
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("problem");
        QTest::newRow("too short") << t("abc1234") << t("tooShort");
        QTest::newRow("too long") << QString(64, u'a') + t("1") << t("tooLong");
        QTest::newRow("letters only") << t("abcdefgh") << t("badFormat");
        QTest::newRow("digits only") << t("12345678") << t("badFormat");
    }
    void weakOwnPasswordIsNamedAndCostsNothing()
    {
        QFETCH(QString, password);
        QFETCH(QString, problem);
        AccessDesk desk;
        const Applicant person = applicant(1);
        (void)desk.enter(person);

        const Answer weak = desk.firstSignIn(person, desk.codeOf(person), password);

        QCOMPARE(weak.code(), t("invalidField"));
        QCOMPARE(weak.facts().value(t("field")).toString(), t("password"));
        QCOMPARE(weak.facts().value(t("problem")).toString(), problem);
        QVERIFY(desk.firstSignIn(person, desk.codeOf(person)).isOk());
    }

    void failuresLockKnownAndUnknownAlike() // A1
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const Applicant stranger = applicant(2);
        (void)desk.enter(person);
        const QString code = desk.codeOf(person);
        for (int left = 4; left >= 1; --left) {
            const Answer known = desk.firstSignIn(person, otherThan(code));
            QCOMPARE(known.facts().value(t("attemptsLeft")).toInt(), left);
            QCOMPARE(comparable(known), comparable(desk.firstSignIn(stranger, otherThan(code))));
        }
        const Answer locked = desk.firstSignIn(person, otherThan(code));
        QCOMPARE(locked.code(), t("accessLocked"));
        QCOMPARE(comparable(locked), comparable(desk.signIn(stranger)));

        QCOMPARE(desk.firstSignIn(person, code).code(), t("accessLocked"));
        QCOMPARE(desk.signIn(person).code(), t("accessLocked"));
        desk.harness.wait(15min);
        QVERIFY(desk.firstSignIn(person, code).isOk());
        desk.harness.clock.advance(std::chrono::hours(25));
        for (int second = 0; second < 60; ++second) // what is old is thrown away every minute
            desk.harness.wait(1s);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM access_failure"), 0);
    }

    void tenWrongEntriesVoidTheCode() // A1
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person);
        const QString code = desk.codeOf(person);
        for (int i = 0; i < 10; ++i) {
            if (i == 5)
                desk.harness.wait(15min);
            QVERIFY(!desk.firstSignIn(person, otherThan(code)).isOk());
        }
        desk.harness.wait(15min);

        QCOMPARE(desk.firstSignIn(person, code).code(), t("accessRefused"));
        QCOMPARE(desk.stateOf(account), t("noCode"));
        QVERIFY(desk.sendAgain(account).isOk());
        QVERIFY(desk.firstSignIn(person, desk.codeOf(person)).isOk());
    }

    void repeatedFirstSignInHasItsEffectOnce() // F3
    {
        AccessDesk desk;
        const Applicant person = applicant(1);
        (void)desk.enter(person);
        const QString operation = desk.phone.newOperation();
        const QJsonObject body =
            with(with(documentOf(person), "code", desk.codeOf(person)), "password", kOwnPassword);
        const QJsonObject sent = with(body, "operation", operation);

        const Answer first = desk.phone.send(EndpointId::FirstSignIn, {}, sent);
        desk.harness.restart();
        const Answer again = desk.phone.send(EndpointId::FirstSignIn, {}, sent);
        const Answer other =
            desk.phone.send(EndpointId::FirstSignIn, {}, with(sent, "password", t("another1password")));

        QVERIFY(first.isOk());
        QCOMPARE(again.body, first.body);
        QCOMPARE(other.code(), t("operationReused"));
        QCOMPARE(desk.recorded("applicant.firstSignIn"), 1);
        // Nobody who only has the database can try passwords against what tells the bodies apart.
        const QByteArray plain = "nobody\n/v1/applicants/first-sign-in\n" + toCanonicalJson(body);
        int found = 0;
        desk.harness.connect()->query("SELECT id FROM operation WHERE body_hash = $1",
                                      {QCryptographicHash::hash(plain, QCryptographicHash::Sha256)},
                                      [&](const SqlRow&) { ++found; });
        QCOMPARE(found, 0);
    }
};

QTEST_GUILESS_MAIN(TestApplicantAccess)
#include "tst_applicantaccess.moc"
