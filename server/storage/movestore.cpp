// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/movestore.h"

namespace xuanhao {

namespace {

constexpr const char* kSet = R"(
INSERT INTO session_move (session, to_counter, staff, asked_at, expires_at, is_declined, code_hash, sms, sent_at,
                          code_expires_at, resend_at, attempts_left)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (session) DO UPDATE SET to_counter = excluded.to_counter, staff = excluded.staff,
    asked_at = excluded.asked_at, expires_at = excluded.expires_at, is_declined = excluded.is_declined,
    code_hash = excluded.code_hash, sms = excluded.sms, sent_at = excluded.sent_at,
    code_expires_at = excluded.code_expires_at, resend_at = excluded.resend_at, attempts_left = excluded.attempts_left)";
constexpr const char* kMoveOf = R"(
SELECT to_counter, staff, asked_at, expires_at, is_declined, code_hash, sms, sent_at, code_expires_at, resend_at,
       attempts_left
FROM session_move WHERE session = $1)";
constexpr const char* kCodesSent = "SELECT used FROM move_code_count WHERE mobile_hash = $1 AND day = $2";
constexpr const char* kCountCode = R"(
INSERT INTO move_code_count (mobile_hash, day, used) VALUES ($1, $2, 1)
ON CONFLICT (mobile_hash, day) DO UPDATE SET used = move_code_count.used + 1)";
constexpr const char* kDrop = "DELETE FROM session_move WHERE session = $1";

} // namespace

void MoveStore::set(const MoveRow& move)
{
    const auto& code = move.code;
    const auto part = [&code](auto member) {
        return code ? SqlValue((*code).*member) : SqlValue(std::nullopt);
    };
    m_sql.write(kSet, "session_move/" + move.session.value().toUtf8(),
                {move.session.value(), move.to.value(), move.staff.value(), move.askedAt, move.expiresAt,
                 move.isDeclined ? 1 : 0, part(&CodeRow::hash), part(&CodeRow::sms), part(&CodeRow::sentAt),
                 part(&CodeRow::expiresAt), part(&CodeRow::resendAt), part(&CodeRow::attemptsLeft)});
    m_moves.put(move.session.value().toUtf8(), move);
}

std::optional<MoveRow> MoveStore::moveOf(const SessionId& session)
{
    return m_moves.get(session.value().toUtf8(), [&] { return read(session); });
}

std::optional<MoveRow> MoveStore::read(const SessionId& session)
{
    std::optional<MoveRow> result;
    m_sql.query(kMoveOf, {session.value()}, [&](const SqlRow& row) {
        result = MoveRow{.session = session,
                         .to = CounterId(row.text(0)),
                         .staff = StaffId(row.text(1)),
                         .askedAt = row.instant(2),
                         .expiresAt = row.instant(3),
                         .isDeclined = row.integer(4) != 0,
                         .code = {}};
        if (!row.isNull(5))
            result->code = CodeRow{.hash = row.blob(5),
                                   .sms = row.text(6),
                                   .sentAt = row.instant(7),
                                   .expiresAt = row.instant(8),
                                   .resendAt = row.instant(9),
                                   .attemptsLeft = static_cast<int>(row.integer(10))};
    });
    return result;
}

void MoveStore::drop(const SessionId& session)
{
    if (!moveOf(session))
        return;
    m_sql.write(kDrop, "session_move/" + session.value().toUtf8(), {session.value()});
    m_moves.put(session.value().toUtf8(), std::nullopt);
}

int MoveStore::codesSent(const MobileHash& mobile, QDate day)
{
    return static_cast<int>(m_sql.integerOf(kCodesSent, {mobile.value(), toIsoDate(day)}).value_or(0));
}

void MoveStore::countCode(const MobileHash& mobile, QDate day)
{
    m_sql.execute(kCountCode, {mobile.value(), toIsoDate(day)});
}

} // namespace xuanhao
