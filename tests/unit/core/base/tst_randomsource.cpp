// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/randomsource.h"
#include "core/base/systemrandom.h"
#include "core/base/uuid.h"
#include "tests/support/seededrandom.h"

#include <QSet>
#include <QTest>
#include <QUuid>

#include <array>
#include <vector>

using namespace xuanhao;

namespace {

/// Returns a scripted list of values, then fails the test by running out.
class Scripted final : public RandomSource
{
public:
    explicit Scripted(std::vector<std::uint64_t> values)
        : m_values(std::move(values))
    {}
    std::uint64_t next() override { return m_values.at(m_at++); }
    std::size_t used() const { return m_at; }

private:
    std::vector<std::uint64_t> m_values;
    std::size_t m_at = 0;
};

} // namespace

class TestRandomSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void throwsBiasedValuesAway()
    {
        // 2^64 mod 6 = 4: the values 0…3 would favour the results 0…3.
        Scripted random({0, 3, 4});

        QCOMPARE(uniformBelow(random, 6), std::uint64_t{4});
        QCOMPARE(random.used(), std::size_t{3});
    }
    void everyOrderIsEquallyLikely()
    {
        test::SeededRandom random(20261123);
        std::array<int, 24> counts{};
        constexpr int kRounds = 48'000;
        for (int round = 0; round < kRounds; ++round) {
            std::array<int, 4> items{0, 1, 2, 3};
            shuffle(random, std::span<int>(items));
            int order = 0;
            std::array<int, 4> left{0, 1, 2, 3};
            for (int i = 0; i < 4; ++i) {
                const auto at =
                    static_cast<int>(std::find(left.begin(), left.begin() + 4 - i, items[i]) - left.begin());
                order = order * (4 - i) + at;
                std::copy(left.begin() + at + 1, left.begin() + 4 - i, left.begin() + at);
            }
            ++counts[order];
        }
        double chiSquare = 0;
        for (const int count : counts)
            chiSquare += (count - kRounds / 24.0) * (count - kRounds / 24.0) / (kRounds / 24.0);
        // 23 degrees of freedom, alpha 1e-4
        QVERIFY2(chiSquare < 57.1, qPrintable(QString::number(chiSquare)));
    }
    void systemUuidsDiffer()
    {
        SystemRandom random;
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i) {
            const QString uuid = randomUuid(random);
            QVERIFY2(!QUuid(uuid).isNull() && uuid.at(14) == QLatin1Char('4'), qPrintable(uuid));
            seen.insert(uuid);
        }
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_APPLESS_MAIN(TestRandomSource)
#include "tst_randomsource.moc"
