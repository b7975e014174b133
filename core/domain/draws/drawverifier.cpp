// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/draws/drawverifier.h"

#include "core/domain/plates/poolfeed.h"

namespace xuanhao {

namespace {

/// A small file must not keep the check busy for hours: every number of the largest kind released and
/// withdrawn several times.
constexpr std::uint64_t kMostChangedNumbers = 50'000'000;

QString wordsOf(PoolFrameProblem problem)
{
    switch (problem) {
    case PoolFrameProblem::NotAFrame:
        return QStringLiteral("no snapshot");
    case PoolFrameProblem::OtherPool:
        return QStringLiteral("of another plate kind");
    case PoolFrameProblem::Damaged:
        return QStringLiteral("damaged");
    }
    return {};
}

QString serials(const std::vector<SerialIndex>& numbers, PlateKind kind)
{
    QStringList texts;
    for (const SerialIndex number : numbers)
        texts.append(SerialRules::of(kind).serialAt(number));
    return texts.join(QLatin1Char(' '));
}

QString freeText(SerialIndex count, const PoolSetHash& hash)
{
    return QStringLiteral("%1 / %2").arg(count).arg(hash.text());
}

} // namespace

std::optional<DrawFinding> DrawVerifier::take(const QByteArray& line)
{
    ++m_line;
    if (line.size() > kMostLineBytes)
        return finding(DrawFault::TooLong);
    const auto read = readRecordLine(line);
    if (!read) {
        DrawFinding result = finding(DrawFault::Unreadable);
        result.detail = read.error().path.isEmpty()
                            ? read.error().reason
                            : read.error().path + QStringLiteral(": ") + read.error().reason;
        return result;
    }
    if (!m_day && !std::holds_alternative<DrawDayLine>(*read))
        return finding(DrawFault::NoDay);
    if (m_isAtEnd)
        return finding(DrawFault::Misplaced);
    return std::visit([this](const auto& known) { return follow(known); }, *read);
}

std::optional<DrawFinding> DrawVerifier::finish() const
{
    if (!m_day)
        return finding(DrawFault::NoDay);
    return m_isAtEnd ? std::nullopt : std::optional(finding(DrawFault::Truncated));
}

DrawVerifier::Result DrawVerifier::follow(const DrawDayLine& line)
{
    if (m_day)
        return finding(DrawFault::Misplaced);
    m_day = line;
    DrawFinding wrong = finding(DrawFault::WrongCommitment);
    wrong.recorded = line.commitment;
    wrong.computed = drawCommitment(line.authority, line.day, line.seed);
    return wrong.recorded == wrong.computed ? std::nullopt : std::optional(wrong);
}

DrawVerifier::Result DrawVerifier::follow(const DrawPoolLine& line)
{
    if (m_pools.contains(line.kind))
        return finding(DrawFault::Misplaced);
    auto loaded = readPoolSnapshot(line.kind, line.snapshot);
    if (!loaded) {
        DrawFinding result = finding(DrawFault::SnapshotDamaged);
        result.detail = wordsOf(loaded.error());
        return result;
    }
    m_pools.emplace(line.kind, *std::move(loaded));
    return std::nullopt;
}

DrawVerifier::Result DrawVerifier::follow(const DrawChangeLine& line)
{
    const auto known = m_pools.find(line.kind);
    if (known == m_pools.end())
        return finding(DrawFault::PoolMissing);
    LoadedPool& pool = known->second;
    if (line.version != pool.poolVersion + 1) {
        DrawFinding gap = finding(DrawFault::VersionGap);
        gap.recorded = QString::number(line.version);
        gap.computed = QString::number(pool.poolVersion + 1);
        return gap;
    }
    m_changedNumbers += std::uint64_t{line.last} - line.first + 1;
    if (m_changedNumbers > kMostChangedNumbers)
        return finding(DrawFault::TooManyChanges);
    const bool isAboutFreedom = line.change == DrawChange::Added || line.change == DrawChange::Removed;
    for (SerialIndex number = line.first; isAboutFreedom && number <= line.last; ++number) {
        const bool isDone =
            line.change == DrawChange::Added ? pool.pool.insert(number) : pool.pool.remove(number);
        if (isDone)
            continue;
        DrawFinding impossible = finding(DrawFault::ImpossibleChange);
        impossible.recorded = SerialRules::of(line.kind).serialAt(number);
        return impossible;
    }
    ++pool.poolVersion;
    ++m_changes;
    return std::nullopt;
}

DrawVerifier::Result DrawVerifier::follow(const DrawLine& line)
{
    const auto known = m_pools.find(line.kind);
    auto wrong =
        known == m_pools.end() ? Result(finding(DrawFault::PoolMissing)) : compare(line, known->second);
    if (wrong) {
        wrong->draw = DrawNumber{m_day->day, line.nth};
        return wrong;
    }
    for (const SerialIndex number : line.numbers)
        known->second.pool.remove(number);
    known->second.poolVersion += line.numbers.size();
    m_last = line.nth;
    ++m_checked;
    m_numbers += static_cast<int>(line.numbers.size());
    return std::nullopt;
}

/// What is wrong with a draw, before it takes its numbers.
DrawVerifier::Result DrawVerifier::compare(const DrawLine& line, LoadedPool& known) const
{
    const auto differs = [this](DrawFault fault, const QString& recorded, const QString& computed) -> Result {
        if (recorded == computed)
            return std::nullopt;
        DrawFinding wrong = finding(fault);
        wrong.recorded = recorded;
        wrong.computed = computed;
        return wrong;
    };
    const PoolIndex& pool = known.pool;
    if (auto wrong = differs(DrawFault::DrawGap, QString::number(line.nth), QString::number(m_last + 1)))
        return wrong;
    if (auto wrong =
            differs(DrawFault::VersionGap, QString::number(line.version), QString::number(known.poolVersion)))
        return wrong;
    if (auto wrong = differs(DrawFault::FreeNumbersDiffer, freeText(line.freeCount, line.freeNumbers),
                             freeText(pool.count(), pool.setHash())))
        return wrong;
    const DrawSubject subject{m_day->authority, {m_day->day, line.nth}, line.kind, pool.setHash()};
    const auto numbers = drawnNumbers(m_day->seed, subject, pool, line.wanted, line.filter);
    return differs(DrawFault::NumbersDiffer, serials(line.numbers, line.kind), serials(numbers, line.kind));
}

DrawVerifier::Result DrawVerifier::follow(const DrawRestoredLine& line)
{
    if (line.draws <= m_last) {
        DrawFinding wrong = finding(DrawFault::DrawGap);
        wrong.recorded = QString::number(line.draws);
        wrong.computed = QString::number(m_last + 1);
        return wrong;
    }
    m_rooms.push_back({m_last + 1, line.draws});
    m_last = line.draws;
    m_pools.clear();
    return std::nullopt;
}

DrawVerifier::Result DrawVerifier::follow(const DrawEndLine& line)
{
    m_isAtEnd = true;
    if (line.draws == m_last)
        return std::nullopt;
    DrawFinding wrong = finding(DrawFault::DrawCountDiffers);
    wrong.recorded = QString::number(line.draws);
    wrong.computed = QString::number(m_last);
    return wrong;
}

} // namespace xuanhao
