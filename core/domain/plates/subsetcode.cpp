// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/subsetcode.h"

#include "core/base/check.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace xuanhao {

namespace {

constexpr std::uint64_t kLn2 = 710; ///< times 1024
/// Bits that window() always has, wherever it begins inside a byte.
constexpr int kWindowBits = 57;

} // namespace

GapCode::GapCode(std::uint32_t count, std::uint32_t population)
{
    if (count == 0 || count > population)
        return;
    // Integers, so that every machine finds the same parameter: ln 2 · (population / count - 1/2), rounded.
    const std::uint64_t best =
        (kLn2 * (2 * std::uint64_t{population} - count) + 1024 * std::uint64_t{count}) /
        (2048 * std::uint64_t{count});
    parameter = static_cast<std::uint32_t>(std::max<std::uint64_t>(best, 1));
    remainderBits = static_cast<int>(std::bit_width(parameter - 1));
    shortRemainders = static_cast<std::uint32_t>((std::uint64_t{1} << remainderBits) - parameter);
}

void SubsetWriter::begin(std::uint32_t count, std::uint32_t population)
{
    XUANHAO_CHECK(count <= population);
    m_code = GapCode(count, population);
    m_next = 0;
}

void SubsetWriter::add(std::uint32_t member)
{
    XUANHAO_CHECK(member >= m_next);
    const std::uint32_t gap = member - m_next;
    m_next = member + 1;
    for (std::uint32_t zeros = gap / m_code.parameter; zeros > 0;) {
        const int some = static_cast<int>(std::min<std::uint32_t>(zeros, 32));
        write(0, some);
        zeros -= static_cast<std::uint32_t>(some);
    }
    write(1, 1);
    const std::uint32_t remainder = gap % m_code.parameter;
    if (m_code.remainderBits == 0)
        return;
    if (remainder < m_code.shortRemainders) {
        write(remainder, m_code.remainderBits - 1);
        return;
    }
    const std::uint64_t shifted = std::uint64_t{remainder} + m_code.shortRemainders;
    write(shifted >> 1, m_code.remainderBits - 1);
    write(shifted & 1, 1);
}

void SubsetWriter::finish()
{
    if (m_bitCount > 0)
        write(0, 8 - m_bitCount);
}

void SubsetWriter::write(std::uint64_t bits, int count)
{
    m_bits |= bits << m_bitCount;
    m_bitCount += count;
    for (; m_bitCount >= 8; m_bitCount -= 8, m_bits >>= 8)
        m_out.append(static_cast<char>(m_bits & 0xff));
}

bool SubsetReader::begin(std::uint32_t count, std::uint32_t population)
{
    m_code = GapCode(count, population);
    m_population = population;
    m_next = 0;
    const int fewest = std::max(m_code.remainderBits, 1); // the end of the quotient and a short remainder
    return count <= population && qsizetype{count} <= (m_bytes.size() * 8 - m_bit) / fewest;
}

std::optional<std::uint32_t> SubsetReader::next()
{
    const auto quotient = readQuotient();
    if (!quotient || *quotient > m_population / m_code.parameter)
        return std::nullopt;
    std::uint64_t remainder = 0;
    if (m_code.remainderBits > 0) {
        remainder = read(m_code.remainderBits - 1);
        if (remainder >= m_code.shortRemainders)
            remainder = (remainder << 1 | read(1)) - m_code.shortRemainders;
    }
    const std::uint64_t member = m_next + *quotient * m_code.parameter + remainder;
    if (m_bit > m_bytes.size() * 8 || member >= m_population)
        return std::nullopt;
    m_next = static_cast<std::uint32_t>(member) + 1;
    return static_cast<std::uint32_t>(member);
}

bool SubsetReader::isAtEnd() const
{
    return (m_bit + 7) / 8 == m_bytes.size() && window() == 0;
}

/// What follows, zeros past the end.
std::uint64_t SubsetReader::window() const
{
    std::uint64_t bits = 0;
    const qsizetype byte = m_bit / 8;
    if (byte < m_bytes.size())
        std::memcpy(&bits, m_bytes.data() + byte,
                    std::min(sizeof bits, static_cast<std::size_t>(m_bytes.size() - byte)));
    return bits >> (m_bit % 8) & ((std::uint64_t{1} << kWindowBits) - 1);
}

/// The number of zeros before the next one.
std::optional<std::uint64_t> SubsetReader::readQuotient()
{
    std::uint64_t zeros = 0;
    while (m_bit < m_bytes.size() * 8) {
        const std::uint64_t bits = window();
        const int here = bits == 0 ? kWindowBits : std::countr_zero(bits);
        zeros += static_cast<std::uint64_t>(here);
        if (bits != 0) {
            m_bit += here + 1;
            return zeros;
        }
        m_bit += kWindowBits;
    }
    return std::nullopt;
}

std::uint64_t SubsetReader::read(int count)
{
    const std::uint64_t bits = window() & ((std::uint64_t{1} << count) - 1);
    m_bit += count;
    return bits;
}

} // namespace xuanhao
