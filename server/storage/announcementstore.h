// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/poolmessages.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

/// 号池公告 as records. Which segments an announcement has, NumberStore::segmentsOf() says.
class AnnouncementStore
{
public:
    explicit AnnouncementStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// False when there is one of this number already; its segments are not looked at.
    [[nodiscard]] bool add(const QString& authority, const Announcement& announcement, Instant now);
    /// Title, text, issuer and date of one that is there.
    void change(const QString& authority, const Announcement& announcement);
    /// Without segments.
    [[nodiscard]] std::optional<Announcement> announcement(const QString& authority, const QString& number);
    /// The newest first, at most `limit`, without segments.
    [[nodiscard]] std::vector<Announcement> newest(const QString& authority, int limit);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
