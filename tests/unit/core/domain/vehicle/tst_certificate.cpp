// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/certificate.h"

#include "tests/support/generators.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

// B2: certificate of conformity or import certificate.
class TestCertificate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsNumbers_data()
    {
        QTest::addColumn<CertificateNumber::Kind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        using enum CertificateNumber::Kind;
        QTest::newRow("14") << Conformity << "WAC0H123456789"
                            << "WAC0H123456789";
        QTest::newRow("15, grouped, lower case") << Conformity << "wac0 h123-456 7890"
                                                 << "WAC0H1234567890";
        QTest::newRow("import, 6") << Import << "XI1234"
                                   << "XI1234";
        QTest::newRow("import, 20") << Import << "12345678901234567890"
                                    << "12345678901234567890";
    }
    void readsNumbers()
    {
        QFETCH(CertificateNumber::Kind, kind);
        QFETCH(QString, typed);
        QFETCH(QString, stored);

        const auto number = CertificateNumber::parse(kind, typed);

        QVERIFY(number);
        QVERIFY(number->kind() == kind);
        QCOMPARE(number->text(), stored);
        QVERIFY(CertificateNumber::parse(kind, stored).value() == *number);
    }
    void refusesWhatIsNone_data()
    {
        QTest::addColumn<CertificateNumber::Kind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<InputError>("expected");
        using enum CertificateNumber::Kind;
        using enum InputProblem;
        QTest::newRow("nothing") << Conformity << "" << InputError{.problem = Empty};
        QTest::newRow("13") << Conformity << "WAC0H12345678"
                            << InputError{.problem = TooShort, .limit = 14, .actual = 13};
        QTest::newRow("16") << Conformity << "WAC0H12345678901"
                            << InputError{.problem = TooLong, .limit = 15, .actual = 16};
        QTest::newRow("import, 5") << Import << "XI123"
                                   << InputError{.problem = TooShort, .limit = 6, .actual = 5};
        QTest::newRow("import, 21") << Import << "123456789012345678901"
                                    << InputError{.problem = TooLong, .limit = 20, .actual = 21};
        QTest::newRow("full stop") << Conformity << "WAC0.123456789"
                                   << InputError{.problem = BadCharacter,
                                                 .position = 5,
                                                 .found = QStringLiteral(".")};
        QTest::newRow("Han") << Import << QStringLiteral("进1234567")
                             << InputError{
                                    .problem = BadCharacter, .position = 1, .found = QStringLiteral("进")};
    }
    void refusesWhatIsNone()
    {
        QFETCH(CertificateNumber::Kind, kind);
        QFETCH(QString, typed);
        QFETCH(InputError, expected);

        const auto number = CertificateNumber::parse(kind, typed);

        QVERIFY(!number);
        QVERIFY(number.error() == expected);
    }
    void everyValidNumberRoundTrips()
    {
        QVERIFY(rc::check("every number of 14 or 15 letters and digits round-trips", [] {
            const QString text = toText(*textOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 14, 15));
            const auto number = CertificateNumber::parse(CertificateNumber::Kind::Conformity, text);
            RC_ASSERT(bool(number));
            RC_ASSERT(number->text() == text);
        }));
    }
};

QTEST_APPLESS_MAIN(TestCertificate)
#include "tst_certificate.moc"
