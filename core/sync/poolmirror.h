// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/platekind.h"
#include "core/domain/plates/poolindex.h"
#include "core/protocol/poolmessages.h"
#include "core/storage/dbthread.h"
#include "core/sync/centralclient.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>

namespace xuanhao {

/// The counter's copies of central's pools (F5): a snapshot, then changes; cached on disk.
///
/// A copy advises only; central decides. A gap in the versions or a wrong count throws it away for a
/// fresh snapshot. A snapshot is built on a thread of its own; until it is complete the index stays what it
/// was, and both threads never touch the same one.
class PoolMirror : public QObject
{
    Q_OBJECT

public:
    PoolMirror(DbThread& storage, CentralClient& client, const Clock& clock, QObject* parent = nullptr);
    ~PoolMirror() override;

    /// The index of a kind; empty until something is known. Its address stays for the mirror's life.
    [[nodiscard]] const PoolIndex& index(PlateKind kind);
    /// 0 until something is known.
    [[nodiscard]] std::uint32_t version(PlateKind kind) const;

    /// Asks central for what has happened, unless it is being asked already.
    void refresh(PlateKind kind);
    /// Keeps refreshing every few seconds, while somebody chooses; calls nest.
    void watch(PlateKind kind);
    void unwatch(PlateKind kind);
    /// What the timer of watch() does.
    void step();

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
        bool isKnown = false;
        bool isAsking = false;
        int watchers = 0;
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
    void takeChanges(PlateKind kind, const PoolChanges& changes);
    void takeSnapshot(PlateKind kind, const QJsonObject& body);
    void install(PlateKind kind, const std::shared_ptr<BuiltPool>& built);

    DbThread& m_storage;
    CentralClient& m_client;
    const Clock& m_clock;
    QTimer m_timer;
    QThreadPool m_builders;
    std::map<PlateKind, std::unique_ptr<Mirror>> m_mirrors;
};

} // namespace xuanhao
