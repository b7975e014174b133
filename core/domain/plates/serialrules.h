// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/platekind.h"

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace xuanhao {

/// The 34 characters of serials in index order: 0…9, then A…Z without I and O (GA 36-2018).
inline constexpr std::u16string_view kSerialAlphabet = u"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
inline constexpr int kSerialAlphabetSize = 34;
inline constexpr int kMaxSerialLength = 6;

/// Index 0…33 of a serial character, -1 for any other.
[[nodiscard]] int serialCharacterIndex(QChar character);

/// A set of serial characters: bit i stands for kSerialAlphabet[i].
using CharacterMask = std::uint64_t;

/// A serial pattern of one kind: for each position the characters it allows.
struct SerialBox
{
    std::array<CharacterMask, kMaxSerialLength> allowed{};
};

/// A serial's place in the fixed order of its rule set; stable for ever, used in storage, wire and draws.
using SerialIndex = std::uint32_t;

/// The characters of one serial by their indexes in kSerialAlphabet; positions past the length are 0.
using SerialCharacters = std::array<std::uint8_t, kMaxSerialLength>;

/// All serials of one plate kind: disjoint boxes in a fixed order. The index of a serial is the sum of
/// the sizes of the boxes before its own plus its mixed-radix number inside (last position fastest,
/// characters in the order of kSerialAlphabet). Indexes are consecutive, 0…size-1.
///
/// The order is stable for ever: files, the wire and draws use it.
/// Ordinary: the 16 boxes by increasing letter mask, where bit i stands for a letter at position i
/// (the first position is 0): DDDDD, LDDDD, DLDDD, LLDDD, DDLDD, LDLDD, DLLDD, DDDLD, LDDLD, DLDLD,
/// DDLLD, DDDDL, LDDDL, DLDDL, DDLDL, DDDLL. The mask defines itself, while the order in which the
/// standard enables patterns 11…16 is not public.
/// Small new energy: digit in second place, then letter. Large: one box.
class SerialRules
{
public:
    /// Ordinary serials: 16 boxes, at most two letters among five (GA 36-2018 Table 4), 7,060,000.
    static const SerialRules& ordinary();
    /// Small new energy: energy letter, letter or digit, four digits; 3,400,000.
    static const SerialRules& smallNewEnergy();
    /// Large new energy: five digits and the energy letter; 1,000,000.
    static const SerialRules& largeNewEnergy();
    static const SerialRules& of(PlateKind kind);

    /// Length 1…kMaxSerialLength; the boxes are not empty and have no serial in common.
    SerialRules(int length, std::vector<SerialBox> boxes);

    [[nodiscard]] int length() const { return m_length; }
    [[nodiscard]] SerialIndex size() const { return m_size; }
    [[nodiscard]] std::span<const SerialBox> boxes() const { return m_boxes; }
    /// nullopt when the text is no serial of these rules (must be normalised already).
    [[nodiscard]] std::optional<SerialIndex> indexOf(QStringView serial) const;
    /// The serial at an index below size().
    [[nodiscard]] QString serialAt(SerialIndex index) const;
    [[nodiscard]] std::optional<SerialIndex> indexOf(const SerialCharacters& characters) const;
    [[nodiscard]] SerialCharacters charactersAt(SerialIndex index) const;
    /// The number of the box that holds the serial at an index below size().
    [[nodiscard]] int boxOf(SerialIndex index) const;
    /// The index of the first serial of a box.
    [[nodiscard]] SerialIndex baseOf(int box) const { return m_bases[box]; }
    /// A stable hash of length and boxes: tells whether two sides speak of the same indexes.
    [[nodiscard]] std::uint64_t fingerprint() const;

private:
    int m_length;
    std::vector<SerialBox> m_boxes;
    std::vector<SerialIndex> m_bases;
    SerialIndex m_size = 0;
};

} // namespace xuanhao
