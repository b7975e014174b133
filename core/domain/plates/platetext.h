// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"

#include <QString>

namespace xuanhao {

/// The text as plates are stored: dots, hyphens and white space dropped, full-width forms put right,
/// a…z in upper case. Nothing else is folded: "ſ" does not become "S".
///
/// Fails with Empty when nothing is left and with TooLong past 64 UTF-16 units.
[[nodiscard]] Expected<QString, InputError> normalisedPlateText(QStringView text);

/// WrongLength with both lengths; BadCharacter with the place (from 1) and the character found.
[[nodiscard]] InputError wrongPlateLength(int right, qsizetype actual);
[[nodiscard]] InputError badPlateCharacter(int position, QChar found);

} // namespace xuanhao
