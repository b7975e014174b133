// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolbits.h"
#include "core/domain/plates/poolindex.h"

#include <algorithm>
#include <bit>

namespace xuanhao {

namespace {

/// Adds the free cells of a box from `depth` on; axes are sorted, the innermost last.
SerialIndex countCells(const char* cells, const PoolLayout::Box& box, const SerialPattern& pattern,
                       std::span<const int> axes, std::uint32_t cell)
{
    const int axis = axes.front();
    const bool isOpen = pattern.isOpen(axis);
    const std::uint32_t radix = box.radixes[axis];
    const std::uint32_t stride = box.cellStrides[axis];
    if (!isOpen)
        cell += box.rankOf[axis][pattern.characters[axis]] * stride;
    if (axes.size() == 1) {
        const std::uint64_t wanted = isOpen ? (std::uint64_t{1} << radix) - 1 : 1;
        return static_cast<SerialIndex>(std::popcount(bitsAt(cells, cell) & wanted));
    }
    SerialIndex sum = 0;
    for (std::uint32_t rank = 0; rank < (isOpen ? radix : 1); ++rank)
        sum += countCells(cells, box, pattern, axes.subspan(1), cell + rank * stride);
    return sum;
}

} // namespace

SerialIndex PoolIndex::countMatching(const SerialPattern& pattern) const
{
    const int length = m_layout->length;
    SerialIndex sum = 0;
    bool isAllOpen = true;
    for (int i = 0; i < length; ++i)
        isAllOpen = isAllOpen && pattern.isOpen(i);
    if (isAllOpen)
        return m_count;
    for (const PoolLayout::Box& box : m_layout->boxes) {
        bool isCompatible = true;
        for (int i = 0; i < length; ++i)
            isCompatible =
                isCompatible && (pattern.isOpen(i) || (box.allowed[i] >> pattern.characters[i] & 1U) != 0);
        if (!isCompatible)
            continue;
        std::array<int, kMaxSerialLength> axes{};
        for (int i = 0; i < length; ++i)
            axes[i] = i;
        // At equal strides (radix 1) the order does not matter: there is one rank only.
        std::stable_sort(axes.begin(), axes.begin() + length,
                         [&box](int a, int b) { return box.cellStrides[a] > box.cellStrides[b]; });
        sum += countCells(m_bits.constData(), box, pattern,
                          std::span(axes).first(static_cast<std::size_t>(length)), box.firstCell);
    }
    return sum;
}

std::vector<SerialIndex> PoolIndex::matching(const SerialPattern& pattern, int max) const
{
    std::vector<SerialIndex> found;
    const int length = m_layout->length;
    // Walks only where something matches: every branch ends in at least one number.
    const auto walk = [&](const auto& self, SerialPattern filled, int position) -> void {
        if (position == length) {
            SerialCharacters characters{};
            for (int i = 0; i < length; ++i)
                characters[i] = static_cast<std::uint8_t>(filled.characters[i]);
            found.push_back(*m_rules->indexOf(characters));
            return;
        }
        CharacterMask left = usable(filled)[position];
        if (!filled.isOpen(position))
            left &= CharacterMask{1} << filled.characters[position];
        for (; left != 0 && static_cast<int>(found.size()) < max; left &= left - 1) {
            filled.characters[position] = static_cast<std::int8_t>(std::countr_zero(left));
            self(self, filled, position + 1);
        }
    };
    if (max > 0)
        walk(walk, pattern, 0);
    return found;
}

} // namespace xuanhao
