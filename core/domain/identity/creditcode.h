// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/identity/documentreading.h"

namespace xuanhao {

/// The 18th character of a unified social credit code, GB 32100-2015.
[[nodiscard]] QChar creditCodeCheckCharacter(QStringView first17);
/// The ninth character of an organisation code, GB 11714-1997: position 17 of the credit code.
[[nodiscard]] QChar organisationCheckCharacter(QStringView first8);

/// Reads a normalised, non-empty credit code.
///
/// Failed checks and unknown kinds of unit are warnings: codes that fail were really issued.
[[nodiscard]] Expected<DocumentReading, InputError> readCreditCode(const QString& code);

} // namespace xuanhao
