// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/serialrules.h"

#include "core/base/check.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace xuanhao {

namespace {

constexpr CharacterMask kDigits = (CharacterMask{1} << 10) - 1;
constexpr CharacterMask kAll = (CharacterMask{1} << kSerialAlphabetSize) - 1;
constexpr CharacterMask kLetters = kAll & ~kDigits;
/// A B C D E for pure electric, F G H J K for other new energy (GA 36-2018).
constexpr CharacterMask kEnergyLetters = ((CharacterMask{1} << 10) - 1) << 10;

std::vector<SerialBox> ordinaryBoxes()
{
    std::vector<SerialBox> boxes;
    for (unsigned letters = 0; letters < 32; ++letters) {
        if (std::popcount(letters) > 2)
            continue;
        SerialBox box;
        for (unsigned i = 0; i < 5; ++i)
            box.allowed[i] = (letters >> i & 1U) != 0 ? kLetters : kDigits;
        boxes.push_back(box);
    }
    return boxes;
}

CharacterMask below(int character)
{
    return (CharacterMask{1} << character) - 1;
}

/// The character with `rank` smaller characters in the mask.
int characterOfRank(CharacterMask mask, std::uint32_t rank)
{
    for (; rank > 0; --rank)
        mask &= mask - 1;
    return std::countr_zero(mask);
}

bool isDisjoint(const SerialBox& a, const SerialBox& b, int length)
{
    for (int i = 0; i < length; ++i) {
        if ((a.allowed[i] & b.allowed[i]) == 0)
            return true;
    }
    return false;
}

} // namespace

int serialCharacterIndex(QChar character)
{
    const char16_t c = character.unicode();
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c < u'A' || c > u'Z' || c == u'I' || c == u'O')
        return -1;
    return 10 + (c - u'A') - (c > u'I' ? 1 : 0) - (c > u'O' ? 1 : 0);
}

const SerialRules& SerialRules::ordinary()
{
    static const SerialRules rules(5, ordinaryBoxes());
    return rules;
}

const SerialRules& SerialRules::smallNewEnergy()
{
    static const SerialRules rules(
        6, {SerialBox{{kEnergyLetters, kDigits, kDigits, kDigits, kDigits, kDigits}},
            SerialBox{{kEnergyLetters, kLetters, kDigits, kDigits, kDigits, kDigits}}});
    return rules;
}

const SerialRules& SerialRules::largeNewEnergy()
{
    static const SerialRules rules(
        6, {SerialBox{{kDigits, kDigits, kDigits, kDigits, kDigits, kEnergyLetters}}});
    return rules;
}

const SerialRules& SerialRules::of(PlateKind kind)
{
    switch (kind) {
    case PlateKind::LargeCar:
    case PlateKind::SmallCar:
    case PlateKind::Motorcycle:
    case PlateKind::Moped:
    case PlateKind::LowSpeed:
    case PlateKind::Trailer:
        return ordinary();
    case PlateKind::LargeNewEnergy:
        return largeNewEnergy();
    case PlateKind::SmallNewEnergy:
        return smallNewEnergy();
    }
    XUANHAO_CHECK(false);
}

SerialRules::SerialRules(int length, std::vector<SerialBox> boxes)
    : m_length(length)
    , m_boxes(std::move(boxes))
{
    XUANHAO_CHECK(length >= 1 && length <= kMaxSerialLength);
    XUANHAO_CHECK(!m_boxes.empty());
    std::uint64_t total = 0;
    for (std::size_t b = 0; b < m_boxes.size(); ++b) {
        m_bases.push_back(static_cast<SerialIndex>(total));
        std::uint64_t size = 1;
        for (int i = 0; i < length; ++i) {
            XUANHAO_CHECK(m_boxes[b].allowed[i] != 0 && (m_boxes[b].allowed[i] & ~kAll) == 0);
            size *= static_cast<std::uint64_t>(std::popcount(m_boxes[b].allowed[i]));
        }
        for (std::size_t other = 0; other < b; ++other)
            XUANHAO_CHECK(isDisjoint(m_boxes[b], m_boxes[other], length));
        total += size;
        XUANHAO_CHECK(total <= std::numeric_limits<SerialIndex>::max());
    }
    m_size = static_cast<SerialIndex>(total);
}

std::optional<SerialIndex> SerialRules::indexOf(QStringView serial) const
{
    if (serial.size() != m_length)
        return std::nullopt;
    SerialCharacters characters{};
    for (int i = 0; i < m_length; ++i) {
        const int character = serialCharacterIndex(serial[i]);
        if (character < 0)
            return std::nullopt;
        characters[i] = static_cast<std::uint8_t>(character);
    }
    return indexOf(characters);
}

std::optional<SerialIndex> SerialRules::indexOf(const SerialCharacters& characters) const
{
    for (std::size_t b = 0; b < m_boxes.size(); ++b) {
        const auto& allowed = m_boxes[b].allowed;
        SerialIndex inside = 0;
        int i = 0;
        for (; i < m_length && characters[i] < kSerialAlphabetSize && (allowed[i] >> characters[i] & 1U) != 0;
             ++i)
            inside = inside * static_cast<SerialIndex>(std::popcount(allowed[i])) +
                     static_cast<SerialIndex>(std::popcount(allowed[i] & below(characters[i])));
        if (i == m_length)
            return m_bases[b] + inside;
    }
    return std::nullopt;
}

int SerialRules::boxOf(SerialIndex index) const
{
    XUANHAO_CHECK(index < m_size);
    const auto after = std::upper_bound(m_bases.begin(), m_bases.end(), index);
    return static_cast<int>(after - m_bases.begin()) - 1;
}

SerialCharacters SerialRules::charactersAt(SerialIndex index) const
{
    const int box = boxOf(index);
    SerialIndex inside = index - m_bases[box];
    SerialCharacters characters{};
    for (int i = m_length - 1; i >= 0; --i) {
        const CharacterMask allowed = m_boxes[box].allowed[i];
        const auto radix = static_cast<SerialIndex>(std::popcount(allowed));
        characters[i] = static_cast<std::uint8_t>(characterOfRank(allowed, inside % radix));
        inside /= radix;
    }
    return characters;
}

QString SerialRules::serialAt(SerialIndex index) const
{
    const SerialCharacters characters = charactersAt(index);
    QString serial(m_length, Qt::Uninitialized);
    for (int i = 0; i < m_length; ++i)
        serial[i] = QChar(kSerialAlphabet[characters[i]]);
    return serial;
}

std::uint64_t SerialRules::fingerprint() const
{
    std::uint64_t hash = 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(m_length);
    const auto mix = [&hash](std::uint64_t value) {
        hash = (hash ^ value) * 0xff51afd7ed558ccdULL;
        hash ^= hash >> 32;
    };
    for (const SerialBox& box : m_boxes) {
        for (int i = 0; i < m_length; ++i)
            mix(box.allowed[i]);
    }
    return hash;
}

} // namespace xuanhao
