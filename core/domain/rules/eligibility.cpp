// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/eligibility.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>

namespace xuanhao {

namespace {

template <typename Enum>
struct Word
{
    Enum value;
    const char* word;
};

constexpr std::array kConditions{
    Word<EntryCondition>{EntryCondition::LocalVehicle, "localVehicle"},
    Word<EntryCondition>{EntryCondition::VehicleMobile, "vehicleMobile"},
    Word<EntryCondition>{EntryCondition::LocalLicence, "localLicence"},
    Word<EntryCondition>{EntryCondition::LicenceMobile, "licenceMobile"},
    Word<EntryCondition>{EntryCondition::NoVehicle, "noVehicle"},
    Word<EntryCondition>{EntryCondition::NoLicence, "noLicence"},
    Word<EntryCondition>{EntryCondition::LocalApplication, "localApplication"},
};
constexpr std::array kAnswers{
    Word<FactAnswer>{FactAnswer::Met, "met"},
    Word<FactAnswer>{FactAnswer::NotMet, "notMet"},
    Word<FactAnswer>{FactAnswer::Unknown, "unknown"},
};
constexpr std::array kStandings{
    Word<FactStanding>{FactStanding::NotNeeded, "notNeeded"},
    Word<FactStanding>{FactStanding::Verified, "verified"},
    Word<FactStanding>{FactStanding::Unverified, "unverified"},
    Word<FactStanding>{FactStanding::Contradicted, "contradicted"},
};

template <typename Table, typename Enum>
QString wordOf(const Table& table, Enum value)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.value == value; });
    XUANHAO_CHECK(found != table.end());
    return QString::fromLatin1(found->word);
}

template <typename Enum, typename Table>
std::optional<Enum> valueOf(const Table& table, const QString& word)
{
    for (const auto& entry : table) {
        if (word == QLatin1String(entry.word))
            return entry.value;
    }
    return std::nullopt;
}

using Mobile = PersonFacts::Mobile;
using Licence = PersonFacts::Licence;

bool isInForce(const Licence& licence, QDate today)
{
    return !licence.validUntil.isValid() || today <= licence.validUntil;
}

/// Something at this office is there when it is found; whether it is not there is known to whoever sees the
/// office's records.
FactAnswer foundHere(bool isFound, FactCoverage coverage)
{
    if (isFound)
        return FactAnswer::Met;
    return coverage == FactCoverage::None ? FactAnswer::Unknown : FactAnswer::NotMet;
}

/// That there is nothing anywhere is known only to whoever sees the whole country.
FactAnswer foundNowhere(bool isFound, FactCoverage coverage)
{
    if (isFound)
        return FactAnswer::NotMet;
    return coverage == FactCoverage::Country ? FactAnswer::Met : FactAnswer::Unknown;
}

/// One equal number is enough. Nothing on file proves nothing; neither does a person without records.
FactAnswer mobileAnswer(const QList<Mobile>& onFile)
{
    if (onFile.contains(Mobile::Equal))
        return FactAnswer::Met;
    return onFile.isEmpty() || onFile.contains(Mobile::NotOnFile) ? FactAnswer::Unknown : FactAnswer::NotMet;
}

QList<Mobile> mobilesOfLocalVehicles(const PersonFacts& facts)
{
    QList<Mobile> mobiles;
    for (const auto& vehicle : facts.vehicles) {
        if (vehicle.isLocal)
            mobiles.append(vehicle.mobile);
    }
    return mobiles;
}

QList<Licence> licencesInForce(const PersonFacts& facts, QDate today)
{
    QList<Licence> held;
    for (const Licence& licence : facts.licences) {
        if (!licence.isLearner && isInForce(licence, today))
            held.append(licence);
    }
    return held;
}

QList<Mobile> mobilesOfLocalLicences(const PersonFacts& facts, QDate today)
{
    QList<Mobile> mobiles;
    for (const Licence& licence : licencesInForce(facts, today)) {
        if (licence.isLocal)
            mobiles.append(licence.mobile);
    }
    return mobiles;
}

bool hasLocalApplication(const PersonFacts& facts, QDate today)
{
    return std::any_of(facts.licences.begin(), facts.licences.end(), [&](const Licence& licence) {
        return licence.isLearner && licence.isLocal && isInForce(licence, today);
    });
}

