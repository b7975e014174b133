// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/selectionsession.h"
#include "server/storage/keys.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

struct AccountRow
{
    PersonHash person;
    AccountId id;
    QString userType; ///< wire words
    QString documentKind;
    Instant registeredAt{};
    CounterId counter;
    StaffId staff;
    QByteArray sealed; ///< the AccountDraft
    std::optional<Instant> endedAt = {};
    QString endReason = {};              ///< wire word of AccountEnd, empty while it lives
    std::optional<Instant> checkAt = {}; ///< when time may have made something of it (A4)
};

/// Who changed something, where and when.
struct Actor
{
    CounterId counter;
    StaffId staff;
    Instant at{};
};

/// Changes from the command line have no counter and nobody who is signed in.
[[nodiscard]] inline Actor commandLineAt(Instant at)
{
    return {CounterId(QStringLiteral("command-line")), StaffId({}), at};
}

/// Accounts, what people can be found by, and what is used up per person and vehicle.
class PeopleStore
{
public:
    explicit PeopleStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// False when the person has an account already.
    [[nodiscard]] bool addAccount(const AccountRow& account);
    [[nodiscard]] std::optional<AccountRow> account(const AccountId& id);
    [[nodiscard]] std::optional<AccountRow> accountOf(const PersonHash& person);
    struct Consent
    {
        QString text;
        QString version;
        QString way; ///< wire word of ConsentWay
    };
    void addConsent(const AccountId& account, const Consent& consent, const Actor& actor);
    /// Stores everything but the id, keeps the old content in the record, and moves everything that hangs on
    /// the person when the document's number was corrected.
    void changeAccount(const AccountRow& before, const AccountRow& after, const QByteArray& sealedRecord,
                       const Actor& actor);
    void setCheck(const AccountId& id, const std::optional<Instant>& at);
    /// Accounts to look at by now, the longest overdue first.
    [[nodiscard]] std::vector<AccountId> dueAccounts(Instant now, int limit);

    /// There are none of the session yet; empty: of the account itself.
    void addTerms(const AccountId& account, const QString& session, const QList<TermHash>& terms);
    void replaceTerms(const AccountId& account, const QString& session, const QList<TermHash>& terms);
    struct Subject
    {
        AccountId account;
        QString session; ///< empty: the account itself
    };
    [[nodiscard]] std::vector<Subject> find(const TermHash& term, int limit);

    enum class Quota { Verification, Lock };
    [[nodiscard]] int used(const PersonHash& person, QDate day, Quota kind);
    void use(const PersonHash& person, QDate day, Quota kind, int more);
    [[nodiscard]] int drawsUsed(const VinHash& vin, DrawKind kind);
    void useDraws(const VinHash& vin, DrawKind kind, int more);
    [[nodiscard]] std::optional<SessionId> successOf(const VinHash& vin);
    /// False when the vehicle has had its success.
    [[nodiscard]] bool addSuccess(const VinHash& vin, const SessionId& session, Instant now);
    [[nodiscard]] int codesSent(const MobileHash& mobile, QDate day);
    void countCode(const MobileHash& mobile, QDate day);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_used}; }

private:
    SqlConnection& m_sql;
    RowCache<int> m_used; ///< quotas of people and draws of vehicles
};

} // namespace xuanhao
