// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <optional>

namespace xuanhao {

/// Decides about a request before anything is done for it: whether it would wait so long that whoever sent it
/// is served better by "busy, come again". One thread at a time uses it.
class Admission
{
public:
    /// Requests of a session that is under way come first: for the others the door closes at half the time.
    enum class Lane { UnderWay, New };

    struct Bounds
    {
        Milliseconds wait{4'000};              ///< more than this nothing waits; new things half of it
        std::size_t requests = 4'000;          ///< that wait at most
        std::size_t bytes = 256 * 1024 * 1024; ///< of their bodies at most
    };

    /// `together`: so many requests are answered at once at most.
    Admission(Bounds bounds, std::size_t together)
        : m_bounds(bounds)
        , m_together(together)
    {}

    /// How long the request should stay away; nothing: it may wait behind `requests` with so many bytes.
    [[nodiscard]] std::optional<Milliseconds> refusal(Lane lane, std::size_t requests, std::size_t bytes,
                                                      MonotonicInstant now) const;
    /// How long a request that comes now will wait behind `requests`.
    [[nodiscard]] Milliseconds expectedWait(std::size_t requests, MonotonicInstant now) const;

    /// Requests are being answered together.
    void begin(std::size_t requests, MonotonicInstant now);
    void end(MonotonicInstant now);

    [[nodiscard]] std::size_t underWay() const { return m_begunAt ? m_underWay : 0; }

    /// Whoever has waited so long does not wait any more: counters give up after six seconds.
    [[nodiscard]] bool isTooLate(MonotonicInstant arrivedAt, MonotonicInstant now) const;

private:
    Bounds m_bounds;
    std::size_t m_together;
    std::optional<MonotonicInstant> m_begunAt;
    std::size_t m_underWay = 0;
    // Milliseconds, as it was lately: what each batch costs however few are in it (its commit), and each
    // request.
    double m_batch = 0;
    double m_each = 0;
};

} // namespace xuanhao
