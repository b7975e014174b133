// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/creditcode.h"

#include "tests/support/generators.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const std::string kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

QString validCode()
{
    QString code =
        QStringLiteral("91") + toText(*textOf("0123456789", 6, 6)) + toText(*textOf(kAlphabet, 8, 8));
    code += organisationCheckCharacter(QStringView(code).mid(8, 8));
    return code + creditCodeCheckCharacter(code);
}

InputError failedCheck(int position, const char* found, const char* expected)
{
    return {.problem = InputProblem::BadCheckCharacter,
            .position = position,
            .found = QString::fromLatin1(found),
            .expected = QString::fromLatin1(expected)};
}

} // namespace

// A1: units register with their unified social credit code; what fails the check only warns.
class TestCreditCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void warnsOfFailedChecks_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QList<InputError>>("warnings");
        for (const char* code : {"91350100M000100Y43", "91110000101623741K", "911101066976941872",
                                 "91440300708461136T", "9144030071526726XG", "91110000710926094P"})
            QTest::newRow(code) << QString::fromLatin1(code) << QList<InputError>{};
        QTest::newRow("sum divisible by 31 gives 0") << "91440800YFH7B7M760" << QList<InputError>{};
        QTest::newRow("sum of remainder 1 gives Y") << "91440800QQ0NE8PR3Y" << QList<InputError>{};
        QTest::newRow("really issued, yet failing")
            << "91350211M0000XUF46" << QList{failedCheck(18, "6", "R")};
        QTest::newRow("invented") << "91310115MA1H8R7C6D"
                                  << QList{failedCheck(17, "6", "4"), failedCheck(18, "D", "7")};
        QTest::newRow("unknown kind of unit")
            << "99440800100000016E"
            << QList{InputError{
                   .problem = InputProblem::UnknownValue, .position = 1, .found = QStringLiteral("99")}};
    }
    void warnsOfFailedChecks()
    {
        QFETCH(QString, code);
        QFETCH(QList<InputError>, warnings);

        const auto reading = readCreditCode(code);

        QVERIFY(reading);
        QCOMPARE(reading->text, code);
        QVERIFY(reading->warnings == warnings);
        QVERIFY(!reading->birthDate);
    }
    void refusesWhatIsNoCode_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<InputError>("error");
        const auto bad = [](int position, const char* found, const char* expected) {
            return InputError{.problem = InputProblem::BadCharacter,
                              .position = position,
                              .found = QString::fromLatin1(found),
                              .expected = QString::fromLatin1(expected)};
        };
        QTest::newRow("I suggests 1") << "9I350100M000100Y43" << bad(2, "I", "1");
        QTest::newRow("O suggests 0") << "91350100MO00100Y43" << bad(10, "O", "0");
        QTest::newRow("S suggests 5") << "91350100M000100YS3" << bad(17, "S", "5");
        QTest::newRow("Z suggests 2") << "91350100M000100Y4Z" << bad(18, "Z", "2");
        QTest::newRow("V suggests nothing") << "91350100M00V100Y43" << bad(12, "V", "");
        QTest::newRow("letter in the area") << "9135A100M000100Y43" << bad(5, "A", "");
        QTest::newRow("17 characters")
            << "91350100M000100Y4"
            << InputError{.problem = InputProblem::WrongLength, .limit = 18, .actual = 17};
        QTest::newRow("19 characters")
            << "91350100M000100Y433"
            << InputError{.problem = InputProblem::WrongLength, .limit = 18, .actual = 19};
    }
    void refusesWhatIsNoCode()
    {
        QFETCH(QString, code);
        QFETCH(InputError, error);

        const auto reading = readCreditCode(code);

        QVERIFY(!reading);
        QVERIFY(reading.error() == error);
    }
    void catchesEverySubstitution()
    {
        QVERIFY(rc::check("a valid code has no warning, one changed character has one", [] {
            const QString code = validCode();
            RC_ASSERT(readCreditCode(code)->warnings.isEmpty());

            QString changed = code;
            const int i = *rc::gen::inRange(0, 18);
            changed[i] = QLatin1Char(*rc::gen::elementOf(kAlphabet));
            RC_PRE(changed != code);

            const auto reading = readCreditCode(changed);
            const bool isCaught = !reading || !reading->warnings.isEmpty();
            RC_ASSERT(isCaught); // the macro's own || would look at both sides
        }));
    }
};

QTEST_APPLESS_MAIN(TestCreditCode)
#include "tst_creditcode.moc"
