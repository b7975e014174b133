// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simledger.h"

#include <QString>

#include <algorithm>

namespace xuanhao::sim {

namespace {

constexpr std::size_t kLatest = 30;
constexpr const char* kHas = "SELECT 1 FROM operation WHERE id = $1";

/// Not one of those that say "ask again".
bool isOutcome(int status)
{
    return status < 500 && status != 401;
}

} // namespace

bool SimLedger::given(const QByteArray& operation, int status, const QByteArray& body)
{
    const auto known = m_given.find(operation);
    if (known != m_given.end()) {
        if (isOutcome(status) && (status != 200 || qHash(body) != known->second))
            m_alarm(kOtherOutcome, QStringLiteral("operation %1: %2 %3")
                                       .arg(QString::fromLatin1(operation))
                                       .arg(status)
                                       .arg(QString::fromUtf8(body.left(200))));
        return false;
    }
    if (status != 200)
        return true;
    m_given.emplace(operation, qHash(body));
    m_latest.push_back(operation);
    if (m_latest.size() > kLatest)
        m_latest.pop_front();
    if (m_isMarked)
        m_unsafe.push_back(operation);
    return true;
}

int SimLedger::givenSinceMark() const
{
    return static_cast<int>(
        std::count_if(m_unsafe.begin(), m_unsafe.end(),
                      [this](const QByteArray& operation) { return !isDoubted(operation); }));
}

int SimLedger::lostSinceMark(SqlConnection& sql)
{
    int lost = 0;
    for (const QByteArray& operation : m_unsafe) {
        if (sql.exists(kHas, {QString::fromLatin1(operation)}))
            continue;
        // One in doubt may have been done before.
        lost += isDoubted(operation) ? 0 : 1;
        m_given.erase(operation);
    }
    m_unsafe.clear();
    m_isMarked = false;
    return lost;
}

void SimLedger::compareLatest(SqlConnection& sql) const
{
    sql.clearFailure();
    for (const QByteArray& operation : m_latest) {
        if (knows(operation) && !sql.exists(kHas, {QString::fromLatin1(operation)}))
            m_alarm(kAnswerGone, QStringLiteral("operation %1").arg(QString::fromLatin1(operation)));
    }
}

void SimLedger::compare(SqlConnection& sql) const
{
    std::size_t known = 0;
    sql.query("SELECT id FROM operation", {},
              [&](const SqlRow& row) { known += m_given.count(row.text(0).toLatin1()); });
    if (known != m_given.size())
        m_alarm(kAnswerGone, QStringLiteral("%1 of %2 operations that were answered are not in the database")
                                 .arg(m_given.size() - known)
                                 .arg(m_given.size()));
}

} // namespace xuanhao::sim
