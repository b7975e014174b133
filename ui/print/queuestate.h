// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace xuanhao {

/// What the system knows of a printer's queue. Qt takes a paper for handed over even where the queue refuses
/// it, so this is asked first.
struct QueueState
{
    bool isThere = true;     ///< there is a queue of that name
    bool isAccepting = true; ///< jobs are taken
    bool isStopped = false;  ///< jobs are taken and wait
    bool lacksPaper = false; ///< so says the printer
};

/// Asks CUPS; where there is none (Windows) nothing is known, and all is taken to be well. May block for
/// long: not for the window's thread.
[[nodiscard]] QueueState queueState(const QString& printer);

} // namespace xuanhao
