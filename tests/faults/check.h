// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/secret.h"
#include "server/storage/sql.h"
#include "tests/faults/evidence.h"

#include <QJsonObject>

namespace xuanhao::faults {

/// What became of everything that was promised.
class Check
{
public:
    Check(SqlConnection& sql, const ServerSecret& secret, const Evidence& evidence);

    void run();
    /// "lost", "doubled", what was looked at, and "findings": sentences, the first of each kind.
    [[nodiscard]] QJsonObject report() const;

private:
    struct Claim
    {
        int generation = 0;
        QByteArray session;
        QByteArray state;
        std::int64_t claimedAt = 0;
        std::int64_t endedAt = kNever;
        bool returns = false;       ///< the session has let go of it, and chance says when others may have it
        const Held* held = nullptr; ///< what the session's counter knows of it
    };

    void checkOperations();
    void checkEffects();
    void checkClaims();
    void checkNumber(sim::Number number, std::vector<Claim>& claims);
    void checkHistory(sim::Number number, const std::vector<Claim>& claims);
    void checkHolding(const Held& held, const Claim& claim);
    void checkRows();
    void lose(const char* kind, const QString& what);
    void find(const char* kind, const QString& what);
    [[nodiscard]] QString historyOf(sim::Number number, const std::vector<Claim>& claims) const;

    SqlConnection& m_sql;
    const ServerSecret& m_secret;
    const Evidence& m_evidence;
    std::map<QByteArray, int> m_kinds; ///< findings, by kind
    QStringList m_findings;
    std::int64_t m_lost = 0;
    std::int64_t m_doubled = 0;
    std::int64_t m_claims = 0;
    std::int64_t m_numbers = 0;
    std::int64_t m_verdicts = 0;
    std::int64_t m_operations = 0;
    std::int64_t m_effects = 0;
};

} // namespace xuanhao::faults
