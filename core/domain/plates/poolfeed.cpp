// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/poolfeed.h"

#include "core/base/check.h"
#include "core/domain/plates/subsetcode.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <bit>
#include <cstring>

namespace xuanhao {

namespace {

constexpr QByteArrayView kDeltaMark("XPD1");
constexpr QByteArrayView kSnapshotMark("XPS1");
constexpr qsizetype kHeadBytes = 4 + 2 + 8;
constexpr qsizetype kDeltaBytes = kHeadBytes + 5 * 4 + 16;
constexpr qsizetype kSnapshotBytes = kHeadBytes + 2 * 4 + 16;
constexpr qsizetype kChecksumBytes = 8;

QByteArray checksumOf(QByteArrayView content)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(content);
    return hash.result().first(kChecksumBytes);
}

template <typename Number>
void append(QByteArray& frame, Number number)
{
    const Number little = qToLittleEndian(number);
    frame.append(reinterpret_cast<const char*>(&little), sizeof little);
}

void append(QByteArray& frame, const PoolSetHash& hash)
{
    append(frame, hash.high);
    append(frame, hash.low);
}

QByteArray beginFrame(QByteArrayView mark, PlateKind kind)
{
    QByteArray frame = mark.toByteArray() + wireWord(kind).toLatin1();
    append(frame, SerialRules::of(kind).fingerprint());
    return frame;
}

/// The fixed part of a frame whose size and checksum are right.
class FixedPart
{
public:
    explicit FixedPart(QByteArrayView frame)
        : m_at(frame.data())
    {}

    std::uint32_t number() { return take<std::uint32_t>(); }
    PoolSetHash hash()
    {
        const auto high = take<std::uint64_t>();
        return {.high = high, .low = take<std::uint64_t>()};
    }

private:
    template <typename Number>
    Number take()
    {
        const auto number = qFromLittleEndian<Number>(m_at);
        m_at += sizeof number;
        return number;
    }

    const char* m_at;
};

/// What a frame of that mark and pool carries between its head and its checksum, at least `fewest` bytes.
Expected<QByteArrayView, PoolFrameProblem> contentOf(QByteArrayView frame, QByteArrayView mark,
                                                     PlateKind kind, qsizetype fewest)
{
    if (!frame.startsWith(mark))
        return Unexpected{PoolFrameProblem::NotAFrame};
    if (frame.size() < fewest + kChecksumBytes ||
        frame.last(kChecksumBytes) != checksumOf(frame.chopped(kChecksumBytes)))
        return Unexpected{PoolFrameProblem::Damaged};
    if (frame.first(kHeadBytes) != beginFrame(mark, kind))
        return Unexpected{PoolFrameProblem::OtherPool};
    return frame.chopped(kChecksumBytes).sliced(kHeadBytes);
}

/// The numbers' bits 64 at a time; what lies behind the last number is 0.
class Cells
{
public:
    explicit Cells(const PoolIndex& pool)
        : m_bytes(pool.cells())
        , m_size(pool.rules().size())
    {}

