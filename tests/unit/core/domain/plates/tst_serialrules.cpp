// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/serialrules.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <bit>

using namespace xuanhao;

namespace {

constexpr CharacterMask kDigits = 0x3FF;

SerialIndex sizeOf(const SerialRules& rules, const SerialBox& box)
{
    SerialIndex size = 1;
    for (int i = 0; i < rules.length(); ++i)
        size *= static_cast<SerialIndex>(std::popcount(box.allowed[i]));
    return size;
}

} // namespace

class TestSerialRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alphabetIsDigitsAndLettersWithoutIAndO()
    {
        int count = 0;
        for (int unit = 0; unit <= 0xFFFF; ++unit) {
            const QChar c(static_cast<char16_t>(unit));
            const bool isSerial =
                (unit >= '0' && unit <= '9') || (unit >= 'A' && unit <= 'Z' && unit != 'I' && unit != 'O');
            const int index = serialCharacterIndex(c);
            QCOMPARE(index >= 0, isSerial);
            if (isSerial) {
                QCOMPARE(QChar(kSerialAlphabet[index]), c);
                ++count;
            }
        }
        QCOMPARE(count, kSerialAlphabetSize);
    }
    // domain.md §1.2, GA 36-2018 Table 4
    void ordinaryPatternsAreTheSixteen_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("example");
        QTest::addColumn<int>("count");
        const auto row = [](const char* pattern, const char* example, int count) {
            QTest::newRow(pattern) << QString::fromLatin1(pattern) << QString::fromLatin1(example) << count;
        };
        row("DDDDD", "12345", 100'000);
        row("LDDDD", "A1234", 240'000);
        row("LLDDD", "AB123", 576'000);
        row("DLDDD", "1A234", 240'000);
        row("DDLDD", "12A34", 240'000);
        row("DDDLD", "123A4", 240'000);
        row("DDDDL", "1234A", 240'000);
        row("LDDDL", "A123B", 576'000);
        row("DDDLL", "123AB", 576'000);
        row("LDLDD", "A1B23", 576'000);
        row("LDDLD", "A12B3", 576'000);
        row("DLLDD", "1AB23", 576'000);
        row("DLDLD", "1A2B3", 576'000);
        row("DLDDL", "1A23B", 576'000);
        row("DDLLD", "12AB3", 576'000);
        row("DDLDL", "12A3B", 576'000);
    }
    void ordinaryPatternsAreTheSixteen()
    {
        QFETCH(QString, pattern);
        QFETCH(QString, example);
        QFETCH(int, count);
        const SerialRules& rules = SerialRules::ordinary();

        const std::optional<SerialIndex> index = rules.indexOf(QStringView(example));
        QVERIFY(index);
        const SerialBox& box = rules.boxes()[static_cast<std::size_t>(rules.boxOf(*index))];
        QString shape;
        for (int i = 0; i < rules.length(); ++i)
            shape += box.allowed[i] == kDigits ? u'D' : u'L';
        QCOMPARE(shape, pattern);
        QCOMPARE(sizeOf(rules, box), static_cast<SerialIndex>(count));
        QCOMPARE(rules.boxes().size(), std::size_t{16});
    }
    void sizesAreThoseOfTheStandard()
    {
        QCOMPARE(SerialRules::ordinary().size(), SerialIndex{7'060'000});
        QCOMPARE(SerialRules::smallNewEnergy().size(), SerialIndex{3'400'000});
        QCOMPARE(SerialRules::largeNewEnergy().size(), SerialIndex{1'000'000});
    }
    void indexesAreFixedForEver_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<SerialIndex>("index");
        const auto row = [](const char* name, PlateKind kind, const char* serial, SerialIndex index) {
            QTest::newRow(name) << kind << QString::fromLatin1(serial) << index;
        };
        row("first of all", PlateKind::SmallCar, "00000", 0);
        row("last digit fastest", PlateKind::SmallCar, "00001", 1);
        row("last without letters", PlateKind::SmallCar, "99999", 99'999);
        row("first with a letter", PlateKind::SmallCar, "A0000", 100'000);
        row("then a letter second", PlateKind::SmallCar, "0A000", 340'000);
        row("then two letters", PlateKind::SmallCar, "AA000", 580'000);
        row("two letters, later one faster", PlateKind::SmallCar, "AB000", 581'000);
        row("then a letter third", PlateKind::SmallCar, "00A00", 1'156'000);
        row("last pattern", PlateKind::SmallCar, "000AA", 6'484'000);
        row("last of all", PlateKind::SmallCar, "999ZZ", 7'059'999);
        row("small new energy, digit second", PlateKind::SmallNewEnergy, "A00000", 0);
        row("small new energy, letter second", PlateKind::SmallNewEnergy, "AA0000", 1'000'000);
        row("small new energy, last", PlateKind::SmallNewEnergy, "KZ9999", 3'399'999);
        row("large new energy, energy letter fastest", PlateKind::LargeNewEnergy, "00000D", 3);
        row("large new energy, last", PlateKind::LargeNewEnergy, "99999K", 999'999);
    }
    void indexesAreFixedForEver()
    {
        QFETCH(PlateKind, kind);
        QFETCH(QString, serial);
        QFETCH(SerialIndex, index);

        QCOMPARE(SerialRules::of(kind).indexOf(QStringView(serial)), std::optional(index));
        QCOMPARE(SerialRules::of(kind).serialAt(index), serial);
    }
    void indexesAndSerialsAreABijection_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::addColumn<QString>("shape");
        QTest::newRow("ordinary") << PlateKind::SmallCar
                                  << QStringLiteral("^(?!(?:.*[A-Z]){3})[A-HJ-NP-Z0-9]{5}$");
        QTest::newRow("small new energy")
            << PlateKind::SmallNewEnergy << QStringLiteral("^[DABCEFGHJK][A-HJ-NP-Z0-9]\\d{4}$");
        QTest::newRow("large new energy")
            << PlateKind::LargeNewEnergy << QStringLiteral("^\\d{5}[DABCEFGHJK]$");
    }
    void indexesAndSerialsAreABijection()
    {
        QFETCH(PlateKind, kind);
        QFETCH(QString, shape);
        const SerialRules& rules = SerialRules::of(kind);
        const QRegularExpression expression(shape);
        for (SerialIndex index = 0; index < rules.size(); ++index) {
            // Different indexes give different serials, because every serial leads back to its own.
            const SerialCharacters characters = rules.charactersAt(index);
            if (rules.indexOf(characters) != std::optional(index))
                QFAIL(qPrintable(QString::number(index)));
            if (index % 97 == 0) {
                const QString serial = rules.serialAt(index);
                QVERIFY2(expression.match(serial).hasMatch(), qPrintable(serial));
                QCOMPARE(rules.indexOf(QStringView(serial)), std::optional(index));
            }
        }
    }
    void othersAreNoSerials_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, PlateKind kind, const QString& text) {
            QTest::newRow(name) << kind << text;
        };
        row("empty", PlateKind::SmallCar, {});
        row("too short", PlateKind::SmallCar, QStringLiteral("A123"));
        row("too long", PlateKind::SmallCar, QStringLiteral("A12345"));
        row("three letters", PlateKind::SmallCar, QStringLiteral("ABC12"));
        row("letter I", PlateKind::SmallCar, QStringLiteral("I1234"));
        row("letter O", PlateKind::SmallCar, QStringLiteral("O1234"));
        row("lower case", PlateKind::SmallCar, QStringLiteral("a1234"));
        row("full width", PlateKind::SmallCar, QStringLiteral("Ａ1234"));
        row("Arabic digits", PlateKind::SmallCar, QStringLiteral("١٢٣٤٥"));
        row("energy letter L", PlateKind::SmallNewEnergy, QStringLiteral("L12345"));
        row("energy letter behind, small", PlateKind::SmallNewEnergy, QStringLiteral("12345D"));
        row("letter in third place", PlateKind::SmallNewEnergy, QStringLiteral("DAB123"));
        row("energy letter in front, large", PlateKind::LargeNewEnergy, QStringLiteral("D12345"));
        row("energy letter L, large", PlateKind::LargeNewEnergy, QStringLiteral("12345L"));
    }
    void othersAreNoSerials()
    {
        QFETCH(PlateKind, kind);
        QFETCH(QString, text);
        QVERIFY(!SerialRules::of(kind).indexOf(QStringView(text)));
    }
    void fingerprintsTellRulesApart()
    {
        const std::uint64_t ordinary = SerialRules::ordinary().fingerprint();
        QCOMPARE(SerialRules::of(PlateKind::LargeCar).fingerprint(), ordinary);
        QVERIFY(SerialRules::smallNewEnergy().fingerprint() != ordinary);
        QVERIFY(SerialRules::largeNewEnergy().fingerprint() != SerialRules::smallNewEnergy().fingerprint());
        std::vector<SerialBox> boxes(SerialRules::ordinary().boxes().begin(),
                                     SerialRules::ordinary().boxes().end());
        std::swap(boxes[3], boxes[4]);
        QVERIFY(SerialRules(5, boxes).fingerprint() != ordinary);
    }
};

QTEST_APPLESS_MAIN(TestSerialRules)
#include "tst_serialrules.moc"
