// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/invoicemessages.h"
#include "core/protocol/problem.h"
#include "ui/imaging/invoicereader.h"

#include <QString>

namespace xuanhao {

[[nodiscard]] QString wordFor(InvoiceState state);
/// How sharp a picture is and what that means for the applicant.
[[nodiscard]] QString sentenceFor(Clarity clarity);
/// What is wrong with a file, and what to do.
[[nodiscard]] QString sentenceFor(const PictureError& error);
/// How the picture of a session stands at central, with a supervisor's reason.
[[nodiscard]] QString sentenceFor(const InvoiceView& invoice);
/// Why central does not take a picture: problems invoicePictureMissing and invoicePictureRefused.
[[nodiscard]] QString pictureSentenceFor(const Problem& problem);

} // namespace xuanhao
