// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/poolbaselines.h"

#include "core/base/check.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <string>

namespace xuanhao::bench {

namespace {

constexpr int kLength = 5;
constexpr unsigned kAll = (1U << kLength) - 1;
constexpr std::array<std::uint32_t, kLength> kPowers{1, 35, 35 * 35, 35 * 35 * 35, 35 * 35 * 35 * 35};
constexpr std::array<std::uint32_t, kLength> kCodePowers{1, 3, 9, 27, 81};
constexpr std::size_t kCodes = 243;

/// The rotation whose first columns are all fixed for as long as possible.
int bestRotation(unsigned fixed)
{
    int best = 0;
    int bestRun = -1;
    for (int start = 0; start < kLength; ++start) {
        int run = 0;
        while (run < kLength && (fixed >> ((start + run) % kLength) & 1U) != 0)
            ++run;
        if (run > bestRun) {
            best = start;
            bestRun = run;
        }
    }
    return best;
}

std::uint32_t flatKey(const SerialPattern& pattern)
{
    std::uint32_t key = 0;
    for (int i = 0; i < kLength; ++i)
        key += static_cast<std::uint32_t>(pattern.characters[i] + 1) * kPowers[i];
    return key;
}

/// Calls `visit` with every pattern that has at most two letters, by increasing flatKey().
template <typename Visit>
void forEveryPattern(const Visit& visit)
{
    const auto walk = [&](const auto& self, SerialPattern pattern, int position, int letters) -> void {
        if (position < 0) {
            visit(pattern);
            return;
        }
        for (std::int8_t c = -1; c < kSerialAlphabetSize; ++c) {
            const int now = letters + (c >= 10 ? 1 : 0);
            if (now > 2)
                break;
            pattern.characters[position] = c;
            self(self, pattern, position - 1, now);
        }
    };
    walk(walk, SerialPattern{}, kLength - 1, 0);
}

} // namespace

SqlitePool::SqlitePool(const SerialRules& rules, const std::vector<SerialIndex>& free)
    : m_rules(rules)
{
    XUANHAO_CHECK(sqlite3_open(":memory:", &m_database) == SQLITE_OK);
    run("BEGIN");
    run("CREATE TABLE numbers(id INTEGER PRIMARY KEY)");
    sqlite3_stmt* insertNumber = prepare("INSERT INTO numbers VALUES(?)");
    std::vector<SerialCharacters> serials;
    for (const SerialIndex index : free) {
        sqlite3_bind_int64(insertNumber, 1, index);
        XUANHAO_CHECK(sqlite3_step(insertNumber) == SQLITE_DONE);
        sqlite3_reset(insertNumber);
        serials.push_back(rules.charactersAt(index));
    }
    for (int rotation = 0; rotation < kLength; ++rotation) {
        std::string columns;
        for (int i = 0; i < kLength; ++i)
            columns.append(i == 0 ? "c" : ",c").append(std::to_string((rotation + i) % kLength));
        const std::string table = "r" + std::to_string(rotation);
        std::string create = "CREATE TABLE ";
        create.append(table).append("(").append(columns).append(",PRIMARY KEY(").append(columns);
        run(create.append(")) WITHOUT ROWID").c_str());
        std::sort(serials.begin(), serials.end(), [rotation](const auto& a, const auto& b) {
            for (int i = 0; i < kLength; ++i) {
                const int at = (rotation + i) % kLength;
                if (a[at] != b[at])
                    return a[at] < b[at];
            }
            return false;
        });
        sqlite3_stmt* insert = prepare("INSERT INTO " + table + " VALUES(?,?,?,?,?)");
        for (const SerialCharacters& serial : serials) {
            for (int i = 0; i < kLength; ++i)
                sqlite3_bind_int(insert, i + 1, serial[(rotation + i) % kLength]);
            XUANHAO_CHECK(sqlite3_step(insert) == SQLITE_DONE);
            sqlite3_reset(insert);
        }
    }
    run("COMMIT");
    m_isFree = prepare("SELECT 1 FROM numbers WHERE id=?");
}

SqlitePool::~SqlitePool()
{
    for (sqlite3_stmt* statement : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close(m_database);
}

void SqlitePool::run(const char* sql)
{
    XUANHAO_CHECK(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
}

sqlite3_stmt* SqlitePool::prepare(const std::string& sql)
{
    sqlite3_stmt* statement = nullptr;
    XUANHAO_CHECK(sqlite3_prepare_v3(m_database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement,
                                     nullptr) == SQLITE_OK);
    m_statements.push_back(statement);
    return statement;
}

sqlite3_stmt* SqlitePool::usableStatement(unsigned typed)
{
    sqlite3_stmt*& statement = m_usable[typed];
    if (statement != nullptr)
        return statement;
    std::string sql = "SELECT ";
    for (int axis = 0; axis < kLength; ++axis) {
        const unsigned others = typed & ~(1U << axis) & kAll;
        std::string condition;
        for (int i = 0; i < kLength; ++i) {
            if ((others >> i & 1U) != 0)
                condition += " AND c" + std::to_string(i) + "=?" + std::to_string(i + 1);
        }
        const std::string table = "r" + std::to_string(bestRotation(others | 1U << axis));
        for (int c = 0; c < kSerialAlphabetSize; ++c)
            sql.append(c == 0 ? "" : "|")
                .append("(EXISTS(SELECT 1 FROM ")
                .append(table)
                .append(" WHERE c")
                .append(std::to_string(axis))
                .append("=")
                .append(std::to_string(c))
                .append(condition)
                .append(")<<")
                .append(std::to_string(c))
                .append(")");
        sql += axis + 1 < kLength ? "," : "";
    }
    statement = prepare(sql);
    return statement;
}

UsableCharacters SqlitePool::usable(const SerialPattern& pattern)
{
    unsigned typed = 0;
    for (unsigned i = 0; i < kLength; ++i)
        typed |= (pattern.characters[i] >= 0 ? 1U : 0U) << i;
    sqlite3_stmt* statement = usableStatement(typed);
    for (int i = 0; i < kLength; ++i) {
        if (pattern.characters[i] >= 0)
            sqlite3_bind_int(statement, i + 1, pattern.characters[i]);
    }
    XUANHAO_CHECK(sqlite3_step(statement) == SQLITE_ROW);
    UsableCharacters result{};
    for (int i = 0; i < kLength; ++i)
        result[i] = static_cast<CharacterMask>(sqlite3_column_int64(statement, i));
    sqlite3_reset(statement);
    return result;
}

void SqlitePool::storeMasks(const PoolIndex& pool)
{
    run("BEGIN");
    run("CREATE TABLE masks(pattern INTEGER PRIMARY KEY, m0, m1, m2, m3, m4)");
    sqlite3_stmt* insert = prepare("INSERT INTO masks VALUES(?,?,?,?,?,?)");
    forEveryPattern([&](const SerialPattern& pattern) {
        int typed = 0;
        for (int i = 0; i < kLength; ++i)
            typed += pattern.isOpen(i) ? 0 : 1;
        if (typed == kLength)
            return;
        const UsableCharacters masks = pool.usable(pattern);
        sqlite3_bind_int64(insert, 1, flatKey(pattern));
        for (int i = 0; i < kLength; ++i)
            sqlite3_bind_int64(insert, i + 2, static_cast<sqlite3_int64>(masks[i]));
        XUANHAO_CHECK(sqlite3_step(insert) == SQLITE_DONE);
        sqlite3_reset(insert);
    });
    run("COMMIT");
    m_stored = prepare("SELECT m0,m1,m2,m3,m4 FROM masks WHERE pattern=?");
}

UsableCharacters SqlitePool::storedMasks(const SerialPattern& pattern)
{
    sqlite3_bind_int64(m_stored, 1, flatKey(pattern));
    XUANHAO_CHECK(sqlite3_step(m_stored) == SQLITE_ROW);
    UsableCharacters result{};
    for (int i = 0; i < kLength; ++i)
        result[i] = static_cast<CharacterMask>(sqlite3_column_int64(m_stored, i));
    sqlite3_reset(m_stored);
    return result;
}

std::vector<SerialIndex> SqlitePool::drawWithout4(RandomSource& random, std::size_t wanted)
{
    std::vector<SerialIndex> drawn;
    while (drawn.size() < wanted) {
        const auto index = static_cast<SerialIndex>(uniformBelow(random, m_rules.size()));
        const SerialCharacters characters = m_rules.charactersAt(index);
        if (std::find(characters.begin(), characters.begin() + kLength, 4) != characters.begin() + kLength)
            continue;
        sqlite3_bind_int64(m_isFree, 1, index);
        const bool isFree = sqlite3_step(m_isFree) == SQLITE_ROW;
        sqlite3_reset(m_isFree);
        if (isFree && std::find(drawn.begin(), drawn.end(), index) == drawn.end())
            drawn.push_back(index);
    }
    return drawn;
}

RowMasks::RowMasks(const PoolIndex& pool)
    : m_regions(kCodes * 8)
    , m_flat(std::size_t{kPowers[4]} * kLength)
{
    // Region 0 of the masks: nothing matches.
    std::uint32_t next = 1;
    for (std::uint32_t code = 0; code < kCodes; ++code) {
        std::array<std::uint32_t, kLength> part{};
        int letters = 0;
        for (int i = 0; i < kLength; ++i) {
            part[i] = code / kCodePowers[i] % 3;
            letters += part[i] == 2 ? 1 : 0;
        }
        for (std::uint32_t axis = 0; axis < kLength; ++axis) {
            if (letters > 2 || part[axis] != 0)
                continue;
            Region& region = m_regions[code * 8 + axis];
            region.base = next;
            std::uint32_t stride = 1;
            for (int i = kLength - 1; i >= 0; --i) {
                if (part[i] == 0)
                    continue;
                region.strides[i] = stride;
                stride *= part[i] == 1 ? 10 : 24;
            }
            next += stride;
        }
    }
    m_compact.resize(next);
    forEveryPattern([&](const SerialPattern& pattern) {
        const UsableCharacters masks = pool.usable(pattern);
        const std::uint32_t key = flatKey(pattern);
        std::uint32_t code = 0;
        for (int i = 0; i < kLength; ++i)
            code += (pattern.isOpen(i) ? 0 : pattern.characters[i] < 10 ? 1 : 2) * kCodePowers[i];
        for (std::uint32_t axis = 0; axis < kLength; ++axis) {
            if (!pattern.isOpen(static_cast<int>(axis)))
                continue;
            const Region& region = m_regions[code * 8 + axis];
            std::uint32_t at = region.base;
            for (int i = 0; i < kLength; ++i) {
                const int c = std::max<int>(pattern.characters[i], 0);
                at += static_cast<std::uint32_t>(c < 10 ? c : c - 10) * region.strides[i];
            }
            m_compact[at] = masks[axis];
            const std::uint32_t below = key % kPowers[axis];
            m_flat[axis * kPowers[4] + below + key / kPowers[axis] / 35 * kPowers[axis]] = masks[axis];
        }
    });
}

UsableCharacters RowMasks::compact(const SerialPattern& pattern) const noexcept
{
    std::array<std::uint32_t, kLength> part;
    std::array<std::uint32_t, kLength> digit;
    std::uint32_t code = 0;
    for (int i = 0; i < kLength; ++i) {
        const std::int8_t c = pattern.characters[i];
        part[i] = (c < 0 ? 0 : c < 10 ? 1 : 2) * kCodePowers[i];
        digit[i] = static_cast<std::uint32_t>(c < 0 ? 0 : c < 10 ? c : c - 10);
        code += part[i];
    }
    UsableCharacters result{};
    for (std::uint32_t axis = 0; axis < kLength; ++axis) {
        const Region& region = m_regions[(code - part[axis]) * 8 + axis];
        std::uint32_t at = region.base;
        for (int i = 0; i < kLength; ++i)
            at += digit[i] * region.strides[i];
        result[axis] = m_compact[at];
    }
    return result;
}

UsableCharacters RowMasks::flat(const SerialPattern& pattern) const noexcept
{
    std::array<std::uint32_t, kLength> value;
    for (int i = 0; i < kLength; ++i)
        value[i] = static_cast<std::uint32_t>(pattern.characters[i] + 1);
    UsableCharacters result{};
    for (int axis = 0; axis < kLength; ++axis) {
        std::uint32_t at = 0;
        for (int i = kLength - 1; i >= 0; --i) {
            if (i != axis)
                at = at * 35 + value[i];
        }
        result[axis] = m_flat[static_cast<std::size_t>(axis) * kPowers[4] + at];
    }
    return result;
}

} // namespace xuanhao::bench
