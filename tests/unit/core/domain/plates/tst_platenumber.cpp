// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/platenumber.h"
#include "tests/support/seededrandom.h"

#include <QTest>

using namespace xuanhao;

class TestPlateNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("display");
        const auto row = [](const char* name, PlateKind kind, const char16_t* typed, const char16_t* text,
                            const char16_t* display) {
            QTest::newRow(name) << kind << QString::fromUtf16(typed) << QString::fromUtf16(text)
                                << QString::fromUtf16(display);
        };
        row("as printed", PlateKind::SmallCar, u"粤G·A12B3", u"粤GA12B3", u"粤G·A12B3");
        row("as stored", PlateKind::SmallCar, u"粤GA12B3", u"粤GA12B3", u"粤G·A12B3");
        row("lower case", PlateKind::SmallCar, u"粤ga12b3", u"粤GA12B3", u"粤G·A12B3");
        row("full width", PlateKind::SmallCar, u"粤Ｇ Ａ１２ｂ３", u"粤GA12B3", u"粤G·A12B3");
        row("ideographic space", PlateKind::SmallCar, u"　粤G　A12B3　", u"粤GA12B3", u"粤G·A12B3");
        row("bullet", PlateKind::SmallCar, u"粤G•A12B3", u"粤GA12B3", u"粤G·A12B3");
        row("katakana dot", PlateKind::SmallCar, u"粤G・A12B3", u"粤GA12B3", u"粤G·A12B3");
        row("full stop", PlateKind::SmallCar, u"粤G.A12B3", u"粤GA12B3", u"粤G·A12B3");
        row("full-width stop and hyphen", PlateKind::SmallCar, u"粤G．A12－B3", u"粤GA12B3", u"粤G·A12B3");
        row("hyphen", PlateKind::SmallCar, u"粤-G-A12B3", u"粤GA12B3", u"粤G·A12B3");
        row("tab and line end", PlateKind::SmallCar, u"粤G\tA12B3\r\n", u"粤GA12B3", u"粤G·A12B3");
        row("small new energy", PlateKind::SmallNewEnergy, u"粤G·D12345", u"粤GD12345", u"粤G·D12345");
        row("large new energy", PlateKind::LargeNewEnergy, u"粤g12345d", u"粤G12345D", u"粤G·12345D");
        row("office letter O", PlateKind::SmallCar, u"粤O12345", u"粤O12345", u"粤O·12345");
    }
    void readsWhatPeopleType()
    {
        QFETCH(PlateKind, kind);
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(QString, display);

        const Expected<PlateNumber, InputError> number = PlateNumber::parse(kind, typed);

        QVERIFY(number.hasValue());
        QCOMPARE(number->text(), text);
        QCOMPARE(number->display(), display);
        QCOMPARE(number->kind(), kind);
        // Normalising twice equals once.
        QVERIFY(*PlateNumber::parse(kind, number->text()) == *number);
        QVERIFY(*PlateNumber::parse(kind, number->display()) == *number);
    }
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<InputProblem>("problem");
        QTest::addColumn<int>("position");
        const auto row = [](const char* name, const QString& typed, InputProblem problem, int position) {
            QTest::newRow(name) << typed << problem << position;
        };
        row("nothing", {}, InputProblem::Empty, 0);
        row("only separators", QStringLiteral(" ·- .　"), InputProblem::Empty, 0);
        row("one short", QStringLiteral("粤GA12B"), InputProblem::WrongLength, 0);
        row("one long", QStringLiteral("粤GA12B34"), InputProblem::WrongLength, 0);
        row("no province", QStringLiteral("GGA12B3"), InputProblem::BadCharacter, 1);
        row("not a province", QStringLiteral("中GA12B3"), InputProblem::BadCharacter, 1);
        row("office letter I", QStringLiteral("粤IA12B3"), InputProblem::BadCharacter, 2);
        row("office digit", QStringLiteral("粤1A12B3"), InputProblem::BadCharacter, 2);
        row("letter I in the serial", QStringLiteral("粤GI12B3"), InputProblem::BadCharacter, 3);
        row("letter O in the serial", QStringLiteral("粤GA12O3"), InputProblem::BadCharacter, 6);
        row("three letters", QStringLiteral("粤GA1BC3"), InputProblem::BadFormat, 0);
        row("long s is no S", QStringLiteral("粤Gſ1234"), InputProblem::BadCharacter, 3);
        row("Cyrillic A", QStringLiteral("粤GА1234"), InputProblem::BadCharacter, 3);
        row("Arabic digit", QStringLiteral("粤GA12B٣"), InputProblem::BadCharacter, 7);
        row("null character", QStringLiteral("粤GA12B") + QChar(u'\0'), InputProblem::BadCharacter, 7);
        row("half a surrogate pair", QStringLiteral("粤GA12B") + QChar(0xD840), InputProblem::BadCharacter,
            7);
        row("right-to-left mark", QStringLiteral("粤GA12B") + QChar(0x200F), InputProblem::BadCharacter, 7);
        row("a novel", QString(100'000, u'A'), InputProblem::TooLong, 0);
        row("very many spaces", QString(100'000, u' '), InputProblem::TooLong, 0);
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, typed);
        QFETCH(InputProblem, problem);
        QFETCH(int, position);

        const Expected<PlateNumber, InputError> number = PlateNumber::parse(PlateKind::SmallCar, typed);

        QVERIFY(!number.hasValue());
        QCOMPARE(number.error().problem, problem);
        QCOMPARE(number.error().position, position);
        if (problem == InputProblem::WrongLength)
            QCOMPARE(number.error().limit, 7);
    }
    void serialMustFitTheKind()
    {
        QVERIFY(!PlateNumber::parse(PlateKind::SmallCar, u"粤GD12345").hasValue());
        QVERIFY(!PlateNumber::parse(PlateKind::LargeNewEnergy, u"粤GD12345").hasValue());
        QVERIFY(!PlateNumber::parse(PlateKind::SmallNewEnergy, u"粤G12345D").hasValue());
        QVERIFY(!PlateNumber::parse(PlateKind::SmallNewEnergy, u"粤GA12B3").hasValue());
    }
    void everyFormLeadsToTheSameNumber()
    {
        test::SeededRandom random(1);
        const Authority authority = *Authority::parse(u"粤G");
        for (const PlateKind kind : allPlateKinds()) {
            const SerialRules& rules = SerialRules::of(kind);
            for (int i = 0; i < 500; ++i) {
                const auto index = static_cast<SerialIndex>(uniformBelow(random, rules.size()));
                const PlateNumber number = PlateNumber::fromIndex(authority, kind, index);
                QCOMPARE(number.index(), index);
                QVERIFY(*PlateNumber::parse(kind, number.display()) == number);
                QVERIFY(*PlateNumber::fromSerial(authority, kind, number.serial()) == number);
                QVERIFY(*PlateNumber::fromSerial(authority, kind, number.serial().toLower()) == number);
            }
        }
    }
    void numbersDifferInAuthorityKindAndSerial()
    {
        const PlateNumber number = *PlateNumber::parse(PlateKind::SmallCar, u"粤GA12B3");
        QVERIFY(!(number == *PlateNumber::parse(PlateKind::SmallCar, u"粤GA12B4")));
        QVERIFY(!(number == *PlateNumber::parse(PlateKind::SmallCar, u"粤HA12B3")));
        QVERIFY(!(number == *PlateNumber::parse(PlateKind::LargeCar, u"粤GA12B3")));
    }
    void serialErrorsCountFromTheSerial()
    {
        const Authority authority = *Authority::parse(u"粤G");
        const auto result = PlateNumber::fromSerial(authority, PlateKind::SmallCar, u"A1I23");
        QVERIFY(!result.hasValue());
        QCOMPARE(result.error().position, 3);
        QCOMPARE(result.error().found, QStringLiteral("I"));
        QCOMPARE(PlateNumber::fromSerial(authority, PlateKind::SmallCar, u"A1").error().limit, 5);
    }
    void authorityIsProvinceAndLetter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::newRow("as stored") << QStringLiteral("粤G") << QStringLiteral("粤G");
        QTest::newRow("lower case") << QStringLiteral("粤g") << QStringLiteral("粤G");
        QTest::newRow("full width, spaces") << QStringLiteral(" 京 Ａ ") << QStringLiteral("京A");
        QTest::newRow("letter I") << QStringLiteral("粤I") << QString();
        QTest::newRow("digit") << QStringLiteral("粤1") << QString();
        QTest::newRow("no letter") << QStringLiteral("粤") << QString();
        QTest::newRow("too much") << QStringLiteral("粤GA") << QString();
        QTest::newRow("no province") << QStringLiteral("国G") << QString();
        QTest::newRow("swapped") << QStringLiteral("G粤") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void authorityIsProvinceAndLetter()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        const Expected<Authority, InputError> authority = Authority::parse(typed);
        QCOMPARE(authority.hasValue(), !text.isEmpty());
        if (authority)
            QCOMPARE(authority->text(), text);
    }
    void everyProvinceIsKnown()
    {
        const QString provinces =
            QStringLiteral("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新");
        QCOMPARE(provinces.size(), qsizetype{31});
        for (const QChar province : provinces)
            QVERIFY(Authority::parse(QString(province) + u'A').hasValue());
    }
};

QTEST_APPLESS_MAIN(TestPlateNumber)
#include "tst_platenumber.moc"
