// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/lanes.h"
#include "core/domain/plates/serialpattern.h"

namespace xuanhao {

/// Where a pool index keeps its bits; follows from the rules alone, is shared by copies of an index.
///
/// Behind room for a snapshot's header lie two kinds of bits. *Cells*: one bit per serial, "this number is
/// free"; inside a box the axes with most characters are innermost, so that a row of 24 letters lies in one
/// or two cache lines. *Rows*: for every axis i and every typing of some, but not all, other positions one
/// row of bits, "some free number has this character at i and the typed ones where they were typed". A row
/// answers the keyboard with one load. A pattern with n open positions has a bit in n-1 rows, so the rows of
/// patterns with one typed position fewer are copies along each axis: they cost 1.2 MB for the ordinary
/// rules, where row masks for full typings too would cost ten.
///
/// The *code* of a pattern says for each position: open, or which class of characters is typed.
/// Two characters are of one class when the same boxes allow them (digits, letters).
class PoolLayout
{
public:
    static constexpr int kOpenSlot = kSerialAlphabetSize;

    struct TypedCharacter
    {
        Lanes rowSlots; ///< by axis: its part in the place in `rowsOf`; 0 for its own position
        Lanes digits;   ///< its place inside the class, in the lane of its position
    };
    /// The rows of one axis and one code. Where all other positions are typed (a full row), mask, base and
    /// strides are 0 and the boxes say where to gather; elsewhere boxCount is 0.
    struct Rows
    {
        Lanes strides;          ///< rows per digit; 0 where open
        CharacterMask mask = 0; ///< characters the rules allow at the axis; 0: no serial matches
        std::uint32_t base = 0; ///< bit of character 0 in the first row
        std::uint8_t width = 0; ///< bits per row
        std::uint8_t boxCount = 0;
        std::uint16_t firstBox = 0; ///< in fullRowBoxes
    };
    struct Box
    {
        SerialIndex base = 0;
        std::uint32_t firstCell = 0;
        std::array<std::uint32_t, kMaxSerialLength> radixes{};
        std::array<std::uint32_t, kMaxSerialLength> cellStrides{};
        std::array<CharacterMask, kMaxSerialLength> allowed{};
        std::array<std::uint8_t, kMaxSerialLength> lowest{}; ///< smallest character
        std::array<bool, kMaxSerialLength> hasGaps{};        ///< allowed characters are not consecutive
        /// Place of a character among those allowed; 0 for kOpenSlot.
        std::array<std::array<std::uint8_t, kOpenSlot + 1>, kMaxSerialLength> rankOf{};
        std::array<std::array<std::uint8_t, kSerialAlphabetSize>, kMaxSerialLength> characterOf{};
    };
    struct Place
    {
        SerialCharacters characters{};
        std::uint32_t cell = 0;
    };

    static constexpr int kAxisSlots = 8;
    /// Bits kept for the header of a snapshot. Rows are read from up to 33 bits before their first one.
    static constexpr std::uint32_t kHeaderBits = 512;
    /// Bits after the last row, so that 64 bits may be read at any place.
    static constexpr std::uint32_t kPadding = 64;

    explicit PoolLayout(const SerialRules& rules);

    /// Characters and cell of the serial at an index below the rules' size.
    [[nodiscard]] Place place(SerialIndex index) const
    {
        int number = -1;
        for (const SerialIndex base : bases)
            number += index >= base ? 1 : 0;
        const Box& box = boxes[number];
        Place result;
        std::uint32_t cell = box.firstCell;
        std::uint32_t inside = index - box.base;
        for (int i = length - 1; i >= 0; --i) {
            const std::uint32_t rank = inside % box.radixes[i];
            inside /= box.radixes[i];
            result.characters[i] = box.characterOf[i][rank];
            cell += rank * box.cellStrides[i];
        }
        result.cell = cell;
        return result;
    }

    /// The serial index of a cell; the other way round than place().
    [[nodiscard]] SerialIndex indexAt(std::uint32_t cell) const
    {
        // The cells of the boxes follow each other as their serials do.
        const std::uint32_t place = cell - boxes.front().firstCell;
        int number = -1;
        for (const SerialIndex base : bases)
            number += place >= base ? 1 : 0;
        const Box& box = boxes[number];
        SerialIndex index = box.base;
        std::uint32_t indexStride = 1;
        for (int i = length - 1; i >= 0; --i) {
            index += (cell - box.firstCell) / box.cellStrides[i] % box.radixes[i] * indexStride;
            indexStride *= box.radixes[i];
        }
        return index;
    }

    int length;
    std::array<std::array<TypedCharacter, kOpenSlot + 1>, kMaxSerialLength> typed{};
    std::vector<std::uint16_t> rowsOf; ///< by code × kAxisSlots + axis: place in `rows`
    std::vector<Rows> rows;            ///< [0]: no serial matches
    std::vector<std::uint16_t> fullRowBoxes;
    std::vector<Box> boxes;
    std::vector<SerialIndex> bases;
    std::uint32_t totalBits = 0; ///< header, cells, rows and padding; a multiple of 64

private:
    struct Codes
    {
        std::array<std::vector<CharacterMask>, kMaxSerialLength> classes;
        std::array<int, kMaxSerialLength> weights{};
        int count = 1;
    };

    [[nodiscard]] Codes codeCharacters(const SerialRules& rules);
    [[nodiscard]] std::optional<SerialBox> wantedBy(const Codes& codes, int code) const;
    /// These take the first free bit and return the next one.
    [[nodiscard]] std::uint64_t placeBoxes(const SerialRules& rules, std::uint64_t nextBit);
    [[nodiscard]] std::uint64_t placeRows(const SerialRules& rules, std::uint64_t nextBit);
    [[nodiscard]] std::uint64_t placeAxis(const SerialBox& wanted, int axis,
                                          const std::vector<std::uint16_t>& compatible,
                                          std::uint64_t nextBit);
};

} // namespace xuanhao
