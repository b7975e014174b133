// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"
#include "server/services/poolwork.h"
#include "server/services/segmentfile.h"

#include <set>

namespace xuanhao {

namespace {

using KindChange = SegmentImport::KindChange;

KindChange& changeOf(std::map<PlateKind, KindChange>& kinds, World& world, const PoolKey& pool)
{
    const auto [place, isNew] = kinds.try_emplace(pool.kind);
    if (isNew) {
        place->second.kind = pool.kind;
        place->second.before = world.stores.numbers.segmentNumbers(pool);
    }
    return place->second;
}

/// A pool that has no numbers yet has no share to change: it is filled by whoever sets the office up.
bool needsTwoPersons(const KindChange& change, const Profile::Pool& rules)
{
    return change.before > 0 &&
           (change.numbers + change.taken) * 100 > change.before * rules.secondPersonPercent;
}

std::optional<QString> addSegments(World& world, const SegmentFile& file, Instant now,
                                   std::map<PlateKind, KindChange>& kinds)
{
    NumberStore& numbers = world.stores.numbers;
    for (const auto& [segment, where] : file.segments) {
        const SerialRules& rules = SerialRules::of(segment.pool.kind);
        KindChange& change = changeOf(kinds, world, segment.pool);
        if (numbers.overlaps(segment))
            return QStringLiteral("%1: %2–%3: some of these numbers have been imported before")
                .arg(where, rules.serialAt(segment.first), rules.serialAt(segment.last));
        numbers.addSegment(segment, now);
        ++change.segments;
        change.numbers += segment.last - segment.first + 1;
    }
    return std::nullopt;
}

/// Before the segments open, so that these numbers are never free for a moment.
std::optional<QString> addTaken(World& world, const SegmentFile& file, Instant now,
                                std::map<PlateKind, KindChange>& kinds)
{
    for (const auto& [pool, serials] : file.taken) {
        KindChange& change = changeOf(kinds, world, pool);
        for (const QString& serial : serials) {
            const auto index = SerialRules::of(pool.kind).indexOf(serial);
            if (!index)
                return QStringLiteral("taken: %1 is no serial of plate kind %2")
                    .arg(serial, wireWord(pool.kind));
            if (!world.stores.numbers.withhold(pool, *index, ClaimState::Taken, now))
                return QStringLiteral("taken: %1 is claimed already").arg(serial);
            ++change.taken;
        }
    }
    return std::nullopt;
}

/// Whatever names a release has a record of it, also when the file says nothing more of it than its number.
int addAnnouncements(World& world, const SegmentFile& file, Instant now)
{
    const QString& authority = world.office.authority;
    int added = 0;
    for (const Announcement& announcement : file.announcements)
        added += world.stores.announcements.add(authority, announcement, now) ? 1 : 0;
    std::set<QString> sources;
    for (const auto& [segment, where] : file.segments)
        sources.insert(segment.source);
    for (const QString& source : sources) {
        const Announcement usual{.number = source,
                                 .title = usualAnnouncementTitle(),
                                 .text = {},
                                 .issuer = world.office.name,
                                 .announcedAt = now,
                                 .segments = {}};
        added += world.stores.announcements.add(authority, usual, now) ? 1 : 0;
    }
    return added;
}

} // namespace

Expected<SegmentImport, QString> importSegments(World& world, const QByteArray& text, Instant now,
                                                const std::optional<Signatures>& signatures, ImportMode mode)
{
    const auto file = readSegmentFile(text, world.office.authority, world.office.name, now);
    if (!file)
        return Unexpected{file.error()};
    std::map<PlateKind, KindChange> kinds;
    auto problem = addSegments(world, *file, now, kinds);
    if (!problem)
        problem = addTaken(world, *file, now, kinds);
    if (problem)
        return Unexpected{*problem};
    SegmentImport result;
    const Profile::Pool& rules = world.office.profile.pool;
    for (const auto& [kind, change] : kinds) {
        result.kinds.append(change);
        result.segments += change.segments;
        result.numbers += change.numbers;
        result.taken += change.taken;
        result.needsTwoPersons = result.needsTwoPersons || needsTwoPersons(change, rules);
    }
    QJsonObject facts{{QStringLiteral("segments"), result.segments},
                      {QStringLiteral("numbers"), static_cast<qint64>(result.numbers)},
                      {QStringLiteral("taken"), static_cast<qint64>(result.taken)}};
    if (signatures) {
        const auto signers = provenTwo(world, *signatures);
        if (!signers)
            return Unexpected{signers.error()};
        facts.insert(QStringLiteral("staff"), signers->first);
        facts.insert(QStringLiteral("secondStaff"), signers->second);
    } else if (result.needsTwoPersons && mode == ImportMode::Import) {
        return Unexpected{
            QStringLiteral("it changes more than %1 % of a plate kind's numbers, so two persons "
                           "must sign for it: --staff and --second-staff")
                .arg(rules.secondPersonPercent)};
    }
    result.announcements = addAnnouncements(world, *file, now);
    openDueSegments(world, now);
    openForComposing(world, now);
    world.stores.journal.record({{CounterId(QStringLiteral("command-line")), StaffId({}), now},
                                 QStringLiteral("pool.import"),
                                 world.office.authority,
                                 facts});
    return result;
}

} // namespace xuanhao
