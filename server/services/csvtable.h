// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace xuanhao {

struct CsvRow
{
    int line = 0; ///< on which it begins, from 1
    QStringList cells;
};

/// Reads CSV by RFC 4180: commas, cells in quotes with doubled quotes inside, lines that end with CRLF, LF or
/// CR; UTF-8, with or without a byte order mark. Lines without any text are left out. The error is an
/// English sentence with the line.
[[nodiscard]] Expected<std::vector<CsvRow>, QString> readCsv(const QByteArray& bytes, int mostRows);

/// The text of a file in UTF-8 without its byte order mark; nothing when it is no UTF-8.
[[nodiscard]] std::optional<QString> utf8Text(const QByteArray& bytes);

} // namespace xuanhao
