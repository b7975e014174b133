// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poollayout.h"

#include "core/base/check.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace xuanhao {

namespace {

/// Real rule sets have at most 729 codes; more than this and kAxisSlots times a code leaves 16 bits.
constexpr int kMaxCodes = 8191;

/// The classes of one position: disjoint masks, in the order of their smallest characters.
std::vector<CharacterMask> classesAt(const SerialRules& rules, int position)
{
    std::vector<CharacterMask> classes;
    CharacterMask left = 0;
    for (const SerialBox& box : rules.boxes())
        left |= box.allowed[position];
    while (left != 0) {
        const int first = std::countr_zero(left);
        CharacterMask same = left;
        for (const SerialBox& box : rules.boxes()) {
            const CharacterMask allowed = box.allowed[position];
            same &= (allowed >> first & 1U) != 0 ? allowed : ~allowed;
        }
        classes.push_back(same);
        left &= ~same;
    }
    return classes;
}

} // namespace

PoolLayout::PoolLayout(const SerialRules& rules)
    : length(rules.length())
{
    const std::uint64_t end = placeRows(rules, placeBoxes(rules, kHeaderBits)) + kPadding;
    XUANHAO_CHECK(end <= std::numeric_limits<std::uint32_t>::max() - 64);
    totalBits = static_cast<std::uint32_t>((end + 63) / 64 * 64);
}

std::uint64_t PoolLayout::placeBoxes(const SerialRules& rules, std::uint64_t nextBit)
{
    for (std::size_t b = 0; b < rules.boxes().size(); ++b) {
        Box box;
        box.base = rules.baseOf(static_cast<int>(b));
        box.firstCell = static_cast<std::uint32_t>(nextBit);
        box.allowed = rules.boxes()[b].allowed;
        std::array<int, kMaxSerialLength> axes{};
        std::iota(axes.begin(), axes.end(), 0);
        for (int i = 0; i < length; ++i) {
            const CharacterMask allowed = box.allowed[i];
            box.radixes[i] = static_cast<std::uint32_t>(std::popcount(allowed));
            box.lowest[i] = static_cast<std::uint8_t>(std::countr_zero(allowed));
            const CharacterMask shifted = allowed >> box.lowest[i];
            box.hasGaps[i] = (shifted & (shifted + 1)) != 0;
            std::uint8_t rank = 0;
            for (std::uint8_t c = 0; c < kSerialAlphabetSize; ++c) {
                if ((allowed >> c & 1U) == 0)
                    continue;
                box.characterOf[i][rank] = c;
                box.rankOf[i][c] = rank++;
            }
        }
        std::stable_sort(axes.begin(), axes.begin() + length,
                         [&box](int x, int y) { return box.radixes[x] < box.radixes[y]; });
        std::uint32_t stride = 1;
        for (int at = length - 1; at >= 0; --at) {
            box.cellStrides[axes[at]] = stride;
            stride *= box.radixes[axes[at]];
        }
        nextBit += stride;
        boxes.push_back(box);
        bases.push_back(box.base);
    }
    boxes.shrink_to_fit();
    bases.shrink_to_fit();
    return nextBit;
}

std::uint64_t PoolLayout::placeRows(const SerialRules& rules, std::uint64_t nextBit)
{
    // Per position: "open", its classes, and "a character that no serial has there".
    std::array<std::vector<CharacterMask>, kMaxSerialLength> classes;
    std::array<int, kMaxSerialLength> weights{};
    int codes = 1;
    for (int i = 0; i < length; ++i) {
        classes[i] = classesAt(rules, i);
        const int useless = static_cast<int>(classes[i].size()) + 1;
        weights[i] = codes;
        codes *= useless + 1;
        XUANHAO_CHECK(codes <= kMaxCodes);
        for (int c = 0; c < kSerialAlphabetSize; ++c) {
            int part = useless;
            for (std::size_t k = 0; k < classes[i].size(); ++k) {
                if ((classes[i][k] >> c & 1U) == 0)
                    continue;
                const CharacterMask smaller = classes[i][k] & ((CharacterMask{1} << c) - 1);
                typed[i][c].digits.values[i] = static_cast<std::uint16_t>(std::popcount(smaller));
                part = static_cast<int>(k) + 1;
            }
            for (int axis = 0; axis < length; ++axis) {
                if (axis != i)
                    typed[i][c].rowSlots.values[axis] =
                        static_cast<std::uint16_t>(weights[i] * part * kAxisSlots);
            }
        }
    }

    rowsOf.assign(static_cast<std::size_t>(codes) * kAxisSlots, 0);
    rows.push_back({});
    for (int code = 0; code < codes; ++code) {
        std::array<CharacterMask, kMaxSerialLength> wanted{}; // 0: open
        bool isPossible = true;
        int openCount = 0;
        for (int i = 0; i < length; ++i) {
            const int part = code / weights[i] % (static_cast<int>(classes[i].size()) + 2);
            isPossible = isPossible && part <= static_cast<int>(classes[i].size());
            openCount += part == 0 ? 1 : 0;
            if (part > 0 && isPossible)
                wanted[i] = classes[i][part - 1];
        }
        if (!isPossible)
            continue;
        std::vector<std::uint16_t> compatible;
        for (std::size_t b = 0; b < boxes.size(); ++b) {
            bool isCompatible = true;
            for (int i = 0; i < length; ++i)
                isCompatible = isCompatible && (wanted[i] & ~boxes[b].allowed[i]) == 0;
            if (isCompatible)
                compatible.push_back(static_cast<std::uint16_t>(b));
        }
        if (compatible.empty())
            continue;
        for (int axis = 0; axis < length; ++axis) {
            if (wanted[axis] != 0)
                continue;
            std::uint16_t& slot = rowsOf[static_cast<std::size_t>(code * kAxisSlots + axis)];
            slot = static_cast<std::uint16_t>(rows.size());
            Rows group;
            if (openCount == 1) {
                group.firstBox = static_cast<std::uint16_t>(fullRowBoxes.size());
                group.boxCount = static_cast<std::uint8_t>(compatible.size());
                fullRowBoxes.insert(fullRowBoxes.end(), compatible.begin(), compatible.end());
                rows.push_back(group);
                continue;
            }
            for (const std::uint16_t b : compatible)
                group.mask |= boxes[b].allowed[axis];
            const int lowest = std::countr_zero(group.mask);
            const int width = static_cast<int>(std::bit_width(group.mask)) - lowest;
            std::uint64_t rowCount = 1;
            for (int i = length - 1; i >= 0; --i) {
                if (wanted[i] == 0)
                    continue;
                XUANHAO_CHECK(rowCount <= std::numeric_limits<std::int16_t>::max());
                group.strides.values[i] = static_cast<std::uint16_t>(rowCount);
                rowCount *= static_cast<std::uint64_t>(std::popcount(wanted[i]));
            }
            group.width = static_cast<std::uint8_t>(width);
            group.base = static_cast<std::uint32_t>(nextBit) - static_cast<std::uint32_t>(lowest);
            rows.push_back(group);
            nextBit += rowCount * static_cast<std::uint64_t>(width);
            XUANHAO_CHECK(nextBit <= std::numeric_limits<std::uint32_t>::max());
        }
    }
    rows.shrink_to_fit();
    fullRowBoxes.shrink_to_fit();
    return nextBit;
}

} // namespace xuanhao
