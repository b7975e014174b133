// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/randomsource.h"
#include "server/http/forwarder.h"
#include "server/http/httpserver.h"
#include "server/jobs/admission.h"
#include "server/jobs/clockmemory.h"
#include "server/jobs/operatorsdoor.h"
#include "server/jobs/parkedcounters.h"
#include "server/jobs/requestlog.h"
#include "server/jobs/servermetrics.h"
#include "server/jobs/ticker.h"
#include "server/jobs/workqueue.h"
#include "server/services/central.h"
#include "server/sms/smssender.h"
#include "server/storage/database.h"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>

namespace xuanhao {

/// The running server: HTTPS threads take requests, one thread answers them from the database, two work on
/// passwords of staff and of applicants, one sends text messages, one writes the log, and a ticker lets time
/// pass.
class CentralServer
{
public:
    enum class Ticking { EverySecond, ByHand };

    /// Where metrics are; see OperatorsDoor.
    struct OperatorsAddress
    {
        QString address; ///< empty: nowhere
        std::uint16_t port = 0;
        bool isNeeded = true; ///< false: without it the server starts all the same, and warns
    };

    struct Settings
    {
        DatabaseAddress database;
        QString address;
        std::uint16_t port = 0; ///< 0: a free one
        TlsFiles tls;
        HttpLimits limits;
        Ticking ticking = Ticking::EverySecond;
        int smsPerSecond = 1000; ///< how many messages the gateway gets at most
        std::chrono::hours operationsKept = kOperationsKept;
        /// Where the other nodes on the same database reach this one, "https://10.0.0.1:8443"; ":0" at the
        /// end is the port it listens on. Empty: there are no others. All nodes have the same secret and the
        /// same key.
        QString nodeAddress = {};
        RateLimits rates = {};
        Admission::Bounds admission = {};
        OperatorsAddress operators = {};
        QStringList proxies = {}; ///< addresses that name their clients, see HttpServer::trustProxies()
        QString clockPath = {};   ///< where the clock is remembered; empty: nowhere
    };
    /// Everything from outside; must outlive the server.
    struct Ports
    {
        const Clock& clock;
        RandomSource& random; ///< used on the database's thread only
        const ServerSecret& secret;
        SmsSender* sms = nullptr; ///< none: codes are refused with smsUnavailable
        std::function<ClockTrust()> clockTrust;
        /// Facts of vehicles and licences besides the imported files (A2).
        std::vector<FactSource*> factSources = {};
    };

    /// Opens and migrates the database, then listens. The error is an English sentence.
    static Expected<std::unique_ptr<CentralServer>, QString> start(const Settings& settings, Ports ports);
    ~CentralServer();
    CentralServer(const CentralServer&) = delete;
    CentralServer& operator=(const CentralServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// 0 when there are no metrics.
    [[nodiscard]] std::uint16_t operatorsPort() const { return m_operators ? m_operators->port() : 0; }
    /// Answers what runs, lets another node write, then closes everything. Repeatable.
    void stop();
    /// Requests that wait for a change of a pool.
    [[nodiscard]] std::size_t parkedRequests();
    /// Requests that are being answered together.
    [[nodiscard]] std::size_t requestsUnderWay();
    /// One tick now; returns when it and the messages it sent are done.
    void tick();

private:
    CentralServer(const Settings& settings, Ports ports);

    [[nodiscard]] std::optional<QString> openDoors(const Settings& settings);
    [[nodiscard]] std::optional<QString> openDatabase(const Settings& settings);
    void handle(HttpRequest request, const Responder& responder);
    struct Waiting
    {
        ApiRequest request;
        HttpRequest asked; ///< as it came
        Responder responder;
        QString address; ///< of the client
        MonotonicInstant arrivedAt{};
    };
    /// What is known of a request when it comes.
    struct Arrival
    {
        QString id;
        const Endpoint* endpoint = nullptr;
        QByteArray method;
        QByteArray counter;
        QString address;
        MonotonicInstant at{};
        bool mayWait = false; ///< for a change of a pool
    };
    [[nodiscard]] QString clientOf(const HttpRequest& request) const;
    [[nodiscard]] QByteArray handOnMark(const QString& address, const HttpRequest& request) const;
    /// Counts and logs the answer on its way out.
    [[nodiscard]] Responder watched(Arrival arrival, const Responder& responder);
    void note(const Arrival& arrival, const HttpResponse& response);
    [[nodiscard]] std::optional<Problem> turnedAway(const Arrival& arrival);
    void answerWaiting();
    [[nodiscard]] std::vector<Waiting> nextWaiting();
    void take(const Central::Step& step, const Waiting& waiting);
    void handOn(const QString& address, const Waiting& waiting);
    [[nodiscard]] std::optional<QString> makeForwarder(const Settings& settings);
    void joinNodes(const Settings& settings);
    void workOnPassword(const Central::PendingSignIn& pending, const Responder& responder);
    void park(const Central::PendingChanges& pending, const Responder& responder);
    enum class Parked { WithNews, All };
    void answerParked(Parked which);
    void respond(const Responder& responder, const ApiAnswer& answer, const QString& requestId);
    void onTick();
    void followMachineClock();
    void rememberClock();
    void judgeTheClock();
    void pumpSms();

    /// What the database's thread tells those who ask how things are.
    struct Seen
    {
        HealthFacts health;
        Figures figures;
        std::size_t parked = 0;
        std::optional<MonotonicInstant> tickedAt; ///< none before the first tick
    };
    void look();
    [[nodiscard]] HealthFacts health();
    [[nodiscard]] QByteArray metrics();

    Ports m_ports;
    const ClockMemory m_clockMemory;
    SteadyClock m_clock;           ///< central's time; follows that of the ports
    const QString m_requestPrefix; ///< makes request ids of this start different from those before
    const QString m_node;          ///< its address, as the settings say it
    const DatabaseAddress m_address;
    const std::optional<Instant> m_certificateEnds;
    std::atomic<std::uint64_t> m_requests{0};
    std::uint16_t m_port = 0;
    const int m_smsPerSecond;
    const RateLimits m_rates;
    int m_ticks = 0;
    bool m_isSending = false;
    bool m_isStopping = false; ///< nobody is parked any more
    std::atomic<bool> m_isTicking = false;
    ParkedCounters m_parked; ///< used on the database's thread only
    ClockTrust m_trust = ClockTrust::Synchronised;
    std::unique_ptr<SqlConnection> m_sql;
    std::unique_ptr<Central> m_central;
    ServerMetrics m_metrics;
    RequestLog m_log;
    std::mutex m_seenMutex;
    Seen m_seen;                     ///< guarded by m_seenMutex
    std::shared_ptr<KeyRing> m_keys; ///< lives on when m_central does not
    std::mutex m_mutex;
    std::deque<Waiting> m_waiting; ///< these guarded by m_mutex; in the order of their arrival
    std::size_t m_waitingBytes = 0;
    Admission m_admission;
    RateLimiter m_addressRate;
    RateLimiter m_strangerRate;
    WorkQueue m_database;
    WorkQueue m_passwords;
    WorkQueue m_applicantPasswords; ///< apart: however many strangers try, staff can sign in
    WorkQueue m_messages;
    std::unique_ptr<Forwarder> m_forwarder; ///< none: there are no other nodes
    std::unique_ptr<HttpServer> m_http;
    std::unique_ptr<OperatorsDoor> m_operators;
    std::unique_ptr<Ticker> m_ticker;
};

} // namespace xuanhao
