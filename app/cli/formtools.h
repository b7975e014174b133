// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace xuanhao {

using SayLine = std::function<void(const QString&)>;

/// Tries templates of printed papers and says of each whether it can be used, or the line and the reason.
/// What it prints is laid out as well: a label that finds no room is a fault. False when any is broken.
[[nodiscard]] bool checkForms(const QStringList& files, const SayLine& say);

/// Paints a template with sample texts into a PDF or PNG file, by its ending. `content` may name a JSON file,
/// as it stands beside an archived PDF, whose texts are taken instead. A PNG gets the first page, at 150 dpi.
[[nodiscard]] bool previewForm(const QString& file, const QString& content, const QString& output,
                               const SayLine& say);

} // namespace xuanhao
