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
    std::uint32_t form;
    std::uint64_t rules;
    std::uint64_t poolVersion;
    std::uint64_t count;
    std::uint64_t hashHigh;
    std::uint64_t hashLow;
    std::uint64_t checksum;
};
static_assert(sizeof(Header) == 64 && std::endian::native == std::endian::little);

/// Four lanes of multiply and rotate over 64-bit words. Every step can be undone, so a change inside
/// one word is always noticed; any other change but one in 2^64. `size` is a multiple of 8.
std::uint64_t checksumOf(const char* bytes, std::size_t size)
{
    constexpr std::uint64_t kPrime = 0x9e3779b97f4a7c15ULL;
    std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
    std::size_t at = 0;
    const auto take = [&](std::uint64_t& lane) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + at, sizeof word);
        at += sizeof word;
        lane = std::rotl((lane ^ word) * kPrime, 29);
    };
    while (at + 32 <= size) {
        for (std::uint64_t& lane : lanes)
            take(lane);
    }
    while (at + 8 <= size)
        take(lanes[0]);
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

std::size_t portableWords(const SerialRules& rules)
{
    return (std::size_t{rules.size()} + 63) / 64;
}

std::uint64_t wordAt(QByteArrayView bytes, std::size_t number)
{
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + number * 8, 8);
    return word;
}

} // namespace

QByteArray PoolIndex::save(PoolSnapshotForm form, std::uint64_t poolVersion) const
{
    std::vector<std::uint64_t> portable;
    std::vector<const Words*> parts;
    switch (form) {
    case PoolSnapshotForm::Local:
        parts = {&m_cells, &m_rows};
        break;
    case PoolSnapshotForm::Portable:
        portable.resize(portableWords(*m_rules));
        for (SerialIndex index = 0; index < m_rules->size(); ++index)
            portable[index / 64] |= std::uint64_t{contains(index) ? 1U : 0U} << (index % 64);
        parts = {&portable};
        break;
    }
    Header header{.magic = kMagic,
                  .formatVersion = kFormatVersion,
                  .form = static_cast<std::uint32_t>(form),
                  .rules = m_rules->fingerprint(),
                  .poolVersion = poolVersion,
                  .count = m_count,
                  .hashHigh = m_hash.high,
                  .hashLow = m_hash.low,
                  .checksum = 0};
    QByteArray bytes(reinterpret_cast<const char*>(&header), sizeof header);
    for (const Words* part : parts)
        bytes.append(reinterpret_cast<const char*>(part->data()), static_cast<qsizetype>(part->size() * 8));
    header.checksum = snapshotChecksum(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    std::memcpy(bytes.data(), &header, sizeof header);
    return bytes;
}

/// The free numbers of a portable snapshot; false when it names numbers past the last.
bool PoolIndex::readPortable(QByteArrayView bits)
{
    for (std::size_t number = 0; number < portableWords(*m_rules); ++number) {
        for (std::uint64_t word = wordAt(bits, number); word != 0; word &= word - 1) {
            const std::size_t index = number * 64 + static_cast<std::size_t>(std::countr_zero(word));
            if (index >= m_rules->size())
                return false;
            insert(static_cast<SerialIndex>(index));
        }
    }
    return true;
}

Expected<LoadedPool, PoolSnapshotProblem> PoolIndex::load(const SerialRules& rules, QByteArrayView bytes)
{
    Header header{};
    if (bytes.size() < static_cast<qsizetype>(sizeof header))
        return Unexpected{PoolSnapshotProblem::Truncated};
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != kMagic)
        return Unexpected{PoolSnapshotProblem::NotASnapshot};
    if (header.formatVersion != kFormatVersion)
        return Unexpected{PoolSnapshotProblem::UnknownVersion};
    if (header.rules != rules.fingerprint())
        return Unexpected{PoolSnapshotProblem::OtherRules};
    if (header.form > static_cast<std::uint32_t>(PoolSnapshotForm::Portable))
        return Unexpected{PoolSnapshotProblem::Corrupt};

    PoolIndex pool(rules);
    const QByteArrayView content = bytes.sliced(sizeof header);
    const bool isLocal = header.form == static_cast<std::uint32_t>(PoolSnapshotForm::Local);
    const std::size_t words = isLocal ? pool.m_cells.size() + pool.m_rows.size() : portableWords(rules);
    if (content.size() != static_cast<qsizetype>(words * 8))
        return Unexpected{PoolSnapshotProblem::Truncated};
    if (header.checksum != snapshotChecksum(bytes.data(), static_cast<std::size_t>(bytes.size())))
        return Unexpected{PoolSnapshotProblem::Corrupt};
    const PoolSetHash hash{.high = header.hashHigh, .low = header.hashLow};
    if (isLocal) {
        std::memcpy(pool.m_cells.data(), content.data(), pool.m_cells.size() * 8);
        std::memcpy(pool.m_rows.data(), content.data() + pool.m_cells.size() * 8, pool.m_rows.size() * 8);
        pool.m_count = static_cast<SerialIndex>(header.count);
        pool.m_hash = hash;
    } else if (!pool.readPortable(content) || pool.m_count != header.count || !(pool.m_hash == hash)) {
        return Unexpected{PoolSnapshotProblem::Corrupt};
    }
    return LoadedPool{.pool = std::move(pool), .poolVersion = header.poolVersion};
}

} // namespace xuanhao
