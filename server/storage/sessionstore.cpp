// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sessionstore.h"

#include <QLoggingCategory>

#include <algorithm>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.storage")

constexpr const char* kEnter = R"(
INSERT INTO live_session (person_hash, session, counter, opened_at) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING)";
constexpr const char* kMoveLive = "UPDATE live_session SET counter = $1 WHERE person_hash = $2";
constexpr const char* kLeave = "DELETE FROM live_session WHERE person_hash = $1";
constexpr const char* kLive = "SELECT session FROM live_session WHERE person_hash = $1";

constexpr const char* kAdd = R"(
INSERT INTO session (person_hash, id, account, case_number, counter, staff, division, business, authority, opened_at,
                     changed_at, is_live, stage, next_deadline, state, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))";
constexpr const char* kUpdate = R"(
UPDATE session SET kind = $1, serial_index = $2, vin_hash = $3, changed_at = $4, is_live = $5, stage = $6,
                   next_deadline = $7, last_day = $8, is_provisional = $9, state = $10, last_verify = $11, sealed = $12,
                   counter = $13, draws = $14, finished_at = $15, reserved_mode = $16
WHERE id = $17)";
constexpr const char* kSession = R"(
SELECT person_hash, id, account, case_number, counter, staff, division, business, authority, kind, vin_hash, opened_at,
       changed_at, state, last_verify, sealed, draws
FROM session WHERE id = $1)";
constexpr const char* kHas = "SELECT 1 FROM session WHERE id = $1";
constexpr const char* kSessionsOf = "SELECT id FROM session WHERE account = $1 ORDER BY opened_at DESC, id";
constexpr const char* kReserved = R"(
SELECT id FROM session WHERE person_hash = $1 AND stage = 'reserved' AND last_day >= $2
ORDER BY changed_at DESC LIMIT 1)";
constexpr const char* kLastReservation =
    "SELECT max(last_day) FROM session WHERE account = $1 AND opened_at >= $2 AND stage = 'reserved'";
constexpr const char* kDue = R"(
SELECT id FROM session WHERE is_live = 1 AND next_deadline <= $1 ORDER BY next_deadline, id)";
constexpr const char* kWithNumber = R"(
SELECT id FROM session WHERE authority = $1 AND kind = $2 AND serial_index = $3 ORDER BY changed_at DESC, id)";
constexpr const char* kProvisional = "SELECT id FROM session WHERE is_provisional = 1 ORDER BY id";
constexpr const char* kHasLive = "SELECT id FROM session WHERE vin_hash = $1 AND is_live = 1 AND id <> $2";
constexpr const char* kWithCase = "SELECT id FROM session WHERE case_number = $1";
constexpr const char* kNextInDay = R"(
INSERT INTO case_sequence (counter, day, last) VALUES ($1, $2, 1)
ON CONFLICT (counter, day) DO UPDATE SET last = case_sequence.last + 1)";
constexpr const char* kLastInDay = "SELECT last FROM case_sequence WHERE counter = $1 AND day = $2";
constexpr const char* kAttempt = R"(
INSERT INTO terminal_attempt (person_hash, request, at, session, counter, staff) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING)";

constexpr const char* kSetCode = R"(
INSERT INTO code (session, code_hash, sms, sent_at, expires_at, resend_at, attempts_left)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (session) DO UPDATE SET code_hash = excluded.code_hash, sms = excluded.sms, sent_at = excluded.sent_at,
    expires_at = excluded.expires_at, resend_at = excluded.resend_at, attempts_left = excluded.attempts_left)";
constexpr const char* kCode = R"(
SELECT code_hash, sms, sent_at, expires_at, resend_at, attempts_left FROM code WHERE session = $1)";
constexpr const char* kDropCode = "DELETE FROM code WHERE session = $1";

constexpr const char* kAddCaptcha =
    "INSERT INTO captcha (id, session, answer_hash, expires_at) VALUES ($1, $2, $3, $4)";
