// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/poolmirror.h"

#include "core/domain/plates/poolfeed.h"
#include "tests/support/fakecentral.h"
#include "tests/support/fakeclock.h"
#include "tests/support/seededrandom.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

namespace {

constexpr PlateKind kKind = PlateKind::LargeNewEnergy;

} // namespace

class TestPoolMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fetchesASnapshotThenChanges();
    void isLedOnByASnapshot_data();
    void isLedOnByASnapshot();
    void beginsWithTheCache();
    void goesOnFromTheCache();
    void aDamagedSnapshotChangesNothing();
    void keepsItsCopyWhenAnAnswerIsNone();
    void waitsAtCentralOnlyWhileSomebodyWatches();
    void otherRequestsDoNotWaitBehindIt();
    void theOldIndexServesUntilTheNewOneIsComplete();
    void theSecondOfTwoSnapshotsIsTheLastWord();
    void followsARestoredServer_data();
    void followsARestoredServer();
    void closingWhileASnapshotIsBuiltLosesNothing();

private:
    /// Central's pool: every change is one version.
    struct Pool
    {
        PoolIndex index{SerialRules::of(kKind)};
        std::uint32_t version = 1;
        std::vector<std::pair<std::uint32_t, SerialIndex>> taken;

        void take(SerialIndex number)
        {
            index.remove(number);
            taken.emplace_back(++version, number);
        }
        [[nodiscard]] QByteArray snapshot() const { return poolSnapshotFrame(kKind, index, version); }
        [[nodiscard]] PoolDelta changes(std::uint32_t after) const
        {
            PoolIndex before = index;
            for (const auto& [at, number] : taken) {
                if (at > after)
                    before.insert(number);
            }
            return PoolDelta::between(kKind, before, after, index, version);
        }
    };
    using Frame = Expected<QByteArray, Problem>;

    static Frame notKnown() { return Unexpected{Problem{ProblemCode::NotFound, {}, {}}}; }
    /// Central answers everything that came before this.
    void awaitCentral()
    {
        bool isLater = false;
        m_client->send({EndpointId::Hello}, this, [&](const auto&) { isLater = true; });
        QTRY_VERIFY(isLater);
    }

    void start()
    {
        m_storage = *DbThread::start(
            m_folder->filePath(QStringLiteral("station.db")),
            std::make_unique<FileSecretStore>(m_folder->filePath(QStringLiteral("station.key"))), m_random);
        m_mirror = std::make_unique<PoolMirror>(*m_storage, *m_client, m_clock, m_random);
    }

    test::FakeClock m_clock{Instant(Milliseconds(1'795'000'000'000))};
    test::SeededRandom m_random{13};
    Pool m_pool;
    std::function<Frame(PoolDelta)> m_spoil; ///< what becomes of the right answer
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::FakeCentral> m_central;
    std::unique_ptr<ServerClock> m_serverClock;
    std::unique_ptr<CentralClient> m_client;
    std::unique_ptr<DbThread> m_storage;
    std::unique_ptr<PoolMirror> m_mirror;
};

void TestPoolMirror::init()
{
    m_pool = Pool();
    for (SerialIndex i = 0; i < 2000; ++i)
        m_pool.index.insert(i * 300);
    m_spoil = {};
    m_folder = std::make_unique<QTemporaryDir>();
    m_central = std::make_unique<test::FakeCentral>(m_clock, m_random);
    m_central->onFrame(EndpointId::PoolSnapshot, [this](const auto&) { return m_pool.snapshot(); });
    m_central->onFrame(EndpointId::PoolChanges, [this](const test::SeenRequest& request) -> Frame {
        const std::uint32_t after = request.variables.value(QStringLiteral("after")).toUInt();
        if (after > m_pool.version)
            return notKnown();
        PoolDelta delta = m_pool.changes(after);
        return m_spoil ? m_spoil(std::move(delta)) : delta.toFrame();
    });
    m_serverClock = std::make_unique<ServerClock>(m_clock);
    m_client = std::make_unique<CentralClient>(
        CentralAddress{m_central->url(), {m_central->pin()}, QStringLiteral("G03")}, m_clock, m_random,
        *m_serverClock);
    m_client->setKey(CounterKey::create(m_random));
    start();
}

void TestPoolMirror::cleanup()
{
    m_mirror.reset();
    m_storage.reset();
    m_client.reset();
}

void TestPoolMirror::fetchesASnapshotThenChanges()
{
    const PoolIndex& index = m_mirror->index(kKind);
    QCOMPARE(index.count(), 0U);
    m_mirror->refresh(kKind);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(index.count(), 2000U);
    QVERIFY(index == m_pool.index);
    m_pool.take(300);
    m_pool.take(600);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 3U);
    QVERIFY(index == m_pool.index);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 1);
}

