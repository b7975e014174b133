// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/accountlife.h"
#include "server/storage/keys.h"
#include "server/storage/sql.h"

namespace xuanhao {

/// What keeps a person from registering online with the same mobile again (A4).
struct RegistrationBar
{
    QString reason; ///< wire word of AccountEnd
    Instant since{};
    QDate until; ///< the first day on which the person is free again
};

enum class GapKind {
    Outage,  ///< central was not at work
    Closure, ///< every division was closed or in maintenance
};

/// Bars of registrations, and the times in which nobody could begin a selection.
class AccountLifeStore
{
public:
    explicit AccountLifeStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// The later one counts.
    void setBar(const PersonHash& person, const MobileHash& mobile, const RegistrationBar& bar);
    [[nodiscard]] std::optional<RegistrationBar> bar(const PersonHash& person, const MobileHash& mobile);

    /// Those that had not ended before.
    [[nodiscard]] QList<ServiceGap> gapsSince(const QString& authority, Instant since);
    void addGap(const QString& authority, GapKind kind, const ServiceGap& gap);
    /// When the gap began that goes on.
    [[nodiscard]] std::optional<Instant> openGap(const QString& authority, GapKind kind);
    void endGap(const QString& authority, GapKind kind, Instant until);

    /// When central was last seen at work.
    [[nodiscard]] std::optional<Instant> beat(const QString& authority);
    void setBeat(const QString& authority, Instant at);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
