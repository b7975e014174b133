// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace xuanhao {

static_assert(std::endian::native == std::endian::little, "rows are read as little-endian words");

/// 57 bits from any bit on; the seven upper ones are of no use.
inline std::uint64_t bitsAt(const char* bits, std::uint32_t bit) noexcept
{
    std::uint64_t result = 0;
    std::memcpy(&result, bits + (bit >> 3), sizeof result);
    return result >> (bit & 7);
}

inline bool bitAt(const char* bits, std::uint32_t bit) noexcept
{
    return (static_cast<unsigned char>(bits[bit >> 3]) >> (bit & 7) & 1U) != 0;
}

inline void setBit(char* bits, std::uint32_t bit) noexcept
{
    bits[bit >> 3] = static_cast<char>(bits[bit >> 3] | 1 << (bit & 7));
}

inline void clearBit(char* bits, std::uint32_t bit) noexcept
{
    bits[bit >> 3] = static_cast<char>(bits[bit >> 3] & ~(1 << (bit & 7)));
}

} // namespace xuanhao
