// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/sealer.h"

#include "tests/support/seededrandom.h"

#include <QTest>

using namespace xuanhao;

class TestSealer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed();
    void sealsTheSameTextDifferentlyEachTime();
    void refusesEveryChangedByte();
    void refusesAnotherRow();
    void refusesAnotherKey();

private:
    test::SeededRandom m_random{1};
    Sealer m_sealer{Sensitive<QByteArray>(QByteArray(32, 'k')), m_random};
};

void TestSealer::opensWhatItSealed()
{
    QCOMPARE(m_sealer.open("case:1", m_sealer.seal("case:1", "text")), std::optional<QByteArray>("text"));
    QCOMPARE(m_sealer.open("", m_sealer.seal("", "")), std::optional<QByteArray>(""));
}

void TestSealer::sealsTheSameTextDifferentlyEachTime()
{
    QVERIFY(m_sealer.seal("a", "text") != m_sealer.seal("a", "text"));
}

void TestSealer::refusesEveryChangedByte()
{
    const QByteArray sealed = m_sealer.seal("a", "text");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY(!m_sealer.open("a", changed));
        QVERIFY(!m_sealer.open("a", sealed.left(i)));
    }
}

void TestSealer::refusesAnotherRow()
{
    QVERIFY(!m_sealer.open("case:2", m_sealer.seal("case:1", "text")));
    QVERIFY(!m_sealer.open("case:1", m_sealer.seal("case:", "1text")));
}

void TestSealer::refusesAnotherKey()
{
    const Sealer other(Sensitive<QByteArray>(QByteArray(32, 'o')), m_random);
    QVERIFY(!other.open("a", m_sealer.seal("a", "text")));
}

QTEST_GUILESS_MAIN(TestSealer)
#include "tst_sealer.moc"
