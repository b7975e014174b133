// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/profile.h"
#include "core/services/applicantcase.h"

#include <QStringList>

namespace xuanhao {

/// The titles of the wizard's steps in the profile's order; index 0 is the office.
[[nodiscard]] QStringList stepTitles(const Profile& profile);
/// Which of them a case stands at; -1 on the register page. A case that can't go on stands where it stopped.
[[nodiscard]] int stepIndex(const ApplicantCase& applicantCase, const Profile& profile);
/// A short word for the case strip: "choose", "VIN".
[[nodiscard]] QString pageWord(CasePage page);

} // namespace xuanhao
