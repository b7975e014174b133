// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/captcha/captchamaker.h"
#include "server/services/codes.h"
#include "server/services/guard.h"
#include "server/services/passwordwork.h"

#include <memory>
#include <variant>

namespace xuanhao {

struct ApiAnswer
{
    int status = 200;
    QByteArray body;
};

/// The central server without network and threads: one request after the other, each in one transaction. What
/// it answers has been committed. One thread uses it.
class Central
{
public:
    struct Ports
    {
        SqlConnection& sql;
        const Clock& clock;
        RandomSource& random;
        const ServerSecret& secret;
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
    using Step = std::variant<ApiAnswer, PendingSignIn>;

    [[nodiscard]] Step answer(const ApiRequest& request);
    [[nodiscard]] ApiAnswer finishSignIn(const PendingSignIn& pending, const PasswordOutcome& outcome);

    /// What time alone does: deadlines of sessions, listings nobody decided, segments whose release has come,
    /// what other processes changed in the database. Called every second and before every request.
    void letTimePass();
    /// Throws away what has expired; called every minute.
    void tidy();
    void setClockTrust(ClockTrust trust) { m_world.clockTrust = trust; }

    void setSmsRate(int perSecond) { m_world.smsPerSecond = perSecond; }
    [[nodiscard]] std::optional<SmsMessage> nextSms();
    void smsDone(const QString& id, const Expected<Done, SmsFailure>& sent);

private:
    struct Work; ///< one request on its way

    Central(const Ports& ports, OfficeReference office, SmsGateway sms);

    [[nodiscard]] ApiAnswer finished(const Work& work, const Reply& reply, SqlTransaction& unit);
    [[nodiscard]] std::optional<ApiAnswer> storedAnswer(const Work& work);
    [[nodiscard]] static bool takesPassword(const Endpoint& endpoint);
    [[nodiscard]] Expected<PasswordTask, Refused> passwordTask(const Work& work);
    [[nodiscard]] Reply finishPassword(const Caller& caller, const PasswordTask& task,
                                       const PasswordOutcome& outcome);
    [[nodiscard]] QByteArray hashOfBody(const Work& work) const;
    [[nodiscard]] Reply perform(const Work& work);
    [[nodiscard]] Reply performSession(const Work& work);
    [[nodiscard]] Reply poolSnapshot(const PoolKey& key);
    void closeUndecidedListings(Instant now);
    /// Takes over what was imported since; what m_officeSeen becomes with the commit.
    [[nodiscard]] QByteArray reloadOffice();
    [[nodiscard]] bool commit(SqlTransaction& unit);

    SqlConnection& m_sql;
    const Clock& m_clock;
    World m_world;
    Guard m_guard;
    CaptchaMaker m_captchas;
    QByteArray m_officeSeen; ///< hash of the office's row, to notice a new import
};

} // namespace xuanhao
