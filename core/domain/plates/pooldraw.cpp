// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolindex.h"
#include "core/domain/plates/poollayout.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace xuanhao {

namespace {

constexpr std::uint8_t kFour = 4;
// Tries and order are stable for ever: whoever checks a draw does the same (docs/draws.md).
/// Past so many misses it is cheaper to list all matching numbers. The choice is uniform either way.
constexpr int kTriesPerNumber = 128;
constexpr int kMaxTries = 65'536;

bool passes(DrawFilter filter, const SerialCharacters& characters, int length)
{
    switch (filter) {
    case DrawFilter::Any:
        return true;
    case DrawFilter::Without4:
        return std::find(characters.begin(), characters.begin() + length, kFour) ==
               characters.begin() + length;
    }
    return false;
}

} // namespace

/// In increasing order, so that one seed gives one draw whatever the layout.
std::vector<SerialIndex> PoolIndex::allMatching(DrawFilter filter) const
{
    std::vector<SerialIndex> result;
    for (const PoolLayout::Box& box : m_layout->boxes) {
        const SerialIndex end = &box == &m_layout->boxes.back() ? m_rules->size() : (&box + 1)->base;
        for (std::uint32_t at = 0; at < end - box.base;) {
            const std::uint32_t cell = box.firstCell + at;
            std::uint64_t word = 0;
            std::memcpy(&word, m_bits.constData() + (cell >> 3), sizeof word);
            word >>= cell & 7;
            if (word == 0) {
                at += 64 - (cell & 7);
                continue;
            }
            at += static_cast<std::uint32_t>(std::countr_zero(word));
            if (at >= end - box.base)
                break;
            SerialIndex index = box.base;
            SerialCharacters characters{};
            std::uint32_t indexStride = 1;
            for (int i = m_layout->length - 1; i >= 0; --i) {
                const std::uint32_t rank = at / box.cellStrides[i] % box.radixes[i];
                characters[i] = box.characterOf[i][rank];
                index += rank * indexStride;
                indexStride *= box.radixes[i];
            }
            if (passes(filter, characters, m_layout->length))
                result.push_back(index);
            ++at;
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::vector<SerialIndex> PoolIndex::draw(RandomSource& random, int wanted, DrawFilter filter) const
{
    std::vector<SerialIndex> drawn;
    if (wanted <= 0 || m_count == 0)
        return drawn;
    const auto goal = std::min(static_cast<std::size_t>(wanted), static_cast<std::size_t>(m_count));
    drawn.reserve(goal);
    std::vector<SerialIndex> sorted; // the same numbers, to find repetitions
    sorted.reserve(goal);
    const int tries = static_cast<int>(std::min<std::size_t>(goal * kTriesPerNumber, kMaxTries));
    for (int i = 0; i < tries && drawn.size() < goal; ++i) {
        const auto index = static_cast<SerialIndex>(uniformBelow(random, m_rules->size()));
        const PoolLayout::Place place = m_layout->place(index);
        if ((m_bits[place.cell >> 3] >> (place.cell & 7) & 1) == 0 ||
            !passes(filter, place.characters, m_layout->length))
            continue;
        const auto at = std::lower_bound(sorted.begin(), sorted.end(), index);
        if (at != sorted.end() && *at == index)
            continue;
        sorted.insert(at, index);
        drawn.push_back(index);
    }
    if (drawn.size() == goal)
        return drawn;
    std::vector<SerialIndex> left;
    const std::vector<SerialIndex> all = allMatching(filter);
    std::set_difference(all.begin(), all.end(), sorted.begin(), sorted.end(), std::back_inserter(left));
    const std::size_t missing = std::min(goal - drawn.size(), left.size());
    for (std::size_t i = 0; i < missing; ++i) {
        std::swap(left[i], left[i + uniformBelow(random, left.size() - i)]);
        drawn.push_back(left[i]);
    }
    return drawn;
}

} // namespace xuanhao
