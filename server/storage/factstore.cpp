// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/factstore.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr int kDroppedAtOnce = 4000;

constexpr const char* kImports = R"(
SELECT kind, generation, state, coverage, row_count, file_hash, as_of, started_at, finished_at FROM fact_import
ORDER BY kind, generation)";
constexpr const char* kLast = "SELECT max(generation) FROM fact_import WHERE authority = $1 AND kind = $2";
constexpr const char* kAddImport = R"(
INSERT INTO fact_import (authority, kind, generation, state, coverage, row_count, file_hash, as_of, started_at)
VALUES ($1, $2, $3, 'running', $4, 0, '', $5, $6))";
constexpr const char* kDropRunning =
    "DELETE FROM fact_import WHERE authority = $1 AND kind = $2 AND state = 'running'";
constexpr const char* kDropReplaced =
    "DELETE FROM fact_import WHERE authority = $1 AND kind = $2 AND generation < $3";
constexpr const char* kDropImport =
    "DELETE FROM fact_import WHERE authority = $1 AND kind = $2 AND generation = $3";
constexpr const char* kMakeCurrent = R"(
UPDATE fact_import SET state = 'current', row_count = $1, file_hash = $2, finished_at = $3
WHERE authority = $4 AND kind = $5 AND generation = $6 AND state = 'running')";

constexpr const char* kAddVehicle = R"(
INSERT INTO vehicle_fact (person_hash, generation, vehicle_hash, authority, mobile_hash)
VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING)";
constexpr const char* kAddLicence = R"(
INSERT INTO licence_fact (person_hash, generation, state, authority, valid_until, mobile_hash)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING)";

constexpr const char* kCurrent = "SELECT kind, coverage, as_of FROM fact_import WHERE state = 'current'";
constexpr const char* kVehiclesOf = R"(
SELECT f.authority, f.mobile_hash FROM vehicle_fact f
JOIN fact_import i ON i.kind = 'vehicles' AND i.generation = f.generation AND i.state = 'current'
WHERE f.person_hash = $1)";
constexpr const char* kLicencesOf = R"(
SELECT f.state, f.authority, f.valid_until, f.mobile_hash FROM licence_fact f
JOIN fact_import i ON i.kind = 'licences' AND i.generation = f.generation AND i.state = 'current'
WHERE f.person_hash = $1)";

struct DropStatements
{
    const char* upTo;
    const char* drop;
    const char* dropRest;
};
constexpr DropStatements kDropVehicles{
    "SELECT person_hash FROM vehicle_fact WHERE person_hash > $1 ORDER BY person_hash LIMIT 1 OFFSET $2",
    R"(DELETE FROM vehicle_fact WHERE person_hash > $1 AND person_hash <= $2
AND generation NOT IN (SELECT generation FROM fact_import WHERE kind = 'vehicles'))",
    R"(DELETE FROM vehicle_fact WHERE person_hash > $1
AND generation NOT IN (SELECT generation FROM fact_import WHERE kind = 'vehicles'))"};
constexpr DropStatements kDropLicences{
    "SELECT person_hash FROM licence_fact WHERE person_hash > $1 ORDER BY person_hash LIMIT 1 OFFSET $2",
    R"(DELETE FROM licence_fact WHERE person_hash > $1 AND person_hash <= $2
AND generation NOT IN (SELECT generation FROM fact_import WHERE kind = 'licences'))",
    R"(DELETE FROM licence_fact WHERE person_hash > $1
AND generation NOT IN (SELECT generation FROM fact_import WHERE kind = 'licences'))"};

const QString kCurrentState = QStringLiteral("current");
const QString kLearner = QStringLiteral("learner");
const QString kLicensed = QStringLiteral("licensed");

std::optional<QByteArray> bytesOf(const std::optional<MobileHash>& mobile)
{
    return mobile ? std::optional(mobile->value()) : std::nullopt;
}

std::optional<MobileHash> mobileIn(const SqlRow& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional<MobileHash>(row.blob(column));
}

std::optional<QString> dayText(QDate day)
{
    return day.isValid() ? std::optional(toIsoDate(day)) : std::nullopt;
}

} // namespace

QString wireWord(FactKind kind)
{
    return kind == FactKind::Vehicles ? QStringLiteral("vehicles") : QStringLiteral("licences");
}

