// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace xuanhao {

enum class RecordVerdict {
    Right,
    Wrong,
    NotChecked, ///< the file can't be read
};

/// Recomputes the published record of a day's draws (G1) and says sentence by sentence what was checked, or
/// the first thing that is wrong. `commitment` is what was published before the day; without it nobody knows
/// whether the record's own was. Reads line by line, whatever the file's size.
[[nodiscard]] RecordVerdict verifyDraws(const QString& path, const std::optional<QString>& commitment,
                                        const std::function<void(const QString&)>& say);

} // namespace xuanhao
