// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

namespace xuanhao {

/// Stored facts that are shown and decide nothing: none when they are damaged, so that the rest can be seen.
[[nodiscard]] inline QJsonObject storedFacts(const QString& text)
{
    auto facts = parseJsonObject(text.toUtf8());
    return facts ? *std::move(facts) : QJsonObject();
}

} // namespace xuanhao
