// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/countercasedesk.h"
#include "core/services/counterconnection.h"
#include "core/services/counterlookupservice.h"
#include "core/services/counterofficeservice.h"
#include "core/services/counterreviewservice.h"
#include "core/services/counterservices.h"
#include "core/services/countersheetservice.h"
#include "core/services/counterstaffservice.h"
#include "core/sync/enrolment.h"
#include "core/sync/poolmirror.h"

#include <QObject>

#include <memory>

namespace xuanhao {

struct CounterConfig
{
    QUrl server;            ///< "https://10.0.0.5:8443"
    QList<QByteArray> pins; ///< base64 of SHA-256 of the server key's SPKI; one or two
    QString counter;        ///< this counter's id, "G03"
    QString enrolCode;      ///< used once; empty when the counter is enrolled
    QString dataDirectory;  ///< holds station.db and station.key; made when it is not there
    CallDeadlines deadlines = {};
};

/// Everything behind the pages: the local database, the line to central and the services, owned in one
/// place and in the right order.
///
///     auto core = CounterCore::openForProgram(config);   // or say why not
///     MainWindow window(core->services());
///     core->start();
class CounterCore : public QObject
{
    Q_OBJECT

public:
    /// With the system's clock and randomness.
    static Expected<std::unique_ptr<CounterCore>, StorageError> openForProgram(const CounterConfig& config);
    /// `clock` and `random` must outlive the core; `random` is also used on the database's thread, while
    /// the caller waits.
    static Expected<std::unique_ptr<CounterCore>, StorageError>
    open(const CounterConfig& config, const Clock& clock, RandomSource& random, Database::Gate gate = {});
    ~CounterCore() override;

    /// Begins to talk to central: hello, enrolment, reference data, heartbeat.
    void start();
    [[nodiscard]] CounterServices services();

    [[nodiscard]] const RandomSource& random() const { return m_random; }
    [[nodiscard]] Link& link() { return m_link; }
    [[nodiscard]] CounterCaseDesk& desk() { return m_desk; }
    [[nodiscard]] PoolMirror& pools() { return m_pools; }
    [[nodiscard]] ServerClock& serverClock() { return m_serverClock; }
    [[nodiscard]] const Enrolment& enrolment() const { return m_enrolment; }
    [[nodiscard]] DbThread& storage() { return *m_storage; }

private:
    struct System;

    CounterCore(const CounterConfig& config, std::unique_ptr<DbThread> storage, const Clock& clock,
                RandomSource& random);
    [[nodiscard]] Expected<Done, StorageError> load();
    void introduce();

    std::unique_ptr<System> m_system; ///< first, because everything below uses it
    const Clock& m_clock;
    RandomSource& m_random;
    std::unique_ptr<DbThread> m_storage;
    ServerClock m_serverClock;
    CentralClient m_client;
    Link m_link;
    Enrolment m_enrolment;
    PoolMirror m_pools;
    OperationSender m_sender;
    CounterOfficeService m_office;
    CounterStaffService m_staff;
    CounterLookupService m_lookup;
    CounterReviewService m_review;
    CounterSheetService m_sheets;
    CounterConnection m_connection;
    CounterCaseDesk m_desk;
    QTimer m_officeTimer;
};

} // namespace xuanhao
