// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/platekind.h"
#include "core/domain/plates/poolindex.h"
#include "core/storage/dbthread.h"
#include "core/sync/centralclient.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>

namespace xuanhao {

/// The counter's copies of central's pools (F5): a snapshot, then deltas; cached on disk.
///
/// A copy advises only; central decides. While somebody chooses, one request for changes always waits at
/// central, and is made again after a pause of random length, so that counters never move in step. A delta
/// that does not fit (a gap in the versions, another hash, damage) leads to a snapshot, which begins after
/// some seconds of random length, because a restored server makes all counters need one. The copy stays in
/// use meanwhile. A snapshot is built on a thread of its own; until it is complete the index stays what it
/// was, and both threads never touch the same one.
class PoolMirror : public QObject
{
    Q_OBJECT

public:
    PoolMirror(DbThread& storage, CentralClient& client, const Clock& clock, RandomSource& random,
               QObject* parent = nullptr);
    ~PoolMirror() override;

    /// The index of a kind; empty until something is known. Its address stays for the mirror's life.
    [[nodiscard]] const PoolIndex& index(PlateKind kind);
    /// 0 until something is known.
    [[nodiscard]] std::uint32_t version(PlateKind kind) const;

    /// Asks central now for what has happened, unless it is being asked already.
    void refresh(PlateKind kind);
    /// Keeps asking, while somebody chooses; calls nest.
    void watch(PlateKind kind);
    void unwatch(PlateKind kind);

Q_SIGNALS:
    void changed(xuanhao::PlateKind kind);

private:
    struct Mirror
    {
        explicit Mirror(const SerialRules& rules)
            : index(rules)
        {}

        PoolIndex index;
        std::uint32_t version = 0;
        std::uint32_t cachedVersion = 0;
        bool isLoading = true; ///< the cache may still know it
        bool isWanted = false; ///< somebody has asked meanwhile
        bool isKnown = false;
        bool isLost = false; ///< only a snapshot leads on
        bool isAsking = false;
        int watchers = 0;
        QTimer next; ///< asks again
    };

    /// A snapshot of central that has become an index, with the bytes of its cache.
    struct BuiltPool
    {
        PoolIndex index;
        std::uint32_t version;
        QByteArray cache;
    };

    [[nodiscard]] Mirror& mirror(PlateKind kind);
    void loadCache(PlateKind kind);
    void storeCache(PlateKind kind);
    void writeCache(PlateKind kind, std::uint32_t version, QByteArray bytes);
    void askForChanges(PlateKind kind);
    void askForSnapshot(PlateKind kind);
    void takeChanges(PlateKind kind, const Expected<CentralAnswer, CallFailure>& result);
    [[nodiscard]] bool applyDelta(PlateKind kind, QByteArrayView frame);
    void takeSnapshot(PlateKind kind, const QByteArray& frame);
    void install(PlateKind kind, const std::shared_ptr<BuiltPool>& built);
    void askAgain(PlateKind kind, Milliseconds atLeast, Milliseconds spread);

    DbThread& m_storage;
    CentralClient& m_client;
    const Clock& m_clock;
    RandomSource& m_random;
    QThreadPool m_builders;
    std::map<PlateKind, std::unique_ptr<Mirror>> m_mirrors;
};

} // namespace xuanhao
