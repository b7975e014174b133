// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formtemplate.h"
#include "printing/pagecode.h"

#include <QString>

#include <optional>

namespace xuanhao {

/// What is wrong with a template, and where in its JSON.
struct TemplateFault
{
    QString path;
    QString reason; ///< English, as in JsonError
};

/// What would print a broken form though every value by itself is allowed: something leaves the page, lies on
/// something else or is too small to be read.
[[nodiscard]] std::optional<TemplateFault> faultOf(const FormTemplate& form);

/// Why a code in so much room (mm) can't be read when it says as much as codes of papers do; empty when it
/// can.
[[nodiscard]] QString codeFault(const QSizeF& room, CodeKind kind);

} // namespace xuanhao
