// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/ids.h"
#include "server/storage/keys.h"
#include "server/storage/sql.h"

namespace xuanhao {

/// How an applicant gets in without a clerk: by the one-time code until there is a password.
struct AccessRow
{
    QByteArray codeHash; ///< empty: none, or not any more
    QString sms;         ///< the message that carries it
    Instant expiresAt{};
    Instant resendAt{};
    int attemptsLeft = 0;
    QString passwordHash; ///< argon2id; empty until the first own sign-in
    std::optional<Instant> passwordSetAt;
};

/// Failed sign-ins with one document since the last right one.
struct AccessFailures
{
    int count = 0;
    std::optional<Instant> lockedUntil;
};

/// Applicants' codes, passwords and failures (A1).
class ApplicantStore
{
public:
    explicit ApplicantStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    [[nodiscard]] std::optional<AccessRow> access(const AccountId& account);
    void setAccess(const AccountId& account, const AccessRow& access);
    void dropAccess(const AccountId& account);

    /// Whether or not the person has an account.
    [[nodiscard]] AccessFailures failures(const PersonHash& person);
    void setFailures(const PersonHash& person, const AccessFailures& failures, Instant now);
    void forgetFailures(const PersonHash& person);
    /// Drops what nobody has added to since then.
    void dropFailures(Instant before);

    [[nodiscard]] int codesSent(const MobileHash& mobile, QDate day);
    void countCode(const MobileHash& mobile, QDate day);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
