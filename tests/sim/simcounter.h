// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/endpoints.h"
#include "core/protocol/signing.h"
#include "server/services/guard.h"
#include "tests/sim/simoffice.h"
#include "tests/sim/simpool.h"
#include "tests/sim/simview.h"
#include "tests/support/centralharness.h"

#include <functional>

namespace xuanhao::sim {

class SimCounter;

/// One try of an intent on its way.
struct Letter
{
    SimCounter* from = nullptr; ///< nullptr: nobody waits for an answer
    EndpointId endpoint{};
    std::uint64_t intent = 0;
    QByteArray operation; ///< empty for what only reads
    QString session;      ///< empty when it is about none
    ApiRequest request;
    bool isForged = false; ///< an old operation with another body
};

struct SimAnswer
{
    int status = 0;
    QByteArray body;
    QJsonObject object; ///< the body, unless it is a frame

    [[nodiscard]] bool isOk() const { return status == 200; }
    /// The problem's code; empty for an answer.
    [[nodiscard]] QString problem() const { return isOk() ? QString() : object.value(u"code").toString(); }
    [[nodiscard]] QJsonObject facts() const { return object.value(u"facts").toObject(); }
};

/// What the counters have around them.
class SimSurroundings
{
public:
    virtual ~SimSurroundings() = default;

    /// By a clock that nobody sets.
    [[nodiscard]] virtual MonotonicInstant now() const = 0;
    virtual void later(Milliseconds wait, std::function<void()> act) = 0;
    virtual void post(Letter letter) = 0;
    [[nodiscard]] virtual std::uint64_t nextIntent() = 0;
    [[nodiscard]] virtual int nextPerson() = 0;
    /// The digits that have arrived last at this mobile; empty: none.
    [[nodiscard]] virtual QString codeAt(const QString& mobile) const = 0;
    virtual void clearCode(const QString& mobile) = 0;
    /// A session that lives at another counter; empty when there is none.
    [[nodiscard]] virtual QString strangersSession(const SimCounter& counter) const = 0;
    [[nodiscard]] virtual const SimPlan& plan() const = 0;
    /// A copy of the pool has come to another version.
    virtual void copyChanged(const PoolCopy& copy) = 0;
};

/// A counter whose clerk follows a script: it asks, waits, asks again with the same operation, and believes
/// what it is told. One intent at a time.
class SimCounter
{
public:
    SimCounter(SimSurroundings& surroundings, Desk desk, std::uint64_t seed);
    virtual ~SimCounter() = default;
    SimCounter(const SimCounter&) = delete;
    SimCounter& operator=(const SimCounter&) = delete;

    [[nodiscard]] static CounterKey keyOf(std::uint64_t seed);
    void start();
    /// The answer to any try of the intent.
    void hear(std::uint64_t intent, const SimAnswer& answer);
    /// The same again, with a signature of now.
    [[nodiscard]] Letter signedAnew(Letter letter);

    [[nodiscard]] const Desk& desk() const { return m_desk; }
    [[nodiscard]] int casesDone() const { return m_casesDone; }
    [[nodiscard]] virtual bool isFinished() const { return m_isFinished; }
    [[nodiscard]] const QString& liveSession() const { return m_session; }
    /// For the list of what happened.
    [[nodiscard]] QString standing() const;

    /// How a retry is named; a planted fault names every try anew.
    enum class Retry { SameOperation, NewOperation };
    void setRetry(Retry retry) { m_retry = retry; }

protected:
    virtual void act();
    virtual void heard(EndpointId endpoint, const SimAnswer& answer);
    void ask(EndpointId endpoint, const QHash<QString, QString>& variables = {}, QJsonObject body = {});
    /// Goes on after that time, or after half to one and a half times as much.
    void wait(Milliseconds exactly);
    void pause(Milliseconds about);
    [[nodiscard]] bool isSignedIn() const { return !m_token.isEmpty(); }
    void signIn();
    /// 0…below-1
    [[nodiscard]] int chance(int below);
    void finish() { m_isFinished = true; }

    SimSurroundings& m_surroundings;

private:
    struct Intent
    {
        std::uint64_t id = 0;
        EndpointId endpoint{};
        QHash<QString, QString> variables;
        QJsonObject body;
        int tries = 0;
    };

    [[nodiscard]] Letter letter(const Intent& intent) const;
    void tryNow();
    void tryAgainAfter(Milliseconds wait);
    void signedIn(const SimAnswer& answer);
    [[nodiscard]] Instant serverTime() const;
    void askSession(EndpointId endpoint, const QJsonObject& body = {});
    void beginCase();
    void endCase();
    void rest();
    void disturb();
    void actInSession();
    void prepare();
    void chooseWay();
    void compose();
    void confirm();
    void heardSession(EndpointId endpoint, const SimAnswer& answer);
    [[nodiscard]] QString wishedSerial();

    Desk m_desk;
    test::SeededRandom m_random;
    CounterKey m_key;
    Milliseconds m_offset{0}; ///< central's clock minus the steady one, as last heard
    QString m_token;
    std::optional<Intent> m_intent;
    std::optional<Intent> m_parked; ///< waits for somebody to sign in
    bool m_isFinished = false;
    Retry m_retry = Retry::SameOperation;

    int m_casesBegun = 0;
    int m_casesDone = 0;
    test::Applicant m_person;
    QString m_account;
    QString m_session;
    std::optional<SimView> m_view;
    bool m_needsLook = false;
    bool m_isStrangers = false; ///< the intent is about a session of another counter
    int m_acts = 0;             ///< in this case
    int m_windows = 0;
    int m_waits = 0;
    int m_moveLooks = 0;
    QString m_asked; ///< a session that was asked for
};

/// Decides about the entries of the blacklist.
class SimSupervisor final : public SimCounter
{
public:
    SimSupervisor(SimSurroundings& surroundings, Desk desk, std::uint64_t seed, QString colleague)
        : SimCounter(surroundings, std::move(desk), seed)
        , m_colleague(std::move(colleague))
    {}
    [[nodiscard]] bool isFinished() const override { return true; }

private:
    void act() override;
    void heard(EndpointId endpoint, const SimAnswer& answer) override;

    QString m_colleague; ///< the second person of a lift; empty: there is none
    QStringList m_open;  ///< entries to decide about
};

/// Follows the feed of the pool.
class SimWatcher final : public SimCounter
{
public:
    SimWatcher(SimSurroundings& surroundings, Desk desk, std::uint64_t seed, std::unique_ptr<PoolCopy> copy)
        : SimCounter(surroundings, std::move(desk), seed)
        , m_copy(std::move(copy))
    {}
    [[nodiscard]] bool isFinished() const override { return true; }

private:
    void act() override;
    void heard(EndpointId endpoint, const SimAnswer& answer) override;

    std::unique_ptr<PoolCopy> m_copy;
};

} // namespace xuanhao::sim
