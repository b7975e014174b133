// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/forms.h"

namespace xuanhao {

/// The templates of this counter: a file NAME.json in the office's folder instead of the shipped one of that
/// name. Without a folder all as shipped. A folder that is not there, or a file of another name in it, is an
/// error.
[[nodiscard]] Expected<Forms, FormsError> officeForms(const QString& folder, const FormWords& words = {});

/// What to tell the administrator: which file, which line, why.
[[nodiscard]] QString sentenceFor(const FormsError& error, const QString& folder);

} // namespace xuanhao
