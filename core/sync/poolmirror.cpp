// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/poolmirror.h"

#include <QPointer>

#include <bit>

namespace xuanhao {

namespace {

constexpr Milliseconds kWatchInterval{3'000};

QString cacheName(PlateKind kind)
{
    return QStringLiteral("pool:") + wireWord(kind);
}

PoolIndex indexOf(const PoolSnapshot& snapshot)
{
    PoolIndex index(SerialRules::of(snapshot.kind));
    for (qsizetype i = 0; i < snapshot.free.size(); ++i) {
        auto bits = static_cast<unsigned char>(snapshot.free[i]);
        while (bits != 0) {
            const int bit = std::countr_zero(bits);
            bits = static_cast<unsigned char>(bits & (bits - 1));
            index.insert(static_cast<SerialIndex>(i * 8 + bit));
        }
    }
    return index;
}

} // namespace

PoolMirror::PoolMirror(DbThread& storage, CentralClient& client, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_storage(storage)
    , m_client(client)
    , m_clock(clock)
{
    m_builders.setMaxThreadCount(1);
    m_timer.setInterval(kWatchInterval);
    connect(&m_timer, &QTimer::timeout, this, &PoolMirror::step);
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
            if (!loaded || known.isKnown)
                return;
            known.index = std::move(loaded->pool);
            known.version = static_cast<std::uint32_t>(loaded->poolVersion);
            known.cachedVersion = known.version;
            known.isKnown = true;
            Q_EMIT changed(kind);
        });
}

void PoolMirror::storeCache(PlateKind kind)
{
    Mirror& known = mirror(kind);
    known.cachedVersion = known.version;
    writeCache(kind, known.version, known.index.save(PoolSnapshotForm::Local, known.version));
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
    if (known.isAsking)
        return;
    known.isAsking = true;
    if (known.isKnown)
        askForChanges(kind);
    else
        askForSnapshot(kind);
}

void PoolMirror::watch(PlateKind kind)
{
    ++mirror(kind).watchers;
    m_timer.start();
    refresh(kind);
}

void PoolMirror::unwatch(PlateKind kind)
{
    Mirror& known = mirror(kind);
    XUANHAO_CHECK(known.watchers > 0);
    if (--known.watchers == 0 && known.isKnown && known.version != known.cachedVersion)
        storeCache(kind);
}

void PoolMirror::step()
{
    bool isWatched = false;
    for (const auto& [kind, mirror] : m_mirrors) {
        if (mirror->watchers == 0)
            continue;
        isWatched = true;
        refresh(kind);
    }
    if (!isWatched)
        m_timer.stop();
}

void PoolMirror::askForChanges(PlateKind kind)
{
    const QHash<QString, QString> variables{{QStringLiteral("kind"), wireWord(kind)},
                                            {QStringLiteral("after"), QString::number(mirror(kind).version)}};
    m_client.send({EndpointId::PoolChanges, variables}, this,
                  [this, kind](Expected<CentralAnswer, CallFailure> result) {
                      mirror(kind).isAsking = false;
                      if (!result)
                          return;
                      const auto changes = PoolChanges::fromJson(result->body);
                      if (changes && changes->kind == kind)
                          takeChanges(kind, *changes);
                      else
                          qWarning("Pool changes are none (request %s)", qUtf8Printable(result->requestId));
                  });
}

void PoolMirror::takeChanges(PlateKind kind, const PoolChanges& changes)
{
    Mirror& known = mirror(kind);
    const bool fits =
        changes.isComplete && changes.after == known.version && changes.version >= changes.after;
    if (fits) {
        bool isNew = changes.version != known.version;
        for (const SerialIndex index : changes.removed)
            isNew = known.index.remove(index) || isNew;
        for (const SerialIndex index : changes.added)
            isNew = known.index.insert(index) || isNew;
        known.version = changes.version;
        if (known.index.count() == changes.count) {
            if (isNew)
                Q_EMIT changed(kind);
            return;
        }
        qWarning("The pool's copy has lost count at version %u; a snapshot is fetched", known.version);
    }
    known.isAsking = true;
    askForSnapshot(kind);
}

void PoolMirror::askForSnapshot(PlateKind kind)
{
    const QHash<QString, QString> variables{{QStringLiteral("kind"), wireWord(kind)}};
    m_client.send({EndpointId::PoolSnapshot, variables}, this,
                  [this, kind](Expected<CentralAnswer, CallFailure> result) {
                      if (result)
                          takeSnapshot(kind, result->body);
                      else
                          mirror(kind).isAsking = false;
                  });
}

void PoolMirror::takeSnapshot(PlateKind kind, const QJsonObject& body)
{
    // Millions of numbers: half a second of work that must not stop the pages.
    m_builders.start([this, kind, body] {
        auto snapshot = PoolSnapshot::fromJson(body);
        std::shared_ptr<BuiltPool> built;
        if (snapshot && snapshot->kind == kind) {
            PoolIndex index = indexOf(*snapshot);
            QByteArray cache = index.save(PoolSnapshotForm::Local, snapshot->version);
            built =
                std::make_shared<BuiltPool>(BuiltPool{std::move(index), snapshot->version, std::move(cache)});
        }
        // Safe: the destructor waits for the builder, and a queued call dies with its receiver.
        QMetaObject::invokeMethod(
            this, [this, kind, built] { install(kind, built); }, Qt::QueuedConnection);
    });
}

void PoolMirror::install(PlateKind kind, const std::shared_ptr<BuiltPool>& built)
{
    Mirror& known = mirror(kind);
    known.isAsking = false;
    if (!built) {
        qWarning("A pool snapshot of kind %s is damaged", qUtf8Printable(wireWord(kind)));
        return;
    }
    known.index = std::move(built->index);
    known.version = built->version;
    known.cachedVersion = built->version;
    known.isKnown = true;
    writeCache(kind, built->version, std::move(built->cache));
    Q_EMIT changed(kind);
}

} // namespace xuanhao
