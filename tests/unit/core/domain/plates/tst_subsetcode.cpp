// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/subsetcode.h"

#include "tests/support/seededrandom.h"

#include <QTest>

#include <rapidcheck.h>

#include <cmath>
#include <vector>

using namespace xuanhao;

namespace {

using Members = std::vector<std::uint32_t>;

QByteArray written(const Members& members, std::uint32_t population)
{
    QByteArray bytes;
    SubsetWriter writer(bytes);
    writer.begin(static_cast<std::uint32_t>(members.size()), population);
    for (const std::uint32_t member : members)
        writer.add(member);
    writer.finish();
    return bytes;
}

/// nullopt when the bytes are not exactly such a subset.
std::optional<Members> read(const QByteArray& bytes, std::uint32_t count, std::uint32_t population)
{
    SubsetReader reader(bytes);
    if (!reader.begin(count, population))
        return std::nullopt;
    Members members;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto member = reader.next();
        if (!member)
            return std::nullopt;
        members.push_back(*member);
    }
    return reader.isAtEnd() ? std::optional(members) : std::nullopt;
}

/// Expected bits per member when every number is one with this probability.
double expectedBits(double probability, std::uint32_t parameter)
{
    double bits = 0;
    double left = 1;
    const int width = parameter == 1 ? 0 : static_cast<int>(std::floor(std::log2(parameter - 1))) + 1;
    const auto shortOnes = static_cast<std::uint32_t>((1U << width) - parameter);
    for (std::uint32_t gap = 0; left > 1e-12; ++gap) {
        const int remainder = width == 0 ? 0 : width - (gap % parameter < shortOnes ? 1 : 0);
        bits += left * probability * (gap / parameter + 1 + static_cast<std::uint32_t>(remainder));
        left *= 1 - probability;
    }
    return bits;
}

} // namespace

class TestSubsetCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        QVERIFY(rc::check("read(written()) is the same subset", [] {
            test::SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const auto population = *rc::gen::inRange(0U, 3000U);
            const auto percent = *rc::gen::element(0U, 1U, 10U, 30U, 50U, 90U, 100U);
            Members members;
            for (std::uint32_t i = 0; i < population; ++i) {
                if (uniformBelow(random, 100) < percent)
                    members.push_back(i);
            }
            const auto count = static_cast<std::uint32_t>(members.size());

            const QByteArray bytes = written(members, population);

            RC_ASSERT(read(bytes, count, population) == members);
            RC_ASSERT(!read(bytes + '\0', count, population));
            if (!bytes.isEmpty())
                RC_ASSERT(!read(bytes.chopped(1), count, population));
        }));
    }
    void hasOneCodeForEverySubset()
    {
        QVERIFY(rc::check("what is read is written as the same bytes", [] {
            const auto content = *rc::gen::arbitrary<std::string>();
            const QByteArray bytes(content.data(), static_cast<qsizetype>(content.size()));
            const auto population = *rc::gen::inRange(0U, 200U);
            const auto count = *rc::gen::inRange(0U, 40U);

            const auto members = read(bytes, count, population);

            if (members)
                RC_ASSERT(written(*members, population) == bytes);
        }));
    }
    void isFixedForEver()
    {
        // Half of sixteen: the bitmap. One of a hundred: a parameter of 69, 59 short remainders of 6 bits.
        QCOMPARE(written({0, 2, 3, 7, 8, 9, 10, 15}, 16), QByteArrayLiteral("\x8d\x87"));
        QCOMPARE(written({5}, 100), QByteArrayLiteral("\x0b"));
        QCOMPARE(written({70}, 100), QByteArrayLiteral("\x06"));
        QCOMPARE(written({99}, 100), QByteArrayLiteral("\x7a"));
        QCOMPARE(written({}, 100), QByteArray());
    }
    void refusesCountsBeforeRoomIsKeptForThem_data()
    {
        QTest::addColumn<std::uint32_t>("count");
        QTest::addColumn<std::uint32_t>("population");
        QTest::newRow("more than there are") << 11U << 10U;
        QTest::newRow("one more than there are bits") << 25U << 30U;
        QTest::newRow("more than the shortest codes") << 5U << 3000U;
        QTest::newRow("the largest number") << ~0U << ~0U;
    }
    void refusesCountsBeforeRoomIsKeptForThem()
    {
        QFETCH(std::uint32_t, count);
        QFETCH(std::uint32_t, population);

        QVERIFY(!SubsetReader(QByteArrayView("\xff\xff\xff")).begin(count, population));
    }
    void theParameterIsTheBestOne()
    {
        for (const std::uint32_t count : {500'000U, 300'000U, 200'000U, 100'000U, 30'000U, 1'000U, 100U}) {
            const double probability = count / 1e6;
            const std::uint32_t parameter = GapCode(count, 1'000'000).parameter;
            const double bits = expectedBits(probability, parameter);
            for (const std::uint32_t other : {parameter / 2, parameter - 1, parameter + 1, parameter * 2}) {
                if (other > 0)
                    QVERIFY2(bits <= expectedBits(probability, other) * 1.001,
                             qPrintable(QString::number(count)));
            }
            const double entropy =
                (-probability * std::log2(probability) - (1 - probability) * std::log2(1 - probability)) /
                probability;
            QVERIFY2(bits <= entropy * 1.02, qPrintable(QString::number(count)));
        }
    }
};

QTEST_APPLESS_MAIN(TestSubsetCode)
#include "tst_subsetcode.moc"
