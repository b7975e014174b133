// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/documentnumber.h"

#include "core/base/time.h"
#include "core/domain/identity/idchecksum.h"
#include "tests/support/generators.h"
#include "tests/support/localzone.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const QDate kToday(2026, 11, 23);

InputError error(InputProblem problem, int position = 0, const char* found = "", const char* expected = "")
{
    return {.problem = problem,
            .position = position,
            .found = QString::fromLatin1(found),
            .expected = QString::fromLatin1(expected)};
}

InputError length(InputProblem problem, int limit, int actual)
{
    return {.problem = problem, .limit = limit, .actual = actual};
}

QString validResidentNumber()
{
    static const std::vector<std::string> kAreas{"110101", "440801", "659001", "710000", "810000", "830000"};
    const QDate birth =
        QDate(1900, 1, 1).addDays(*rc::gen::inRange(0, int(QDate(1900, 1, 1).daysTo(kToday)) + 1));
    const QString first = toText(*rc::gen::elementOf(kAreas)) + birth.toString(QStringLiteral("yyyyMMdd")) +
                          toText(*textOf("0123456789", 3, 3));
    return first + residentCheckCharacter(first);
}

} // namespace

class TestDocumentNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A1: every kind of document with its own check.
    void readsEveryKind_data()
    {
        using enum DocumentKind;
        QTest::addColumn<DocumentKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::addColumn<QDate>("birth");
        const auto row = [](const char* name, DocumentKind kind, const QString& typed, const char* stored,
                            QDate birth = {}) {
            QTest::newRow(name) << kind << typed << QString::fromUtf8(stored) << birth;
        };
        const auto same = [&row](const char* text, DocumentKind kind, QDate birth = {}) {
            row(text, kind, QString::fromUtf8(text), text, birth);
        };
        same("11010519491231002X", ResidentId, QDate(1949, 12, 31));
        same("34052419800101001X", ResidentId, QDate(1980, 1, 1));
        same("440308199901101512", ResidentId, QDate(1999, 1, 10));
        same("110101199003070054", ResidentId, QDate(1990, 3, 7));
        same("440803198512120032", ResidentId, QDate(1985, 12, 12));
        same("440801200002290012", ResidentId, QDate(2000, 2, 29));
        same("440801202611230014", ResidentId, kToday);
        same("710000199001010015", ResidentId, QDate(1990, 1, 1));
        row("temporary", TemporaryResidentId, QStringLiteral("110101199003070054"), "110101199003070054",
            QDate(1990, 3, 7));
        row("lower-case x", ResidentId, QStringLiteral("11010519491231002x"), "11010519491231002X",
            QDate(1949, 12, 31));
        row("full width with spaces", ResidentId, QStringLiteral("１１０１０５　19491231 002Ｘ"),
            "11010519491231002X", QDate(1949, 12, 31));
        row("15 digits become 18", ResidentId, QStringLiteral("110105491231002"), "11010519491231002X",
            QDate(1949, 12, 31));
        same("810000199408230021", HkMacaoTaiwanResidence, QDate(1994, 8, 23));
        same("820000199001010010", HkMacaoTaiwanResidence, QDate(1990, 1, 1));
        same("830000199201300022", HkMacaoTaiwanResidence, QDate(1992, 1, 30));
        same("932682198501010017", ForeignPermanentResidence, QDate(1985, 1, 1));
        same("911124198108030024", ForeignPermanentResidence, QDate(1981, 8, 3));
        same("KAZ110090123105", ForeignPermanentResidence, QDate(1990, 12, 31));
        row("born 1920 or 2020", ForeignPermanentResidence, QStringLiteral("KAZ110020123105"),
            "KAZ110020123105");
        row("29 February only in 2000", ForeignPermanentResidence, QStringLiteral("usa440000022905"),
            "USA440000022905", QDate(2000, 2, 29));
        same("H12345678", HkMacaoTravelPermit);
        same("M1234567801", HkMacaoTravelPermit);
        same("12345678", TaiwanTravelPermit);
        same("E12345678", Passport);
        same("EA1234567", Passport);
        same("G12345678", Passport);
        row("five characters", Passport, QStringLiteral("a1234"), "A1234");
        row("17 characters", Passport, QStringLiteral("ABCDEFGH123456789"), "ABCDEFGH123456789");
        row("officer", MilitaryId, QStringLiteral("军字第 01234567 号"), "军字第01234567号");
        row("rare character", MilitaryId, QStringLiteral("\U0002070E-1"),
            "\xF0\xA0\x9C\x8E"
            "1");
        row("brackets", DiplomaticId, QStringLiteral("外（2026）12"), "外(2026)12");
        same("91350100M000100Y43", UnitCreditCode);
        row("lower case, grouped", UnitCreditCode, QStringLiteral("9135 0100 m000 100y 43"),
            "91350100M000100Y43");
    }
    void readsEveryKind()
    {
        QFETCH(DocumentKind, kind);
        QFETCH(QString, typed);
        QFETCH(QString, stored);
        QFETCH(QDate, birth);

        const auto number = DocumentNumber::parse(kind, typed, kToday);

        QVERIFY(number);
        QVERIFY(number->kind() == kind);
        QCOMPARE(number->text(), stored);
        QCOMPARE(number->birthDate().value_or(QDate()), birth);
        QVERIFY(number->warnings().isEmpty());
    }
    void refusesWhatCannotBe_data()
    {
        using enum DocumentKind;
        using enum InputProblem;
        QTest::addColumn<DocumentKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<InputError>("expected");
        const auto row = [](const char* name, DocumentKind kind, const char* typed,
                            const InputError& expected) {
            QTest::newRow(name) << kind << QString::fromUtf8(typed) << expected;
        };
        row("nothing", ResidentId, "", error(Empty));
        row("nothing but spaces", Passport, " \t-", error(Empty));
        row("nothing of a unit", UnitCreditCode, "", error(Empty));
        // A wrong check character of an identity number is a stop.
        row("reference vector", ResidentId, "44080319851212003X", error(BadCheckCharacter, 18, "X", "2"));
        row("wrong check digit", ResidentId, "440308199901101513", error(BadCheckCharacter, 18, "3", "2"));
        row("17 digits", ResidentId, "44030819990110151", length(WrongLength, 18, 17));
        row("16 digits", ResidentId, "4403081999011015", length(WrongLength, 18, 16));
        row("19 digits", ResidentId, "4403081999011015122", length(WrongLength, 18, 19));
        row("letter O", ResidentId, "44O308199901101512", error(BadCharacter, 3, "O"));
        row("X too early", ResidentId, "4403081999011015X2", error(BadCharacter, 17, "X"));
        row("no such area", ResidentId, "160308199901101512", error(NoSuchArea, 1, "16"));
        row("9 is no area of residents", ResidentId, "932682198501010017", error(NoSuchArea, 1, "93"));
        row("30 February", ResidentId, "440801199002301231", error(NoSuchDate, 7, "19900230"));
        row("29 February 1900", ResidentId, "440801190002291231", error(NoSuchDate, 7, "19000229"));
        row("month 13", ResidentId, "440801199013011231", error(NoSuchDate, 7, "19901301"));
        row("born tomorrow", ResidentId, "44080120261124001X", error(NoSuchDate, 7, "20261124"));
        row("15 digits without a date", ResidentId, "110105491331002", error(NoSuchDate, 7, "19491331"));
        row("15 with X", ResidentId, "11010549123100X", error(BadCharacter, 15, "X"));
        row("mainland area", HkMacaoTaiwanResidence, "440308199901101512", error(NoSuchArea, 1, "440308"));
        row("district of Hong Kong", HkMacaoTaiwanResidence, "810001199408230021",
            error(NoSuchArea, 1, "810001"));
        row("wrong check, Hong Kong", HkMacaoTaiwanResidence, "810000199408230022",
            error(BadCheckCharacter, 18, "2", "1"));
        row("15 digits, Taiwan", HkMacaoTaiwanResidence, "830000920130002", length(WrongLength, 18, 15));
        row("foreigner without 9", ForeignPermanentResidence, "110101199003070054",
            error(BadFormat, 1, "1", "9"));
        row("foreigner, province", ForeignPermanentResidence, "916682198501010017",
            error(NoSuchArea, 2, "16"));
        row("foreigner, check", ForeignPermanentResidence, "932682198501010018",
            error(BadCheckCharacter, 18, "8", "7"));
        row("foreigner born 1899", ForeignPermanentResidence, "93268218991231001X",
            error(NoSuchDate, 7, "18991231"));
        row("2017, two letters", ForeignPermanentResidence, "KA1110090123105", error(BadCharacter, 3, "1"));
        row("2017, letter at the end", ForeignPermanentResidence, "KAZ11009012310X",
            error(BadCharacter, 15, "X"));
        row("2017, 14 characters", ForeignPermanentResidence, "KAZ11009012310", length(WrongLength, 15, 14));
        row("2017, no such province", ForeignPermanentResidence, "KAZ160090123105",
            error(NoSuchArea, 4, "16"));
        row("2017, no such day", ForeignPermanentResidence, "KAZ110090023105",
            error(NoSuchDate, 8, "900231"));
        row("travel permit of nowhere", HkMacaoTravelPermit, "T12345678", error(BadCharacter, 1, "T"));
        row("travel permit, 8", HkMacaoTravelPermit, "H1234567", length(WrongLength, 9, 8));
        row("travel permit, 10", HkMacaoTravelPermit, "H123456780", length(WrongLength, 9, 10));
        row("travel permit, letter", HkMacaoTravelPermit, "H1234567A", error(BadCharacter, 9, "A"));
        row("Taiwan, 7", TaiwanTravelPermit, "1234567", length(WrongLength, 8, 7));
        row("Taiwan, letter", TaiwanTravelPermit, "T2345678", error(BadCharacter, 1, "T"));
        row("passport, 4", Passport, "E123", length(TooShort, 5, 4));
        row("passport, 18", Passport, "E12345678901234567", length(TooLong, 17, 18));
        row("passport, full stop", Passport, "E1234.5678", error(BadCharacter, 6, "."));
        row("military, 1", MilitaryId, "1", length(TooShort, 2, 1));
        row("military, 21", MilitaryId, "123456789012345678901", length(TooLong, 20, 21));
        row("diplomatic, symbol", DiplomaticId, "12<34", error(BadCharacter, 3, "<"));
        row("unit, wrong length", UnitCreditCode, "91350100M000100Y4", length(WrongLength, 18, 17));
        QTest::newRow("endless") << Passport << QString(100000, QLatin1Char('A'))
                                 << length(TooLong, 200, 100000);
        QTest::newRow("damaged by transit")
            << MilitaryId << QStringLiteral("12\uFFFD") << error(BadCharacter, 3, "U+FFFD");
        QTest::newRow("private use") << DiplomaticId << QStringLiteral("12\uE863")
                                     << error(BadCharacter, 3, "U+E863");
    }
    void refusesWhatCannotBe()
    {
        QFETCH(DocumentKind, kind);
        QFETCH(QString, typed);
        QFETCH(InputError, expected);

        const auto number = DocumentNumber::parse(kind, typed, kToday);

        QVERIFY(!number);
        QVERIFY2(number.error() == expected,
                 qPrintable(QStringLiteral("problem %1 at %2, found %3, expected %4")
                                .arg(int(number.error().problem))
                                .arg(number.error().position)
                                .arg(number.error().found, number.error().expected)));
    }
    void warnsOfAnAgeAbove120_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<int>("age"); // 0: no warning
        QTest::newRow("the standard's example") << "440524188001010014" << 146;
        QTest::newRow("121 today") << "440801190511230011" << 121;
        QTest::newRow("121 tomorrow") << "440801190511240017" << 0;
        QTest::newRow("120 today") << "440801190611230019" << 0;
    }
    void warnsOfAnAgeAbove120()
    {
        QFETCH(QString, number);
        QFETCH(int, age);

        const auto parsed = DocumentNumber::parse(DocumentKind::ResidentId, number, kToday);

        QVERIFY(parsed);
        QCOMPARE(parsed->warnings().size(), age == 0 ? 0 : 1);
        if (age != 0)
            QVERIFY(parsed->warnings().first() ==
                    (InputError{
                        .problem = InputProblem::UnusualAge, .position = 7, .limit = 120, .actual = age}));
    }
    void failedCreditCodesOnlyWarn()
    {
        const auto issued =
            DocumentNumber::parse(DocumentKind::UnitCreditCode, u"91350211M0000XUF46", kToday);

        QVERIFY(issued);
        QCOMPARE(issued->warnings().size(), 1);
        QVERIFY(issued->warnings().first() == error(InputProblem::BadCheckCharacter, 18, "6", "R"));
    }
    // F7: "today" is the office's day, whatever zone the PC is in, also just before and after midnight.
    void bornTodayDependsOnTheOfficesDay_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::newRow("UTC") << QByteArray("UTC");
        QTest::newRow("Los Angeles") << QByteArray("America/Los_Angeles");
        QTest::newRow("Kiritimati, a day ahead") << QByteArray("Pacific/Kiritimati");
        QTest::newRow("Shanghai") << QByteArray("Asia/Shanghai");
    }
    void bornTodayDependsOnTheOfficesDay()
    {
        QFETCH(QByteArray, zone);
        const LocalZone localZone(zone);
        const Instant midnight = instantFromIso(QStringLiteral("2026-11-24T00:00:00+08:00")).value();
        const QStringView bornThen = u"44080120261124001X";

        const auto before =
            DocumentNumber::parse(DocumentKind::ResidentId, bornThen, officeDate(midnight - Milliseconds(1)));
        const auto after = DocumentNumber::parse(DocumentKind::ResidentId, bornThen, officeDate(midnight));

        QVERIFY(!before);
        QVERIFY(before.error().problem == InputProblem::NoSuchDate);
        QVERIFY(after);
        QCOMPARE(*after->birthDate(), QDate(2026, 11, 24));
    }
    void masksAndGroups_data()
    {
        using enum DocumentKind;
        QTest::addColumn<DocumentKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        QTest::addColumn<QString>("grouped");
        QTest::newRow("resident") << ResidentId << "440801199001011231"
                                  << "440***********1231"
                                  << "440801 1990-01-01 123 1";
        QTest::newRow("foreigner 2023") << ForeignPermanentResidence << "932682198501010017"
                                        << "932***********0017"
                                        << "932682 1985-01-01 001 7";
        QTest::newRow("foreigner 2017") << ForeignPermanentResidence << "KAZ110090123105"
                                        << "KAZ********3105"
                                        << "KAZ1 1009 0123 105";
        QTest::newRow("unit") << UnitCreditCode << "91350100M000100Y43"
                              << "913***********0Y43"
                              << "9135 0100 M000 100Y 43";
        QTest::newRow("passport") << Passport << "E12345678"
                                  << "*****5678"
                                  << "E123 4567 8";
        QTest::newRow("Taiwan") << TaiwanTravelPermit << "12345678"
                                << "****5678"
                                << "1234 5678";
        QTest::newRow("short passport shows half") << Passport << "A1234"
                                                   << "***34"
                                                   << "A123 4";
        QTest::newRow("very short") << MilitaryId << "12"
                                    << "*2"
                                    << "12";
        QTest::newRow("beyond the BMP")
            << MilitaryId << QStringLiteral("\U0002070E\U0002070E\U0002070E\U0002070E5")
            << QStringLiteral("***\U0002070E5")
            << QStringLiteral("\U0002070E\U0002070E\U0002070E\U0002070E 5");
    }
    void masksAndGroups()
    {
        QFETCH(DocumentKind, kind);
        QFETCH(QString, text);
        QFETCH(QString, masked);
        QFETCH(QString, grouped);

        const auto number = DocumentNumber::parse(kind, text, kToday);

        QVERIFY(number);
        QCOMPARE(number->masked(), masked);
        QCOMPARE(number->grouped(), grouped);
        QCOMPARE(maskedDocument(text.toLower()), masked);
    }
    void masksTextThatIsNoDocument()
    {
        QCOMPARE(maskedDocument(u""), QString());
        QCOMPARE(maskedDocument(u"4"), QStringLiteral("*"));
        QCOMPARE(maskedDocument(u"4408 0119 9001 0112 31"), QStringLiteral("440***********1231"));
    }
    void sameNumberOfAnotherKindIsAnotherDocument()
    {
        const auto resident = DocumentNumber::parse(DocumentKind::ResidentId, u"110101199003070054", kToday);
        const auto temporary =
            DocumentNumber::parse(DocumentKind::TemporaryResidentId, u"110101199003070054", kToday);

        QVERIFY(!(*resident == *temporary));
        QVERIFY(*resident ==
                *DocumentNumber::parse(DocumentKind::ResidentId, u"11010119900307 0054", kToday));
    }
    void everyResidentNumberRoundTrips()
    {
        QVERIFY(rc::check("every resident number round-trips, plain and grouped", [] {
            const QString text = validResidentNumber();
            const auto number = DocumentNumber::parse(DocumentKind::ResidentId, text, kToday);
            RC_ASSERT(bool(number));
            RC_ASSERT(number->text() == text);
            RC_ASSERT(DocumentNumber::parse(DocumentKind::ResidentId, number->grouped(), kToday).value() ==
                      *number);
        }));
    }
    // A7: one mistyped character is noticed before it becomes somebody else's document.
    void oneChangedCharacterIsCaught()
    {
        QVERIFY(rc::check("every substitution and every exchange of neighbours is an error", [] {
            const QString text = validResidentNumber();
            const auto isRead = [](const QString& changed) {
                return DocumentNumber::parse(DocumentKind::ResidentId, changed, kToday).hasValue();
            };
            for (int i = 0; i < 18; ++i) {
                for (const QChar c : QStringLiteral("0123456789X")) {
                    QString changed = text;
                    changed[i] = c;
                    RC_ASSERT(isRead(changed) == (changed == text));
                }
                QString exchanged = text;
                std::swap(exchanged[i], exchanged[std::min(i + 1, 17)]);
                RC_ASSERT(isRead(exchanged) == (exchanged == text));
            }
        }));
    }
    void whateverIsReadReadsTheSameAgain()
    {
        QVERIFY(rc::check("normalising twice equals once, for every kind", [] {
            const auto any =
                rc::gen::map(unicodeText(20), [](const std::vector<unsigned>& t) { return toText(t); });
            const auto codes = rc::gen::map(textOf("0123456789HMEX -", 1, 20),
                                            [](const std::string& t) { return toText(t); });
            const QString typed = *rc::gen::oneOf(any, codes);
            for (const DocumentKind kind : allDocumentKinds()) {
                const auto number = DocumentNumber::parse(kind, typed, kToday);
                if (!number)
                    continue;
                const auto again = DocumentNumber::parse(kind, number->text(), kToday);
                RC_ASSERT(bool(again));
                RC_ASSERT(*again == *number);
                RC_ASSERT(again->warnings() == number->warnings());
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestDocumentNumber)
#include "tst_documentnumber.moc"
