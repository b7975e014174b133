// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/jobs/steadyclock.h"

#include <QString>

namespace xuanhao {

/// Where the steady clock goes on when the program is started anew: a small file with its offset and the name
/// the kernel gave to the time since this machine was switched on. Monotonic time says nothing beyond that.
class ClockMemory
{
public:
    /// An empty path remembers nothing.
    explicit ClockMemory(QString path)
        : m_path(std::move(path))
    {}

    /// None after the machine was switched on, and when the file is missing or damaged.
    [[nodiscard]] std::optional<SteadyClock::Offset> offset() const;
    /// False when the file cannot be written.
    [[nodiscard]] bool remember(SteadyClock::Offset offset) const;

private:
    QString m_path;
};

} // namespace xuanhao
