// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/plates/smallpool.h"

#include <QTest>

#include <rapidcheck.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

SerialRules threePositions()
{
    return SerialRules(3, {SerialBox{{0x7, 0x7, 0x7}}, SerialBox{{0xC00, 0x7, 0x7}}});
}

} // namespace

class TestPoolSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        QVERIFY(rc::check("load(save()) is the same pool and stays usable", [] {
            SeededRandom random(*rc::gen::arbitrary<std::uint64_t>());
            const SerialRules rules = smallRules(random, 4);
            SmallPool world(rules, random, *rc::gen::element(0U, 30U, 100U));
            const auto version = *rc::gen::arbitrary<std::uint64_t>();

            auto loaded = PoolIndex::load(rules, world.pool.save(version));

            RC_ASSERT(loaded.hasValue());
            RC_ASSERT(loaded->poolVersion == version);
            RC_ASSERT(loaded->pool == world.pool);
            RC_ASSERT(loaded->pool.setHash() == world.pool.setHash());
            RC_ASSERT(loaded->pool.count() == world.pool.count());
            forEveryPattern(rules, [&](const SerialPattern& pattern) {
                RC_ASSERT(loaded->pool.usable(pattern) == world.pool.usable(pattern));
            });
            // Changing the copy leaves the original and the bytes alone.
            const QByteArray before = world.pool.save(version);
            for (SerialIndex index = 0; index < rules.size(); ++index)
                loaded->pool.insert(index);
            RC_ASSERT(world.pool.save(version) == before);
            RC_ASSERT(loaded->pool.count() == rules.size());
        }));
    }
    void everyTruncationIsRefused()
    {
        const SerialRules rules = threePositions();
        SeededRandom random(1);
        const SmallPool world(rules, random, 40);
        const QByteArray bytes = world.pool.save(1);
        QVERIFY(PoolIndex::load(rules, bytes).hasValue());
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const auto loaded = PoolIndex::load(rules, bytes.first(size));
            QVERIFY(!loaded.hasValue());
            QCOMPARE(loaded.error(), PoolSnapshotProblem::Truncated);
        }
        QVERIFY(!PoolIndex::load(rules, bytes + '\0').hasValue());
        QVERIFY(!PoolIndex::load(rules, bytes + bytes).hasValue());
    }
    void everyFlippedBitIsRefused()
    {
        const SerialRules rules = threePositions();
        SeededRandom random(1);
        const SmallPool world(rules, random, 40);
        const QByteArray bytes = world.pool.save(1);
        for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
            QByteArray damaged = bytes;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << (bit % 8));
            QVERIFY2(!PoolIndex::load(rules, damaged).hasValue(), qPrintable(QString::number(bit)));
        }
    }
    void realSnapshotsRefuseDamageAnywhere()
    {
        SeededRandom random(4);
        PoolIndex pool(SerialRules::largeNewEnergy());
        for (int i = 0; i < 50'000; ++i)
            pool.insert(static_cast<SerialIndex>(uniformBelow(random, pool.rules().size())));
        const QByteArray bytes = pool.save(1);
        QVERIFY(PoolIndex::load(pool.rules(), bytes)->pool == pool);
        for (int i = 0; i < 300; ++i) {
            QByteArray damaged = bytes;
            const auto at =
                static_cast<qsizetype>(uniformBelow(random, static_cast<std::uint64_t>(bytes.size())));
            damaged[at] = static_cast<char>(damaged[at] ^ (1 + static_cast<int>(uniformBelow(random, 255))));
            QVERIFY2(!PoolIndex::load(pool.rules(), damaged).hasValue(), qPrintable(QString::number(at)));
        }
    }
    void saysWhatIsWrong()
    {
        const QByteArray bytes = PoolIndex(SerialRules::largeNewEnergy()).save(1);
        QByteArray magic = bytes;
        magic[0] = 'Z';
        QByteArray version = bytes;
        version[8] = 2;
        QByteArray content = bytes;
        content[1'000] = 1;

        QCOMPARE(PoolIndex::load(SerialRules::largeNewEnergy(), magic).error(),
                 PoolSnapshotProblem::NotASnapshot);
        QCOMPARE(PoolIndex::load(SerialRules::largeNewEnergy(), version).error(),
                 PoolSnapshotProblem::UnknownVersion);
        QCOMPARE(PoolIndex::load(SerialRules::smallNewEnergy(), bytes).error(),
                 PoolSnapshotProblem::OtherRules);
        QCOMPARE(PoolIndex::load(SerialRules::largeNewEnergy(), content).error(),
                 PoolSnapshotProblem::Corrupt);
        QCOMPARE(PoolIndex::load(SerialRules::largeNewEnergy(), {}).error(), PoolSnapshotProblem::Truncated);
    }
};

QTEST_APPLESS_MAIN(TestPoolSnapshot)
#include "tst_poolsnapshot.moc"
