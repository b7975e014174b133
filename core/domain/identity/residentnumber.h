// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/identity/documentreading.h"

namespace xuanhao {

// The numbers built like GB 11643: area, day of birth, sequence, check character. All readers take
// normalised, non-empty text. A failed check is an error; an age above 120 is a warning.

/// Resident numbers of 18 characters; older ones of 15 digits become 18.
[[nodiscard]] Expected<DocumentReading, InputError> readResidentNumber(const QString& code, QDate today);

/// Residence permits of Hong Kong (810000), Macao (820000) and Taiwan (830000).
[[nodiscard]] Expected<DocumentReading, InputError> readHkMacaoTaiwanNumber(const QString& code, QDate today);

/// Permanent residence of foreigners: 18 characters since 2023 (9, province, nationality, birth,
/// sequence, check) or the 15 of 2017 (three letters, four digits of area, yymmdd, two digits).
[[nodiscard]] Expected<DocumentReading, InputError> readForeignPermanentNumber(const QString& code,
                                                                               QDate today);

} // namespace xuanhao
