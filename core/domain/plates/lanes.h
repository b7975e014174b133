// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace xuanhao {

/// Eight 16-bit numbers that are added and multiplied together; SSE2, which every x86-64 has, does so in
/// one instruction each. Other processors take the plain loop.
struct alignas(16) Lanes
{
    std::array<std::uint16_t, 8> values{};

    Lanes& operator+=(const Lanes& other) noexcept
    {
#if defined(__SSE2__)
        const auto sum = _mm_add_epi16(load(*this), load(other));
        _mm_store_si128(reinterpret_cast<__m128i*>(values.data()), sum);
#else
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<std::uint16_t>(values[i] + other.values[i]);
#endif
        return *this;
    }

    /// The sum of the eight products; all values are below 2^15.
    [[nodiscard]] static std::uint32_t dot(const Lanes& a, const Lanes& b) noexcept
    {
#if defined(__SSE2__)
        __m128i sum = _mm_madd_epi16(load(a), load(b));
        sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, _MM_SHUFFLE(1, 0, 3, 2)));
        sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, _MM_SHUFFLE(2, 3, 0, 1)));
        return static_cast<std::uint32_t>(_mm_cvtsi128_si32(sum));
#else
        std::uint32_t sum = 0;
        for (std::size_t i = 0; i < a.values.size(); ++i)
            sum += std::uint32_t{a.values[i]} * b.values[i];
        return sum;
#endif
    }

private:
#if defined(__SSE2__)
    static __m128i load(const Lanes& lanes) noexcept
    {
        return _mm_load_si128(reinterpret_cast<const __m128i*>(lanes.values.data()));
    }
#endif
};

} // namespace xuanhao
