// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/draws/drawseed.h"

#include <QTest>

using namespace xuanhao;

namespace {

const QString kOffice = QStringLiteral("粤G");
const QDate kDay(2026, 11, 27);

QByteArray seedOfVectors()
{
    QByteArray seed;
    for (char i = 0; i < kDrawSeedSize; ++i)
        seed.append(i);
    return seed;
}

PoolIndex everyNth(SerialIndex end, SerialIndex step)
{
    PoolIndex pool(SerialRules::ordinary());
    for (SerialIndex number = 0; number < end; number += step)
        pool.insert(number);
    return pool;
}

QStringList serials(const std::vector<SerialIndex>& numbers)
{
    QStringList texts;
    for (const SerialIndex number : numbers)
        texts.append(SerialRules::ordinary().serialAt(number));
    return texts;
}

} // namespace

/// G1: the vectors of docs/draws.md, computed by other means; they never change.
class TestDrawSeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitmentIsThatOfTheVectors()
    {
        QCOMPARE(drawCommitment(kOffice, kDay, seedOfVectors()),
                 QStringLiteral("b1f2462bf2fa5308b23a3291d4b33c16d26a8e6ef3b2c98fd4b447dc24192153"));
    }

    void commitmentIsOfOneOfficeDayAndSeed()
    {
        const QByteArray seed = seedOfVectors();
        const QString own = drawCommitment(kOffice, kDay, seed);
        QVERIFY(drawCommitment(QStringLiteral("粤A"), kDay, seed) != own);
        QVERIFY(drawCommitment(kOffice, kDay.addDays(1), seed) != own);
        QVERIFY(drawCommitment(kOffice, kDay, QByteArray(kDrawSeedSize, '\0')) != own);
    }

    void drawsAreThoseOfTheVectors_data()
    {
        QTest::addColumn<SerialIndex>("end");
        QTest::addColumn<SerialIndex>("step");
        QTest::addColumn<quint32>("nth");
        QTest::addColumn<bool>("withoutFour");
        QTest::addColumn<QString>("setHash");
        QTest::addColumn<quint64>("firstWord");
        QTest::addColumn<quint64>("ninthWord");
        QTest::addColumn<QString>("numbers");
        QTest::newRow("every third number is free")
            << SerialRules::ordinary().size() << SerialIndex{3} << quint32{1} << false
            << "49d1b615edae817943ae1e9ddeed3ead" << quint64{0x8e258ac4e96ee6cf}
            << quint64{0x38b08dcc06393bd5} << "RZ663 0E5S7 123P4 8GL43 7F375 875L4 3SC15 RB175 208JF 8712Q";
        QTest::newRow("a segment, without 4")
            << SerialIndex{100} << SerialIndex{1} << quint32{123} << true
            << "af97554dc746cdd4ba2b82322a8b55d2" << quint64{0xd57fb5d722b13f7f}
            << quint64{0x8cafa4167b4b6d71} << "00030 00019 00000 00063 00093 00015 00098 00070 00026 00075";
        QTest::newRow("fewer than wanted")
            << SerialIndex{5} << SerialIndex{1} << quint32{2} << false << "6b22e5cf60d56f79ebbc3a15e17d42f4"
            << quint64{0xc9cf8bbf1261ada1} << quint64{0x142362797ce8c195} << "00003 00004 00000 00001 00002";
    }
    void drawsAreThoseOfTheVectors()
    {
        QFETCH(SerialIndex, end);
        QFETCH(SerialIndex, step);
        QFETCH(quint32, nth);
        QFETCH(bool, withoutFour);
        QFETCH(QString, setHash);
        QFETCH(quint64, firstWord);
        QFETCH(quint64, ninthWord);
        QFETCH(QString, numbers);
        const PoolIndex pool = everyNth(end, step);
        QCOMPARE(pool.setHash().text(), setHash);
        const DrawSubject subject{kOffice, {kDay, nth}, PlateKind::SmallCar, pool.setHash()};
        DrawStream stream(seedOfVectors(), subject);
        QCOMPARE(quint64{stream.next()}, firstWord);
        for (int i = 0; i < 7; ++i)
            (void)stream.next();
        QCOMPARE(quint64{stream.next()}, ninthWord);

        const DrawFilter filter = withoutFour ? DrawFilter::Without4 : DrawFilter::Any;
        const auto drawn = drawnNumbers(seedOfVectors(), subject, pool, 10, filter);

        QCOMPARE(serials(drawn).join(QLatin1Char(' ')), numbers);
    }

    void everyPartOfTheSubjectChangesTheDraw()
    {
        const PoolIndex pool = everyNth(10'000, 1);
        const DrawSubject own{kOffice, {kDay, 7}, PlateKind::SmallCar, pool.setHash()};
        const auto numbers = [&](const QByteArray& seed, const DrawSubject& subject) {
            return drawnNumbers(seed, subject, pool, 10, DrawFilter::Any);
        };
        const auto drawn = numbers(seedOfVectors(), own);
        QCOMPARE(numbers(seedOfVectors(), own), drawn);
        QVERIFY(numbers(QByteArray(kDrawSeedSize, '\x01'), own) != drawn);
        DrawSubject other = own;
        other.authority = QStringLiteral("粤A");
        QVERIFY(numbers(seedOfVectors(), other) != drawn);
        other = own;
        other.number.day = kDay.addDays(1);
        QVERIFY(numbers(seedOfVectors(), other) != drawn);
        other = own;
        other.number.nth = 8;
        QVERIFY(numbers(seedOfVectors(), other) != drawn);
        other = own;
        other.kind = PlateKind::LargeCar;
        QVERIFY(numbers(seedOfVectors(), other) != drawn);
        other = own;
        other.freeNumbers.low ^= 1;
        QVERIFY(numbers(seedOfVectors(), other) != drawn);
    }

    /// χ² over 50 numbers and 10,000 draws of one; 49 degrees of freedom, 5 standard deviations.
    void everyFreeNumberIsEquallyLikely()
    {
        constexpr int kNumbers = 50;
        constexpr int kDraws = 10'000;
        const PoolIndex pool = everyNth(kNumbers, 1);
        std::array<int, kNumbers> counts{};
        for (quint32 nth = 1; nth <= kDraws; ++nth) {
            const DrawSubject subject{kOffice, {kDay, nth}, PlateKind::SmallCar, pool.setHash()};
            ++counts[drawnNumbers(seedOfVectors(), subject, pool, 1, DrawFilter::Any).front()];
        }
        double chi = 0;
        for (const int count : counts) {
            const double expected = double{kDraws} / kNumbers;
            chi += (count - expected) * (count - expected) / expected;
        }
        QVERIFY2(chi < 49 + 5 * 9.9, qPrintable(QString::number(chi)));
    }

    void numberHasOneText()
    {
        const DrawNumber number{kDay, 123};
        QCOMPARE(number.text(), QStringLiteral("2026-11-27-0123"));
        QCOMPARE(DrawNumber::fromText(number.text()), std::optional(number));
        const DrawNumber large{kDay, 123'456};
        QCOMPARE(large.text(), QStringLiteral("2026-11-27-123456"));
        QCOMPARE(DrawNumber::fromText(large.text()), std::optional(large));
    }

    void whatIsNoNumberIsNotRead_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "2026-11-27", "2026-11-27-0000", "2026-11-27-123", "2026-11-27-00123", "2026-11-31-0001",
              "2026-11-27-0001 ", "2026-11-27-９999", "2026-11-27-9999999999"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsNoNumberIsNotRead()
    {
        QFETCH(QString, text);
        QVERIFY(!DrawNumber::fromText(text));
    }
};

QTEST_APPLESS_MAIN(TestDrawSeed)
#include "tst_drawseed.moc"
