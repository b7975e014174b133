// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

namespace xuanhao {

/// The Golomb code of the gaps between the members of a random subset of 0…population-1.
///
/// Its one parameter follows from the two counts, so that every subset has exactly one code. The code is at
/// most 2 % longer than log2 C(population, count), whatever the share, when that is at most a half and the
/// subset has no order of its own; at a half it is the bitmap. (S. W. Golomb, Run-length encodings, 1966; the
/// best parameter is ln 2 · (population / count - 1/2).)
struct GapCode
{
    GapCode(std::uint32_t count, std::uint32_t population);

    std::uint32_t parameter = 1; ///< a gap is quotient · parameter + remainder
    int remainderBits = 0;       ///< of long remainders; short ones have one bit less
    std::uint32_t shortRemainders = 0;
};

/// Writes subsets one behind the other, lowest bit first.
class SubsetWriter
{
public:
    explicit SubsetWriter(QByteArray& out)
        : m_out(out)
    {}

    /// `count` members follow by add(), in increasing order, each below `population`.
    void begin(std::uint32_t count, std::uint32_t population);
    void add(std::uint32_t member);
    /// Fills the last byte with zeros.
    void finish();

private:
    void write(std::uint64_t bits, int count);

    QByteArray& m_out;
    GapCode m_code{0, 0};
    std::uint64_t m_bits = 0; ///< not yet in m_out
    int m_bitCount = 0;       ///< below 8
    std::uint32_t m_next = 0; ///< the smallest member that can follow
};

/// Reads what SubsetWriter wrote; for bytes of any origin.
class SubsetReader
{
public:
    /// The bytes must stay.
    explicit SubsetReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {}

    /// False when so many members cannot stand in what is left, or in the population: before the caller
    /// keeps room for them (at most one for each bit).
    [[nodiscard]] bool begin(std::uint32_t count, std::uint32_t population);
    /// The next member, greater than the one before and below the population; nullopt when the bytes end or
    /// say something else. Called at most `count` times.
    [[nodiscard]] std::optional<std::uint32_t> next();
    /// Whether nothing is left but the zeros that fill the last byte.
    [[nodiscard]] bool isAtEnd() const;

private:
    [[nodiscard]] std::uint64_t window() const;
    [[nodiscard]] std::optional<std::uint64_t> readQuotient();
    [[nodiscard]] std::uint64_t read(int count);

    QByteArrayView m_bytes;
    qsizetype m_bit = 0;
    GapCode m_code{0, 0};
    std::uint32_t m_population = 0;
    std::uint32_t m_next = 0;
};

} // namespace xuanhao
