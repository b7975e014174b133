// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/sheetmessages.h"
#include "core/services/failure.h"

#include <functional>

namespace xuanhao {

/// The record of every sheet that leaves this counter, and of what came out of the printer (C2). What the
/// hand-over and the day report say of a counter comes from here, too.
class SheetService
{
public:
    virtual ~SheetService() = default;

    template <typename T>
    using Answer = std::function<void(Expected<T, Failure>)>;

    /// Records a sheet before it is spooled and answers the how-manieth it is. When no answer came, the same
    /// content may be recorded again: it counts once, also after a restart, and the first record is the one
    /// that holds.
    virtual void record(const SheetRequest& request, Answer<SheetReply> answer) = 0;
    /// Tells central what came out; may be told again, the last word holds.
    virtual void recordOutcome(const QString& sheet, SheetOutcome outcome,
                               Answer<SheetOutcomeReply> answer) = 0;
    virtual void find(const SheetQuery& query, Answer<SheetPage> answer) = 0;
    virtual void report(const CounterReportQuery& query, Answer<CounterReport> answer) = 0;
};

} // namespace xuanhao
