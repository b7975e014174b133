// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simdraws.h"

#include "core/domain/draws/drawverifier.h"
#include "server/services/drawexport.h"
#include "server/services/draws.h"
#include "server/services/office.h"
#include "tests/support/seededrandom.h"

namespace xuanhao::sim {

namespace {

/// What is wrong with a day; empty when nothing is.
QString problemOf(World& world, QDate day, Instant now, std::int64_t made)
{
    DrawVerifier verifier;
    std::optional<DrawFinding> finding;
    const auto exported = exportDraws(world, day, now, [&](const QByteArray& line) {
        if (!finding)
            finding = verifier.take(line.chopped(1));
        return true;
    });
    if (!exported)
        return exported.error();
    if (!finding)
        finding = verifier.finish();
    if (finding)
        return QStringLiteral("fault %1 at line %2: %3 instead of %4")
            .arg(static_cast<int>(finding->fault))
            .arg(finding->line)
            .arg(finding->recorded, finding->computed);
    return verifier.draws() == made ? QString()
                                    : QStringLiteral("%1 draws of %2").arg(verifier.draws()).arg(made);
}

} // namespace

void recomputeDraws(SqlConnection& sql, const ServerSecret& secret, Instant now, const Alarm& alarm)
{
    test::SeededRandom nothing(1);
    World world{.stores = Stores(sql, secret),
                .office = *readOffice(*OfficeStore(sql).office()),
                .pools = {},
                .secret = secret,
                .random = nothing};
    std::vector<std::pair<QDate, std::int64_t>> days;
    sql.query("SELECT c.day, (SELECT count(*) FROM audit a WHERE a.action IN ('session.draw', "
              "'session.drawOnSite') AND "
              "a.facts LIKE '%\"draw\":\"' || c.day || '-%') FROM draw_day c ORDER BY c.day",
              {}, [&](const SqlRow& row) {
                  days.emplace_back(QDate::fromString(row.text(0), Qt::ISODate), row.integer(1));
              });
    for (const auto& [day, made] : days) {
        const Instant afterwards = std::max(now, officeMidnight(day.addDays(1)));
        SqlTransaction dropped(sql); // central begins the next day, for this question only
        commitToDraws(world, afterwards);
        const QString problem = problemOf(world, day, afterwards, made);
        if (!problem.isEmpty())
            alarm(kDrawRecord, QStringLiteral("%1: %2").arg(toIsoDate(day), problem));
    }
}

} // namespace xuanhao::sim
