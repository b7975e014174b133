// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "server/storage/factsource.h"
#include "server/storage/sql.h"

namespace xuanhao {

enum class FactKind { Vehicles, Licences };

[[nodiscard]] QString wireWord(FactKind kind);
[[nodiscard]] std::optional<FactKind> factKindFromWire(const QString& word);
[[nodiscard]] QString wireWord(FactCoverage coverage);
/// "local" or "country".
[[nodiscard]] std::optional<FactCoverage> factCoverageFromWire(const QString& word);

struct VehicleFact
{
    PersonHash person;
    QByteArray vehicle; ///< keyed hash
    QString authority;
    std::optional<MobileHash> mobile;
};

struct LicenceFact
{
    PersonHash person;
    bool isLearner = false;
    QString authority;
    QDate validUntil; ///< invalid: no end
    std::optional<MobileHash> mobile;
};

/// One imported file.
struct FactImportRow
{
    FactKind kind = FactKind::Vehicles;
    std::int64_t generation = 0;
    bool isCurrent = false;
    FactCoverage coverage = FactCoverage::Local;
    std::int64_t rows = 0;
    QString fileHash;            ///< SHA-256, hexadecimal
    std::optional<Instant> asOf; ///< the file has everything up to then; nobody has said: none
    Instant startedAt{};
    std::optional<Instant> finishedAt;
};

/// The imported facts. A file comes in as a generation of its own, in many transactions, which nobody reads
/// before it is whole; then one transaction makes it the current one.
class FactStore final : public FactSource
{
public:
    explicit FactStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    [[nodiscard]] KnownFacts factsOf(const PersonHash& person) override;

    [[nodiscard]] std::vector<FactImportRow> imports();
    /// Begins a generation; one of this kind that was cut off is given up.
    [[nodiscard]] std::int64_t begin(const QString& authority, FactKind kind, FactCoverage coverage,
                                     std::optional<Instant> asOf, Instant now);
    /// How many were not there yet; no two of the rows may be the same.
    std::int64_t add(std::int64_t generation, const std::vector<VehicleFact>& facts);
    std::int64_t add(std::int64_t generation, const std::vector<LicenceFact>& facts);
    /// False when another import of this kind has begun since.
    [[nodiscard]] bool makeCurrent(const QString& authority, FactKind kind, std::int64_t generation,
                                   std::int64_t rows, const QString& fileHash, Instant now);
    void giveUp(const QString& authority, FactKind kind, std::int64_t generation);
    /// Deletes rows of generations that are gone, some thousand people at a time, in the order of their
    /// hashes; the hash to go on after, empty when it came to the end.
    [[nodiscard]] QByteArray dropOld(FactKind kind, const QByteArray& after);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