    [[nodiscard]] std::uint32_t wordCount() const { return (m_size + 63) / 64; }
    [[nodiscard]] std::uint64_t word(std::uint32_t number) const
    {
        const qsizetype byte = qsizetype{number} * 8;
        std::uint64_t bits = 0;
        std::memcpy(&bits, m_bytes.data() + byte,
                    std::min(sizeof bits, static_cast<std::size_t>(m_bytes.size() - byte)));
        return bits & valid(number);
    }
    /// The bits of numbers, which are not all in the last word.
    [[nodiscard]] std::uint64_t valid(std::uint32_t number) const
    {
        const std::uint32_t left = m_size - number * 64;
        return left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
    }

private:
    QByteArrayView m_bytes;
    SerialIndex m_size;
};

std::uint32_t popcount(std::uint64_t word)
{
    return static_cast<std::uint32_t>(std::popcount(word));
}

/// Notes the ranks of `wanted` among `members`, of which `before` lie in words before.
void noteRanks(std::uint64_t wanted, std::uint64_t members, std::uint32_t before,
               std::vector<std::uint32_t>& ranks)
{
    for (; wanted != 0; wanted &= wanted - 1) {
        const std::uint64_t lower = (wanted & (0 - wanted)) - 1;
        ranks.push_back(before + popcount(members & lower));
    }
}

/// The numbers at increasing ranks, all of them below the count of members, which `wordOf` gives.
template <typename WordOf>
std::vector<SerialIndex> numbersAt(const PoolIndex& pool, const std::vector<std::uint32_t>& ranks,
                                   const WordOf& wordOf)
{
    std::vector<SerialIndex> numbers;
    numbers.reserve(ranks.size());
    std::uint32_t word = 0;
    std::uint32_t before = 0;
    for (const std::uint32_t rank : ranks) {
        std::uint64_t members = wordOf(word);
        while (before + popcount(members) <= rank) {
            before += popcount(members);
            members = wordOf(++word);
        }
        for (std::uint32_t skip = rank - before; skip > 0; --skip)
            members &= members - 1;
        numbers.push_back(pool.numberAt(word * 64 + static_cast<std::uint32_t>(std::countr_zero(members))));
    }
    return numbers;
}

bool readRanks(SubsetReader& reader, std::uint32_t count, std::uint32_t population,
               std::vector<std::uint32_t>& ranks)
{
    if (!reader.begin(count, population))
        return false;
    ranks.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto rank = reader.next();
        if (!rank)
            return false;
        ranks.push_back(*rank);
    }
    return true;
}

void writeRanks(SubsetWriter& writer, const std::vector<std::uint32_t>& ranks, std::uint32_t population)
{
    writer.begin(static_cast<std::uint32_t>(ranks.size()), population);
    for (const std::uint32_t rank : ranks)
        writer.add(rank);
}

/// Whether a snapshot names the free numbers or the others.
bool namesFree(SerialIndex freeCount, SerialIndex size)
{
    return freeCount <= size - freeCount;
}

} // namespace

PoolDelta PoolDelta::between(PlateKind kind, const PoolIndex& before, std::uint32_t fromVersion,
                             const PoolIndex& after, std::uint32_t toVersion)
{
    XUANHAO_CHECK(&before.rules() == &after.rules() && fromVersion <= toVersion);
    PoolDelta delta{.kind = kind,
                    .fromVersion = fromVersion,
                    .toVersion = toVersion,
                    .freeBefore = before.count(),
                    .removed = {},
                    .added = {},
                    .hashAfter = after.setHash()};
    const Cells old(before);
    const Cells now(after);
    std::uint32_t freeSeen = 0;
    for (std::uint32_t i = 0; i < old.wordCount(); ++i) {
        const std::uint64_t free = old.word(i);
        const std::uint64_t others = ~free & old.valid(i);
        noteRanks(free & ~now.word(i), free, freeSeen, delta.removed);
        noteRanks(now.word(i) & ~free, others, i * 64 - freeSeen, delta.added);
        freeSeen += popcount(free);
    }
    return delta;
}

bool PoolDelta::applyTo(PoolIndex& pool) const
{
    if (pool.count() != freeBefore)
        return false;
    const Cells cells(pool);
    const auto taken = numbersAt(pool, removed, [&](std::uint32_t i) { return cells.word(i); });
    const auto returned =
        numbersAt(pool, added, [&](std::uint32_t i) { return ~cells.word(i) & cells.valid(i); });
    for (const SerialIndex number : taken)
        pool.remove(number);
    for (const SerialIndex number : returned)
        pool.insert(number);
    if (pool.setHash() == hashAfter)
        return true;
    for (const SerialIndex number : returned)
        pool.remove(number);
    for (const SerialIndex number : taken)
        pool.insert(number);
    return false;
}

QByteArray PoolDelta::toFrame() const
{
    QByteArray frame = beginFrame(kDeltaMark, kind);
    for (const std::uint32_t number :
         {fromVersion, toVersion, freeBefore, static_cast<std::uint32_t>(removed.size()),
          static_cast<std::uint32_t>(added.size())})
        append(frame, number);
    append(frame, hashAfter);
    SubsetWriter writer(frame);
    writeRanks(writer, removed, freeBefore);
    writeRanks(writer, added, SerialRules::of(kind).size() - freeBefore);
    writer.finish();
    return frame + checksumOf(frame);
}