constexpr const char* kCaptcha = "SELECT session, answer_hash, expires_at FROM captcha WHERE id = $1";
constexpr const char* kDropCaptcha = "DELETE FROM captcha WHERE id = $1";
constexpr const char* kDropCaptchas = "DELETE FROM captcha WHERE expires_at < $1";

QByteArray keyOf(const SessionId& id)
{
    return id.value().toUtf8();
}

std::optional<int> kindCode(const SessionRow& session)
{
    return session.kind ? std::optional(static_cast<int>(*session.kind)) : std::nullopt;
}

std::optional<QString> drawsText(const SessionRow& session)
{
    if (session.draws.empty())
        return std::nullopt;
    QJsonObject object;
    for (const HeldDraw& draw : session.draws) {
        QJsonArray numbers;
        for (const SerialIndex number : draw.numbers)
            numbers.append(static_cast<qint64>(number));
        object.insert(draw.number.text(), numbers);
    }
    return QString::fromUtf8(toCanonicalJson(object));
}

/// In the order of their numbers, which is that of the keys.
std::vector<HeldDraw> heldDraws(const QJsonObject& stored)
{
    std::vector<HeldDraw> draws;
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        const auto number = DrawNumber::fromText(it.key());
        if (!number)
            continue;
        HeldDraw draw{*number, {}};
        for (const QJsonValue& value : it.value().toArray())
            draw.numbers.push_back(static_cast<SerialIndex>(value.toInteger()));
        draws.push_back(std::move(draw));
    }
    std::sort(draws.begin(), draws.end(), [](const HeldDraw& a, const HeldDraw& b) {
        return std::pair(a.number.day, a.number.nth) < std::pair(b.number.day, b.number.nth);
    });
    return draws;
}

QString stateText(const SessionRow& session)
{
    return QString::fromUtf8(toCanonicalJson(session.state.toJson()));
}

/// The number a look-up finds the session by: the one it has or waits for.
std::optional<std::int64_t> numberOf(const SelectionSession& state)
{
    if (state.reservation())
        return state.reservation()->number;
    if (state.choice())
        return state.choice()->number;
    return std::nullopt;
}

/// A reservation's last day may be counted anew later; an ended session never changes.
std::optional<Instant> finishedAt(const SessionRow& session)
{
    if (const auto& reservation = session.state.reservation())
        return reservation->reservedAt;
    return session.state.isLive() ? std::nullopt : std::optional(session.changedAt);
}

/// None of a damaged row: nothing may be decided on half a session.
std::optional<SessionRow> read(const SqlRow& row)
{
    const auto stored = parseJsonObject(row.text(13).toUtf8());
    const auto state = stored ? SelectionSession::fromJson(*stored) : Unexpected{stored.error()};
    const auto verify =
        row.isNull(14) ? Expected<QJsonObject, JsonError>({}) : parseJsonObject(row.text(14).toUtf8());
    const auto draws =
        row.isNull(16) ? Expected<QJsonObject, JsonError>({}) : parseJsonObject(row.text(16).toUtf8());
    if (!state || !verify || !draws) {
        qCCritical(log).noquote() << "The state of session" << row.text(1) << "is damaged:"
                                  << (!state    ? state.error()
                                      : !verify ? verify.error()
                                                : draws.error())
                                         .text();
        return std::nullopt;
    }
    SessionRow session{.person = PersonHash(row.blob(0)),
                       .id = SessionId(row.text(1)),
                       .account = AccountId(row.text(2)),
                       .caseNumber = row.text(3),
                       .counter = CounterId(row.text(4)),
                       .staff = StaffId(row.text(5)),
                       .division = row.text(6),
                       .business = row.text(7),
                       .authority = row.text(8),
                       .kind = {},
                       .vin = {},
                       .openedAt = row.instant(11),
                       .changedAt = row.instant(12),
                       .state = *state,
                       .lastVerify = {},
                       .draws = heldDraws(*draws),
                       .sealed = row.blob(15),
                       .personal = {}};
    if (!row.isNull(9))
        session.kind = static_cast<PlateKind>(row.integer(9));
    if (!row.isNull(10))
        session.vin = VinHash(row.blob(10));
    if (!row.isNull(14))
        session.lastVerify = *verify;
    return session;
}

} // namespace

