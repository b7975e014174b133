// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"

#include <optional>

namespace xuanhao {

enum class CodeKind { Code128, Qr };

/// Width of one module (mm) of a text's code in so much room, its quiet zone inside; nullopt when there is no
/// such code of this text.
[[nodiscard]] std::optional<double> codeModule(const QSizeF& room, CodeKind kind, const QString& text);

/// A bar code as large as `rect` (mm) allows, its quiet zone inside; nullopt when there is no such code of
/// this text. A module of a Code 128 is at most 0.5 mm wide: wider only wastes paper.
[[nodiscard]] std::optional<BarsItem> codeItem(const QString& key, const QRectF& rect, CodeKind kind,
                                               const QString& text);

} // namespace xuanhao
