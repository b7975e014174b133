// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/paper/sheetkind.h"
#include "core/domain/rules/selectionsession.h"
#include "server/storage/keys.h"
#include "server/storage/sql.h"

#include <optional>
#include <vector>

namespace xuanhao {

/// Counts what was done at a counter in a span of time (C2). Rows come in no order.
class ReportStore
{
public:
    explicit ReportStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    struct Span
    {
        CounterId counter;
        Instant from{};
        Instant to{}; ///< not part of it
    };

    struct Begun
    {
        StaffId staff;
        int registered = 0;
        int opened = 0;
    };
    /// Accounts and sessions as the record has them: a session may have moved since, and an account may have
    /// been registered anew.
    [[nodiscard]] std::vector<Begun> begun(const Span& span);

    struct Finished
    {
        StaffId staff;                  ///< of reservations, see finished(); else empty
        std::optional<ChoiceMode> mode; ///< none: ended without a number
        int count = 0;
    };
    /// Sessions that were reserved or ended while they lived at this counter. A reservation is the work of
    /// whoever last did something for the session there: time alone may have made it. When nobody did,
    /// it is that of whoever opened the session.
    [[nodiscard]] std::vector<Finished> finished(const Span& span);

    struct Printed
    {
        StaffId staff;
        SheetKind kind = SheetKind::Application;
        int copies = 0;
        int again = 0; ///< of these, not the first of their kind and subject
    };
    /// By when they were printed, which for those of a time without a line is before they were recorded.
    /// Sheets about nothing repeat none.
    [[nodiscard]] std::vector<Printed> printed(const Span& span);

private:
    SqlConnection& m_sql;
};

} // namespace xuanhao
