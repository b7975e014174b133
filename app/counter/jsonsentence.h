// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

namespace xuanhao {

/// What the administrator reads about a template, or about the texts of a paper: line, place and reason.
[[nodiscard]] QString sentenceFor(const JsonError& error);

/// The same with its line alone, for a fault whose place says nothing more. Line 0: as it is.
[[nodiscard]] QString withLine(int line, const QString& fault);

/// An English reason of those that read templates and write papers, in the administrator's language. One that
/// comes from elsewhere, as the system's, stays as it is.
[[nodiscard]] QString reasonInWords(const QString& reason);

} // namespace xuanhao
