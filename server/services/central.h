// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/captcha/captchamaker.h"
#include "server/services/codes.h"
#include "server/services/guard.h"
#include "server/services/passwordwork.h"
#include "server/services/ratelimits.h"
#include "server/storage/bufferedsql.h"
#include "server/storage/figurestore.h"
#include "server/storage/leasestore.h"

#include <memory>
#include <variant>

namespace xuanhao {

struct ApiAnswer
{
    int status = 200;
    QByteArray body;
    const char* contentType = kJsonType; ///< of an answer that is no problem
};

/// The central server without network and threads. Requests that wait together are one unit of work: each is
/// judged on what those before it have left in memory, all that follows is written as few statements,
/// committed once, and only then each is answered. One thread uses it.
class Central
{
public:
    struct Ports
    {
        SqlConnection& sql;
        const Clock& clock;
        RandomSource& random;
        const ServerSecret& secret;
        /// Several servers share the database: this one writes nothing before it has the lease.
        bool isOneOfSeveral = false;
        /// Facts of vehicles and licences besides the imported files (A2).
        std::vector<FactSource*> factSources = {};
    };

    /// Reads the office from the database; the error is an English sentence.
    static Expected<std::unique_ptr<Central>, QString> create(const Ports& ports, SmsGateway sms);

    /// A request whose password has to be compared or hashed before it can be answered.
    struct PendingSignIn
    {
        ApiRequest request;
        Route route;
        Caller caller;
        std::optional<OperationId> operation;
        QByteArray bodyHash;
        PasswordTask task;
    };
    /// A counter that has the newest version of a pool and asks to be told of the next one.
    struct PendingChanges
    {
        QString requestId;
        QByteArray counter;
        PoolKey pool;
        std::uint32_t after = 0;
        std::chrono::seconds wait{0}; ///< how long it does; at most kLongestWait
    };
    /// Another node writes: it answers this.
    struct Elsewhere
    {
        QString address; ///< empty: nobody writes at the moment
    };
    using Step = std::variant<ApiAnswer, PendingSignIn, PendingChanges, Elsewhere>;

    /// A server among several on one database.
    struct Node
    {
        QString name;    ///< another one after each start
        QString address; ///< where the others reach it, "https://10.0.0.1:8443"
    };
    /// A holder whose beat stands still for so long has lost the lease; more than the pause between two
    /// beats, and than a commit takes.
    static constexpr std::chrono::seconds kLeaseSilence{5};

    /// Below the time after which routers forget a silent connection, and below HttpLimits::answerTime.
    static constexpr std::chrono::seconds kLongestWait{25};

    /// In the order of their arrival.
    [[nodiscard]] std::vector<Step> answer(const std::vector<ApiRequest>& requests);
    [[nodiscard]] Step answer(const ApiRequest& request) { return answer(std::vector{request}).front(); }
    [[nodiscard]] ApiAnswer finishSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome);
    /// Whether it need not wait any more.
    [[nodiscard]] bool hasNews(const PendingChanges& pending);
    /// What happened so far, which may be nothing.
    [[nodiscard]] ApiAnswer finishChanges(const PendingChanges& pending);

    /// What time alone does: deadlines of sessions, listings nobody decided, segments whose release has come,
    /// what other processes changed in the database. Called every second and before every request.
    void letTimePass();
    /// Throws away what has expired; called every minute.
    void tidy();
    /// Before the first keepLease().
    void join(const Node& node) { m_node = node; }
    /// The writer shows that it lives; the others take its place when it does not any more. Called every
    /// second; `now` is this machine's own.
    void keepLease(MonotonicInstant now);
    /// Lets another node write at once.
    void giveUpLease();
    /// As far as this node knows; the database decides in each unit of work.
    [[nodiscard]] bool isWriter() const { return m_isWriter; }
    /// For the threads that check signatures before a request has its turn.
    [[nodiscard]] const std::shared_ptr<KeyRing>& keys() const { return m_keys; }
    void setClockTrust(ClockTrust trust) { m_world.clockTrust = trust; }
    /// Whether an applicant's window, draw or hold runs, so that the clock must not be set.
    [[nodiscard]] bool isTimeRunning();
    /// The clock was set: what was remembered of instants counts no more.
    void clockWasSet();

