// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolindex.h"

#include "core/base/check.h"
#include "core/domain/plates/poolbits.h"

#include <bit>

namespace xuanhao {

namespace {

std::uint64_t mixed(std::uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

/// Bit of character 0 in the row where these digits are typed.
inline std::uint32_t rowStart(const PoolLayout::Rows& rows, const Lanes& digits) noexcept
{
    return rows.base + Lanes::dot(digits, rows.strides) * rows.width;
}

/// One serial among the rows: its bit in the row of each axis and each set of open positions.
class RowPlaces
{
public:
    RowPlaces(const PoolLayout& layout, const SerialCharacters& characters)
        : m_layout(layout)
        , m_characters(characters)
    {
        for (int i = 0; i < layout.length; ++i) {
            const PoolLayout::TypedCharacter& typed = layout.typed[i][characters[i]];
            m_slots += typed.rowSlots;
            m_digits += typed.digits;
        }
    }

    /// The rows of `axis` when `open` (a bit set without the axis) is open.
    [[nodiscard]] const PoolLayout::Rows& rows(unsigned open, int axis) const
    {
        std::uint32_t slot = m_slots.values[axis];
        for (; open != 0; open &= open - 1) {
            const int i = std::countr_zero(open);
            slot -= m_layout.typed[i][m_characters[i]].rowSlots.values[axis];
        }
        return m_layout.rows[m_layout.rowsOf[slot + static_cast<std::uint32_t>(axis)]];
    }
    [[nodiscard]] std::uint32_t bit(unsigned open, int axis) const
    {
        return rowStart(rows(open, axis), m_digits) + m_characters[axis];
    }
    /// `open` is not empty.
    [[nodiscard]] CharacterMask row(const char* bits, unsigned open, int axis) const
    {
        const PoolLayout::Rows& group = rows(open, axis);
        return bitsAt(bits, rowStart(group, m_digits)) & group.mask;
    }

private:
    const PoolLayout& m_layout;
    const SerialCharacters& m_characters;
    Lanes m_slots;
    Lanes m_digits;
};

PoolSetHash hashOf(SerialIndex index)
{
    const std::uint64_t number = std::uint64_t{index} + 1;
    return {.high = mixed(number * 0x9e3779b97f4a7c15ULL), .low = mixed(number * 0xd1342543de82ef95ULL)};
}

} // namespace

void PoolSetHash::add(SerialIndex number)
{
    const PoolSetHash hash = hashOf(number);
    high += hash.high;
    low += hash.low;
}

void PoolSetHash::remove(SerialIndex number)
{
    const PoolSetHash hash = hashOf(number);
    high -= hash.high;
    low -= hash.low;
}

QString PoolSetHash::text() const
{
    return QStringLiteral("%1%2").arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

std::optional<PoolSetHash> PoolSetHash::fromText(QStringView text)
{
    if (text.size() != 32)
        return std::nullopt;
    for (const QChar c : text) {
        if (!((c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')))
            return std::nullopt;
    }
    return PoolSetHash{.high = text.first(16).toULongLong(nullptr, 16),
                       .low = text.sliced(16).toULongLong(nullptr, 16)};
}

PoolIndex::PoolIndex(const SerialRules& rules, std::shared_ptr<const PoolLayout> layout, QByteArray bits)
    : m_rules(&rules)
    , m_layout(std::move(layout))
    , m_bits(std::move(bits))
{}

PoolIndex::PoolIndex(const SerialRules& rules)
    : PoolIndex(rules, std::make_shared<const PoolLayout>(rules), {})
{
    m_bits = QByteArray(static_cast<qsizetype>(m_layout->totalBits / 8), '\0');
}

QByteArrayView PoolIndex::cells() const
{
    const qsizetype first = m_layout->boxes.front().firstCell / 8;
    return QByteArrayView(m_bits).sliced(first, (m_rules->size() + 7) / 8);
}

SerialIndex PoolIndex::numberAt(std::uint32_t place) const
{
    XUANHAO_CHECK(place < m_rules->size());
    return m_layout->indexAt(m_layout->boxes.front().firstCell + place);
}

bool PoolIndex::insert(SerialIndex index)
{
    XUANHAO_CHECK(index < m_rules->size());
    const PoolLayout::Place place = m_layout->place(index);
    if (bitAt(m_bits.constData(), place.cell))
        return false;
    setBit(m_bits.data(), place.cell);
    ++m_count;
    m_hash.add(index);
    openPatterns(place.characters);
    return true;
}

bool PoolIndex::remove(SerialIndex index)
{
    XUANHAO_CHECK(index < m_rules->size());
    const PoolLayout::Place place = m_layout->place(index);
    if (!bitAt(m_bits.constData(), place.cell))
        return false;
    clearBit(m_bits.data(), place.cell);
    --m_count;
    m_hash.remove(index);
    closePatterns(place.characters);
    return true;
}

bool PoolIndex::contains(SerialIndex index) const
{
    XUANHAO_CHECK(index < m_rules->size());
    return bitAt(m_bits.constData(), m_layout->place(index).cell);
}

/// A pattern matched before if one with fewer open positions did; so most insertions end after
/// asking the patterns with one open position.
void PoolIndex::openPatterns(const SerialCharacters& characters)
{
    const int length = m_layout->length;
    const RowPlaces places(*m_layout, characters);
    const unsigned all = (1U << length) - 1;
    char* bits = m_bits.data();
    std::uint64_t isNew = 1; // bit s: nothing matched with the positions of s open
    for (unsigned open = 1; open < all; ++open) {
        bool couldBeNew = true;
        for (unsigned left = open; left != 0 && couldBeNew; left &= left - 1)
            couldBeNew = (isNew >> (open ^ (left & (0 - left))) & 1U) != 0;
        if (!couldBeNew)
            continue;
        const int probe = std::countr_zero(all & ~open);
        if (bitAt(bits, places.bit(open, probe)))
            continue;
        isNew |= std::uint64_t{1} << open;
        for (unsigned axes = all & ~open; axes != 0; axes &= axes - 1)
            setBit(bits, places.bit(open, std::countr_zero(axes)));
    }
}

/// A pattern matches nothing when its row along any open position is empty; the rows of patterns with
/// fewer open positions are right already when it is asked.
void PoolIndex::closePatterns(const SerialCharacters& characters)
{
    const int length = m_layout->length;
    const RowPlaces places(*m_layout, characters);
    const unsigned all = (1U << length) - 1;
    char* bits = m_bits.data();
    std::uint64_t isDead = 1; // bit s: nothing matches any more with the positions of s open
    for (unsigned open = 1; open < all; ++open) {
        bool couldBeDead = true;
        for (unsigned left = open; left != 0 && couldBeDead; left &= left - 1)
            couldBeDead = (isDead >> (open ^ (left & (0 - left))) & 1U) != 0;
        if (!couldBeDead)
            continue;
        const int axis = std::countr_zero(open);
        const unsigned others = open & (open - 1);
        if (others == 0 ? hasFree(places.rows(0, axis), characters, axis)
                        : places.row(bits, others, axis) != 0)
            continue;
        isDead |= std::uint64_t{1} << open;
        for (unsigned axes = all & ~open; axes != 0; axes &= axes - 1)
            clearBit(bits, places.bit(open, std::countr_zero(axes)));
    }
}

namespace {

/// One bit of each of `Count` (at most 8) bytes that lie `step` bytes apart, packed.
template <int Count>
std::uint64_t bitOfBytes(const char* first, std::size_t step, unsigned shift) noexcept
{
    std::uint64_t bytes = 0;
#pragma GCC unroll 8
    for (int i = 0; i < Count; ++i, first += step)
        bytes |= std::uint64_t{static_cast<unsigned char>(*first)} << (8 * i);
    // The product moves bit 8i to bit 56+i.
    return (bytes >> shift & 0x0101010101010101) * 0x0102040810204080 >> 56;
}

/// One row of a box, by ranks. The strides of all boxes with letters are multiples of 24, which saves
/// a shift for every bit.
std::uint64_t rowOfBox(const char* bits, std::uint32_t bit, std::uint32_t stride,
                       std::uint32_t radix) noexcept
{
    if (stride == 1)
        return bitsAt(bits, bit) & ((std::uint64_t{1} << radix) - 1);
    const char* first = bits + (bit >> 3);
    const std::size_t step = stride / 8;
    const unsigned shift = bit & 7;
    if (stride % 8 == 0 && radix == 10)
        return bitOfBytes<8>(first, step, shift) | bitOfBytes<2>(first + 8 * step, step, shift) << 8;
    if (stride % 8 == 0 && radix == 24)
        return bitOfBytes<8>(first, step, shift) | bitOfBytes<8>(first + 8 * step, step, shift) << 8 |
               bitOfBytes<8>(first + 16 * step, step, shift) << 16;
    std::uint64_t result = 0;
    for (std::uint32_t rank = 0; rank < radix; ++rank, bit += stride)
        result |= std::uint64_t{bitAt(bits, bit) ? 1U : 0U} << rank;
    return result;
}

} // namespace

/// The cell of the box's first character at the axis, where the other positions are typed.
template <typename Character>
inline std::uint32_t PoolIndex::rowCell(const PoolLayout::Box& box, const Character* characters,
                                        int axis) const noexcept
{
    std::uint32_t cell = box.firstCell;
    // No branch: which axis it is cannot be predicted.
    for (int i = 0; i < m_layout->length; ++i)
        cell += box.rankOf[i][i == axis ? PoolLayout::kOpenSlot : static_cast<int>(characters[i])] *
                box.cellStrides[i];
    return cell;
}

CharacterMask PoolIndex::fullRow(const PoolLayout::Rows& rows, const SerialPattern& pattern,
                                 int axis) const noexcept
{
    CharacterMask result = 0;
    for (unsigned b = 0; b < rows.boxCount; ++b) {
        const PoolLayout::Box& box = m_layout->boxes[m_layout->fullRowBoxes[rows.firstBox + b]];
        const std::uint32_t cell = rowCell(box, pattern.characters.data(), axis);
        std::uint64_t ranks = rowOfBox(m_bits.constData(), cell, box.cellStrides[axis], box.radixes[axis]);
        if (!box.hasGaps[axis]) {
            result |= ranks << box.lowest[axis];
        } else {
            for (; ranks != 0; ranks &= ranks - 1)
                result |= CharacterMask{1} << box.characterOf[axis][std::countr_zero(ranks)];
        }
    }
    return result;
}

/// Whether that row has any bit; most often the first bits tell.
bool PoolIndex::hasFree(const PoolLayout::Rows& rows, const SerialCharacters& characters,
                        int axis) const noexcept
{
    const char* bits = m_bits.constData();
    for (unsigned b = 0; b < rows.boxCount; ++b) {
        const PoolLayout::Box& box = m_layout->boxes[m_layout->fullRowBoxes[rows.firstBox + b]];
        std::uint32_t cell = rowCell(box, characters.data(), axis);
        for (std::uint32_t rank = 0; rank < box.radixes[axis]; ++rank, cell += box.cellStrides[axis]) {
            if (bitAt(bits, cell))
                return true;
        }
    }
    return false;
}

template <int Length>
UsableCharacters PoolIndex::usableOf(const SerialPattern& pattern) const noexcept
{
    const PoolLayout& layout = *m_layout;
    const char* bits = m_bits.constData();
    Lanes slots;
    Lanes digits;
    int openCount = 0;
    int openAxis = 0;
    for (int i = 0; i < Length; ++i) {
        const std::int8_t character = pattern.characters[i];
        const bool isOpen = character < 0;
        openCount += isOpen ? 1 : 0;
        openAxis = isOpen ? i : openAxis;
        const PoolLayout::TypedCharacter& typed = layout.typed[i][isOpen ? PoolLayout::kOpenSlot : character];
        slots += typed.rowSlots;
        digits += typed.digits;
    }
    UsableCharacters result{};
    std::array<const PoolLayout::Rows*, Length> rows;
    for (int axis = 0; axis < Length; ++axis) {
        rows[axis] = &layout.rows[layout.rowsOf[slots.values[axis] + static_cast<unsigned>(axis)]];
        // Full rows read nothing here (their mask is 0) and are gathered below.
        result[axis] = bitsAt(bits, rowStart(*rows[axis], digits)) & rows[axis]->mask;
    }
    if (openCount == 1) {
        result[openAxis] = fullRow(*rows[openAxis], pattern, openAxis);
    } else if (openCount == 0) {
        for (int axis = 0; axis < Length; ++axis)
            result[axis] = fullRow(*rows[axis], pattern, axis);
    }
    return result;
}

UsableCharacters PoolIndex::usable(const SerialPattern& pattern) const noexcept
{
    switch (m_layout->length) {
    case 1:
        return usableOf<1>(pattern);
    case 2:
        return usableOf<2>(pattern);
    case 3:
        return usableOf<3>(pattern);
    case 4:
        return usableOf<4>(pattern);
    case 5:
        return usableOf<5>(pattern);
    case 6:
        return usableOf<6>(pattern);
    }
    return {};
}

} // namespace xuanhao
