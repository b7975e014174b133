// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/keyboardlayout.h"

#include "tests/support/seededrandom.h"

#include <QTest>

#include <set>

using namespace xuanhao;

namespace {

/// The place of two values below kSerialAlphabetSize in a square table.
std::size_t pairIndex(int row, int column)
{
    return static_cast<std::size_t>(row) * kSerialAlphabetSize + static_cast<std::size_t>(column);
}

} // namespace

class TestKeyboardLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsEveryCharacterOnce();
    void givesEveryKeyEveryPlaceEquallyOften();
    void givesEveryPairOfNeighboursEquallyOften();
    void theSameSeedGivesTheSameLayout();
};

void TestKeyboardLayout::holdsEveryCharacterOnce()
{
    test::SeededRandom random(1);
    for (int round = 0; round < 100; ++round) {
        const KeyboardLayout layout = KeyboardLayout::random(random);
        std::set<int> characters;
        for (int place = 0; place < kSerialAlphabetSize; ++place)
            characters.insert(layout.characterAt(place));
        QCOMPARE(characters.size(), static_cast<std::size_t>(kSerialAlphabetSize));
        QCOMPARE(*characters.begin(), 0);
        QCOMPARE(*characters.rbegin(), kSerialAlphabetSize - 1);
    }
}

// B4: chi-square of the 34 × 34 table of character and place. Its rows and columns are fixed sums, so it
// has 33 × 33 = 1089 degrees of freedom: mean 1089, standard deviation 46.7. Five of those either way:
// a fair shuffle fails once in a million, one that swaps with any place ("naive") is far outside.
void TestKeyboardLayout::givesEveryKeyEveryPlaceEquallyOften()
{
    constexpr int kRounds = 34'000;
    constexpr double kExpected = double(kRounds) / kSerialAlphabetSize;
    test::SeededRandom random(20261123);
    std::vector<int> counts(kSerialAlphabetSize * kSerialAlphabetSize);
    for (int round = 0; round < kRounds; ++round) {
        const KeyboardLayout layout = KeyboardLayout::random(random);
        for (int place = 0; place < kSerialAlphabetSize; ++place)
            ++counts[pairIndex(layout.characterAt(place), place)];
    }
    double chiSquare = 0;
    for (const int count : counts)
        chiSquare += (count - kExpected) * (count - kExpected) / kExpected;
    // A uniform permutation has 33/34 of the variance of independent cells: the statistic is scaled up.
    chiSquare *= double(kSerialAlphabetSize - 1) / kSerialAlphabetSize;
    QVERIFY2(chiSquare > 1089 - 5 * 46.7 && chiSquare < 1089 + 5 * 46.7,
             qPrintable(QString::number(chiSquare)));
}

// Which character stands to the right of which: 34 × 33 ordered pairs, 33 pairs in each layout.
void TestKeyboardLayout::givesEveryPairOfNeighboursEquallyOften()
{
    constexpr int kRounds = 34'000;
    constexpr int kCells = kSerialAlphabetSize * (kSerialAlphabetSize - 1);
    constexpr double kExpected = double(kRounds) * (kSerialAlphabetSize - 1) / kCells;
    test::SeededRandom random(7);
    std::vector<int> counts(kSerialAlphabetSize * kSerialAlphabetSize);
    for (int round = 0; round < kRounds; ++round) {
        const KeyboardLayout layout = KeyboardLayout::random(random);
        for (int place = 0; place + 1 < kSerialAlphabetSize; ++place)
            ++counts[pairIndex(layout.characterAt(place), layout.characterAt(place + 1))];
    }
    double chiSquare = 0;
    for (int a = 0; a < kSerialAlphabetSize; ++a) {
        for (int b = 0; b < kSerialAlphabetSize; ++b) {
            const int count = counts[pairIndex(a, b)];
            if (a == b)
                QCOMPARE(count, 0);
            else
                chiSquare += (count - kExpected) * (count - kExpected) / kExpected;
        }
    }
    // About 1121 degrees of freedom (standard deviation 47); pairs in one layout depend a little on each
    // other, hence eight deviations.
    QVERIFY2(chiSquare > 1121 - 8 * 47.4 && chiSquare < 1121 + 8 * 47.4,
             qPrintable(QString::number(chiSquare)));
}

void TestKeyboardLayout::theSameSeedGivesTheSameLayout()
{
    test::SeededRandom one(5);
    test::SeededRandom two(5);
    QVERIFY(KeyboardLayout::random(one) == KeyboardLayout::random(two));
    QVERIFY(!(KeyboardLayout::random(one) == KeyboardLayout::random(one)));
}

QTEST_GUILESS_MAIN(TestKeyboardLayout)
#include "tst_keyboardlayout.moc"
