// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/keypin.h"

#include "server/http/tls.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace xuanhao;

class TestKeyPin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheServersOwnPin();
    void isTheKeyAsOpenSslWritesIt();
    void changesWithTheKey();
    void refusesEveryTruncation();

private:
    [[nodiscard]] QByteArray certificatePem()
    {
        return makeSelfSigned({QStringLiteral("central.example"), QStringLiteral("127.0.0.1")}, m_clock,
                              m_random)
            ->certificatePem;
    }
    test::FakeClock m_clock{Instant(Milliseconds(1'795'000'000'000))};
    test::SeededRandom m_random{1};
};

void TestKeyPin::agreesWithTheServersOwnPin()
{
    const QByteArray pem = certificatePem();
    QCOMPARE(QString::fromLatin1(keyPin(QSslCertificate(pem).toDer())), *spkiPin(pem));
}

void TestKeyPin::isTheKeyAsOpenSslWritesIt()
{
    const QSslCertificate certificate(certificatePem());
    QCOMPARE(subjectPublicKeyInfo(certificate.toDer()), std::optional(certificate.publicKey().toDer()));
}

void TestKeyPin::changesWithTheKey()
{
    QVERIFY(keyPin(QSslCertificate(certificatePem()).toDer()) !=
            keyPin(QSslCertificate(certificatePem()).toDer()));
}

void TestKeyPin::refusesEveryTruncation()
{
    const QByteArray der = QSslCertificate(certificatePem()).toDer();
    for (qsizetype size = 0; size < der.size(); ++size)
        QVERIFY(keyPin(der.left(size)).isEmpty());
}

QTEST_GUILESS_MAIN(TestKeyPin)
#include "tst_keypin.moc"
