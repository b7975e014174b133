// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/staffstore.h"

namespace xuanhao {

namespace {

constexpr const char* kAddStaff = R"(
INSERT INTO staff (id, name, role, password_hash, is_locked, failures, added_at) VALUES ($1, $2, $3, $4, 0, 0, $5)
ON CONFLICT DO NOTHING)";
constexpr const char* kStaff = R"(
SELECT id, name, role, password_hash, is_locked, failures, locked_until, last_sign_in FROM staff WHERE id = $1)";
constexpr const char* kAllStaff = R"(
SELECT id, name, role, password_hash, is_locked, failures, locked_until, last_sign_in FROM staff ORDER BY id)";
constexpr const char* kUpdateStaff = R"(
UPDATE staff SET name = $1, role = $2, password_hash = $3, is_locked = $4, failures = $5, locked_until = $6,
                 last_sign_in = $7 WHERE id = $8)";

constexpr const char* kAddToken = R"(
INSERT INTO staff_token (token_hash, staff, counter, issued_at, expires_at) VALUES ($1, $2, $3, $4, $5))";
constexpr const char* kToken = "SELECT staff, counter, expires_at FROM staff_token WHERE token_hash = $1";
constexpr const char* kDropToken = "DELETE FROM staff_token WHERE token_hash = $1";
constexpr const char* kDropTokensOf = "DELETE FROM staff_token WHERE staff = $1";
constexpr const char* kDropTokens = "DELETE FROM staff_token WHERE expires_at < $1";

constexpr const char* kAddCounter = R"(
INSERT INTO counter (id, name, code_hash, code_expires_at, is_locked, added_at, is_system)
VALUES ($1, $2, $3, $4, 0, $5, $6)
ON CONFLICT DO NOTHING)";
constexpr const char* kCounter = R"(
SELECT id, name, code_hash, code_expires_at, public_key, is_locked, enrolled_at, is_system FROM counter
WHERE id = $1)";
constexpr const char* kAllCounters = R"(
SELECT id, name, code_hash, code_expires_at, public_key, is_locked, enrolled_at, is_system FROM counter
ORDER BY id)";
constexpr const char* kUpdateCounter = R"(
UPDATE counter SET name = $1, code_hash = $2, code_expires_at = $3, public_key = $4, is_locked = $5, enrolled_at = $6
WHERE id = $7)";

StaffRow readStaff(const SqlRow& row)
{
    return {.id = StaffId(row.text(0)),
            .name = row.text(1),
            .role = row.text(2),
            .passwordHash = row.text(3),
            .isLocked = row.integer(4) != 0,
            .failures = static_cast<int>(row.integer(5)),
            .lockedUntil = row.optionalInstant(6),
            .lastSignIn = row.optionalInstant(7)};
}

CounterRow readCounter(const SqlRow& row)
{
    return {.id = CounterId(row.text(0)),
            .name = row.text(1),
            .codeHash = row.blob(2),
            .codeExpiresAt = row.optionalInstant(3),
            .publicKey = row.blob(4),
            .isLocked = row.integer(5) != 0,
            .enrolledAt = row.optionalInstant(6),
            .isSystem = row.integer(7) != 0};
}

SqlValue orNull(const QByteArray& bytes)
{
    return bytes.isEmpty() ? SqlValue(std::nullopt) : SqlValue(bytes);
}

} // namespace

bool StaffStore::addStaff(const StaffRow& staff, Instant now)
{
    m_staff.drop(staff.id.value().toUtf8());
    return m_sql.execute(kAddStaff, {staff.id.value(), staff.name, staff.role, staff.passwordHash, now}) == 1;
}

std::optional<StaffRow> StaffStore::staff(const StaffId& id)
{
    return m_staff.get(id.value().toUtf8(), [&] {
        std::optional<StaffRow> result;
        m_sql.query(kStaff, {id.value()}, [&](const SqlRow& row) { result = readStaff(row); });
        return result;
    });
}

QString StaffStore::staffName(const StaffId& id)
{
    const auto row = staff(id);
    return row ? row->name : id.value();
}

std::vector<StaffRow> StaffStore::allStaff()
{
    std::vector<StaffRow> result;
    m_sql.query(kAllStaff, {}, [&](const SqlRow& row) { result.push_back(readStaff(row)); });
    return result;
}

void StaffStore::updateStaff(const StaffRow& staff)
{
    m_sql.execute(kUpdateStaff, {staff.name, staff.role, staff.passwordHash, staff.isLocked ? 1 : 0,
                                 staff.failures, staff.lockedUntil, staff.lastSignIn, staff.id.value()});
    m_staff.put(staff.id.value().toUtf8(), staff);
}

void StaffStore::addToken(const QByteArray& hash, const TokenRow& token, Instant now)
{
    m_sql.execute(kAddToken, {hash, token.staff.value(), token.counter.value(), now, token.expiresAt});
    m_tokens.put(hash, token);
}

std::optional<TokenRow> StaffStore::token(const QByteArray& hash)
{
    return m_tokens.get(hash, [&] {
        std::optional<TokenRow> result;
        m_sql.query(kToken, {hash}, [&](const SqlRow& row) {
            result = TokenRow{StaffId(row.text(0)), CounterId(row.text(1)), row.instant(2)};
        });
        return result;
    });
}

void StaffStore::dropToken(const QByteArray& hash)
{
    m_sql.execute(kDropToken, {hash});
    m_tokens.put(hash, std::nullopt);
}

void StaffStore::dropTokensOf(const StaffId& staff)
{
    m_sql.execute(kDropTokensOf, {staff.value()});
    m_tokens.forget();
}

void StaffStore::dropTokens(Instant expiredBefore)
{
    m_sql.execute(kDropTokens, {expiredBefore});
    m_tokens.forget();
}

bool StaffStore::addCounter(const CounterRow& counter, Instant now)
{
    m_counters.drop(counter.id.value().toUtf8());
    return m_sql.execute(kAddCounter, {counter.id.value(), counter.name, orNull(counter.codeHash),
                                       counter.codeExpiresAt, now, counter.isSystem ? 1 : 0}) == 1;
}

std::optional<CounterRow> StaffStore::counter(const CounterId& id)
{
    return m_counters.get(id.value().toUtf8(), [&] {
        std::optional<CounterRow> result;
        m_sql.query(kCounter, {id.value()}, [&](const SqlRow& row) { result = readCounter(row); });
        return result;
    });
}

QString StaffStore::counterName(const CounterId& id)
{
    const auto row = counter(id);
    return row ? row->name : id.value();
}

std::vector<CounterRow> StaffStore::allCounters()
{
    std::vector<CounterRow> result;
    m_sql.query(kAllCounters, {}, [&](const SqlRow& row) { result.push_back(readCounter(row)); });
    return result;
}

void StaffStore::updateCounter(const CounterRow& counter)
{
    m_sql.execute(kUpdateCounter,
                  {counter.name, orNull(counter.codeHash), counter.codeExpiresAt, orNull(counter.publicKey),
                   counter.isLocked ? 1 : 0, counter.enrolledAt, counter.id.value()});
    m_counters.put(counter.id.value().toUtf8(), counter);
}

} // namespace xuanhao
