// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/personname.h"

#include "tests/support/generators.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

// A1, C3: names are stored as they stand on the document.
class TestPersonName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void storesNames_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        const auto same = [](const char* row, const QString& name) { QTest::newRow(row) << name << name; };
        same("common", QStringLiteral("张伟"));
        same("one character", QStringLiteral("张"));
        same("extension A", QStringLiteral("刘䶮"));
        same("beyond the BMP", QStringLiteral("王\U0002070E"));
        same("extension I, younger than Qt's data", QStringLiteral("李\U0002EBF1"));
        same("private use as other systems send it", QStringLiteral("刘\uE863"));
        same("compatibility ideograph stays itself", QStringLiteral("\uF92C\uFA0C"));
        same("variation selector", QStringLiteral("葛\U000E0100城"));
        same("full width is not folded", QStringLiteral("ＡＢ有限公司（湛江）"));
        same("ligature is not folded", QStringLiteral("ﬁ"));
        same("Uyghur script", QStringLiteral("ئابدۇراھمان"));
        same("fifty characters", QString(50, QChar(0x5F20)));
        same("fifty beyond the BMP", QStringLiteral("\U0002070E").repeated(50));
        same("ling", QStringLiteral("〇"));
        QTest::newRow("spaces around") << QStringLiteral(" \u3000张伟\r\n") << QStringLiteral("张伟");
        QTest::newRow("inner runs") << QStringLiteral("JOHN  \u00A0 SMITH") << QStringLiteral("JOHN SMITH");
        QTest::newRow("ideographic space inside") << QStringLiteral("张\u3000伟") << QStringLiteral("张 伟");
        QTest::newRow("composed") << QStringLiteral("JOSE\u0301") << QStringLiteral("JOSÉ");
        const QString minority = QStringLiteral("买买提·艾合买提");
        const QList<std::pair<const char*, QChar>> dots{
            {"middle dot", QChar(0xB7)},          {"bullet", QChar(0x2022)},
            {"katakana dot", QChar(0x30FB)},      {"half-width dot", QChar(0xFF65)},
            {"full-width stop", QChar(0xFF0E)},   {"full stop", QLatin1Char('.')},
            {"hyphenation point", QChar(0x2027)}, {"dot operator", QChar(0x22C5)},
            {"bullet operator", QChar(0x2219)},   {"Greek dot", QChar(0x387)}};
        for (const auto& [name, dot] : dots)
            QTest::newRow(name) << QString(minority).replace(QChar(0xB7), dot) << minority;
        QTest::newRow("dot with spaces") << QStringLiteral("买买提 • 艾合买提") << minority;
        QTest::newRow("dot typed twice") << QStringLiteral("买买提··艾合买提") << minority;
        QTest::newRow("dot beside rare characters")
            << QStringLiteral("\U0002070E.\U0002EBF1") << QStringLiteral("\U0002070E·\U0002EBF1");
        QTest::newRow("dot behind a variation selector")
            << QStringLiteral("葛\U000E0100.城") << QStringLiteral("葛\U000E0100·城");
        QTest::newRow("Latin initials keep their stops")
            << QStringLiteral("J. SMITH") << QStringLiteral("J. SMITH");
        QTest::newRow("Latin with stops")
            << QStringLiteral("J.R.R. TOLKIEN") << QStringLiteral("J.R.R. TOLKIEN");
        QTest::newRow("Latin with bullet") << QStringLiteral("ABDUL•KARIM") << QStringLiteral("ABDUL·KARIM");
        QTest::newRow("Latin beside Han") << QStringLiteral("张.A") << QStringLiteral("张.A");
    }
    void storesNames()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);

        const auto name = PersonName::parse(typed);

        QVERIFY(name);
        QCOMPARE(name->text(), stored);
    }
    void refusesWhatIsNoName_data()
    {
        using enum InputProblem;
        QTest::addColumn<QString>("typed");
        QTest::addColumn<InputError>("expected");
        const auto bad = [](int position, const char* found) {
            return InputError{
                .problem = BadCharacter, .position = position, .found = QString::fromUtf8(found)};
        };
        QTest::newRow("nothing") << QString() << InputError{.problem = Empty};
        QTest::newRow("spaces") << QStringLiteral(" \u3000\n") << InputError{.problem = Empty};
        QTest::newRow("no letter") << QStringLiteral("··") << InputError{.problem = BadFormat};
        QTest::newRow("digits") << QStringLiteral("123") << InputError{.problem = BadFormat};
        QTest::newRow("51 characters")
            << QString(51, QChar(0x5F20)) << InputError{.problem = TooLong, .limit = 50, .actual = 51};
        QTest::newRow("51 beyond the BMP") << QStringLiteral("\U0002070E").repeated(51)
                                           << InputError{.problem = TooLong, .limit = 50, .actual = 51};
        QTest::newRow("endless") << QString(100000, QLatin1Char('a'))
                                 << InputError{.problem = TooLong, .limit = 50, .actual = 100000};
        QTest::newRow("tab inside") << QStringLiteral("张\t伟") << bad(2, "U+0009");
        QTest::newRow("NUL") << QStringLiteral("张") + QChar(0) << bad(2, "U+0000");
        QTest::newRow("zero-width space") << QStringLiteral("张\u200B伟") << bad(2, "U+200B");
        QTest::newRow("place of an object") << QStringLiteral("王\uFFFC小明") << bad(2, "U+FFFC");
        QTest::newRow("grapheme joiner") << QStringLiteral("王\u034F明") << bad(2, "U+034F");
        QTest::newRow("Hangul filler") << QStringLiteral("김\u3164") << bad(2, "U+3164");
        QTest::newRow("byte order mark") << QStringLiteral("张\uFEFF三") << bad(2, "U+FEFF");
        QTest::newRow("variant of nothing") << QStringLiteral("\U000E0100张") << bad(1, "U+E0100");
        QTest::newRow("variant of a letter") << QStringLiteral("ANNA\uFE00") << bad(5, "U+FE00");
        QTest::newRow("variant of a variant")
            << QStringLiteral("葛\U000E0100\U000E0101") << bad(3, "U+E0101");
        QTest::newRow("direction override") << QStringLiteral("\u202E张伟") << bad(1, "U+202E");
        QTest::newRow("line separator") << QStringLiteral("张\u2028伟") << bad(2, "U+2028");
        QTest::newRow("unassigned") << QStringLiteral("张\u0378") << bad(2, "U+0378");
        QTest::newRow("noncharacter") << QStringLiteral("张\uFFFF") << bad(2, "U+FFFF");
        QTest::newRow("replacement character") << QStringLiteral("张\uFFFD") << bad(2, "U+FFFD");
        QTest::newRow("lone surrogate") << QStringLiteral("张") + QChar(0xD840) << bad(2, "U+FFFD");
        QTest::newRow("position counts code points")
            << QStringLiteral(" \U0002070E\U0002070E\u200B") << bad(4, "U+200B");
    }
    void refusesWhatIsNoName()
    {
        QFETCH(QString, typed);
        QFETCH(InputError, expected);

        const auto name = PersonName::parse(typed);

        QVERIFY(!name);
        QVERIFY2(name.error() == expected, qPrintable(QStringLiteral("problem %1 at %2, found %3, actual %4")
                                                          .arg(int(name.error().problem))
                                                          .arg(name.error().position)
                                                          .arg(name.error().found)
                                                          .arg(name.error().actual)));
    }
    void countsAndMasksCodePoints_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("masked");
        QTest::newRow("three") << QStringLiteral("张小伟") << 3 << QStringLiteral("张**");
        QTest::newRow("one") << QStringLiteral("张") << 1 << QStringLiteral("张*");
        QTest::newRow("beyond the BMP")
            << QStringLiteral("\U0002070E\U0002070E") << 2 << QStringLiteral("\U0002070E*");
        QTest::newRow("variation selector stays with its character")
            << QStringLiteral("葛\U000E0100城") << 3 << QStringLiteral("葛\U000E0100*");
        QTest::newRow("Latin") << QStringLiteral("J. LI") << 5 << QStringLiteral("J****");
    }
    void countsAndMasksCodePoints()
    {
        QFETCH(QString, name);
        QFETCH(int, count);
        QFETCH(QString, masked);

        const auto parsed = PersonName::parse(name);

        QVERIFY(parsed);
        QCOMPARE(parsed->characterCount(), count);
        QCOMPARE(parsed->masked(), masked);
    }
    // A6, D3: names of different systems are compared.
    void comparesAcrossSystems_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("private use") << QStringLiteral("刘\uE863") << QStringLiteral("刘䶮") << true;
        QTest::newRow("private use of GB 18030-2005")
            << QStringLiteral("王\uE816") << QStringLiteral("王\U00020087") << true;
        QTest::newRow("private use of 2022")
            << QStringLiteral("王\uE81E") << QStringLiteral("王\u9FB4") << true;
        QTest::newRow("dots") << QStringLiteral("买买提·艾力") << QStringLiteral("买买提•艾力") << true;
        QTest::newRow("stop in Latin") << QStringLiteral("J.SMITH") << QStringLiteral("J·SMITH") << true;
        QTest::newRow("spaces") << QStringLiteral("张 伟") << QStringLiteral("张伟") << true;
        QTest::newRow("case") << QStringLiteral("John Smith") << QStringLiteral("JOHNSMITH") << true;
        QTest::newRow("full-width brackets of a unit")
            << QStringLiteral("某公司（湛江）") << QStringLiteral("某公司(湛江)") << true;
        QTest::newRow("compatibility ideograph")
            << QStringLiteral("\uF9DC") << QStringLiteral("\u9686") << true;
        QTest::newRow("variation selector") << QStringLiteral("葛\U000E0100") << QStringLiteral("葛") << true;
        QTest::newRow("another name") << QStringLiteral("张伟") << QStringLiteral("张炜") << false;
        QTest::newRow("dot or none") << QStringLiteral("买买提·艾力") << QStringLiteral("买买提艾力")
                                     << false;
        QTest::newRow("unmapped private use")
            << QStringLiteral("刘\uE900") << QStringLiteral("刘\uE901") << false;
    }
    void comparesAcrossSystems()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, isSame);

        QCOMPARE(PersonName::parse(one)->comparable() == PersonName::parse(other)->comparable(), isSame);
    }
    // C3: the chip of an identity card keeps 15 UTF-16 units of a name.
    void recognisesNamesCutOnTheCard_data()
    {
        QTest::addColumn<QString>("card");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<bool>("agrees");
        const QString whole = QStringLiteral("阿卜杜热合曼江·阿卜杜热伊木江·买买提");
        QTest::newRow("cut") << whole.left(15) << whole << true;
        QTest::newRow("cut, with another dot")
            << QString(whole.left(15)).replace(u'·', u'•') << whole << true;
        QTest::newRow("whole") << whole << whole << true;
        QTest::newRow("shorter than the card cuts") << whole.left(14) << whole << false;
        QTest::newRow("longer than the card cuts") << whole.left(16) << whole << false;
        QTest::newRow("cut from another name") << whole.left(14) + QStringLiteral("合") << whole << false;
        QTest::newRow("fits, so is not cut") << whole.left(8) << whole.left(15) << false;
        const QString rare = QString(14, u'湛') + QStringLiteral("\U00020BB7江");
        QTest::newRow("no half character") << rare.left(14) << rare << true;
        QTest::newRow("a space at the cut")
            << QStringLiteral("MARIA CRISTINA") << QStringLiteral("MARIA CRISTINA LOPEZ") << true;
    }
    void recognisesNamesCutOnTheCard()
    {
        QFETCH(QString, card);
        QFETCH(QString, whole);
        QFETCH(bool, agrees);
        const PersonName one = PersonName::parse(card).value();
        const PersonName other = PersonName::parse(whole).value();

        QCOMPARE(one.agreesWith(other), agrees);
        QCOMPARE(other.agreesWith(one), agrees);
    }
    void storingTwiceEqualsOnce()
    {
        QVERIFY(rc::check("normalising twice equals once", [] {
            const auto allowed = rc::gen::element<unsigned>(
                0x20, 0x2E, 0x41, 0x65, 0xA0, 0xB7, 0xDF, 0x300, 0x301, 0x323, 0x327, 0x387, 0x3B1, 0x1100,
                0x1161, 0x11A8, 0x2022, 0x2027, 0x212A, 0x212B, 0x3000, 0x3007, 0x304B, 0x3099, 0x30FB,
                0x4DAE, 0x5F20, 0xE863, 0xF92C, 0xFA0E, 0xFE00, 0xFF0E, 0xFF65, 0x1D15E, 0x20000, 0x2EBF0,
                0x2F800, 0xE0100);
            const auto size = static_cast<std::size_t>(*rc::gen::inRange(1, 30));
            const auto name =
                PersonName::parse(toText(*rc::gen::container<std::vector<unsigned>>(size, allowed)));
            RC_PRE(bool(name)); // dots and marks only are no name
            const auto again = PersonName::parse(name->text());
            RC_ASSERT(bool(again));
            RC_ASSERT(*again == *name);
            RC_ASSERT(name->characterCount() >= 1 && name->characterCount() <= PersonName::kMaxCharacters);
        }));
    }
    void everyHanNameRoundTrips()
    {
        QVERIFY(rc::check("every name of Han characters is stored untouched", [] {
            const auto character = rc::gen::oneOf(
                rc::gen::inRange<unsigned>(0x4E00, 0x9FFD), rc::gen::inRange<unsigned>(0x3400, 0x4DC0),
                rc::gen::inRange<unsigned>(0x20000, 0x2A6E0), rc::gen::inRange<unsigned>(0xF900, 0xFA6E),
                rc::gen::inRange<unsigned>(0x2EBF0, 0x2EE5E));
            const auto size = static_cast<std::size_t>(*rc::gen::inRange(1, 51));
            const QString text = toText(*rc::gen::container<std::vector<unsigned>>(size, character));
            const auto name = PersonName::parse(text);
            RC_ASSERT(bool(name));
            RC_ASSERT(name->text() == text);
            RC_ASSERT(name->characterCount() == int(size));
        }));
    }
};

QTEST_APPLESS_MAIN(TestPersonName)
#include "tst_personname.moc"
