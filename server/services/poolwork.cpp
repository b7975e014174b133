// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/poolwork.h"

namespace xuanhao {

namespace {

constexpr int kReturnsAtOnce = 1000;
/// A release of a whole kind comes in pieces, between which requests are answered.
constexpr int kSegmentsAtOnce = 500;

/// Uniform, to the millisecond, in [0, limit).
Milliseconds chanceBelow(RandomSource& random, Milliseconds limit)
{
    return Milliseconds(uniformBelow(random, static_cast<std::uint64_t>(limit.count())));
}

std::optional<Instant> composeInstant(World& world, const Segment& segment)
{
    const Profile::Pool& rules = world.office.profile.pool;
    if (segment.isFirstRelease || rules.drawOnlyDays == 0)
        return std::nullopt;
    return segment.releasedAt + std::chrono::days(rules.drawOnlyDays) +
           chanceBelow(world.random, std::chrono::days(rules.composeSpreadDays));
}

void auditSegment(World& world, Instant now, const char* action, const Segment& segment)
{
    const SerialRules& rules = SerialRules::of(segment.pool.kind);
    auditByItself(world, now, action, segment.pool.authority + QLatin1Char('/') + wireWord(segment.pool.kind),
                  {{QStringLiteral("from"), rules.serialAt(segment.first)},
                   {QStringLiteral("to"), rules.serialAt(segment.last)}});
}

} // namespace

Instant returnInstant(World& world, Instant now)
{
    const Profile::Pool& rules = world.office.profile.pool;
    return now + rules.returnMin + chanceBelow(world.random, rules.returnMax - rules.returnMin);
}

void letPoolTimePass(World& world, Instant now)
{
    if (!world.stores.numbers.hasDue(now))
        return;
    openDueSegments(world, now);
    openForComposing(world, now);
    giveBackNumbers(world, now);
}

void openDueSegments(World& world, Instant now)
{
    for (const Segment& segment : world.stores.numbers.dueSegments(now, kSegmentsAtOnce)) {
        world.stores.numbers.openSegment(segment, now, composeInstant(world, segment));
        world.pools.apply(world.stores.numbers.takeLogged());
        auditSegment(world, now, "segment.open", segment);
    }
}

void openForComposing(World& world, Instant now)
{
    for (const Segment& segment : world.stores.numbers.dueForComposing(now, kSegmentsAtOnce)) {
        world.stores.numbers.openForComposing(segment, now);
        world.pools.apply(world.stores.numbers.takeLogged());
        auditSegment(world, now, "segment.compose", segment);
    }
}

void giveBackNumbers(World& world, Instant now)
{
    const auto due = world.stores.numbers.dueReturns(now, kReturnsAtOnce);
    for (const auto& returning : due)
        world.stores.numbers.giveBack(returning, now);
    world.pools.apply(world.stores.numbers.takeLogged());
    if (!due.empty())
        auditByItself(world, now, "pool.return", world.office.authority,
                      {{QStringLiteral("numbers"), static_cast<int>(due.size())}});
}

} // namespace xuanhao
