// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/accountlifestore.h"

namespace xuanhao {

namespace {

constexpr const char* kSetBar = R"(
INSERT INTO registration_bar (person_hash, mobile_hash, reason, since, until_day) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (person_hash, mobile_hash) DO UPDATE SET reason = excluded.reason, since = excluded.since,
                                                     until_day = excluded.until_day)";
constexpr const char* kBar =
    "SELECT reason, since, until_day FROM registration_bar WHERE person_hash = $1 AND mobile_hash = $2";
constexpr const char* kGapsSince = R"(
SELECT from_at, until_at FROM service_gap WHERE authority = $1 AND (until_at IS NULL OR until_at > $2)
ORDER BY from_at)";
constexpr const char* kAddGap = R"(
INSERT INTO service_gap (authority, kind, from_at, until_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING)";
constexpr const char* kOpenGap =
    "SELECT from_at FROM service_gap WHERE authority = $1 AND kind = $2 AND until_at IS NULL";
constexpr const char* kEndGap =
    "UPDATE service_gap SET until_at = $1 WHERE authority = $2 AND kind = $3 AND until_at IS NULL";
constexpr const char* kBeat = "SELECT at FROM service_beat WHERE authority = $1";
constexpr const char* kSetBeat = R"(
INSERT INTO service_beat (authority, at) VALUES ($1, $2)
ON CONFLICT (authority) DO UPDATE SET at = excluded.at)";

QString word(GapKind kind)
{
    return kind == GapKind::Outage ? QStringLiteral("outage") : QStringLiteral("closure");
}

} // namespace

void AccountLifeStore::setBar(const PersonHash& person, const MobileHash& mobile, const RegistrationBar& bar)
{
    m_sql.execute(kSetBar, {person.value(), mobile.value(), bar.reason, bar.since, toIsoDate(bar.until)});
}

std::optional<RegistrationBar> AccountLifeStore::bar(const PersonHash& person, const MobileHash& mobile)
{
    std::optional<RegistrationBar> found;
    m_sql.query(kBar, {person.value(), mobile.value()}, [&](const SqlRow& row) {
        found = {row.text(0), row.instant(1), QDate::fromString(row.text(2), Qt::ISODate)};
    });
    return found;
}

QList<ServiceGap> AccountLifeStore::gapsSince(const QString& authority, Instant since)
{
    QList<ServiceGap> gaps;
    m_sql.query(kGapsSince, {authority, since}, [&](const SqlRow& row) {
        gaps.append({row.instant(0), row.optionalInstant(1)});
    });
    return gaps;
}

void AccountLifeStore::addGap(const QString& authority, GapKind kind, const ServiceGap& gap)
{
    m_sql.execute(kAddGap, {authority, word(kind), gap.from, gap.until});
}

std::optional<Instant> AccountLifeStore::openGap(const QString& authority, GapKind kind)
{
    std::optional<Instant> from;
    m_sql.query(kOpenGap, {authority, word(kind)}, [&](const SqlRow& row) { from = row.instant(0); });
    return from;
}

void AccountLifeStore::endGap(const QString& authority, GapKind kind, Instant until)
{
    m_sql.execute(kEndGap, {until, authority, word(kind)});
}

std::optional<Instant> AccountLifeStore::beat(const QString& authority)
{
    std::optional<Instant> at;
    m_sql.query(kBeat, {authority}, [&](const SqlRow& row) { at = row.instant(0); });
    return at;
}

void AccountLifeStore::setBeat(const QString& authority, Instant at)
{
    m_sql.write(kSetBeat, "service_beat/" + authority.toUtf8(), {authority, at});
}

} // namespace xuanhao
