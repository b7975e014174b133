// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/passwordwork.h"

#include <QTest>

using namespace xuanhao;

class TestApplicantDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordsHaveLettersAndDigits_data() // A1
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("eight characters") << QStringLiteral("abcdefg1") << true;
        QTest::newRow("sixty-four characters") << QString(63, u'a') + u'1' << true;
        QTest::newRow("with signs and spaces") << QStringLiteral("mei hua-2026") << true;
        QTest::newRow("characters of a script are letters") << QStringLiteral("梅花香自苦寒来1") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("seven characters") << QStringLiteral("abcdef1") << false;
        QTest::newRow("sixty-five characters") << QString(64, u'a') + u'1' << false;
        QTest::newRow("letters only") << QStringLiteral("abcdefgh") << false;
        QTest::newRow("digits only") << QStringLiteral("12345678") << false;
        QTest::newRow("signs instead of digits") << QStringLiteral("abcdefg!") << false;
    }
    void passwordsHaveLettersAndDigits()
    {
        QFETCH(QString, password);
        QFETCH(bool, isGood);

        QCOMPARE(!applicantPasswordProblem(password).has_value(), isGood);
    }

    void newPasswordIsHashedAsStaffPasswordsAre()
    {
        const PersonHash person(QByteArray(32, 'p'));
        const Sensitive<QString> password(QStringLiteral("meihua2026"));

        const PasswordOutcome made = workOn(NewPassword{person, QStringLiteral("40291736"), password});

        QVERIFY(made.hash.startsWith(QLatin1String("$argon2id$")));
        QCOMPARE(workOn(ApplicantCheck{person, made.hash, password}).result, PasswordResult::Right);
        QCOMPARE(
            workOn(ApplicantCheck{person, made.hash, Sensitive<QString>(QStringLiteral("other"))}).result,
            PasswordResult::Wrong);
    }

    void nobodysHashFitsNoPassword()
    {
        const PersonHash person(QByteArray(32, 'p'));

        for (const QString& password : {QString(), QStringLiteral("nobody"), QStringLiteral("meihua2026")})
            QCOMPARE(workOn(ApplicantCheck{person, {}, Sensitive<QString>(password)}).result,
                     PasswordResult::Wrong);
    }
};

QTEST_GUILESS_MAIN(TestApplicantDesk)
#include "tst_applicantdesk.moc"
