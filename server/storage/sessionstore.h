// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/draws/drawseed.h"
#include "core/domain/rules/selectionsession.h"
#include "core/protocol/sessionview.h"
#include "server/storage/keys.h"
#include "server/storage/peoplestore.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <memory>
#include <vector>

namespace xuanhao {

/// A draw some of whose numbers the session has.
struct HeldDraw
{
    DrawNumber number;
    std::vector<SerialIndex> numbers;
};

/// What the applicant said of vehicle and contact, in clear.
struct SessionPersonal
{
    std::optional<VehicleDraft> vehicle;
    std::optional<ContactDraft> contact;
};

struct SessionRow
{
    PersonHash person;
    SessionId id;
    AccountId account;
    QString caseNumber;
    CounterId counter;
    StaffId staff;
    QString division;
    QString business; ///< wire word
    QString authority;
    std::optional<PlateKind> kind;
    std::optional<VinHash> vin;
    Instant openedAt{};
    Instant changedAt{};
    SelectionSession state;
    std::optional<QJsonObject> lastVerify;
    std::vector<HeldDraw> draws; ///< oldest first
    QByteArray sealed;           ///< a SessionPersonal
    /// What `sealed` says, once somebody has opened it; never stored in clear.
    std::shared_ptr<const SessionPersonal> personal;
};

/// The code of a session's live choice.
struct CodeRow
{
    QByteArray hash;
    QString sms;
    Instant sentAt{};
    Instant expiresAt{};
    Instant resendAt{};
    int attemptsLeft = 0;
};

/// Selection sessions and what hangs on one: live session, code, captcha, case numbers.
class SessionStore
{
public:
    explicit SessionStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// Makes this the person's live session; false when the person has one already.
    [[nodiscard]] bool enter(const PersonHash& person, const SessionId& session, const CounterId& counter,
                             Instant now);
    void leave(const PersonHash& person);
    /// The person's live session is at another counter now.
    void moveLive(const PersonHash& person, const CounterId& counter);
    [[nodiscard]] std::optional<SessionId> liveSession(const PersonHash& person);

    void add(const SessionRow& session, const Profile& profile);
    /// Stores everything that can change.
    void update(const SessionRow& session, const Profile& profile);
    /// None, too, when the row is damaged; the log says so.
    [[nodiscard]] std::optional<SessionRow> session(const SessionId& id);
    [[nodiscard]] bool has(const SessionId& id);
    /// Newest first.
    [[nodiscard]] std::vector<SessionId> sessionsOf(const AccountId& account);
    /// Reserved sessions of the person whose last day has not passed; the newest.
    [[nodiscard]] std::optional<SessionId> reservedSession(const PersonHash& person, QDate today);
    /// The last day of the account's selections since then, whether or not it has passed.
    [[nodiscard]] std::optional<QDate> lastReservation(const AccountId& account, Instant since);
    /// Reserved sessions whose last day may move when a calendar is imported (D1).
    [[nodiscard]] std::vector<SessionId> provisional();
    /// Live sessions that time alone will have changed by now.
    [[nodiscard]] std::vector<SessionId> due(Instant now);
    /// Whether another live session has this vehicle.
    [[nodiscard]] bool hasLive(const VinHash& vin, const SessionId& except);
    [[nodiscard]] std::vector<SessionId> withNumber(const PoolKey& pool, SerialIndex number);
    [[nodiscard]] std::optional<SessionId> withCase(const QString& caseNumber);
    /// 1, 2, … per counter and day.
    [[nodiscard]] int nextInDay(const CounterId& counter, QDate day);
    void recordAttempt(const PersonHash& person, const SessionId& session, const QString& request,
                       const Actor& actor);

    void setCode(const SessionId& session, const CodeRow& code);
    [[nodiscard]] std::optional<CodeRow> code(const SessionId& session);
    void dropCode(const SessionId& session);

    void addCaptcha(const QString& id, const SessionId& session, const QByteArray& answerHash,
                    Instant expiresAt);
    struct CaptchaRow
    {
        SessionId session;
        QByteArray answerHash;
        Instant expiresAt{};
    };
    /// Takes it out: a captcha is good for one look.
    [[nodiscard]] std::optional<CaptchaRow> takeCaptcha(const QString& id);
    void dropCaptchas(Instant before);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_sessions, &m_codes, &m_captchas}; }

private:
    [[nodiscard]] std::vector<SessionId> ids(const char* query, SqlParameters parameters);

    SqlConnection& m_sql;
    RowCache<SessionRow> m_sessions{20'000}; ///< some kilobytes each
    RowCache<CodeRow> m_codes;
    RowCache<CaptchaRow> m_captchas;
};

} // namespace xuanhao
