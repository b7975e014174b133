// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"

#include <map>
#include <memory>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace xuanhao::bench {

/// The free numbers in SQLite, in memory: one WITHOUT ROWID table per rotation of the five columns (each a
/// covering index), one table of numbers keyed by the index, one of stored masks keyed by the pattern.
class SqlitePool
{
public:
    SqlitePool(const SerialRules& rules, const std::vector<SerialIndex>& free);
    ~SqlitePool();
    SqlitePool(const SqlitePool&) = delete;
    SqlitePool& operator=(const SqlitePool&) = delete;

    /// 34 × EXISTS for each of the five positions in one prepared statement per set of typed positions.
    [[nodiscard]] UsableCharacters usable(const SerialPattern& pattern);
    /// Stores the answer of every pattern with at most four typed positions.
    void storeMasks(const PoolIndex& pool);
    [[nodiscard]] UsableCharacters storedMasks(const SerialPattern& pattern);
    /// Look-ups by primary key at random indexes until `wanted` distinct free ones without 4 are found.
    [[nodiscard]] std::vector<SerialIndex> drawWithout4(RandomSource& random, std::size_t wanted);

private:
    void run(const char* sql);
    [[nodiscard]] sqlite3_stmt* prepare(const std::string& sql);
    [[nodiscard]] sqlite3_stmt* usableStatement(unsigned typed);

    const SerialRules& m_rules;
    sqlite3* m_database = nullptr;
    std::vector<sqlite3_stmt*> m_statements;
    std::map<unsigned, sqlite3_stmt*> m_usable;
    sqlite3_stmt* m_stored = nullptr;
    sqlite3_stmt* m_isFree = nullptr;
};

/// The bound: for every axis and every typing of the four others one 64-bit mask, so that an answer is
/// five loads. Compact: only patterns with at most two letters, 22 MB. Flat: 35^4 per axis, 60 MB, with
/// the cheapest address.
class RowMasks
{
public:
    explicit RowMasks(const PoolIndex& pool);

    [[nodiscard]] UsableCharacters compact(const SerialPattern& pattern) const noexcept;
    [[nodiscard]] UsableCharacters flat(const SerialPattern& pattern) const noexcept;

private:
    struct Region
    {
        std::uint32_t base = 0;
        std::array<std::uint32_t, 5> strides{};
    };
    /// By code (per position 0 open, 1 digit, 2 letter; base 3) and axis.
    std::vector<Region> m_regions;
    std::vector<CharacterMask> m_compact;
    std::vector<CharacterMask> m_flat;
};

} // namespace xuanhao::bench
