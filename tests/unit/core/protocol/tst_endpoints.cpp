// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/endpoints.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestEndpoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEndpointFindsItself() // F1
    {
        QSet<QString> seen;
        for (const Endpoint& wanted : allEndpoints()) {
            const QByteArray path = pathFor(wanted.id, {{QStringLiteral("account"), QStringLiteral("a/1 ü")},
                                                        {QStringLiteral("session"), QStringLiteral("s-1")},
                                                        {QStringLiteral("kind"), QStringLiteral("02")},
                                                        {QStringLiteral("listing"), QStringLiteral("l-1")},
                                                        {QStringLiteral("sheet"), QStringLiteral("p-1")},
                                                        {QStringLiteral("after"), QStringLiteral("17")},
                                                        {QStringLiteral("day"), QStringLiteral("2026-11-27")},
                                                        {QStringLiteral("sms"), QStringLiteral("m-1")},
                                                        {QStringLiteral("token"), QStringLiteral("t-1")},
                                                        {QStringLiteral("status"), QStringLiteral("1")}});
            const auto route = findRoute(wanted.method, path);

            QVERIFY2(route, path.constData());
            QCOMPARE(route->endpoint->id, wanted.id);
            if (route->variables.contains(QStringLiteral("account")))
                QCOMPARE(route->variables.value(QStringLiteral("account")), QStringLiteral("a/1 ü"));
            seen.insert(QString::fromLatin1(wanted.operationId));
        }
        QCOMPARE(seen.size(), static_cast<qsizetype>(allEndpoints().size()));
    }
    void saysWhetherThePathExists()
    {
        bool exists = false;
        QVERIFY(!findRoute(HttpMethod::Get, "/v1/sign-in", &exists));
        QVERIFY(exists);
        QVERIFY(!findRoute(HttpMethod::Get, "/v1/nothing", &exists));
        QVERIFY(!exists);
    }
    void refusesHostilePaths_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no slash") << QByteArray("v1/hello");
        QTest::newRow("empty variable") << QByteArray("/v1/accounts/");
        QTest::newRow("one segment more") << QByteArray("/v1/hello/x");
        QTest::newRow("a variable of 65 characters") << QByteArray("/v1/accounts/" + QByteArray(65, 'a'));
        QTest::newRow("a long path") << QByteArray(100'000, '/');
    }
    void refusesHostilePaths()
    {
        QFETCH(QByteArray, path);
        QVERIFY(!findRoute(HttpMethod::Get, path));
    }
    void requestsThatCarryASerialStandInASession() // F6: verify, keep aside and choose
    {
        for (const Endpoint& candidate : allEndpoints()) {
            const QByteArray path(candidate.path);
            const bool isNumberRequest = candidate.id == EndpointId::Verify ||
                                         candidate.id == EndpointId::KeepAside ||
                                         candidate.id == EndpointId::ChooseDrawn;
            QVERIFY(!isNumberRequest || path.startsWith("/v1/sessions/{session}/"));
            QVERIFY2(!path.contains("{serial}") && !path.contains("{number}") && !path.contains("{plate}"),
                     candidate.path);
        }
    }
};

QTEST_APPLESS_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
