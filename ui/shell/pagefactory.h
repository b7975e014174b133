// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"

class QWidget;

namespace xuanhao {

class Page;
struct UiContext;

/// The page of a case as it stands now. The caller owns it.
[[nodiscard]] Page* makeCasePage(CasePage page, ApplicantCase& applicantCase, const UiContext& context);

} // namespace xuanhao
