// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/poolmirror.h"

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
    void fetchesASnapshotWhenTheChangesAreIncomplete();
    void fetchesASnapshotWhenTheCountIsWrong();
    void fetchesASnapshotWhenThereIsAGap();
    void beginsWithTheCache();
    void keepsItsCopyWhenAnAnswerIsNone();
    void asksOnlyWhileSomebodyWatches();
    void theOldIndexServesUntilTheNewOneIsComplete();
    void theSecondOfTwoSnapshotsIsTheLastWord();
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
        [[nodiscard]] QJsonObject snapshot() const
        {
            PoolSnapshot snapshot{kKind, version, index.count(),
                                  QByteArray((SerialRules::of(kKind).size() + 7) / 8, '\0')};
            for (SerialIndex i = 0; i < SerialRules::of(kKind).size(); ++i) {
                if (index.contains(i))
                    snapshot.free[i / 8] = static_cast<char>(snapshot.free[i / 8] | (1 << (i % 8)));
            }
            return snapshot.toJson();
        }
        [[nodiscard]] PoolChanges changes(std::uint32_t after) const
        {
            PoolChanges changes{kKind, after, version, index.count(), true, {}, {}};
            for (const auto& [at, number] : taken) {
                if (at > after)
                    changes.removed.push_back(number);
            }
            return changes;
        }
    };

    void start()
    {
        m_storage = *DbThread::start(
            m_folder->filePath(QStringLiteral("station.db")),
            std::make_unique<FileSecretStore>(m_folder->filePath(QStringLiteral("station.key"))), m_random);
        m_mirror = std::make_unique<PoolMirror>(*m_storage, *m_client, m_clock);
    }

    test::FakeClock m_clock{Instant(Milliseconds(1'795'000'000'000))};
    test::SeededRandom m_random{13};
    Pool m_pool;
    std::function<void(PoolChanges&)> m_spoil;
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
    m_central->on(EndpointId::PoolSnapshot, [this](const auto&) { return m_pool.snapshot(); });
    m_central->on(EndpointId::PoolChanges, [this](const test::SeenRequest& request) {
        PoolChanges changes = m_pool.changes(request.variables.value(QStringLiteral("after")).toUInt());
        if (m_spoil)
            m_spoil(changes);
        return changes.toJson();
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

void TestPoolMirror::fetchesASnapshotWhenTheChangesAreIncomplete()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_spoil = [](PoolChanges& changes) { changes.isComplete = false; };
    m_pool.take(300);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 2U);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::fetchesASnapshotWhenTheCountIsWrong()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_spoil = [](PoolChanges& changes) { changes.removed.pop_back(); };
    m_pool.take(300);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
    QTRY_VERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::fetchesASnapshotWhenThereIsAGap()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_spoil = [](PoolChanges& changes) { changes.after += 1; };
    m_pool.take(300);
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
    QTRY_VERIFY(m_mirror->index(kKind) == m_pool.index);
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

void TestPoolMirror::asksOnlyWhileSomebodyWatches()
{
    m_mirror->watch(kKind);
    m_mirror->watch(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    m_mirror->unwatch(kKind);
    m_mirror->step();
    QTRY_COMPARE(m_central->seenCount(EndpointId::PoolChanges), 1);
    m_mirror->unwatch(kKind);
    m_mirror->step();
    bool isLater = false;
    m_client->send({EndpointId::Hello}, this, [&](const auto&) { isLater = true; });
    QTRY_VERIFY(isLater);
    QCOMPARE(m_central->seenCount(EndpointId::PoolChanges), 1);
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
    m_spoil = [](PoolChanges& changes) { changes.isComplete = false; };
    int looks = 0;
    bool isMixed = false;
    QTimer between;
    connect(&between, &QTimer::timeout, this, [&] {
        const bool isNew = m_mirror->version(kKind) == m_pool.version;
        isMixed = isMixed || !(m_mirror->index(kKind) == (isNew ? m_pool.index : old));
        ++looks;
    });
    between.start(0);

    m_mirror->refresh(kKind);

    QTRY_COMPARE(m_mirror->version(kKind), m_pool.version);
    QVERIFY(looks > 0);
    QVERIFY(!isMixed);
    QCOMPARE(&m_mirror->index(kKind), address);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::theSecondOfTwoSnapshotsIsTheLastWord()
{
    m_spoil = [](PoolChanges& changes) { changes.isComplete = false; };
    QSignalSpy changed(m_mirror.get(), &PoolMirror::changed);
    std::uint32_t highest = 0;
    connect(m_mirror.get(), &PoolMirror::changed, this, [&] {
        QVERIFY(m_mirror->version(kKind) >= highest);
        highest = m_mirror->version(kKind);
        if (changed.size() == 1) { // at once the next one, before anybody has looked at the first
            m_pool.take(300);
            m_mirror->refresh(kKind);
            m_mirror->refresh(kKind);
        }
    });

    m_mirror->refresh(kKind);

    QTRY_COMPARE(m_mirror->version(kKind), 2U);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(m_central->seenCount(EndpointId::PoolSnapshot), 2);
    QVERIFY(m_mirror->index(kKind) == m_pool.index);
}

void TestPoolMirror::closingWhileASnapshotIsBuiltLosesNothing()
{
    m_mirror->refresh(kKind);
    QTRY_COMPARE(m_mirror->version(kKind), 1U);
    const PoolIndex old = m_pool.index;
    m_pool.take(300);
    m_spoil = [](PoolChanges& changes) { changes.isComplete = false; };
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

    m_mirror->refresh(kKind);

    QTRY_VERIFY(isClosed);
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
