// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/check.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include <QByteArray>

namespace xuanhao {

/// The door to chance. Programs use SystemRandom, tests a seeded one.
class RandomSource
{
public:
    virtual ~RandomSource() = default;

    /// 64 uniform bits.
    [[nodiscard]] virtual std::uint64_t next() = 0;
};

/// A uniform number in 0…bound-1; bound is at least 1.
///
/// Values that would make the small results likelier are thrown away (rejection sampling), so that
/// every key and every number has exactly the same chance.
[[nodiscard]] inline std::uint64_t uniformBelow(RandomSource& random, std::uint64_t bound)
{
    XUANHAO_CHECK(bound > 0);
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t value = random.next();
        if (value >= threshold)
            return value % bound;
    }
}

/// Puts the items into a uniformly random order (Fisher and Yates).
template <typename T>
void shuffle(RandomSource& random, std::span<T> items)
{
    for (std::size_t left = items.size(); left > 1; --left) {
        using std::swap;
        swap(items[left - 1], items[uniformBelow(random, left)]);
    }
}

/// `size` random bytes.
[[nodiscard]] QByteArray randomBytes(RandomSource& random, int size);

} // namespace xuanhao
