// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/rules/eligibility.h"
#include "server/storage/keys.h"

#include <optional>
#include <vector>

namespace xuanhao {

/// What one source knows of a person, as keyed hashes.
struct KnownFacts
{
    struct Vehicle
    {
        QString authority; ///< "粤G", where it is registered
        std::optional<MobileHash> mobile;
    };
    struct Licence
    {
        bool isLearner = false;
        QString authority; ///< where it was issued or applied for
        QDate validUntil;  ///< invalid: no end
        std::optional<MobileHash> mobile;
    };

    FactCoverage vehicleCoverage = FactCoverage::None; ///< None: it cannot say
    FactCoverage licenceCoverage = FactCoverage::None;
    std::optional<Instant> vehiclesAsOf; ///< everything up to then is known; none: nobody can say
    std::optional<Instant> licencesAsOf;
    std::vector<Vehicle> vehicles;
    std::vector<Licence> licences;
};

/// Where facts of vehicles and licences come from (A2): imported files, or an authority's own system behind
/// an adapter. It is asked in the middle of a unit of work, on central's one thread: an adapter answers from
/// a copy of its own and never waits for a network. What it cannot say right now it covers with None.
class FactSource
{
public:
    virtual ~FactSource() = default;

    [[nodiscard]] virtual KnownFacts factsOf(const PersonHash& person) = 0;
};

} // namespace xuanhao
