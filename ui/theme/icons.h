// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace xuanhao {

enum class IconTone { Ink, White, Accent };

/// An icon of the shipped set by its meaning ("print"), rasterised in all sizes when it was built.
[[nodiscard]] QIcon themeIcon(const QString& name, IconTone tone = IconTone::Ink);

} // namespace xuanhao