    /// Without it nobody is limited.
    void setRates(const RateLimits& rates);
    /// As far as this node knows.
    [[nodiscard]] bool hasWriter() const { return m_isWriter || !m_writerAddress.isEmpty(); }
    /// What the database said when the last unit of work failed; nothing when it did not.
    [[nodiscard]] const std::optional<SqlError>& databaseFailure() const { return m_sql.failure(); }
    [[nodiscard]] Figures figures();
    void setOperationsKept(std::chrono::hours kept) { m_world.operationsKept = kept; }
    void setSmsRate(int perSecond) { m_world.smsPerSecond = perSecond; }
    [[nodiscard]] std::optional<SmsMessage> nextSms();
    void smsDone(const QString& id, const Expected<Done, SmsFailure>& sent);

private:
    struct Work; ///< one request on its way
    class Unit;  ///< a transaction, with what is remembered in memory
    struct Turn  ///< what became of one request
    {
        Step step;
        bool isKept = false; ///< what it wrote is to stay
    };
    struct Routed
    {
        std::size_t index = 0; ///< among the requests
        Route route;
        /// What the limits said of it, once: it is one request however often it is tried.
        std::optional<std::optional<Problem>> limited;
    };

    Central(const Ports& ports, OfficeReference office, SmsGateway sms);

    /// Runs a unit of work, again when the database says that it may be: after a fail-over, the second time
    /// asks the host that took over what became of the first.
    template <typename Attempt>
    auto tried(const Attempt& attempt);
    /// False when nothing was done.
    [[nodiscard]] bool answerTogether(const std::vector<ApiRequest>& requests, std::vector<Routed>& routed,
                                      std::vector<Step>& steps);
    [[nodiscard]] std::vector<Work> admitted(const std::vector<ApiRequest>& requests,
                                             std::vector<Routed>& routed, std::vector<Step>& steps);
    [[nodiscard]] std::vector<Routed> ownPart(const std::vector<Routed>& routed,
                                              std::vector<Step>& steps) const;
    [[nodiscard]] std::optional<Problem> tooOften(const Work& work);
    [[nodiscard]] Turn performed(const Work& work);
    [[nodiscard]] ApiAnswer attemptedSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome);
    [[nodiscard]] Turn finished(const Work& work, const Reply& reply);
    [[nodiscard]] std::optional<Turn> storedAnswer(const Work& work);
    void lookAtLease();
    void passTime(Instant now);
    void tellFailure() const;
    [[nodiscard]] bool isUnreachable() const;
    [[nodiscard]] ApiAnswer databaseFailed(const QString& requestId) const;
    [[nodiscard]] static bool takesPassword(const Endpoint& endpoint);
    [[nodiscard]] Expected<PasswordTask, Refused> passwordTask(const Work& work);
    [[nodiscard]] Reply finishPassword(const Caller& caller, const PasswordTask& task,
                                       const PasswordOutcome& outcome);
    [[nodiscard]] QByteArray hashOfBody(const Work& work) const;
    [[nodiscard]] Reply perform(const Work& work);
    [[nodiscard]] Reply performSession(const Work& work);
    [[nodiscard]] Step feed(const Work& work);
    [[nodiscard]] ApiAnswer changes(const PendingChanges& pending);
    void closeUndecidedListings(Instant now);
    /// Takes over what was imported since; what m_officeSeen becomes with the commit.
    [[nodiscard]] QByteArray reloadOffice();

    BufferedSql m_sql;
    const Clock& m_clock;
    World m_world;
    std::shared_ptr<KeyRing> m_keys;
    Guard m_guard;
    RateLimiter m_counterRate{Rate{}};
    RateLimiter m_personRate{Rate{}};
    CaptchaMaker m_captchas;
    QByteArray m_officeSeen; ///< hash of the office's row, to notice a new import
    bool m_isStale = false;  ///< a unit of work failed: what is remembered may be wrong
    bool m_isAway = true;    ///< was not at work when it last said that it is

    std::optional<Node> m_node;
    LeaseStore m_leases;
    bool m_isWriter;
    QString m_writerAddress;
    LeaseRow m_lease;                 ///< as it was seen last
    MonotonicInstant m_leaseSeenAt{}; ///< when it was seen to change
};

} // namespace xuanhao
