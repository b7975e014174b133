// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/eligibility.h"

#include <algorithm>

namespace xuanhao {

namespace {

using Mobile = PersonFacts::Mobile;

Mobile compared(const std::optional<MobileHash>& onFile, const std::optional<MobileHash>& given)
{
    if (!onFile || !given)
        return Mobile::NotOnFile;
    return onFile->value() == given->value() ? Mobile::Equal : Mobile::Differs;
}

void add(PersonFacts& facts, const KnownFacts& known, const QString& authority,
         const std::optional<MobileHash>& mobile)
{
    facts.vehicleCoverage = std::max(facts.vehicleCoverage, known.vehicleCoverage);
    facts.licenceCoverage = std::max(facts.licenceCoverage, known.licenceCoverage);
    if (known.vehicleCoverage != FactCoverage::None)
        facts.vehiclesAsOf = std::max(facts.vehiclesAsOf, known.vehiclesAsOf);
    if (known.licenceCoverage != FactCoverage::None)
        facts.licencesAsOf = std::max(facts.licencesAsOf, known.licencesAsOf);
    for (const KnownFacts::Vehicle& vehicle : known.vehicles)
        facts.vehicles.append({vehicle.authority == authority, compared(vehicle.mobile, mobile)});
    for (const KnownFacts::Licence& licence : known.licences)
        facts.licences.append({.isLearner = licence.isLearner,
                               .isLocal = licence.authority == authority,
                               .mobile = compared(licence.mobile, mobile),
                               .validUntil = licence.validUntil});
}

} // namespace

PersonFacts personFacts(World& world, const PersonHash& person, const QString& mobile)
{
    const auto number = MobileNumber::parse(mobile);
    const auto hash = number ? std::optional(world.secret.mobileHash(*number)) : std::nullopt;
    PersonFacts facts;
    add(facts, world.stores.facts.factsOf(person), world.office.authority, hash);
    for (FactSource* source : world.factSources)
        add(facts, source->factsOf(person), world.office.authority, hash);
    return facts;
}

FactsView factsView(World& world, const PersonHash& person, const AccountDraft& data, Instant now)
{
    if (isUnit(data.documentKind))
        return {FactStanding::NotNeeded, {}};
    const auto conditions =
        checkEntry(data.userType, personFacts(world, person, data.mobile), officeDate(now));
    return {standingOf(conditions), conditions};
}

std::optional<Problem> notEligible(const AccountDraft& draft, const FactsView& facts)
{
    QJsonArray unmet;
    for (const CheckedCondition& checked : facts.conditions) {
        if (checked.answer == FactAnswer::NotMet)
            unmet.append(wireWord(checked.condition));
    }
    if (unmet.isEmpty())
        return std::nullopt;
    return Problem{
        ProblemCode::NotEligible,
        QStringLiteral("the facts of vehicles and licences do not allow this user type"),
        {{QStringLiteral("userType"), wireWord(draft.userType)}, {QStringLiteral("conditions"), unmet}}};
}

} // namespace xuanhao
