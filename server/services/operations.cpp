// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/operations.h"

#include "core/base/uuid.h"

#include <algorithm>
#include <chrono>

namespace xuanhao {

namespace {

/// How far an id may be ahead of central's clock.
constexpr std::chrono::hours kMostAhead{24};

/// A transaction of so many rows holds up nobody; with one each minute it is three million a day.
constexpr int kMostForgotten = 2'000;

} // namespace

std::optional<Problem> operationRefusal(World& world, const OperationId& id, Instant now)
{
    const QString floor = world.stores.journal.floor();
    const Instant from = instantOfUuid(floor).value_or(Instant{}) + Milliseconds(1);
    // Where central's clock was far ahead once, ids go on from the floor until time has caught up with it.
    const Instant until = std::max(now, from) + kMostAhead;
    if (id.value() > floor && *instantOfUuid(id.value()) <= until)
        return std::nullopt;
    return Problem{
        ProblemCode::OperationExpired,
        QStringLiteral("operation ids of this time are not taken any more, or not yet"),
        {{QStringLiteral("from"), toOfficeIso(from)}, {QStringLiteral("until"), toOfficeIso(until)}}};
}

void forgetOldOperations(World& world, Instant now)
{
    world.stores.journal.forgetOperations(now - world.operationsKept, kMostForgotten);
}

} // namespace xuanhao
