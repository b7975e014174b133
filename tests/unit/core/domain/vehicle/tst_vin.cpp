// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/vin.h"

#include "tests/support/generators.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const std::string kAlphabet = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

/// ISO 3779 written the other way round, as the oracle: value of every character of kAlphabet.
int valueOf(char c)
{
    constexpr std::array<int, 33> kValues{1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3,
                                          4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    return kValues[kAlphabet.find(c)];
}

std::string validVin()
{
    constexpr std::array<int, 17> kWeights{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    std::string vin = *textOf(kAlphabet, 17, 17);
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += valueOf(vin[i]) * kWeights[i];
    vin[8] = "0123456789X"[sum % 11];
    return vin;
}

} // namespace

// B2: VIN of 17 characters with its check digit.
class TestVin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptsPublishedNumbers_data()
    {
        QTest::addColumn<QString>("vin");
        for (const char* vin :
             {"1M8GDM9AXKP042788", "11111111111111111", "WBAXW1104J0X16755", "WDBEA30D3HA391172",
              "1FACP45EXLF192944", "LSVAA49J132047371", "5GZCZ43D13S812715", "LDC613P23A1305189"})
            QTest::newRow(vin) << QString::fromLatin1(vin);
    }
    void acceptsPublishedNumbers()
    {
        QFETCH(QString, vin);

        const auto parsed = Vin::parse(vin);

        QVERIFY(parsed);
        QCOMPARE(parsed->text(), vin);
        QVERIFY(parsed->warnings().isEmpty());
    }
    void acceptsWhatScannersSend()
    {
        QVERIFY(*Vin::parse(u" lsvaa49j1-3204 7371\r\n") == *Vin::parse(u"LSVAA49J132047371"));
        QVERIFY(*Vin::parse(u"ＬＳＶＡＡ４９Ｊ１３２０４７３７１") == *Vin::parse(u"LSVAA49J132047371"));
    }
    void refusesWhatIsNoVin_data()
    {
        using enum InputProblem;
        QTest::addColumn<QString>("typed");
        QTest::addColumn<InputError>("expected");
        const auto bad = [](int position, const char* found, const char* expected) {
            return InputError{.problem = BadCharacter,
                              .position = position,
                              .found = QString::fromUtf8(found),
                              .expected = QString::fromLatin1(expected)};
        };
        QTest::newRow("nothing") << QString() << InputError{.problem = Empty};
        QTest::newRow("16") << "LSVAA49J13204737"
                            << InputError{.problem = WrongLength, .limit = 17, .actual = 16};
        QTest::newRow("18") << "LSVAA49J1320473711"
                            << InputError{.problem = WrongLength, .limit = 17, .actual = 18};
        QTest::newRow("O suggests 0") << "LSVAA49J132O47371" << bad(12, "O", "0");
        QTest::newRow("I suggests 1") << "LSVAA49JI32047371" << bad(9, "I", "1");
        QTest::newRow("Q suggests 0") << "qSVAA49J132047371" << bad(1, "Q", "0");
        QTest::newRow("other character") << QStringLiteral("LSV湛A49J132047371") << bad(4, "湛", "");
        QTest::newRow("beyond the BMP")
            << QStringLiteral("LSV\U0002070EA49J132047371") << bad(4, "\xF0\xA0\x9C\x8E", "");
        QTest::newRow("zeros") << QString(17, QLatin1Char('0'))
                               << InputError{.problem = AllSame, .found = QStringLiteral("0")};
        QTest::newRow("the same letter")
            << QString(17, QLatin1Char('A')) << InputError{.problem = AllSame, .found = QStringLiteral("A")};
        QTest::newRow("endless") << QString(100000, QLatin1Char('1'))
                                 << InputError{.problem = TooLong, .limit = 200, .actual = 100000};
    }
    void refusesWhatIsNoVin()
    {
        QFETCH(QString, typed);
        QFETCH(InputError, expected);

        const auto vin = Vin::parse(typed);

        QVERIFY(!vin);
        QVERIFY(vin.error() == expected);
    }
    void warnsOfAFailedCheckDigit()
    {
        const auto vin = Vin::parse(u"1M8GDM9A5KP042788");

        QVERIFY(vin);
        QCOMPARE(vin->warnings().size(), 1);
        QVERIFY(vin->warnings().first() == (InputError{.problem = InputProblem::BadCheckCharacter,
                                                       .position = 9,
                                                       .found = QStringLiteral("5"),
                                                       .expected = QStringLiteral("X")}));
    }
    void shortens() { QCOMPARE(Vin::parse(u"LSVAA49J132047371")->shortened(), QStringLiteral("LSV…7371")); }
    void everyValidNumberRoundTrips()
    {
        QVERIFY(rc::check("every valid VIN round-trips without a warning", [] {
            const QString text = toText(validVin());
            const auto vin = Vin::parse(text);
            RC_ASSERT(bool(vin));
            RC_ASSERT(vin->text() == text);
            RC_ASSERT(vin->warnings().isEmpty());
        }));
    }
    // A7: the check catches every character that counts differently (A, J and 1 count the same).
    void oneChangedCharacterIsCaught()
    {
        QVERIFY(rc::check("one changed character warns where its value changes", [] {
            const std::string valid = validVin();
            for (std::size_t i = 0; i < 17; ++i) {
                for (const char c : kAlphabet) {
                    std::string changed = valid;
                    changed[i] = c;
                    const bool isCaught = i == 8 ? changed != valid : valueOf(c) != valueOf(valid[i]);
                    const auto vin = Vin::parse(toText(changed));
                    if (!vin) // seventeen equal characters
                        continue;
                    RC_ASSERT(vin->warnings().isEmpty() != isCaught);
                }
            }
        }));
    }
    void whateverIsReadReadsTheSameAgain()
    {
        QVERIFY(rc::check("normalising twice equals once", [] {
            const auto typed = *rc::gen::oneOf(
                rc::gen::map(unicodeText(20), [](const std::vector<unsigned>& t) { return toText(t); }),
                rc::gen::map(textOf("abcXYZ019 -", 17, 22), [](const std::string& t) { return toText(t); }));
            const auto vin = Vin::parse(typed);
            if (vin)
                RC_ASSERT(Vin::parse(vin->text()).value() == *vin);
        }));
    }
};

QTEST_APPLESS_MAIN(TestVin)
#include "tst_vin.moc"
