// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/signing.h"
#include "tests/faults/casework.h"
#include "tests/faults/httpline.h"
#include "tests/faults/ledger.h"

#include <deque>
#include <memory>

namespace xuanhao::faults {

/// A write that was acknowledged, to be sent once more.
struct Repeat
{
    EndpointId endpoint{};
    QByteArray path;
    QByteArray body;
    QByteArray answerHash;
};

/// What desks have in common, and tell.
class Surroundings
{
public:
    virtual ~Surroundings() = default;

    [[nodiscard]] virtual HttpLines& lines() = 0;
    [[nodiscard]] virtual Floor& floor() = 0;
    [[nodiscard]] virtual const QList<QByteArray>& nodes() const = 0; ///< "https://HOST:PORT"
    virtual void later(Milliseconds wait, std::function<void()> what) = 0;
    /// A request is over, or given up for good (status 0).
    virtual void done(const Entry& entry) = 0;
    virtual void retried() = 0;
    /// The same operation was answered otherwise than before.
    virtual void differed(const Repeat& repeat, const HttpAnswer& answer) = 0;
    /// The case wants something again, or waits.
    virtual void takeBack(const std::shared_ptr<Case>& served) = 0;
    /// An acknowledged write of this desk.
    virtual void offer(int desk, const Repeat& repeat) = 0;
};

/// A counter with its own key: one request at a time, signed, the same operation until there is an answer.
class Desk
{
public:
    struct Job
    {
        std::shared_ptr<Case> served; ///< none: a repeat
        Wish wish{};
        std::optional<Repeat> repeat = {};
    };

    Desk(Surroundings& surroundings, int index, const QString& name, const QString& enrolmentCode,
         const QString& password);

    /// Enrols and signs in; then isReady().
    void start();
    [[nodiscard]] bool isReady() const { return !m_token.isEmpty(); }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] bool hasJobs() const { return !m_jobs.empty(); }
    void give(Job job);
    /// Begins the next job, if it is free and there is one.
    void work();
    /// What is not answered yet goes into the ledger as such.
    void giveUp();

private:
    void enrol();
    void signIn();
    void begin(const Job& job);
    void send();
    void hear(const HttpAnswer& answer);
    void heardRepeat(const HttpAnswer& answer);
    void tryAgain();
    [[nodiscard]] QList<QByteArray> signedHeaders();

    Surroundings& m_surroundings;
    int m_index;
    QString m_name;
    QString m_enrolmentCode;
    QString m_password;
    test::SeededRandom m_random;
    CounterKey m_key;
    QByteArray m_token;
    std::deque<Job> m_jobs;
    Job m_job;
    Entry m_entry;
    QByteArray m_path;
    QByteArray m_body;
    int m_node;
    bool m_isBusy = false;
    bool m_isSigningIn = false;
};

} // namespace xuanhao::faults
