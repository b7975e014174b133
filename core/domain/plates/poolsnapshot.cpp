// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolindex.h"
#include "core/domain/plates/poollayout.h"

#include <bit>
#include <cstring>

namespace xuanhao {

namespace {

constexpr std::uint32_t kFormatVersion = 1;
constexpr std::uint64_t kMagic = 0x4c4f4f504f415558; // "XUAOPOOL"

/// All numbers little-endian. The checksum is of the header before it and of everything after.
struct Header
{
    std::uint64_t magic;
    std::uint32_t formatVersion;
    std::uint32_t reserved; ///< 0
    std::uint64_t rules;
    std::uint64_t poolVersion;
    std::uint64_t count;
    std::uint64_t hashHigh;
    std::uint64_t hashLow;
    std::uint64_t checksum;
};
static_assert(sizeof(Header) * 8 == PoolLayout::kHeaderBits && std::endian::native == std::endian::little);

/// Eight lanes of multiply and rotate over 64-bit words. Every step can be undone, so a change inside
/// one word is always noticed; any other change but one in 2^64. `size` is a multiple of 8.
std::uint64_t checksumOf(const char* bytes, std::size_t size)
{
    constexpr std::uint64_t kPrime = 0x9e3779b97f4a7c15ULL;
    std::array<std::uint64_t, 8> lanes{1, 2, 3, 4, 5, 6, 7, 8};
    const auto taken = [bytes](std::uint64_t lane, std::size_t at) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, sizeof word);
        return std::rotl((lane ^ word) * kPrime, 29);
    };
    std::size_t at = 0;
    for (; at + 64 <= size; at += 64) {
#pragma GCC unroll 8
        for (std::size_t i = 0; i < lanes.size(); ++i)
            lanes[i] = taken(lanes[i], at + i * 8);
    }
    for (; at < size; at += 8)
        lanes[0] = taken(lanes[0], at);
    std::uint64_t result = size;
    for (const std::uint64_t lane : lanes) {
        result = (result ^ lane) * kPrime;
        result ^= result >> 31;
    }
    return result;
}

std::uint64_t snapshotChecksum(const char* bytes, std::size_t size)
{
    constexpr std::size_t kBefore = offsetof(Header, checksum);
    return checksumOf(bytes, kBefore) * 3 + checksumOf(bytes + sizeof(Header), size - sizeof(Header));
}

} // namespace

QByteArray PoolIndex::save(std::uint64_t poolVersion) const
{
    QByteArray bytes = m_bits;
    Header header{.magic = kMagic,
                  .formatVersion = kFormatVersion,
                  .reserved = 0,
                  .rules = m_rules->fingerprint(),
                  .poolVersion = poolVersion,
                  .count = m_count,
                  .hashHigh = m_hash.high,
                  .hashLow = m_hash.low,
                  .checksum = 0};
    std::memcpy(bytes.data(), &header, sizeof header);
    header.checksum = snapshotChecksum(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

Expected<LoadedPool, PoolSnapshotProblem> PoolIndex::load(const SerialRules& rules, QByteArray bytes)
{
    Header header{};
    if (bytes.size() < static_cast<qsizetype>(sizeof header))
        return Unexpected{PoolSnapshotProblem::Truncated};
    std::memcpy(&header, bytes.constData(), sizeof header);
    if (header.magic != kMagic)
        return Unexpected{PoolSnapshotProblem::NotASnapshot};
    if (header.formatVersion != kFormatVersion)
        return Unexpected{PoolSnapshotProblem::UnknownVersion};
    if (header.rules != rules.fingerprint())
        return Unexpected{PoolSnapshotProblem::OtherRules};
    if (header.reserved != 0)
        return Unexpected{PoolSnapshotProblem::Corrupt};

    auto layout = std::make_shared<const PoolLayout>(rules);
    const std::size_t expected = layout->totalBits / 8;
    if (bytes.size() != static_cast<qsizetype>(expected))
        return Unexpected{PoolSnapshotProblem::Truncated};
    if (header.checksum != snapshotChecksum(bytes.constData(), expected))
        return Unexpected{PoolSnapshotProblem::Corrupt};
    PoolIndex pool(rules, std::move(layout), std::move(bytes));
    pool.m_count = static_cast<SerialIndex>(header.count);
    pool.m_hash = {.high = header.hashHigh, .low = header.hashLow};
    return LoadedPool{.pool = std::move(pool), .poolVersion = header.poolVersion};
}

} // namespace xuanhao
