// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "printing/printout.h"

#include <QString>

namespace xuanhao {

struct PdfError
{
    enum class Kind {
        DoesNotFit,  ///< see the printout's check
        NotWritable, ///< folder missing, no permission, disk full
    };
    Kind kind;
    QString detail; ///< English, for the log
};

/// Writes a paper as PDF/A-1b (ISO 19005-1) at 1200 dpi. The file appears whole or not at all; an existing
/// one is replaced.
[[nodiscard]] Expected<Done, PdfError> writePdf(const QString& path, const Printout& printout,
                                                const FormFonts& fonts);

/// Writes a paper for the archive: `path` (…pdf), and what it says as JSON beside it (…json), because text
/// taken from a PDF loses rare characters and the standard forbids attachments. The JSON comes first.
[[nodiscard]] Expected<Done, PdfError> writeArchived(const QString& path, const Printout& printout,
                                                     const FormFonts& fonts);

} // namespace xuanhao