bool SessionStore::enter(const PersonHash& person, const SessionId& session, const CounterId& counter,
                         Instant now)
{
    return m_sql.execute(kEnter, {person.value(), session.value(), counter.value(), now}) == 1;
}

void SessionStore::moveLive(const PersonHash& person, const CounterId& counter)
{
    m_sql.execute(kMoveLive, {counter.value(), person.value()});
}

void SessionStore::leave(const PersonHash& person)
{
    m_sql.execute(kLeave, {person.value()});
}

std::optional<SessionId> SessionStore::liveSession(const PersonHash& person)
{
    const std::vector<SessionId> found = ids(kLive, {person.value()});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void SessionStore::add(const SessionRow& session, const Profile& profile)
{
    m_sql.execute(kAdd, {session.person.value(), session.id.value(), session.account.value(),
                         session.caseNumber, session.counter.value(), session.staff.value(), session.division,
                         session.business, session.authority, session.openedAt, session.changedAt,
                         session.state.isLive() ? 1 : 0, wireWord(session.state.stage()),
                         session.state.nextDeadline(profile), stateText(session), session.sealed});
    m_sessions.put(keyOf(session.id), session);
}

void SessionStore::update(const SessionRow& session, const Profile& profile)
{
    const auto& reservation = session.state.reservation();
    const auto lastDay = reservation ? std::optional(toIsoDate(reservation->lastDay.date)) : std::nullopt;
    const int isProvisional = reservation && reservation->lastDay.isProvisional ? 1 : 0;
    const auto mode = reservation ? std::optional(wireWord(reservation->mode)) : std::nullopt;
    const auto vin = session.vin ? std::optional(session.vin->value()) : std::nullopt;
    const auto verify = session.lastVerify
                            ? std::optional(QString::fromUtf8(toCanonicalJson(*session.lastVerify)))
                            : std::nullopt;
    m_sql.write(kUpdate, "session/" + keyOf(session.id),
                {kindCode(session), numberOf(session.state), vin, session.changedAt,
                 session.state.isLive() ? 1 : 0, wireWord(session.state.stage()),
                 session.state.nextDeadline(profile), lastDay, isProvisional, stateText(session), verify,
                 session.sealed, session.counter.value(), drawsText(session), finishedAt(session), mode,
                 session.id.value()});
    m_sessions.put(keyOf(session.id), session);
}

std::optional<SessionRow> SessionStore::session(const SessionId& id)
{
    return m_sessions.get(keyOf(id), [&] {
        std::optional<SessionRow> result;
        m_sql.query(kSession, {id.value()}, [&](const SqlRow& row) { result = read(row); });
        return result;
    });
}

bool SessionStore::has(const SessionId& id)
{
    return m_sql.exists(kHas, {id.value()});
}

std::vector<SessionId> SessionStore::sessionsOf(const AccountId& account)
{
    return ids(kSessionsOf, {account.value()});
}

std::vector<SessionId> SessionStore::ids(const char* query, SqlParameters parameters)
{
    std::vector<SessionId> result;
    m_sql.query(query, parameters, [&](const SqlRow& row) { result.emplace_back(row.text(0)); });
    return result;
}

std::optional<SessionId> SessionStore::reservedSession(const PersonHash& person, QDate today)
{
    const std::vector<SessionId> found = ids(kReserved, {person.value(), toIsoDate(today)});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<QDate> SessionStore::lastReservation(const AccountId& account, Instant since)
{
    std::optional<QDate> day;
    m_sql.query(kLastReservation, {account.value(), since}, [&](const SqlRow& row) {
        if (!row.isNull(0))
            day = QDate::fromString(row.text(0), Qt::ISODate);
    });
    return day;
}

std::vector<SessionId> SessionStore::provisional()
{
    return ids(kProvisional, {});
}

std::vector<SessionId> SessionStore::due(Instant now)
{
    return ids(kDue, {now});
}

bool SessionStore::hasLive(const VinHash& vin, const SessionId& except)
{
    return m_sql.exists(kHasLive, {vin.value(), except.value()});
}

std::vector<SessionId> SessionStore::withNumber(const PoolKey& pool, SerialIndex number)
{
    return ids(kWithNumber, {pool.authority, static_cast<int>(pool.kind), number});
}

std::optional<SessionId> SessionStore::withCase(const QString& caseNumber)
{
    const std::vector<SessionId> found = ids(kWithCase, {caseNumber});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

int SessionStore::nextInDay(const CounterId& counter, QDate day)
{
    const QString iso = toIsoDate(day);
    m_sql.execute(kNextInDay, {counter.value(), iso});
    return static_cast<int>(m_sql.integerOf(kLastInDay, {counter.value(), iso}).value_or(0));
}

void SessionStore::recordAttempt(const PersonHash& person, const SessionId& session, const QString& request,
                                 const Actor& actor)
{
    m_sql.execute(kAttempt, {person.value(), request, actor.at, session.value(), actor.counter.value(),
                             actor.staff.value()});
}

void SessionStore::setCode(const SessionId& session, const CodeRow& code)
{
    m_sql.write(kSetCode, "code/" + keyOf(session),
                {session.value(), code.hash, code.sms, code.sentAt, code.expiresAt, code.resendAt,
                 code.attemptsLeft});
    m_codes.put(keyOf(session), code);
}

std::optional<CodeRow> SessionStore::code(const SessionId& session)
{
    return m_codes.get(keyOf(session), [&] {
        std::optional<CodeRow> result;
        m_sql.query(kCode, {session.value()}, [&](const SqlRow& row) {
            result = CodeRow{.hash = row.blob(0),
                             .sms = row.text(1),
                             .sentAt = row.instant(2),
                             .expiresAt = row.instant(3),
                             .resendAt = row.instant(4),
                             .attemptsLeft = static_cast<int>(row.integer(5))};
        });
        return result;
    });
}

void SessionStore::dropCode(const SessionId& session)
{
    if (!code(session))
        return;
    m_sql.write(kDropCode, "code/" + keyOf(session), {session.value()});
    m_codes.put(keyOf(session), std::nullopt);
}

void SessionStore::addCaptcha(const QString& id, const SessionId& session, const QByteArray& answerHash,
                              Instant expiresAt)
{
    m_sql.write(kAddCaptcha, "captcha/" + id.toUtf8(), {id, session.value(), answerHash, expiresAt});
    m_captchas.put(id.toUtf8(), CaptchaRow{session, answerHash, expiresAt});
}

std::optional<SessionStore::CaptchaRow> SessionStore::takeCaptcha(const QString& id)
{
    const auto result = m_captchas.get(id.toUtf8(), [&] {
        std::optional<CaptchaRow> stored;
        m_sql.query(kCaptcha, {id}, [&](const SqlRow& row) {
            stored = CaptchaRow{SessionId(row.text(0)), row.blob(1), row.instant(2)};
        });
        return stored;
    });
    if (result)
        m_sql.write(kDropCaptcha, "captcha/" + id.toUtf8(), {id});
    m_captchas.put(id.toUtf8(), std::nullopt);
    return result;
}

void SessionStore::dropCaptchas(Instant before)
{
    m_sql.execute(kDropCaptchas, {before});
    m_captchas.forget();
}

} // namespace xuanhao
