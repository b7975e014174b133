// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/clientaddress.h"

#include <QTest>

using namespace xuanhao;

/// Whose request it is (G8).
class TestClientAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proxyLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("client"); ///< "-": refused
        const auto row = [](const char* line, const char* client) {
            QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(client);
        };
        row("PROXY TCP4 192.0.2.1 10.0.0.1 56324 8443", "192.0.2.1");
        row("PROXY TCP6 2001:db8::1 2001:db8::2 1 65535", "2001:db8::1");
        row("PROXY TCP6 ::ffff:192.0.2.1 ::1 1 2", "192.0.2.1");
        row("PROXY UNKNOWN", "");
        row("PROXY UNKNOWN ffff::1 ffff::2 65535 65535", "");
        row("PROXY TCP4 2001:db8::1 10.0.0.1 56324 8443", "-");
        row("PROXY TCP4 192.0.2.1 10.0.0.1 56324", "-");
        row("PROXY TCP4 192.0.2.1 10.0.0.1 56324 65536", "-");
        row("PROXY TCP4 192.0.2.1 10.0.0.1 56324 8443 x", "-");
        row("PROXY TCP4 192.0.2 10.0.0.1 56324 8443", "-");
        row("PROXY TCP4 somebody 10.0.0.1 56324 8443", "-");
        row("PROXY UDP4 192.0.2.1 10.0.0.1 56324 8443", "-");
        row("proxy TCP4 192.0.2.1 10.0.0.1 56324 8443", "-");
        row("GET / HTTP/1.1", "-");
        row("", "-");
    }
    void proxyLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, client);
        const auto found = proxiedAddress(line);
        QCOMPARE(found.value_or(QStringLiteral("-")), client);
    }

    void aNetworkOfIpv6CountsAsOneAddress()
    {
        const auto origin = [](const char* address) { return originOf(QString::fromLatin1(address)); };
        QCOMPARE(origin("2001:db8:1:2::1"), origin("2001:db8:1:2:ffff::9"));
        QVERIFY(origin("2001:db8:1:2::1") != origin("2001:db8:1:3::1"));
        QVERIFY(origin("192.0.2.1") != origin("192.0.2.2"));
        QCOMPARE(origin("::ffff:192.0.2.1").isEmpty(), false);
        QCOMPARE(plainAddress(QStringLiteral("::ffff:192.0.2.1")),
                 std::optional(QStringLiteral("192.0.2.1")));
        QVERIFY(!plainAddress(QStringLiteral("example.org")));
    }
};

QTEST_APPLESS_MAIN(TestClientAddress)
#include "tst_clientaddress.moc"
