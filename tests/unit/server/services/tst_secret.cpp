// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/secret.h"
#include "tests/support/seededrandom.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

class TestSecret : public QObject
{
    Q_OBJECT

private:
    SeededRandom m_random{1};
    ServerSecret m_secret = ServerSecret::create(m_random);
    ServerSecret m_other = ServerSecret::create(m_random);

    static DocumentNumber document(DocumentKind kind, const char* text)
    {
        return DocumentNumber::parse(kind, QString::fromLatin1(text), QDate(2026, 11, 23)).value();
    }

private Q_SLOTS:
    void sealedTextOpensForItsOwnerOnly() // E6
    {
        const QByteArray sealed = m_secret.seal("张三", QStringLiteral("account/1"), m_random);

        QCOMPARE(m_secret.open(sealed, QStringLiteral("account/1")), std::optional<QByteArray>("张三"));
        QVERIFY(!m_secret.open(sealed, QStringLiteral("account/2")));
        QVERIFY(!m_other.open(sealed, QStringLiteral("account/1")));
        QVERIFY(!sealed.contains("张三"));
    }

    void changedByteIsNoticed()
    {
        const QByteArray sealed = m_secret.seal("text", QStringLiteral("a"), m_random);
        for (qsizetype i = 0; i < sealed.size(); ++i) {
            QByteArray changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            QVERIFY(!m_secret.open(changed, QStringLiteral("a")));
        }
        QVERIFY(!m_secret.open(sealed.left(10), QStringLiteral("a")));
    }

    void onePersonHasOneHash() // A6
    {
        const auto permanent = document(DocumentKind::ResidentId, "11010519491231002X");
        const auto temporary = document(DocumentKind::TemporaryResidentId, "11010519491231002x");
        const auto passport = document(DocumentKind::Passport, "E12345678");

        QVERIFY(m_secret.personHash(permanent) == m_secret.personHash(temporary));
        QVERIFY(!(m_secret.personHash(permanent) == m_secret.personHash(passport)));
        QVERIFY(!(m_secret.personHash(permanent) == m_other.personHash(permanent)));
    }

    void purposesKeepApart()
    {
        QVERIFY(!(m_secret.termHash(QStringLiteral("mobile"), QStringLiteral("1234")) ==
                  m_secret.termHash(QStringLiteral("document"), QStringLiteral("1234"))));
        QVERIFY(m_secret.hashOf("a", QStringLiteral("bc")) != m_secret.hashOf("ab", QStringLiteral("c")));
    }

    void secretOfAnotherSizeIsNone()
    {
        QVERIFY(!ServerSecret::fromBytes(QByteArray(31, 'x')));
        QVERIFY(ServerSecret::fromBytes(m_secret.bytes())->bytes() == m_secret.bytes());
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