std::optional<FactKind> factKindFromWire(const QString& word)
{
    for (const FactKind kind : {FactKind::Vehicles, FactKind::Licences}) {
        if (wireWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

QString wireWord(FactCoverage coverage)
{
    switch (coverage) {
    case FactCoverage::None:
        return QStringLiteral("none");
    case FactCoverage::Local:
        return QStringLiteral("local");
    case FactCoverage::Country:
        return QStringLiteral("country");
    }
    return {};
}

std::optional<FactCoverage> factCoverageFromWire(const QString& word)
{
    for (const FactCoverage coverage : {FactCoverage::Local, FactCoverage::Country}) {
        if (wireWord(coverage) == word)
            return coverage;
    }
    return std::nullopt;
}

KnownFacts FactStore::factsOf(const PersonHash& person)
{
    KnownFacts known;
    m_sql.query(kCurrent, {}, [&](const SqlRow& row) {
        const FactCoverage coverage = factCoverageFromWire(row.text(1)).value_or(FactCoverage::None);
        const bool isOfVehicles = row.text(0) == wireWord(FactKind::Vehicles);
        (isOfVehicles ? known.vehicleCoverage : known.licenceCoverage) = coverage;
        (isOfVehicles ? known.vehiclesAsOf : known.licencesAsOf) = row.optionalInstant(2);
    });
    if (known.vehicleCoverage != FactCoverage::None)
        m_sql.query(kVehiclesOf, {person.value()}, [&](const SqlRow& row) {
            known.vehicles.push_back({row.text(0), mobileIn(row, 1)});
        });
    if (known.licenceCoverage != FactCoverage::None)
        m_sql.query(kLicencesOf, {person.value()}, [&](const SqlRow& row) {
            known.licences.push_back({row.text(0) == kLearner, row.text(1),
                                      row.isNull(2) ? QDate() : QDate::fromString(row.text(2), Qt::ISODate),
                                      mobileIn(row, 3)});
        });
    return known;
}

std::vector<FactImportRow> FactStore::imports()
{
    std::vector<FactImportRow> rows;
    m_sql.query(kImports, {}, [&](const SqlRow& row) {
        rows.push_back({.kind = factKindFromWire(row.text(0)).value_or(FactKind::Vehicles),
                        .generation = row.integer(1),
                        .isCurrent = row.text(2) == kCurrentState,
                        .coverage = factCoverageFromWire(row.text(3)).value_or(FactCoverage::Local),
                        .rows = row.integer(4),
                        .fileHash = row.text(5),
                        .asOf = row.optionalInstant(6),
                        .startedAt = row.instant(7),
                        .finishedAt = row.optionalInstant(8)});
    });
    return rows;
}

std::int64_t FactStore::begin(const QString& authority, FactKind kind, FactCoverage coverage,
                              std::optional<Instant> asOf, Instant now)
{
    // Never one whose rows may still lie there, also when the import was cut off before it was forgotten.
    const std::int64_t last = m_sql.integerOf(kLast, {authority, wireWord(kind)}).value_or(0);
    const std::int64_t generation = std::max(last + 1, toMilliseconds(now));
    m_sql.execute(kDropRunning, {authority, wireWord(kind)});
    m_sql.execute(kAddImport, {authority, wireWord(kind), generation, wireWord(coverage), asOf, now});
    return generation;
}

std::int64_t FactStore::add(std::int64_t generation, const std::vector<VehicleFact>& facts)
{
    SqlRows rows;
    rows.reserve(facts.size());
    for (const VehicleFact& fact : facts)
        rows.push_back({fact.person.value(), generation, fact.vehicle, fact.authority, bytesOf(fact.mobile)});
    return m_sql.executeMany(kAddVehicle, rows);
}

std::int64_t FactStore::add(std::int64_t generation, const std::vector<LicenceFact>& facts)
{
    SqlRows rows;
    rows.reserve(facts.size());
    for (const LicenceFact& fact : facts)
        rows.push_back({fact.person.value(), generation, fact.isLearner ? kLearner : kLicensed,
                        fact.authority, dayText(fact.validUntil), bytesOf(fact.mobile)});
    return m_sql.executeMany(kAddLicence, rows);
}

bool FactStore::makeCurrent(const QString& authority, FactKind kind, std::int64_t generation,
                            std::int64_t rows, const QString& fileHash, Instant now)
{
    if (m_sql.execute(kMakeCurrent, {rows, fileHash, now, authority, wireWord(kind), generation}) != 1)
        return false;
    m_sql.execute(kDropReplaced, {authority, wireWord(kind), generation});
    return true;
}

void FactStore::giveUp(const QString& authority, FactKind kind, std::int64_t generation)
{
    m_sql.execute(kDropImport, {authority, wireWord(kind), generation});
}

QByteArray FactStore::dropOld(FactKind kind, const QByteArray& after)
{
    const DropStatements& statements = kind == FactKind::Vehicles ? kDropVehicles : kDropLicences;
    QByteArray upTo;
    m_sql.query(statements.upTo, {after, kDroppedAtOnce}, [&](const SqlRow& row) { upTo = row.blob(0); });
    if (upTo.isEmpty())
        m_sql.execute(statements.dropRest, {after});
    else
        m_sql.execute(statements.drop, {after, upTo});
    return upTo;
}

} // namespace xuanhao
