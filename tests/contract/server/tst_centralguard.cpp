// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/faultyoffice.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// Who is let in, and who is not (F1, E4, G8).
class TestCentralGuard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersAreRefused_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("no counter") << t("X-Counter") << QString() << t("unknownCounter");
        QTest::newRow("unknown counter") << t("X-Counter") << t("G99") << t("unknownCounter");
        QTest::newRow("another time than signed") << t("X-Time") << t("1795400000001") << t("badSignature");
        QTest::newRow("time that is no number") << t("X-Time") << t("soon") << t("badSignature");
        QTest::newRow("another nonce than signed")
            << t("X-Nonce") << t("0123456789abcdef0123") << t("badSignature");
        QTest::newRow("empty signature") << t("X-Signature") << QString() << t("badSignature");
        QTest::newRow("foreign signature")
            << t("X-Signature") << QString::fromLatin1(QByteArray(64, 'x').toBase64()) << t("badSignature");
        QTest::newRow("no token") << t("Authorization") << QString() << t("signInFirst");
        QTest::newRow("wrong token") << t("Authorization") << t("Bearer abc") << t("signInFirst");
    }
    void strangersAreRefused()
    {
        QFETCH(QString, header);
        QFETCH(QString, value);
        QFETCH(QString, code);
        CentralHarness harness;
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const QByteArray body = R"({"by":"case","value":"x"})";
        auto headers = counter->signedHeaders("POST", "/v1/search", body);
        headers.insert(header.toLatin1(), value.toLatin1());

        QCOMPARE(counter->raw("POST", "/v1/search", body, headers).code(), code);
    }

    void signatureIsHeldAgainstAKeyOnce() // G8: forged ones cost the answering thread nothing
    {
        FaultyOffice office(Fault::None, withoutCaptcha());
        const QString code = office.harness.addCounter(t("G01"), t("一号"));
        QVERIFY(office.first->send(EndpointId::Enrol, {}, office.first->enrolment(code)).isOk());
        QByteArray key;
        office.watcher->query("SELECT public_key FROM counter WHERE id = 'G01'", {},
                              [&](const SqlRow& row) { key = row.blob(0); });
        const auto asked = [&](const QByteArray& triedKey, bool isProven) {
            const QByteArray target = "/v1/reference";
            ApiRequest request = FaultyOffice::request(t("x"), "GET", target, {},
                                                       office.first->signedHeaders("GET", target, {}));
            request.triedKey = triedKey;
            request.isProven = isProven;
            return office.answer(request);
        };

        QVERIFY(asked({}, false).isOk()); // nobody has looked
        QVERIFY(asked(key, true).isOk());
        QCOMPARE(asked(key, false).code(), t("badSignature"));     // it is right, and is not looked at again
        QVERIFY(asked(QByteArray(key.size(), 'k'), false).isOk()); // of a key that was replaced
    }

    void requestsAreTakenOnceAndInTime()
    {
        CentralHarness harness;
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        const QByteArray body = R"({"by":"case","value":"x"})";
        const auto headers = counter->signedHeaders("POST", "/v1/search", body);
        QVERIFY(counter->raw("POST", "/v1/search", body, headers).isOk());
        QCOMPARE(counter->raw("POST", "/v1/search", body, headers).code(), t("replayed"));
        QCOMPARE(counter->raw("POST", "/v1/search", R"({"by":"case","value":"y"})", headers).code(),
                 t("badSignature"));
        harness.wait(301s);
        const Answer late = counter->raw("POST", "/v1/search", body, headers);
        QCOMPARE(late.code(), t("clockSkew"));
        QCOMPARE(late.facts().value(t("serverTime")).toString(), toOfficeIso(harness.clock.now()));
        harness.restart();
        QVERIFY(counter->send(EndpointId::Search, {}, {{t("by"), t("case")}, {t("value"), t("x")}}).isOk());
    }

    void tokensBelongToTheirCounter()
    {
        CentralHarness harness;
        const auto first = counterAt(harness, t("G01"), t("clerk1"));
        const auto second = counterAt(harness, t("G02"), t("clerk2"));
        second->token = first->token;

        QCOMPARE(second->send(EndpointId::Search, {}, {{t("by"), t("case")}, {t("value"), t("x")}}).code(),
                 t("signInFirst"));
    }

    void administratorsDoNotServeApplicants() // E4
    {
        CentralHarness harness;
        const auto counter = counterAt(harness, t("G01"), t("clerk1"));
        harness.addStaff(t("admin1"), Role::Administrator);
        QVERIFY(counter->signIn(t("admin1")).isOk());

        QCOMPARE(counter->send(EndpointId::Register, {}, applicant(1).account).code(), t("forbidden"));
    }

    void enrolmentCodesWorkOnce()
    {
        CentralHarness harness;
        TestCounter counter(harness, t("G01"));
        const QString code = harness.addCounter(t("G01"), t("一号"));
        QCOMPARE(counter.enrol(t("AAAA")).code(), t("badEnrolCode"));
        QVERIFY(counter.enrol(code).isOk());
        QCOMPARE(counter.enrol(code).code(), t("badEnrolCode"));
    }
};

QTEST_GUILESS_MAIN(TestCentralGuard)
#include "tst_centralguard.moc"
