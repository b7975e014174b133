// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"
#include "server/storage/sql.h"

namespace xuanhao {

/// The office as it was imported: its settings are files' texts, checked when they come in.
struct OfficeRow
{
    QString authority;
    QByteArray document; ///< city, name, divisions
    QByteArray profile;
    QByteArray calendar;
    QList<OfficeText> texts;
};

class OfficeStore
{
public:
    explicit OfficeStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// Puts the office in or replaces it.
    void save(const OfficeRow& office, Instant now);
    /// The one office of this database.
    [[nodiscard]] std::optional<OfficeRow> office();

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
