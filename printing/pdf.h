// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "printing/formpainter.h"

#include <QString>

namespace xuanhao {

struct PdfError
{
    enum class Kind {
        DoesNotFit,  ///< see the page's check
        NotWritable, ///< folder missing, no permission, disk full
    };
    Kind kind;
    QString detail; ///< English, for the log
};

/// Writes the form as one A4 page at 1200 dpi, with its content attached as JSON, because text
/// extracted from a PDF loses rare characters. The file appears whole or not at all; an existing file
/// is replaced.
[[nodiscard]] Expected<Done, PdfError> writeFormPdf(const QString& path, const FormTemplate& form,
                                                    const FormContent& content, const FormFonts& fonts);

} // namespace xuanhao
