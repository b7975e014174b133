// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/databasecheck.h"

#include "server/storage/journal.h"
#include "server/storage/migrator.h"
#include "server/storage/numberstore.h"
#include "server/storage/officestore.h"

#include <QJsonArray>

namespace xuanhao {

namespace {

void checkAudit(SqlConnection& sql, const ServerSecret& secret, DatabaseCheck& check)
{
    const Journal::Verification chain = Journal(sql, secret.auditKey()).verify();
    check.facts.auditRows = chain.rows;
    check.facts.auditHead = chain.head;
    if (chain.brokenAt)
        check.problems.append(
            *chain.brokenAt == 1
                ? QStringLiteral(
                      "the audit trail is broken at row 1: it was changed, or secret.key is another one")
                : QStringLiteral("the audit trail is broken at row %1").arg(*chain.brokenAt));
}

void checkPools(SqlConnection& sql, DatabaseCheck& check)
{
    NumberStore numbers(sql);
    for (const PoolKey& key : numbers.pools()) {
        PoolIndex index(SerialRules::of(key.kind));
        numbers.eachOpenSegment(key, [&](SerialRange range) {
            for (SerialIndex number = range.first; number <= range.last; ++number)
                index.insert(number);
        });
        numbers.eachLiveClaim(key, [&](SerialIndex number) { index.remove(number); });
        const PoolState state = numbers.state(key);
        if (state.count != index.count() || (state.hash && !(*state.hash == index.setHash())))
            check.problems.append(
                QStringLiteral(
                    "pool %1 %2: %3 numbers are free by segments and claims, %4 by the log, or others")
                    .arg(key.authority, wireWord(key.kind))
                    .arg(index.count())
                    .arg(state.count));
        check.facts.pools.push_back(
            {key, state.version, static_cast<std::uint32_t>(index.count()), index.setHash().text()});
    }
}

} // namespace

QJsonObject DatabaseFacts::toJson() const
{
    QJsonArray list;
    for (const Pool& pool : pools)
        list.append(QJsonObject{{QStringLiteral("authority"), pool.key.authority},
                                {QStringLiteral("kind"), wireWord(pool.key.kind)},
                                {QStringLiteral("version"), static_cast<qint64>(pool.version)},
                                {QStringLiteral("free"), static_cast<qint64>(pool.free)},
                                {QStringLiteral("hash"), pool.hash}});
    return {{QStringLiteral("schema"), schema},
            {QStringLiteral("authority"), authority},
            {QStringLiteral("auditRows"), static_cast<qint64>(auditRows)},
            {QStringLiteral("auditHead"), QString::fromLatin1(auditHead.toHex())},
            {QStringLiteral("accounts"), static_cast<qint64>(inventory.accounts)},
            {QStringLiteral("sessions"), static_cast<qint64>(inventory.sessions)},
            {QStringLiteral("operations"), static_cast<qint64>(inventory.operations)},
            {QStringLiteral("liveClaims"), static_cast<qint64>(inventory.liveClaims)},
            {QStringLiteral("pools"), list}};
}

DatabaseCheck checkDatabase(SqlConnection& sql, const ServerSecret& secret)
{
    DatabaseCheck check;
    check.facts.schema = storedSchemaVersion(sql);
    const auto office = OfficeStore(sql).office();
    if (office)
        check.facts.authority = office->authority;
    else
        check.problems.append(QStringLiteral("there is no office in it"));
    checkAudit(sql, secret, check);
    checkPools(sql, check);
    FigureStore figures(sql);
    check.facts.inventory = figures.inventory();
    if (const auto twice = figures.doubleClaims(); twice > 0)
        check.problems.append(QStringLiteral("%1 numbers are claimed twice").arg(twice));
    if (const auto orphaned = figures.orphanedClaims(); orphaned > 0)
        check.problems.append(QStringLiteral("%1 claims belong to no session").arg(orphaned));
    if (sql.failure())
        check.problems.prepend(sql.failure()->text);
    return check;
}

} // namespace xuanhao
