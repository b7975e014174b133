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

/// The line of the value at `path`, or of what should contain it when it is missing.
[[nodiscard]] int lineOfNearest(const QByteArray& json, QString path);

} // namespace xuanhao
