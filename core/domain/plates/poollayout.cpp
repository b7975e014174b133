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

PoolLayout::Codes PoolLayout::codeCharacters(const SerialRules& rules)
{
    // Per position: "open", its classes, and "a character that no serial has there".
    Codes codes;
    for (int i = 0; i < length; ++i) {
        codes.classes[i] = classesAt(rules, i);
        const int useless = static_cast<int>(codes.classes[i].size()) + 1;
        codes.weights[i] = codes.count;
        codes.count *= useless + 1;
        XUANHAO_CHECK(codes.count <= kMaxCodes);
        for (int c = 0; c < kSerialAlphabetSize; ++c) {
            int part = useless;
            for (std::size_t k = 0; k < codes.classes[i].size(); ++k) {
                if ((codes.classes[i][k] >> c & 1U) == 0)
                    continue;
                const CharacterMask smaller = codes.classes[i][k] & ((CharacterMask{1} << c) - 1);
                typed[i][c].digits.values[i] = static_cast<std::uint16_t>(std::popcount(smaller));
                part = static_cast<int>(k) + 1;
            }
            for (int axis = 0; axis < length; ++axis) {
                if (axis != i)
                    typed[i][c].rowSlots.values[axis] =
                        static_cast<std::uint16_t>(codes.weights[i] * part * kAxisSlots);
            }
        }
    }
    return codes;
}

/// Per position the class that a code wants, 0 where it is open; nullopt where no serial can match.
std::optional<SerialBox> PoolLayout::wantedBy(const Codes& codes, int code) const
{
    SerialBox wanted;
    for (int i = 0; i < length; ++i) {
        const int classCount = static_cast<int>(codes.classes[i].size());
        const int part = code / codes.weights[i] % (classCount + 2);
        if (part > classCount)
            return std::nullopt;
        if (part > 0)
            wanted.allowed[i] = codes.classes[i][part - 1];
    }
    return wanted;
}

std::uint64_t PoolLayout::placeRows(const SerialRules& rules, std::uint64_t nextBit)
{
    const Codes codes = codeCharacters(rules);
    rowsOf.assign(static_cast<std::size_t>(codes.count) * kAxisSlots, 0);
    rows.push_back({});
    for (int code = 0; code < codes.count; ++code) {
        const std::optional<SerialBox> wanted = wantedBy(codes, code);
        if (!wanted)
            continue;
        std::vector<std::uint16_t> compatible;
        for (std::size_t b = 0; b < boxes.size(); ++b) {
            bool isCompatible = true;
            for (int i = 0; i < length; ++i)
                isCompatible = isCompatible && (wanted->allowed[i] & ~boxes[b].allowed[i]) == 0;
            if (isCompatible)
                compatible.push_back(static_cast<std::uint16_t>(b));
        }
        for (int axis = 0; axis < length && !compatible.empty(); ++axis) {
            if (wanted->allowed[axis] != 0)
                continue;
            rowsOf[static_cast<std::size_t>(code) * kAxisSlots + static_cast<std::size_t>(axis)] =
                static_cast<std::uint16_t>(rows.size());
            nextBit = placeAxis(*wanted, axis, compatible, nextBit);
        }
    }
    rows.shrink_to_fit();
    fullRowBoxes.shrink_to_fit();
    return nextBit;
}

std::uint64_t PoolLayout::placeAxis(const SerialBox& wanted, int axis,
                                    const std::vector<std::uint16_t>& compatible, std::uint64_t nextBit)
{
    Rows group;
    const auto end = wanted.allowed.begin() + length;
    if (std::count(wanted.allowed.begin(), end, CharacterMask{0}) == 1) {
        group.firstBox = static_cast<std::uint16_t>(fullRowBoxes.size());
        group.boxCount = static_cast<std::uint8_t>(compatible.size());
        fullRowBoxes.insert(fullRowBoxes.end(), compatible.begin(), compatible.end());
        rows.push_back(group);
        return nextBit;
    }
    for (const std::uint16_t b : compatible)
        group.mask |= boxes[b].allowed[axis];
    const int lowest = std::countr_zero(group.mask);
    const int width = static_cast<int>(std::bit_width(group.mask)) - lowest;
    std::uint64_t rowCount = 1;
    for (int i = length - 1; i >= 0; --i) {
        if (wanted.allowed[i] == 0)
            continue;
        XUANHAO_CHECK(rowCount <= std::numeric_limits<std::int16_t>::max());
        group.strides.values[i] = static_cast<std::uint16_t>(rowCount);
        rowCount *= static_cast<std::uint64_t>(std::popcount(wanted.allowed[i]));
    }
    group.width = static_cast<std::uint8_t>(width);
    group.base = static_cast<std::uint32_t>(nextBit) - static_cast<std::uint32_t>(lowest);
    rows.push_back(group);
    nextBit += rowCount * static_cast<std::uint64_t>(width);
    XUANHAO_CHECK(nextBit <= std::numeric_limits<std::uint32_t>::max());
    return nextBit;
}

} // namespace xuanhao
