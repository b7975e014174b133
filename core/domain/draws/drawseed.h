// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"
#include "core/domain/plates/platekind.h"
#include "core/domain/plates/poolindex.h"

#include <QDate>

#include <array>
#include <optional>

namespace xuanhao {

// Draws anybody can check afterwards (G1): every draw of an office's day follows from the day's seed, the
// draw's number and the free numbers. docs/draws.md has the same in words, with vectors; both are stable for
// ever.

/// Bytes of a day's secret seed.
inline constexpr int kDrawSeedSize = 32;

/// The seed's commitment, published before the day's first draw: the SHA-256 of the four lines
/// "xuanhao-draws/1", office ("粤G"), day ("2026-11-27") and seed in hexadecimal digits, each ended by a line
/// feed, UTF-8. The answer is 64 lower-case hexadecimal digits.
[[nodiscard]] QString drawCommitment(const QString& authority, QDate day, const QByteArray& seed);

/// One draw among those of an office's day, counted from 1 without gaps.
struct DrawNumber
{
    QDate day;
    std::uint32_t nth = 1;

    /// "2026-11-27-0123"; more than 9999 have more digits.
    [[nodiscard]] QString text() const;
    [[nodiscard]] static std::optional<DrawNumber> fromText(const QString& text);
    friend bool operator==(const DrawNumber&, const DrawNumber&) = default;
};

/// What a draw depends on besides the seed.
struct DrawSubject
{
    QString authority;
    DrawNumber number;
    PlateKind kind = PlateKind::SmallCar;
    PoolSetHash freeNumbers; ///< before the draw
};

/// The chance of one draw, as PoolIndex::draw() takes it.
///
/// Its key is the BLAKE2b (RFC 7693) of 32 bytes, keyed with the seed, of the lines "xuanhao-draw/1", office,
/// day, number, plate kind ("02") and set hash, each ended by a line feed. Its words are those of the blocks
/// 0, 1, 2, …: the BLAKE2b of 64 bytes, keyed with that key, of the block's number as eight bytes; all
/// little-endian.
class DrawStream final : public RandomSource
{
public:
    /// `seed` has kDrawSeedSize bytes.
    DrawStream(const QByteArray& seed, const DrawSubject& subject);

    [[nodiscard]] std::uint64_t next() override;

private:
    void fill();

    static constexpr std::size_t kWords = 8;

    QByteArray m_key;
    std::array<std::uint64_t, kWords> m_words{};
    std::size_t m_used = kWords;
    std::uint64_t m_block = 0;
};

/// The draw itself: PoolIndex::draw() with the stream above. `wanted` is at least 1; fewer numbers only when
/// fewer are free and fit.
[[nodiscard]] std::vector<SerialIndex> drawnNumbers(const QByteArray& seed, const DrawSubject& subject,
                                                    const PoolIndex& pool, int wanted, DrawFilter filter);

} // namespace xuanhao