void TestPoolMirror::isLedOnByASnapshot_data()
{
    QTest::addColumn<std::function<Frame(PoolDelta)>>("spoil");
    const auto row = [](const char* name, std::function<Frame(PoolDelta)> spoil) {
        QTest::newRow(name) << std::move(spoil);
    };
    row("central cannot tell any more", [](const PoolDelta&) { return notKnown(); });
    row("a change is missing", [](PoolDelta delta) -> Frame {
        delta.removed.pop_back();
        return delta.toFrame();
    });
    row("another number", [](PoolDelta delta) -> Frame {
        delta.removed.back() += 1;
        return delta.toFrame();
    });
    row("another hash", [](PoolDelta delta) -> Frame {
        delta.hashAfter.low ^= 1;
        return delta.toFrame();
    });
    row("a version was missed", [](PoolDelta delta) -> Frame {
        delta.fromVersion += 1;
        delta.toVersion += 1;
        return delta.toFrame();
    });
    row("an old answer comes late", [](PoolDelta delta) -> Frame {
        delta.fromVersion -= 1;
        return delta.toFrame();
    });
    row("a bit is flipped", [](const PoolDelta& delta) -> Frame {
        QByteArray frame = delta.toFrame();
        frame[40] = static_cast<char>(frame[40] ^ 1);
        return frame;
    });
    row("the end is missing", [](const PoolDelta& delta) -> Frame { return delta.toFrame().chopped(1); });
    row("a snapshot", [](const PoolDelta&) -> Frame {
        return poolSnapshotFrame(kKind, PoolIndex(SerialRules::of(kKind)), 9);
    });
}

void TestPoolMirror::isLedOnByASnapshot() // F5
{
    QFETCH(std::function<Frame(PoolDelta)>, spoil);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    const PoolIndex before = m_mirror->index(kKind);
    m_spoil = spoil;
    m_pool.take(300);

    m_mirror->refresh(kKind);

    QTRY_COMPARE(m_central->seenCount(EndpointId::PoolChanges), 1);
    awaitCentral();
    QVERIFY(m_mirror->index(kKind) == before);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 1); // the next one comes after a pause
    QTRY_VERIFY((m_mirror->refresh(kKind), m_mirror->version(kKind) == 2U));
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::beginsWithTheCache()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_pool.take(300);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 2U);
    cleanup();
    m_client = std::make_unique<CentralClient>(CentralAddress{QUrl(), {}, QStringLiteral("G03")}, m_clock,
                                               m_random, *m_serverClock);
    start();
    const PoolIndex& index = m_mirror->index(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 2U);
    QVERIFY(index == m_pool.index);
}

void TestPoolMirror::goesOnFromTheCache()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_mirror.reset();
    m_storage.reset();
    start();
    m_pool.take(300);

    m_mirror->refresh(kKind); // before the cache has been read

    QTRY_COMPARE(m_mirror->version(kKind), 2U);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 1);
}

void TestPoolMirror::aDamagedSnapshotChangesNothing()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    const PoolIndex before = m_mirror->index(kKind);
    m_spoil = [](const PoolDelta&) { return notKnown(); };
    m_pool.take(300);
    m_central->onFrame(EndpointId::PoolSnapshot,
                       [this](const auto&) { return m_pool.snapshot().chopped(1); });
    QTRY_VERIFY((m_mirror->refresh(kKind), m_central->seenCount(EndpointId::PoolSnapshot) >= 3));
    QVERIFY(m_mirror->index(kKind) == before);
    QCOMPARE(m_mirror->version(kKind), 1U);

    m_central->onFrame(EndpointId::PoolSnapshot, [this](const auto&) { return m_pool.snapshot(); });

    QTRY_VERIFY((m_mirror->refresh(kKind), m_mirror->version(kKind) == 2U));
}

void TestPoolMirror::keepsItsCopyWhenAnAnswerIsNone()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_central->failNext(EndpointId::PoolChanges, Fault::Html);
    m_central->failNext(EndpointId::PoolChanges, Fault::WrongTypes);
    for (int i = 1; i <= 2; ++i) {
        m_mirror->refresh(kKind);
        QTRY_COMPARE(m_central->seenCount(EndpointId::PoolChanges), i);
        bool isLater = false;
        m_client->send({EndpointId::Hello}, this, [&](const auto&) { isLater = true; });
        QTRY_VERIFY(isLater);
    }
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
    m_pool.take(300);
    QTRY_VERIFY((m_mirror->refresh(kKind), m_mirror->version(kKind) == 2U));
}

void TestPoolMirror::waitsAtCentralOnlyWhileSomebodyWatches()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_mirror->watch(kKind);
    m_mirror->watch(kKind);
    QTRY_COMPARE(m_central->seenCount(EndpointId::PoolChanges), 1);
    QCOMPARE(m_central->seen().last().query, QByteArray("wait=20"));
    m_mirror->unwatch(kKind);
    m_mirror->unwatch(kKind);
    awaitCentral();

    QTRY_VERIFY((m_mirror->refresh(kKind), m_central->seenCount(EndpointId::PoolChanges) == 2));

    QCOMPARE(m_central->seen().last().query, QByteArray());
    QCOMPARE(m_central->protocolBreaches(), QStringList());
}

