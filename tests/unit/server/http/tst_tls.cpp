// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/tls.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;

namespace {

const QStringList kNames{QStringLiteral("central.example"), QStringLiteral("localhost"),
                         QStringLiteral("127.0.0.1"), QStringLiteral("::1")};

TlsMaterial make(std::uint64_t seed = 1)
{
    const test::FakeClock clock(*instantFromIso(QStringLiteral("2026-11-23T10:00:00+08:00")));
    test::SeededRandom random(seed);
    return makeSelfSigned(kNames, clock, random).value();
}

QSslCertificate certificateOf(const TlsMaterial& material)
{
    return QSslCertificate(material.certificatePem, QSsl::Pem);
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void certificateLastsTenYearsFromTheDayBefore()
    {
        const QSslCertificate certificate = certificateOf(make());

        QCOMPARE(certificate.effectiveDate(), QDateTime({2026, 11, 22}, {2, 0}, Qt::UTC));
        QCOMPARE(certificate.expiryDate(), QDateTime({2036, 11, 20}, {2, 0}, Qt::UTC));
    }
    void certificateCarriesEveryName()
    {
        const QSslCertificate certificate = certificateOf(make());

        const auto names = certificate.subjectAlternativeNames();
        QCOMPARE(names.values(QSsl::DnsEntry).size(), 2);
        QVERIFY(names.contains(QSsl::DnsEntry, QStringLiteral("central.example")));
        QVERIFY(names.contains(QSsl::DnsEntry, QStringLiteral("localhost")));
        QVERIFY(names.contains(QSsl::IpAddressEntry, QStringLiteral("127.0.0.1")));
        QCOMPARE(names.values(QSsl::IpAddressEntry).size(), 2);
        QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName),
                 QStringList{QStringLiteral("central.example")});
        QVERIFY(certificate.isSelfSigned());
    }
    void keyIsOfP256AndFits()
    {
        const TlsMaterial material = make();
        const QSslKey key(material.keyPem.clear(), QSsl::Ec);

        QCOMPARE(key.length(), 256);
        QCOMPARE(certificateOf(material).publicKey().algorithm(), QSsl::Ec);
    }
    void serialComesFromTheGivenChance()
    {
        const TlsMaterial one = make(1);
        const TlsMaterial again = make(1);
        const TlsMaterial other = make(2);

        QCOMPARE(certificateOf(again).serialNumber(), certificateOf(one).serialNumber());
        QVERIFY(certificateOf(other).serialNumber() != certificateOf(one).serialNumber());
        QVERIFY(again.keyPem.clear() != one.keyPem.clear()); // the key never does
    }
    void refusesNamesThatAreNone_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::newRow("no names") << QStringList{};
        QTest::newRow("empty name") << QStringList{QString()};
        QTest::newRow("a second name smuggled in") << QStringList{QStringLiteral("a,DNS:b")};
        QTest::newRow("Chinese name") << QStringList{QStringLiteral("车管所.cn")};
        QTest::newRow("name with a space") << QStringList{QStringLiteral("a b")};
        QTest::newRow("too many") << QStringList(51, QStringLiteral("a"));
    }
    void refusesNamesThatAreNone()
    {
        QFETCH(QStringList, names);
        const test::FakeClock clock(fromMilliseconds(0));
        test::SeededRandom random(1);

        const auto made = makeSelfSigned(names, clock, random);

        QVERIFY(!made.hasValue());
        QVERIFY(made.error().detail.endsWith(u'.'));
    }
    void pinMatchesThePublishedVector()
    {
        // openssl x509 -in FILE -pubkey -noout | openssl pkey -pubin -outform der
        //   | openssl dgst -sha256 -binary | base64
        const QByteArray publicKey = "-----BEGIN PUBLIC KEY-----\n"
                                     "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESaxBKr12jG8EWcHBW2DXo9zn3f4e\n"
                                     "OWjScbWXAsEVLK7Nxlt5tsGYa2PX0b/0wfAj3cswDtOXODOEHn1LJd8S3Q==\n"
                                     "-----END PUBLIC KEY-----\n";

        QCOMPARE(spkiPin(publicKey).value(), QStringLiteral("co6zcCmhvYN6LQpPoJAKR9FI5Stcrxu8J0gs4ry/Jz8="));
    }
    void pinIsOfTheKeyNotOfTheCertificate()
    {
        const TlsMaterial material = make();
        const QSslCertificate certificate = certificateOf(material);

        const QString pin = spkiPin(material.certificatePem).value();

        QCOMPARE(pin.size(), 44);
        QCOMPARE(spkiPin(certificate.publicKey().toPem()).value(), pin);
        QCOMPARE(QString::fromLatin1(
                     QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256)
                         .toBase64()),
                 pin);
    }
    void pinOfOtherTextIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("words") << QByteArray("hello");
        QTest::newRow("broken PEM") << QByteArray(
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    }
    void pinOfOtherTextIsAnError()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!spkiPin(text).hasValue());
    }
    void writesFilesForTheOwnerOnly()
    {
        const QTemporaryDir folder;
        const TlsFiles files{folder.filePath(QStringLiteral("c.crt")),
                             folder.filePath(QStringLiteral("c.key"))};
        const TlsMaterial material = make();

        QVERIFY(writeTlsFiles(material, files).hasValue());

        for (const QString& path : {files.certificatePath, files.keyPath}) {
            const QFile::Permissions others =
                QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
            QCOMPARE(QFileInfo(path).permissions() & others, QFile::Permissions());
        }
        QFile key(files.keyPath);
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(key.readAll(), material.keyPem.clear());
    }
    void neverReplacesAKey()
    {
        const QTemporaryDir folder;
        const TlsFiles files{folder.filePath(QStringLiteral("c.crt")),
                             folder.filePath(QStringLiteral("c.key"))};
        const TlsMaterial first = make(1);
        QVERIFY(writeTlsFiles(first, files).hasValue());

        const auto again = writeTlsFiles(make(2), files);

        QVERIFY(!again.hasValue());
        QFile key(files.keyPath);
        QVERIFY(key.open(QIODevice::ReadOnly));
        QCOMPARE(key.readAll(), first.keyPem.clear());
    }
    void saysWhichFileCannotBeWritten()
    {
        const auto written =
            writeTlsFiles(make(), {QStringLiteral("/nowhere/c.crt"), QStringLiteral("/nowhere/c.key")});

        QVERIFY(!written.hasValue());
        QVERIFY(written.error().detail.contains(QStringLiteral("/nowhere/c.key")));
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
