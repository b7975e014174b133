// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "printing/textfit.h"

// What the readers of application forms and of sheets share.

namespace xuanhao {

/// Ends an object inside a template: a key that nobody asked for is an error of this object.
void refuseUnknownKeys(JsonReader& reader);

/// "align": left, when nothing is said, centre or right.
[[nodiscard]] TextAlign readAlign(JsonReader& reader);

/// Parses a template's or a paper's JSON; says first when it is no text that JSON could be in.
[[nodiscard]] Expected<QJsonObject, JsonError> parseTemplateText(const QByteArray& text);

/// The first piece of a template's text that stands in braces and is none of these fields, or a brace without
/// its partner: it would be printed as it stands. Empty when there is none.
[[nodiscard]] QString strayPlaceholder(const QString& text, const QStringList& fields);

/// The line of the value at `path`, or of what should contain it when it is missing.
[[nodiscard]] int lineOfNearest(const QByteArray& json, QString path);

} // namespace xuanhao