FactAnswer answerTo(EntryCondition condition, const PersonFacts& facts, QDate today)
{
    switch (condition) {
    case EntryCondition::LocalVehicle:
        return foundHere(!mobilesOfLocalVehicles(facts).isEmpty(), facts.vehicleCoverage);
    case EntryCondition::VehicleMobile:
        return mobileAnswer(mobilesOfLocalVehicles(facts));
    case EntryCondition::LocalLicence:
        return foundHere(!mobilesOfLocalLicences(facts, today).isEmpty(), facts.licenceCoverage);
    case EntryCondition::LicenceMobile:
        return mobileAnswer(mobilesOfLocalLicences(facts, today));
    case EntryCondition::NoVehicle:
        return foundNowhere(!facts.vehicles.isEmpty(), facts.vehicleCoverage);
    case EntryCondition::NoLicence:
        return foundNowhere(!licencesInForce(facts, today).isEmpty(), facts.licenceCoverage);
    case EntryCondition::LocalApplication:
        return foundHere(hasLocalApplication(facts, today), facts.licenceCoverage);
    }
    checkFailed("a known condition", __FILE__, __LINE__);
}

QList<EntryCondition> conditionsOf(UserType type)
{
    switch (type) {
    case UserType::VehicleOwner:
        return {EntryCondition::LocalVehicle, EntryCondition::VehicleMobile};
    case UserType::Driver:
        return {EntryCondition::LocalLicence, EntryCondition::LicenceMobile};
    case UserType::FirstLicenceLearner: // a first licence: there is none yet
        return {EntryCondition::NoVehicle, EntryCondition::NoLicence, EntryCondition::LocalApplication};
    case UserType::NewVehicleOwner:
        return {EntryCondition::NoVehicle, EntryCondition::NoLicence};
    }
    checkFailed("a known user type", __FILE__, __LINE__);
}

} // namespace

QString wireWord(EntryCondition condition)
{
    return wordOf(kConditions, condition);
}

std::optional<EntryCondition> entryConditionFromWire(const QString& word)
{
    return valueOf<EntryCondition>(kConditions, word);
}

QString wireWord(FactAnswer answer)
{
    return wordOf(kAnswers, answer);
}

std::optional<FactAnswer> factAnswerFromWire(const QString& word)
{
    return valueOf<FactAnswer>(kAnswers, word);
}

QString wireWord(FactStanding standing)
{
    return wordOf(kStandings, standing);
}

std::optional<FactStanding> factStandingFromWire(const QString& word)
{
    return valueOf<FactStanding>(kStandings, word);
}

QList<CheckedCondition> checkEntry(UserType type, const PersonFacts& facts, QDate today)
{
    QList<CheckedCondition> checked;
    for (const EntryCondition condition : conditionsOf(type))
        checked.append({condition, answerTo(condition, facts, today)});
    return checked;
}

FactStanding standingOf(const QList<CheckedCondition>& conditions)
{
    const auto has = [&](FactAnswer answer) {
        return std::any_of(conditions.begin(), conditions.end(),
                           [&](const CheckedCondition& checked) { return checked.answer == answer; });
    };
    if (has(FactAnswer::NotMet))
        return FactStanding::Contradicted;
    return has(FactAnswer::Unknown) ? FactStanding::Unverified : FactStanding::Verified;
}

UserType typeByNow(UserType type, const PersonFacts& facts, QDate today)
{
    if (type == UserType::FirstLicenceLearner && !mobilesOfLocalLicences(facts, today).isEmpty())
        return UserType::Driver;
    if (type == UserType::NewVehicleOwner && !mobilesOfLocalVehicles(facts).isEmpty())
        return UserType::VehicleOwner;
    return type;
}

QDate lastDayOfLearner(const PersonFacts& facts, QDate today)
{
    if (!facts.vehicles.isEmpty() || !licencesInForce(facts, today).isEmpty())
        return {};
    QDate last;
    for (const Licence& licence : facts.licences) {
        if (!licence.isLearner || !licence.isLocal)
            continue;
        if (!licence.validUntil.isValid())
            return {};
        last = std::max(last, licence.validUntil);
    }
    return last;
}

bool knowVehiclesUpTo(const PersonFacts& facts, Instant then)
{
    return facts.vehicleCoverage != FactCoverage::None && facts.vehiclesAsOf >= then;
}

bool knowLicencesUpTo(const PersonFacts& facts, Instant then)
{
    return facts.licenceCoverage != FactCoverage::None && facts.licencesAsOf >= then;
}

} // namespace xuanhao