Expected<PoolDelta, PoolFrameProblem> PoolDelta::fromFrame(PlateKind kind, QByteArrayView frame)
{
    const auto content = contentOf(frame, kDeltaMark, kind, kDeltaBytes);
    if (!content)
        return Unexpected{content.error()};
    FixedPart fixed(*content);
    PoolDelta delta;
    delta.kind = kind;
    delta.fromVersion = fixed.number();
    delta.toVersion = fixed.number();
    delta.freeBefore = fixed.number();
    const std::uint32_t removedCount = fixed.number();
    const std::uint32_t addedCount = fixed.number();
    delta.hashAfter = fixed.hash();
    const SerialIndex size = SerialRules::of(kind).size();
    SubsetReader reader(content->sliced(kDeltaBytes - kHeadBytes));
    if (delta.toVersion < delta.fromVersion || delta.freeBefore > size ||
        !readRanks(reader, removedCount, delta.freeBefore, delta.removed) ||
        !readRanks(reader, addedCount, size - delta.freeBefore, delta.added) || !reader.isAtEnd())
        return Unexpected{PoolFrameProblem::Damaged};
    return delta;
}

QByteArray poolSnapshotFrame(PlateKind kind, const PoolIndex& pool, std::uint32_t version)
{
    const SerialIndex size = pool.rules().size();
    XUANHAO_CHECK(&pool.rules() == &SerialRules::of(kind));
    QByteArray frame = beginFrame(kSnapshotMark, kind);
    frame.reserve(kSnapshotBytes + size / 8 + kChecksumBytes + 1);
    append(frame, version);
    append(frame, pool.count());
    append(frame, pool.setHash());
    const Cells cells(pool);
    const bool isFreeNamed = namesFree(pool.count(), size);
    SubsetWriter writer(frame);
    writer.begin(isFreeNamed ? pool.count() : size - pool.count(), size);
    for (std::uint32_t i = 0; i < cells.wordCount(); ++i) {
        std::uint64_t named = isFreeNamed ? cells.word(i) : ~cells.word(i) & cells.valid(i);
        for (; named != 0; named &= named - 1)
            writer.add(i * 64 + static_cast<std::uint32_t>(std::countr_zero(named)));
    }
    writer.finish();
    return frame + checksumOf(frame);
}

Expected<LoadedPool, PoolFrameProblem> readPoolSnapshot(PlateKind kind, QByteArrayView frame)
{
    const auto content = contentOf(frame, kSnapshotMark, kind, kSnapshotBytes);
    if (!content)
        return Unexpected{content.error()};
    FixedPart fixed(*content);
    const std::uint32_t version = fixed.number();
    const SerialIndex count = fixed.number();
    const PoolSetHash hash = fixed.hash();
    const SerialRules& rules = SerialRules::of(kind);
    SubsetReader reader(content->sliced(kSnapshotBytes - kHeadBytes));
    if (count > rules.size())
        return Unexpected{PoolFrameProblem::Damaged};
    const bool isFreeNamed = namesFree(count, rules.size());
    const std::uint32_t namedCount = isFreeNamed ? count : rules.size() - count;
    if (!reader.begin(namedCount, rules.size()))
        return Unexpected{PoolFrameProblem::Damaged};
    PoolIndex pool(rules);
    std::uint32_t place = 0; // the first one that no named number has been compared with
    for (std::uint32_t i = 0; i < namedCount; ++i) {
        const auto named = reader.next();
        if (!named)
            return Unexpected{PoolFrameProblem::Damaged};
        for (; !isFreeNamed && place < *named; ++place)
            pool.insert(pool.numberAt(place));
        place = *named + 1;
        if (isFreeNamed)
            pool.insert(pool.numberAt(*named));
    }
    for (; !isFreeNamed && place < rules.size(); ++place)
        pool.insert(pool.numberAt(place));
    if (!reader.isAtEnd() || !(pool.setHash() == hash))
        return Unexpected{PoolFrameProblem::Damaged};
    return LoadedPool{.pool = std::move(pool), .poolVersion = version};
}

} // namespace xuanhao
