// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/lockmessages.h"

#include <memory>

namespace xuanhao::bench {

/// The real program in a process of its own, set up by the commands an administrator has. Its log goes to a
/// file.
class RealCentral
{
public:
    /// `database`: an address; empty for a SQLite file of its own.
    explicit RealCentral(const QString& database = {});
    ~RealCentral();

    [[nodiscard]] std::uint16_t port() const;
    /// Enrolled and signed in.
    [[nodiscard]] LockMessages::Counters addCounters(int count);

    /// Megabytes of memory it has now.
    [[nodiscard]] double residentMegabytes() const { return megabytes("VmRSS:"); }
    /// The most it has had since forgetPeak().
    [[nodiscard]] double peakMegabytes() const { return megabytes("VmHWM:"); }
    void forgetPeak() const;

private:
    [[nodiscard]] double megabytes(const char* field) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace xuanhao::bench
