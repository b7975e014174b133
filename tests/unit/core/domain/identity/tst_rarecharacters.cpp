// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/rarecharacters.h"

#include <QChar>
#include <QSet>
#include <QTest>

using namespace xuanhao;

// C3: GB 18030-2022 ended the private-use places of older editions.
class TestRareCharacters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsPrivateUseToUnicode_data()
    {
        QTest::addColumn<uint>("privateUse");
        QTest::addColumn<uint>("unicode");
        // The 18 of the 2022 edition, and the one of a name that many systems still carry.
        const QList<std::pair<uint, uint>> pairs{
            {0xE78D, 0xFE10},
            {0xE78E, 0xFE12},
            {0xE78F, 0xFE11},
            {0xE790, 0xFE13},
            {0xE791, 0xFE14},
            {0xE792, 0xFE15},
            {0xE793, 0xFE16},
            {0xE794, 0xFE17},
            {0xE795, 0xFE18},
            {0xE796, 0xFE19},
            {0xE81E, 0x9FB4},
            {0xE826, 0x9FB5},
            {0xE82B, 0x9FB6},
            {0xE82C, 0x9FB7},
            {0xE832, 0x9FB8},
            {0xE843, 0x9FB9},
            {0xE854, 0x9FBA},
            {0xE864, 0x9FBB},
            {0xE863, 0x4DAE},
            // Six that the edition of 2005 still had there.
            {0xE816, 0x20087},
            {0xE817, 0x20089},
            {0xE818, 0x200CC},
            {0xE831, 0x215D7},
            {0xE83B, 0x2298F},
            {0xE855, 0x241FE},
            // First of GBK's, and what stays.
            {0xE815, 0x2E81},
            {0xE78C, 0xE78C},
            {0xE797, 0xE797},
            {0xE814, 0xE814},
            {0xE865, 0xE865},
            {0x5F20, 0x5F20},
            {0x41, 0x41},
            {0x10FFFF, 0x10FFFF},
        };
        for (const auto& [privateUse, unicode] : pairs)
            QTest::addRow("U+%04X", privateUse) << privateUse << unicode;
    }
    void mapsPrivateUseToUnicode()
    {
        QFETCH(uint, privateUse);
        QFETCH(uint, unicode);

        QCOMPARE(uint{withoutPrivateUse(privateUse)}, unicode);
    }
    void everyOldPlaceHasACharacterOfItsOwn()
    {
        QSet<uint> targets;
        for (uint c = 0xE815; c <= 0xE864; ++c) {
            const char32_t target = withoutPrivateUse(c);
            QVERIFY(isHanCharacter(target));
            QVERIFY(QChar::category(target) != QChar::Other_PrivateUse);
            targets.insert(target);
        }
        QCOMPARE(targets.size(), 80);
    }
    void tellsHanCharacters_data()
    {
        QTest::addColumn<uint>("character");
        QTest::addColumn<bool>("isHan");
        QTest::newRow("common") << 0x5F20u << true;
        QTest::newRow("ling, the zero of names") << 0x3007u << true;
        QTest::newRow("extension A") << 0x4DAEu << true;
        QTest::newRow("extension B") << 0x2070Eu << true;
        QTest::newRow("extension I, younger than Qt's data") << 0x2EBF0u << true;
        QTest::newRow("extension J, younger still") << 0x323B0u << true;
        QTest::newRow("private use") << 0xE863u << true;
        QTest::newRow("compatibility") << 0xF92Cu << true;
        QTest::newRow("noncharacter of plane 2") << 0x2FFFFu << false;
        QTest::newRow("Latin") << 0x41u << false;
        QTest::newRow("middle dot") << 0xB7u << false;
        QTest::newRow("kana") << 0x304Bu << false;
        QTest::newRow("hangul") << 0xAC00u << false;
    }
    void tellsHanCharacters()
    {
        QFETCH(uint, character);
        QFETCH(bool, isHan);

        QCOMPARE(isHanCharacter(character), isHan);
    }
};

QTEST_APPLESS_MAIN(TestRareCharacters)
#include "tst_rarecharacters.moc"
