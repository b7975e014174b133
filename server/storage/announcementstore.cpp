// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/announcementstore.h"

namespace xuanhao {

namespace {

constexpr const char* kAdd = R"(
INSERT INTO announcement (authority, number, title, body, issuer, announced_at, recorded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING)";
constexpr const char* kChange = R"(
UPDATE announcement SET title = $1, body = $2, issuer = $3, announced_at = $4
WHERE authority = $5 AND number = $6)";
constexpr const char* kOne = R"(
SELECT number, title, body, issuer, announced_at FROM announcement WHERE authority = $1 AND number = $2)";
constexpr const char* kNewest = R"(
SELECT number, title, body, issuer, announced_at FROM announcement
WHERE authority = $1 ORDER BY announced_at DESC, recorded_at DESC, number DESC LIMIT $2)";

Announcement announcementOf(const SqlRow& row)
{
    return {.number = row.text(0),
            .title = row.text(1),
            .text = row.text(2),
            .issuer = row.text(3),
            .announcedAt = row.instant(4),
            .segments = {}};
}

} // namespace

bool AnnouncementStore::add(const QString& authority, const Announcement& announcement, Instant now)
{
    return m_sql.execute(kAdd, {authority, announcement.number, announcement.title, announcement.text,
                                announcement.issuer, announcement.announcedAt, now}) == 1;
}

void AnnouncementStore::change(const QString& authority, const Announcement& announcement)
{
    m_sql.execute(kChange, {announcement.title, announcement.text, announcement.issuer,
                            announcement.announcedAt, authority, announcement.number});
}

std::optional<Announcement> AnnouncementStore::announcement(const QString& authority, const QString& number)
{
    std::optional<Announcement> found;
    m_sql.query(kOne, {authority, number}, [&](const SqlRow& row) { found = announcementOf(row); });
    return found;
}

std::vector<Announcement> AnnouncementStore::newest(const QString& authority, int limit)
{
    std::vector<Announcement> found;
    m_sql.query(kNewest, {authority, limit},
                [&](const SqlRow& row) { found.push_back(announcementOf(row)); });
    return found;
}

} // namespace xuanhao
