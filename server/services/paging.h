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

/// Orders what a search has found and keeps as much as stands on one page.
template <typename Row, typename MarkOf>
void makeOnePage(std::vector<Row>& rows, bool isDescending, int limit, const MarkOf& markOf)
{
    const auto key = [&](const Row& row) {
        const PageMark mark = markOf(row);
        return std::pair(mark.key, mark.id);
    };
    std::sort(rows.begin(), rows.end(),
              [&](const Row& a, const Row& b) { return isDescending ? key(b) < key(a) : key(a) < key(b); });
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
