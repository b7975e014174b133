// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/uuid.h"
#include "tests/support/seededrandom.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;

/// Ids in the order of time, as RFC 9562 lays them out (F3).
class TestUuid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void instantIsTheOneOfTheStandard()
    {
        // The example of RFC 9562, appendix A.6.
        const QString example = QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        QCOMPARE(instantOfUuid(example), std::optional(fromMilliseconds(1'645'557'742'000)));
        QVERIFY(example.startsWith(timedUuidPrefix(fromMilliseconds(1'645'557'742'000))));
    }

    void textsAreInTheOrderOfTheirInstants()
    {
        test::SeededRandom random(7);
        QString before;
        for (const std::int64_t at : {0LL, 1LL, 255LL, 65'535LL, 65'536LL, 1'795'400'000'000LL,
                                      1'795'400'000'001LL, 0xffff'ffff'ffffLL}) {
            const QString id = timedUuid(fromMilliseconds(at), random);
            QVERIFY2(id > before, qPrintable(id));
            QVERIFY(timedUuidPrefix(fromMilliseconds(at)) > before);
            QCOMPARE(instantOfUuid(id), std::optional(fromMilliseconds(at)));
            before = id;
        }
    }

    void sameInstantGivesDifferentIds()
    {
        test::SeededRandom random(7);
        QSet<QString> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(timedUuid(fromMilliseconds(1'795'400'000'000), random));
        QCOMPARE(seen.size(), 1000);
    }

    void clockBefore1970StillGivesAnId()
    {
        test::SeededRandom random(7);
        QCOMPARE(instantOfUuid(timedUuid(fromMilliseconds(-1), random)), std::optional(Instant{}));
    }

    void othersAreNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("version 4") << QStringLiteral("017f22e2-79b0-4cc3-98c4-dc0c0c07398f");
        QTest::newRow("another variant") << QStringLiteral("017f22e2-79b0-7cc3-c8c4-dc0c0c07398f");
        QTest::newRow("upper case") << QStringLiteral("017F22E2-79B0-7CC3-98C4-DC0C0C07398F");
        QTest::newRow("braces") << QStringLiteral("{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}");
        QTest::newRow("line feed behind it") << QStringLiteral("017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n");
        QTest::newRow("digits of another script") << QStringLiteral("٠17f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        QTest::newRow("hyphens elsewhere") << QStringLiteral("017f22e279b0--7cc3-98c4-dc0c0c07398f");
    }
    void othersAreNone()
    {
        QFETCH(QString, text);
        QCOMPARE(instantOfUuid(text), std::optional<Instant>());
    }
};

QTEST_GUILESS_MAIN(TestUuid)
#include "tst_uuid.moc"
