// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/poolmirror.h"

#include "core/domain/plates/poolfeed.h"

namespace xuanhao {

namespace {

/// Less than central's limit and than the time after which a router forgets a silent connection.
constexpr std::chrono::seconds kWait{20};
/// Pauses between requests: at least, and up to so much more.
constexpr Milliseconds kPauseSpread{2'000};
constexpr Milliseconds kPoll{2'500}; ///< when central does not keep requests, or cannot be reached
constexpr Milliseconds kPollSpread{1'000};
constexpr Milliseconds kSnapshotSpread{5'000};

QString cacheName(PlateKind kind)
{
    return QStringLiteral("pool:") + wireWord(kind);
}

} // namespace

PoolMirror::PoolMirror(DbThread& storage, CentralClient& client, const Clock& clock, RandomSource& random,
                       QObject* parent)
    : QObject(parent)
    , m_storage(storage)
    , m_client(client)
    , m_clock(clock)
    , m_random(random)
{
    m_builders.setMaxThreadCount(1);
}

PoolMirror::~PoolMirror()
{
    m_builders.waitForDone();
    for (const auto& [kind, mirror] : m_mirrors) {
        if (mirror->isKnown && mirror->version != mirror->cachedVersion)
            storeCache(kind);
    }
}

PoolMirror::Mirror& PoolMirror::mirror(PlateKind kind)
{
    auto& slot = m_mirrors[kind];
    if (!slot) {
        slot = std::make_unique<Mirror>(SerialRules::of(kind));
        slot->next.setSingleShot(true);
        connect(&slot->next, &QTimer::timeout, this, [this, kind] { refresh(kind); });
        loadCache(kind);
    }
    return *slot;
}

const PoolIndex& PoolMirror::index(PlateKind kind)
{
    return mirror(kind).index;
}

std::uint32_t PoolMirror::version(PlateKind kind) const
{
    const auto found = m_mirrors.find(kind);
    return found == m_mirrors.end() ? 0 : found->second->version;
}

void PoolMirror::loadCache(PlateKind kind)
{
    m_storage.post(
        this,
        [kind](LocalStore& store) -> std::shared_ptr<LoadedPool> {
            const auto entry = store.cache().find(cacheName(kind));
            if (!entry || !*entry)
                return nullptr;
            auto loaded = PoolIndex::load(SerialRules::of(kind), (*entry)->body);
            return loaded ? std::make_shared<LoadedPool>(*std::move(loaded)) : nullptr;
        },
        [this, kind](const std::shared_ptr<LoadedPool>& loaded) {
            Mirror& known = mirror(kind);
            known.isLoading = false;
            if (loaded) {
                known.index = std::move(loaded->pool);
                known.version = static_cast<std::uint32_t>(loaded->poolVersion);
                known.cachedVersion = known.version;
                known.isKnown = true;
                Q_EMIT changed(kind);
            }
            if (known.isWanted)
                refresh(kind);
        });
}

void PoolMirror::storeCache(PlateKind kind)
{
    Mirror& known = mirror(kind);
    known.cachedVersion = known.version;
    writeCache(kind, known.version, known.index.save(known.version));
}

void PoolMirror::writeCache(PlateKind kind, std::uint32_t version, QByteArray bytes)
{
    CacheStore::Entry entry{version, std::move(bytes)};
    const Instant now = m_clock.now();
    m_storage.post(
        this,
        [kind, entry = std::move(entry), now](LocalStore& store) {
            return store.cache().store(cacheName(kind), entry, now);
        },
        [](const Expected<Done, StorageError>& stored) {
            if (!stored)
                qWarning("Caching a pool failed: %s", qUtf8Printable(stored.error().detail));
        });
}

void PoolMirror::refresh(PlateKind kind)
{
    Mirror& known = mirror(kind);
    known.isWanted = known.isLoading;
    if (known.isLoading || known.isAsking)
        return;
    known.next.stop();
    known.isAsking = true;
    if (known.isKnown && !known.isLost)
        askForChanges(kind);
    else
        askForSnapshot(kind);
}

void PoolMirror::watch(PlateKind kind)
{
    ++mirror(kind).watchers;
    refresh(kind);
}

void PoolMirror::unwatch(PlateKind kind)
{
    Mirror& known = mirror(kind);
    XUANHAO_CHECK(known.watchers > 0);
    if (--known.watchers > 0)
        return;
    known.next.stop();
    if (known.isKnown && known.version != known.cachedVersion)
        storeCache(kind);
}

void PoolMirror::askAgain(PlateKind kind, Milliseconds atLeast, Milliseconds spread)
{
    Mirror& known = mirror(kind);
    known.isAsking = false;
    if (known.watchers == 0)
        return;
    const auto more = uniformBelow(m_random, static_cast<std::uint64_t>(spread.count()) + 1);
    known.next.start(atLeast + Milliseconds(static_cast<std::int64_t>(more)));
}

void PoolMirror::askForChanges(PlateKind kind)
{
    const Mirror& known = mirror(kind);
    CentralRequest request{EndpointId::PoolChanges,
                           {{QStringLiteral("kind"), wireWord(kind)},
                            {QStringLiteral("after"), QString::number(known.version)}}};
    if (known.watchers > 0)
        request.wait = kWait;
    m_client.send(request, this, [this, kind](const Expected<CentralAnswer, CallFailure>& result) {
        takeChanges(kind, result);
    });
}

void PoolMirror::takeChanges(PlateKind kind, const Expected<CentralAnswer, CallFailure>& result)
{
    Mirror& known = mirror(kind);
    if (!result) {
        const auto& problem = result.error().problem;
        known.isLost = problem && problem->code == ProblemCode::NotFound;
        return known.isLost ? askAgain(kind, Milliseconds(0), kSnapshotSpread)
                            : askAgain(kind, kPoll, kPollSpread);
    }
    const std::uint32_t before = known.version;
    known.isLost = !applyDelta(kind, result->frame);
    if (known.isLost) {
        qWarning("The copy of pool %s can't go on from version %u; a snapshot is fetched (request %s)",
                 qUtf8Printable(wireWord(kind)), before, qUtf8Printable(result->requestId));
        return askAgain(kind, Milliseconds(0), kSnapshotSpread);
    }
    const bool wasKept = known.version != before || result->receivedAt - result->sentAt >= kWait / 2;
    if (wasKept)
        askAgain(kind, Milliseconds(0), kPauseSpread);
    else
        askAgain(kind, kPoll, kPollSpread);
    if (known.version != before)
        Q_EMIT changed(kind);
}

/// False when it does not lead on from the copy, which then is what it was.
bool PoolMirror::applyDelta(PlateKind kind, QByteArrayView frame)
{
    Mirror& known = mirror(kind);
    const auto delta = PoolDelta::fromFrame(kind, frame);
    if (!delta || delta->fromVersion != known.version || !delta->applyTo(known.index))
        return false;
    known.version = delta->toVersion;
    return true;
}

void PoolMirror::askForSnapshot(PlateKind kind)
{
    const QHash<QString, QString> variables{{QStringLiteral("kind"), wireWord(kind)}};
    m_client.send({EndpointId::PoolSnapshot, variables}, this,
                  [this, kind](const Expected<CentralAnswer, CallFailure>& result) {
                      if (result)
                          takeSnapshot(kind, result->frame);
                      else
                          askAgain(kind, kPoll, kPollSpread);
                  });
}

void PoolMirror::takeSnapshot(PlateKind kind, const QByteArray& frame)
{
    // Millions of numbers: half a second of work that must not stop the pages.
    m_builders.start([this, kind, frame] {
        std::shared_ptr<BuiltPool> built;
        if (auto read = readPoolSnapshot(kind, frame)) {
            QByteArray cache = read->pool.save(read->poolVersion);
            built = std::make_shared<BuiltPool>(BuiltPool{
                std::move(read->pool), static_cast<std::uint32_t>(read->poolVersion), std::move(cache)});
        }
        // Safe: the destructor waits for the builder, and a queued call dies with its receiver.
        QMetaObject::invokeMethod(
            this, [this, kind, built] { install(kind, built); }, Qt::QueuedConnection);
    });
}

void PoolMirror::install(PlateKind kind, const std::shared_ptr<BuiltPool>& built)
{
    if (!built) {
        qWarning("A pool snapshot of kind %s is damaged", qUtf8Printable(wireWord(kind)));
        return askAgain(kind, kPoll, kPollSpread);
    }
    Mirror& known = mirror(kind);
    known.index = std::move(built->index);
    known.version = built->version;
    known.cachedVersion = built->version;
    known.isKnown = true;
    known.isLost = false;
    writeCache(kind, built->version, std::move(built->cache));
    askAgain(kind, Milliseconds(0), kPauseSpread);
    Q_EMIT changed(kind);
}

} // namespace xuanhao
