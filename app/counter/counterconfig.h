// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/services/countercore.h"
#include "printing/formtemplate.h"
#include "printing/receipt.h"
#include "ui/support/language.h"

#include <QString>

namespace xuanhao {

/// What stands in the counter's ini file.
struct CounterSettings
{
    CounterConfig core;
    QString printer; ///< empty: PDF files
    QString pdfFolder;
    QString formsFolder; ///< of the office's own templates; empty: as shipped
    FormWords words;
    ReceiptPaper receiptPaper = ReceiptPaper::A5;
    std::optional<QString> receiptPrinter; ///< empty text: files; nothing: the printer of everything else
    Language language = Language::Chinese;
};

enum class ConfigProblem {
    Missing,
    Incomplete, ///< a key that is needed is not there
    BadAddress,
    BadFolder, ///< not an absolute path
    BadWord,   ///< none of the words that may stand there
};

struct ConfigError
{
    ConfigProblem problem;
    QString file;
    QString key; ///< what is missing or wrong
};

/// Where the file is looked for: the given path, else the machine's, else the user's.
[[nodiscard]] QString configFile(const QString& given);
/// Reads the ini file. The line that "xuanhao-central counters add" prints stands under "counter";
/// server-url, key-pin, counter-id and enrol-code may stand there one by one instead.
[[nodiscard]] Expected<CounterSettings, ConfigError> readCounterSettings(const QString& file);

} // namespace xuanhao
