// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

namespace xuanhao {

/// What a table program needs in front of UTF-8 to see that it is UTF-8.
inline constexpr const char* kCsvBegin = "\xEF\xBB\xBF";

/// One line of a CSV file by RFC 4180, in UTF-8. A cell that a table program would take for a formula
/// (= + - @ at its beginning) gets an apostrophe in front.
[[nodiscard]] QByteArray csvLine(const QStringList& cells);

} // namespace xuanhao
