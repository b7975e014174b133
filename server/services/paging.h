// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/messagecheck.h"
#include "server/services/world.h"
#include "server/storage/pagemark.h"

#include <algorithm>
#include <vector>

namespace xuanhao {

// What the supervisors' lists share: they are read page by page, each after the last line of the one before.

/// The mark of the page before; none for the first page.
[[nodiscard]] inline Expected<std::optional<PageMark>, Refused> readMark(const QString& after,
                                                                         const PageOrder& order)
{
    const auto mark = PageMark::parse(after);
    if (!after.isEmpty() && !(mark && order.keyOf(*mark)))
        return Unexpected{
            Refused{malformed({QStringLiteral("after"), QStringLiteral("is not a page's next"), 0})}};
    return mark;
}

/// Of what a search has found the rows after the mark, in the list's order: at most `limit`.
template <typename Row, typename MarkOf>
void keepPage(std::vector<Row>& rows, const PageOrder& order, const std::optional<PageMark>& after, int limit,
              const MarkOf& markOf)
{
    if (after)
        std::erase_if(rows, [&](const Row& row) { return !order.isBefore(*after, markOf(row)); });
    std::sort(rows.begin(), rows.end(),
              [&](const Row& a, const Row& b) { return order.isBefore(markOf(a), markOf(b)); });
    if (rows.size() > static_cast<std::size_t>(limit))
        rows.erase(rows.begin() + limit, rows.end());
}

/// Takes away the one row more than asked for, which tells that there is a further page; the page's next.
template <typename Row, typename MarkOf>
[[nodiscard]] QString takeNext(std::vector<Row>& rows, int limit, const MarkOf& markOf)
{
    if (rows.size() <= static_cast<std::size_t>(limit))
        return {};
    rows.pop_back();
    return markOf(rows.back()).text();
}

} // namespace xuanhao
