// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/mobilenumber.h"

#include "tests/support/generators.h"

#include <QRegularExpression>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

// A1: the applicant's mobile number.
class TestMobileNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("plain") << "13800138000";
        QTest::newRow("grouped") << "138 0013 8000";
        QTest::newRow("hyphens") << "138-0013-8000";
        QTest::newRow("+86") << "+86 13800138000";
        QTest::newRow("+86 with hyphen") << "+86-138-0013-8000";
        QTest::newRow("0086") << "008613800138000";
        QTest::newRow("full width") << QStringLiteral("＋８６１３８００１３８０００");
        QTest::newRow("copied with direction marks") << QStringLiteral("\u202D138 0013 8000\u202C");
    }
    void readsWhatPeopleType()
    {
        QFETCH(QString, typed);

        const auto mobile = MobileNumber::parse(typed);

        QVERIFY(mobile);
        QCOMPARE(mobile->text(), QStringLiteral("13800138000"));
        QVERIFY(mobile->warnings().isEmpty());
        QCOMPARE(mobile->masked(), QStringLiteral("138****8000"));
        QCOMPARE(mobile->grouped(), QStringLiteral("138 0013 8000"));
    }
    void refusesWhatIsNoMobileNumber_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<InputError>("error");
        const auto error = [](InputProblem problem, int position, const char* found,
                              const char* expected = "") {
            return InputError{.problem = problem,
                              .position = position,
                              .found = QString::fromLatin1(found),
                              .expected = QString::fromLatin1(expected)};
        };
        const auto length = [](int actual) {
            return InputError{.problem = InputProblem::WrongLength, .limit = 11, .actual = actual};
        };
        QTest::newRow("nothing") << "" << error(InputProblem::Empty, 0, "");
        QTest::newRow("spaces") << "  " << error(InputProblem::Empty, 0, "");
        QTest::newRow("country code alone") << "+86" << error(InputProblem::Empty, 0, "");
        QTest::newRow("10 digits") << "1380013800" << length(10);
        QTest::newRow("12 digits") << "138001380000" << length(12);
        QTest::newRow("letter") << "1380013800o" << error(InputProblem::BadCharacter, 11, "O");
        QTest::newRow("land line") << "0759-3381234" << error(InputProblem::BadFormat, 1, "0", "1");
        QTest::newRow("another country") << "+85291234567" << error(InputProblem::BadCharacter, 1, "+");
        QTest::newRow("second digit 0") << "10800138000" << error(InputProblem::BadFormat, 2, "0");
        QTest::newRow("second digit 2") << "12800138000" << error(InputProblem::BadFormat, 2, "2");
        QTest::newRow("Arabic digits")
            << QStringLiteral("1٣800138000")
            << InputError{.problem = InputProblem::BadCharacter, .position = 2, .found = QStringLiteral("٣")};
        QTest::newRow("endless") << QString(5000, QLatin1Char('1'))
                                 << InputError{
                                        .problem = InputProblem::TooLong, .limit = 200, .actual = 5000};
    }
    void refusesWhatIsNoMobileNumber()
    {
        QFETCH(QString, typed);
        QFETCH(InputError, error);

        const auto mobile = MobileNumber::parse(typed);

        QVERIFY(!mobile);
        QVERIFY(mobile.error() == error);
    }
    void warnsOfPrefixesNotInUse()
    {
        static const QRegularExpression kInUse(
            QStringLiteral("^1(3\\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\\d|9[0-35-9])\\d{8}$"));
        for (int prefix = 130; prefix <= 199; ++prefix) {
            const QString text = QString::number(prefix) + QStringLiteral("12345678");
            const auto mobile = MobileNumber::parse(text);
            QVERIFY(mobile);
            if (kInUse.match(text).hasMatch()) {
                QVERIFY2(mobile->warnings().isEmpty(), qPrintable(text));
            } else {
                QCOMPARE(mobile->warnings().size(), 1);
                QVERIFY(mobile->warnings().first() == (InputError{.problem = InputProblem::UnusualPrefix,
                                                                  .position = 1,
                                                                  .found = QString::number(prefix)}));
            }
        }
    }
    void everyValidNumberRoundTrips()
    {
        QVERIFY(rc::check("every valid number round-trips", [] {
            const QString text =
                QStringLiteral("1") + toText(*textOf("3456789", 1, 1)) + toText(*textOf("0123456789", 9, 9));
            const auto mobile = MobileNumber::parse(text);
            RC_ASSERT(bool(mobile));
            RC_ASSERT(mobile->text() == text);
            RC_ASSERT(MobileNumber::parse(mobile->grouped()).value() == *mobile);
        }));
    }
    void whateverIsReadReadsTheSameAgain()
    {
        QVERIFY(rc::check("normalising twice equals once", [] {
            const auto mobile = MobileNumber::parse(toText(*unicodeText(20)));
            if (mobile)
                RC_ASSERT(MobileNumber::parse(mobile->text()).value() == *mobile);
        }));
    }
};

QTEST_APPLESS_MAIN(TestMobileNumber)
#include "tst_mobilenumber.moc"
