// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/rules/usertype.h"

#include <QDate>
#include <QList>

namespace xuanhao {

/// The single conditions under which a person may have a user type (A2).
enum class EntryCondition {
    LocalVehicle,     ///< owns a vehicle registered at this office
    VehicleMobile,    ///< the mobile is the one on file with such a vehicle
    LocalLicence,     ///< holds a licence issued by this office
    LicenceMobile,    ///< the mobile is the one on file with such a licence
    NoVehicle,        ///< owns no vehicle anywhere in the country
    NoLicence,        ///< holds no licence anywhere in the country
    LocalApplication, ///< has applied for a first licence at this office
};

enum class FactAnswer {
    Met,
    NotMet,
    Unknown, ///< nobody could check it
};

/// How far a source sees. What it does not see is no proof that it does not exist.
enum class FactCoverage { None, Local, Country };

/// What is known of one person's vehicles and licences, compared with the mobile given at the counter.
struct PersonFacts
{
    enum class Mobile { Equal, Differs, NotOnFile };
    struct Vehicle
    {
        bool isLocal = false;
        Mobile mobile = Mobile::NotOnFile;
    };
    struct Licence
    {
        bool isLearner = false; ///< applied for, not issued yet
        bool isLocal = false;
        Mobile mobile = Mobile::NotOnFile;
        QDate validUntil; ///< the last day; invalid: no end
    };

    FactCoverage vehicleCoverage = FactCoverage::None;
    FactCoverage licenceCoverage = FactCoverage::None;
    std::optional<Instant> vehiclesAsOf; ///< everything up to then is known; none: nobody can say
    std::optional<Instant> licencesAsOf;
    QList<Vehicle> vehicles;
    QList<Licence> licences;
};

struct CheckedCondition
{
    EntryCondition condition;
    FactAnswer answer;

    friend bool operator==(const CheckedCondition&, const CheckedCondition&) = default;
};

/// How the facts stand to a user type as a whole.
enum class FactStanding {
    NotNeeded,    ///< a unit: the four user types are of persons
    Verified,     ///< every condition is met
    Unverified,   ///< 未核验: none is known not to be met, at least one could not be checked
    Contradicted, ///< at least one is not met
};

[[nodiscard]] QString wireWord(EntryCondition condition);
[[nodiscard]] std::optional<EntryCondition> entryConditionFromWire(const QString& word);
[[nodiscard]] QString wireWord(FactAnswer answer);
[[nodiscard]] std::optional<FactAnswer> factAnswerFromWire(const QString& word);
[[nodiscard]] QString wireWord(FactStanding standing);
[[nodiscard]] std::optional<FactStanding> factStandingFromWire(const QString& word);

/// Every condition of the user type with its answer, in the order of EntryCondition.
[[nodiscard]] QList<CheckedCondition> checkEntry(UserType type, const PersonFacts& facts, QDate today);
[[nodiscard]] FactStanding standingOf(const QList<CheckedCondition>& conditions);
/// The user type the facts have made of it since: a learner whose licence was issued is a driver, a
/// new-vehicle owner whose vehicle was registered here is a vehicle owner.
[[nodiscard]] UserType typeByNow(UserType type, const PersonFacts& facts, QDate today);
/// The last day of a learner's proof (准考证明) when the facts know that it has one and nothing takes its
/// place: neither licence nor vehicle. Invalid otherwise.
[[nodiscard]] QDate lastDayOfLearner(const PersonFacts& facts, QDate today);
/// Whether the facts say of the time before `then` what there was in vehicles, and in licences as well.
/// Silence of older facts proves nothing: what was registered or issued in time may not have reached them.
[[nodiscard]] bool knowVehiclesUpTo(const PersonFacts& facts, Instant then);
[[nodiscard]] bool knowLicencesUpTo(const PersonFacts& facts, Instant then);

} // namespace xuanhao
