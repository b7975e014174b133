// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/signing.h"

#include "tests/support/seededrandom.h"

#include <QTest>

using namespace xuanhao;

class TestSigning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsAsRfc8032Says()
    {
        // RFC 8032, 7.1, test 2
        const auto key = CounterKey::fromSeed(
            QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

        QVERIFY(key);
        QCOMPARE(key->publicKey.toHex(),
                 QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
        QCOMPARE(sign("r", *key).toHex(),
                 QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    }
    void signedTextIsFiveLines()
    {
        QCOMPARE(
            signedText("POST", "/v1/sign-in", fromMilliseconds(1'700'000'000'123), "abcdefghijklmnop", "{}"),
            QByteArray("POST\n/v1/sign-in\n1700000000123\nabcdefghijklmnop\n"
                       "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\n"));
    }
    void noticesEveryChange()
    {
        test::SeededRandom random(1);
        const CounterKey key = CounterKey::create(random);
        const QByteArray text =
            signedText("POST", "/v1/sign-in", fromMilliseconds(1), "abcdefghijklmnop", "{}");
        const QByteArray signature = sign(text, key);

        QVERIFY(isSignatureOf(signature, text, key.publicKey));
        for (qsizetype i = 0; i < text.size(); ++i) {
            QByteArray changed = text;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY(!isSignatureOf(signature, changed, key.publicKey));
        }
        QVERIFY(!isSignatureOf(signature.left(63), text, key.publicKey));
        QVERIFY(!isSignatureOf({}, text, key.publicKey));
        QVERIFY(!isSignatureOf(signature, text, {}));
    }
    void refusesSeedsOfAnotherLength()
    {
        QVERIFY(!CounterKey::fromSeed(QByteArray(31, 'a')));
        QVERIFY(!CounterKey::fromSeed({}));
    }
};

QTEST_APPLESS_MAIN(TestSigning)
#include "tst_signing.moc"