void TestPoolMirror::otherRequestsDoNotWaitBehindIt()
{
    const std::array kinds{PlateKind::LargeNewEnergy, PlateKind::SmallNewEnergy};
    for (const PlateKind kind : kinds) {
        m_central->onFrame(EndpointId::PoolSnapshot, [kind](const auto&) {
            return poolSnapshotFrame(kind, PoolIndex(SerialRules::of(kind)), 1);
        });
        m_mirror->refresh(kind);
        QTRY_COMPARE(m_mirror->version(kind), 1U);
        m_central->failNext(EndpointId::PoolChanges, Fault::Silence);
        m_mirror->watch(kind);
    }
    QTRY_COMPARE(m_central->seenCount(EndpointId::PoolChanges), 2);
    int answers = 0;
    for (int i = 0; i < 20; ++i)
        m_client->send({EndpointId::Hello}, this, [&](const auto& result) { answers += result ? 1 : 0; });

    QTRY_COMPARE(answers, 20);
    for (const PlateKind kind : kinds)
        m_mirror->unwatch(kind);
}

// F5: the keyboard asks the index between any two events; it must find one pool or the other, whole.
void TestPoolMirror::theOldIndexServesUntilTheNewOneIsComplete()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    const PoolIndex old = m_mirror->index(kKind);
    const PoolIndex* const address = &m_mirror->index(kKind);
    for (SerialIndex i = 0; i < 1000; ++i)
        m_pool.take(i * 300);
    m_spoil = [](const PoolDelta&) { return notKnown(); };
    int looks = 0;
    bool isMixed = false;
    QTimer between;
    connect(&between, &QTimer::timeout, this, [&] {
        const bool isNew = m_mirror->version(kKind) == m_pool.version;
        isMixed = isMixed || !(m_mirror->index(kKind) == (isNew ? m_pool.index : old));
        ++looks;
    });
    between.start(0);

    QTRY_VERIFY((m_mirror->refresh(kKind), m_mirror->version(kKind) == m_pool.version));

    QVERIFY(looks > 0);
    QVERIFY(!isMixed);
    QCOMPARE(&m_mirror->index(kKind), address);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::theSecondOfTwoSnapshotsIsTheLastWord()
{
    m_spoil = [](const PoolDelta&) { return notKnown(); };
    QSignalSpy changed(m_mirror.get(), &PoolMirror::changed);
    connect(m_mirror.get(), &PoolMirror::changed, this, [&] {
        if (changed.size() == 1) { // at once the next one, before anybody has looked at the first
            m_pool.take(300);
            m_mirror->refresh(kKind);
            m_mirror->refresh(kKind);
        }
    });

    QTRY_VERIFY((m_mirror->refresh(kKind), m_mirror->version(kKind) == 2U));

    QCOMPARE(changed.size(), 2);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::followsARestoredServer_data()
{
    QTest::addColumn<int>("newChanges");
    QTest::newRow("the counter is ahead") << 1;
    QTest::newRow("the same version is another pool") << 3;
    QTest::newRow("the server has overtaken the counter") << 5;
}

// A server restored from an old copy counts from there.
void TestPoolMirror::followsARestoredServer()
{
    QFETCH(int, newChanges);
    const Pool old = m_pool;
    for (const SerialIndex number : {300U, 600U, 900U})
        m_pool.take(number);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 4U);
    m_pool = old;
    for (int i = 0; i < newChanges; ++i)
        m_pool.take(static_cast<SerialIndex>(1200 + 300 * i));

    QTRY_VERIFY((m_mirror->refresh(kKind), m_mirror->index(kKind) == m_pool.index));

    QCOMPARE(m_mirror->version(kKind), m_pool.version);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
}

void TestPoolMirror::closingWhileASnapshotIsBuiltLosesNothing()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    const PoolIndex old = m_pool.index;
    m_pool.take(300);
    m_spoil = [](const PoolDelta&) { return notKnown(); };
    bool isClosed = false;
    connect(m_client.get(), &CentralClient::answered, this, [&](EndpointId endpoint) {
        if (endpoint != EndpointId::PoolSnapshot)
            return;
        // The builder has begun when the answer has been handed out, and has told nobody yet.
        QMetaObject::invokeMethod(
            this,
            [&] {
                m_mirror.reset();
                isClosed = true;
            },
            Qt::QueuedConnection);
    });

    QTRY_VERIFY((m_mirror ? m_mirror->refresh(kKind) : void(), isClosed));
    cleanup();
    m_client = std::make_unique<CentralClient>(CentralAddress{QUrl(), {}, QStringLiteral("G03")}, m_clock,
                                               m_random, *m_serverClock);
    start();
    const PoolIndex& index = m_mirror->index(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    QVERIFY(index == old);
}

QTEST_GUILESS_MAIN(TestPoolMirror)
#include "tst_poolmirror.moc"
