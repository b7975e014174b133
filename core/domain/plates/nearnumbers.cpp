// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolindex.h"
#include "core/domain/plates/poollayout.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <cstdlib>

namespace xuanhao {

namespace {

/// Smaller is better; members in the order of their weight.
struct Near
{
    int changes = 0;
    int isOtherShape = 0;
    int distance = 0; ///< sum of the steps in kSerialAlphabet
    SerialIndex index = 0;

    friend auto operator<=>(const Near&, const Near&) = default;
};

} // namespace

std::vector<SerialIndex> PoolIndex::nearNumbers(SerialIndex index, int max) const
{
    const int length = m_layout->length;
    const SerialCharacters own = m_rules->charactersAt(index);
    const int ownBox = m_rules->boxOf(index);
    std::vector<Near> candidates;
    // Every free number along one axis of `typed`, where `changes` other positions are changed already.
    const auto collect = [&](const SerialPattern& typed, int axis, int changes, int distance) {
        CharacterMask row = usable(typed)[axis] & ~(CharacterMask{1} << own[axis]);
        for (; row != 0; row &= row - 1) {
            SerialCharacters characters{};
            for (int i = 0; i < length; ++i)
                characters[i] = static_cast<std::uint8_t>(typed.characters[i]);
            characters[axis] = static_cast<std::uint8_t>(std::countr_zero(row));
            const SerialIndex found = *m_rules->indexOf(characters);
            candidates.push_back({.changes = changes + 1,
                                  .isOtherShape = m_rules->boxOf(found) == ownBox ? 0 : 1,
                                  .distance = distance + std::abs(characters[axis] - own[axis]),
                                  .index = found});
        }
    };
    for (int axis = 0; axis < length; ++axis)
        collect(SerialPattern::of(own, length), axis, 0, 0);
    if (static_cast<int>(candidates.size()) < max) {
        for (int first = 0; first < length; ++first) {
            for (int c = 0; c < kSerialAlphabetSize; ++c) {
                if (c == own[first])
                    continue;
                SerialPattern changed = SerialPattern::of(own, length);
                changed.characters[first] = static_cast<std::int8_t>(c);
                for (int second = first + 1; second < length; ++second)
                    collect(changed, second, 1, std::abs(c - own[first]));
            }
        }
    }
    const std::size_t kept = std::min(candidates.size(), static_cast<std::size_t>(std::max(max, 0)));
    std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept),
                      candidates.end());
    std::vector<SerialIndex> result;
    for (std::size_t i = 0; i < kept; ++i)
        result.push_back(candidates[i].index);
    return result;
}

} // namespace xuanhao
