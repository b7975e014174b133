// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/csvreader.h"
#include "server/services/secret.h"
#include "server/storage/factstore.h"

#include <vector>

namespace xuanhao {

struct FactImportReport
{
    static constexpr std::size_t kMaxListed = 100;

    std::int64_t rows = 0;        ///< imported; 0 when there was an error
    std::int64_t errorCount = 0;  ///< of lines
    std::vector<CsvError> errors; ///< the first kMaxListed
};

struct FactImportJob
{
    SqlConnection& sql; ///< outside of a transaction
    const ServerSecret& secret;
    const Clock& clock;
    QString authority;
    FactKind kind = FactKind::Vehicles;
    FactCoverage coverage = FactCoverage::Local;
    /// The file has everything that stood in the register up to then; not later than now. None: nobody has
    /// said, and these facts end no account.
    std::optional<Instant> asOf;
    enum class Shrinking { Refused, Allowed };
    Shrinking shrinking = Shrinking::Refused; ///< a file with less than nine tenths of the lines before
};

/// Imports one file of facts, which takes the place of the one of its kind before: all of it, or nothing when
/// a line is wrong, or when it looks as if it had been cut off: whom it leaves out may lose the account (A4).
/// The file may have millions of lines; they are stored in many short transactions, so that
/// a running central works on, and count from one moment on. It may be repeated, also after it was cut off.
/// The error is an English sentence about the database; lines that are wrong stand in the report.
[[nodiscard]] Expected<FactImportReport, QString> importFacts(const FactImportJob& job, QIODevice& file);

} // namespace xuanhao
