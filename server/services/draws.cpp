// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/draws.h"

#include "core/protocol/drawmessages.h"

#include <QLoggingCategory>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.central.draws")

QString owner(const QString& authority, QDate day)
{
    return QStringLiteral("draws/%1/%2").arg(authority, toIsoDate(day));
}

void commitTo(World& world, QDate day, Instant now)
{
    const QString& authority = world.office.authority;
    const QByteArray seed = randomBytes(world.random, kDrawSeedSize);
    const DrawDayRow row{.commitment = drawCommitment(authority, day, seed),
                         .sealed = world.secret.seal(seed, owner(authority, day), world.random),
                         .committedAt = now};
    world.stores.draws.addDay(authority, day, row);
    auditByItself(world, now, "draws.commit", toIsoDate(day),
                  {{QStringLiteral("commitment"), row.commitment}});
}

} // namespace

void commitToDraws(World& world, Instant now)
{
    const QDate today = officeDate(now);
    for (const QDate day : {today, today.addDays(1)}) {
        if (!world.stores.draws.day(world.office.authority, day))
            commitTo(world, day, now);
    }
}

std::optional<QByteArray> drawSeed(World& world, QDate day, Instant now)
{
    const QString& authority = world.office.authority;
    auto row = world.stores.draws.day(authority, day);
    if (!row) {
        commitTo(world, day, now);
        row = world.stores.draws.day(authority, day);
    }
    const auto seed = world.secret.open(row->sealed, owner(authority, day));
    if (seed && seed->size() == kDrawSeedSize && drawCommitment(authority, day, *seed) == row->commitment)
        return seed;
    qCCritical(log).noquote() << "The seed of the draws of" << toIsoDate(day)
                              << "was sealed with another secret, or is damaged.";
    return std::nullopt;
}

void leaveRoomForLostDraws(DrawStore& draws, const QString& authority, Instant backupAt, Instant now)
{
    constexpr int kMostDays = 3660;
    const auto [first, last] = std::minmax({officeDate(backupAt), officeDate(now)});
    for (QDate day = std::max(first, last.addDays(-kMostDays)); day <= last; day = day.addDays(1))
        draws.leaveRoom(authority, day, now);
}

std::optional<DrawRow> drawNext(World& world, const PoolKey& pool, int wanted, DrawFilter filter, Instant now)
{
    const QString& authority = world.office.authority;
    const QDate day = officeDate(now);
    const auto seed = drawSeed(world, day, now);
    if (!seed)
        return std::nullopt;
    const PoolIndex& index = world.pools.freeNumbers(pool);
    DrawRow draw{.number = {day, world.stores.draws.last(authority, day) + 1},
                 .kind = pool.kind,
                 .version = world.pools.version(pool),
                 .freeCount = index.count(),
                 .freeNumbers = index.setHash(),
                 .wanted = wanted,
                 .filter = filter,
                 .numbers = {}};
    const DrawSubject subject{authority, draw.number, draw.kind, draw.freeNumbers};
    draw.numbers = drawnNumbers(*seed, subject, index, wanted, filter);
    if (draw.numbers.empty())
        return std::nullopt;
    world.stores.draws.add(authority, draw, now);
    return draw;
}

Reply showDraws(World& world, const Caller& caller, const QString& day)
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    const auto row =
        toIsoDate(date) == day ? world.stores.draws.day(world.office.authority, date) : std::nullopt;
    if (!row)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no commitment to draws of this day"));
    DrawDayReply reply{.authority = world.office.authority,
                       .day = date,
                       .commitment = row->commitment,
                       .committedAt = row->committedAt,
                       .serverTime = caller.now,
                       .revealed = {}};
    // A predicate, no job: nothing has to run for the secret to be told at midnight.
    if (date < officeDate(caller.now)) {
        const auto seed = drawSeed(world, date, caller.now);
        if (!seed)
            return refuse(ProblemCode::Internal, QStringLiteral("the seed cannot be read"));
        reply.revealed = {*seed, world.stores.draws.last(world.office.authority, date)};
    }
    return reply.toJson();
}

} // namespace xuanhao
