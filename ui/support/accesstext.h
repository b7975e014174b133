// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/applicantmessages.h"

#include <QString>

namespace xuanhao {

/// How far the applicant is with the first own sign-in, as a clerk is told it.
[[nodiscard]] QString sentenceFor(const AccessView& access);

} // namespace xuanhao
