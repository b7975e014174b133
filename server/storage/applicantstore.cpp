// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/applicantstore.h"

namespace xuanhao {

namespace {

constexpr const char* kAccess = R"(
SELECT code_hash, sms, expires_at, resend_at, attempts_left, password_hash, password_set_at FROM account_access
WHERE account = $1)";
constexpr const char* kSetAccess = R"(
INSERT INTO account_access (account, code_hash, sms, expires_at, resend_at, attempts_left, password_hash,
                            password_set_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (account) DO UPDATE SET code_hash = excluded.code_hash, sms = excluded.sms,
    expires_at = excluded.expires_at, resend_at = excluded.resend_at, attempts_left = excluded.attempts_left,
    password_hash = excluded.password_hash, password_set_at = excluded.password_set_at)";
constexpr const char* kDropAccess = "DELETE FROM account_access WHERE account = $1";
constexpr const char* kFailures = "SELECT failures, locked_until FROM access_failure WHERE person_hash = $1";
constexpr const char* kSetFailures = R"(
INSERT INTO access_failure (person_hash, failures, last_at, locked_until) VALUES ($1, $2, $3, $4)
ON CONFLICT (person_hash) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at,
    locked_until = excluded.locked_until)";
constexpr const char* kForgetFailures = "DELETE FROM access_failure WHERE person_hash = $1";
constexpr const char* kDropFailures = "DELETE FROM access_failure WHERE last_at < $1";
constexpr const char* kCodesSent = "SELECT used FROM access_code_count WHERE mobile_hash = $1 AND day = $2";
constexpr const char* kCountCode = R"(
INSERT INTO access_code_count (mobile_hash, day, used) VALUES ($1, $2, 1)
ON CONFLICT (mobile_hash, day) DO UPDATE SET used = access_code_count.used + 1)";

SqlValue orNull(const QByteArray& bytes)
{
    return bytes.isEmpty() ? SqlValue(std::nullopt) : SqlValue(bytes);
}

SqlValue orNull(const QString& text)
{
    return text.isEmpty() ? SqlValue(std::nullopt) : SqlValue(text);
}

} // namespace

std::optional<AccessRow> ApplicantStore::access(const AccountId& account)
{
    std::optional<AccessRow> result;
    m_sql.query(kAccess, {account.value()}, [&](const SqlRow& row) {
        result = AccessRow{.codeHash = row.blob(0),
                           .sms = row.text(1),
                           .expiresAt = row.instant(2),
                           .resendAt = row.instant(3),
                           .attemptsLeft = static_cast<int>(row.integer(4)),
                           .passwordHash = row.text(5),
                           .passwordSetAt = row.optionalInstant(6)};
    });
    return result;
}

void ApplicantStore::setAccess(const AccountId& account, const AccessRow& access)
{
    m_sql.execute(kSetAccess,
                  {account.value(), orNull(access.codeHash), access.sms, access.expiresAt, access.resendAt,
                   access.attemptsLeft, orNull(access.passwordHash), access.passwordSetAt});
}

void ApplicantStore::dropAccess(const AccountId& account)
{
    m_sql.execute(kDropAccess, {account.value()});
}

AccessFailures ApplicantStore::failures(const PersonHash& person)
{
    AccessFailures result;
    m_sql.query(kFailures, {person.value()}, [&](const SqlRow& row) {
        result = {static_cast<int>(row.integer(0)), row.optionalInstant(1)};
    });
    return result;
}

void ApplicantStore::setFailures(const PersonHash& person, const AccessFailures& failures, Instant now)
{
    m_sql.execute(kSetFailures, {person.value(), failures.count, now, failures.lockedUntil});
}

void ApplicantStore::forgetFailures(const PersonHash& person)
{
    m_sql.execute(kForgetFailures, {person.value()});
}

void ApplicantStore::dropFailures(Instant before)
{
    m_sql.execute(kDropFailures, {before});
}

int ApplicantStore::codesSent(const MobileHash& mobile, QDate day)
{
    return static_cast<int>(m_sql.integerOf(kCodesSent, {mobile.value(), toIsoDate(day)}).value_or(0));
}

void ApplicantStore::countCode(const MobileHash& mobile, QDate day)
{
    m_sql.execute(kCountCode, {mobile.value(), toIsoDate(day)});
}

} // namespace xuanhao
