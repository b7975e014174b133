// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"
#include "server/services/poolwork.h"
#include "server/services/segmentfile.h"

#include <set>

namespace xuanhao {

namespace {

using KindChange = SegmentImport::KindChange;

constexpr std::chrono::hours kRecent{24};

KindChange& changeOf(std::map<PlateKind, KindChange>& kinds, World& world, const PoolKey& pool, Instant now)
{
    const auto [place, isNew] = kinds.try_emplace(pool.kind);
    if (isNew) {
        place->second.kind = pool.kind;
        place->second.before = world.stores.numbers.segmentNumbers(pool);
        place->second.recently = world.stores.numbers.segmentNumbersSince(pool, now - kRecent);
    }
    return place->second;
}

/// A pool that has no numbers yet has no share to change: it is filled by whoever sets the office up. Many
/// small files of a day are as one.
bool needsTwoPersons(const KindChange& change, const Profile::Pool& rules)
{
    const std::int64_t added = change.numbers + change.recently;
    const bool isLarge = added * 100 > (change.before - change.recently) * rules.secondPersonPercent;
    return change.before > 0 && (change.taken > 0 || (change.numbers > 0 && isLarge));
}

std::optional<QString> addSegments(World& world, const SegmentFile& file, Instant now,
                                   std::map<PlateKind, KindChange>& kinds)
{
    NumberStore& numbers = world.stores.numbers;
    for (const auto& [segment, where] : file.segments) {
        const SerialRules& rules = SerialRules::of(segment.pool.kind);
        KindChange& change = changeOf(kinds, world, segment.pool, now);
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
        KindChange& change = changeOf(kinds, world, pool, now);
        for (const QString& serial : serials) {
            const auto index = SerialRules::of(pool.kind).indexOf(serial);
            if (!index)
                return QStringLiteral("taken: %1 is no serial of plate kind %2")
                    .arg(serial, wireWord(pool.kind));
            switch (world.stores.numbers.takeAway(pool, *index, now)) {
            case NumberStore::Taking::Done:
                ++change.taken;
                break;
            case NumberStore::Taking::WasGiven:
                ++change.wereGiven;
                break;
            case NumberStore::Taking::InHand:
                return QStringLiteral(
                           "taken: %1 is in the hands of a selection; let central run until that has "
                           "ended, and import again")
                    .arg(serial);
            }
        }
    }
    return std::nullopt;
}

/// Whether the file has words for it that are not those on record; what it leaves out says nothing.
bool saysOtherwise(World& world, const Announcement& given)
{
    const auto known = world.stores.announcements.announcement(world.office.authority, given.number);
    const auto differs = [](const QString& text, const QString& usual, const QString& onRecord) {
        return text != usual && text != onRecord;
    };
    return known &&
           (differs(given.title, usualAnnouncementTitle(), known->title) ||
            differs(given.text, {}, known->text) || differs(given.issuer, world.office.name, known->issuer));
}

/// Whatever names a release has a record of it, also when the file says nothing more of it than its number.
void addAnnouncements(World& world, const SegmentFile& file, Instant now, SegmentImport& result)
{
    const QString& authority = world.office.authority;
    for (const Announcement& announcement : file.announcements) {
        if (world.stores.announcements.add(authority, announcement, now))
            ++result.announcements;
        else if (saysOtherwise(world, announcement))
            result.keptAnnouncements.append(announcement.number);
    }
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
        result.announcements += world.stores.announcements.add(authority, usual, now) ? 1 : 0;
    }
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
            QStringLiteral("it takes numbers away, or brings more than %1 % of a plate kind's numbers within "
                           "a day, so two persons must sign for it: --staff and --second-staff")
                .arg(rules.secondPersonPercent)};
    }
    addAnnouncements(world, *file, now, result);
    openDueSegments(world, now);
    openForComposing(world, now);
    world.stores.journal.record(
        {commandLineAt(now), QStringLiteral("pool.import"), world.office.authority, facts});
    return result;
}

} // namespace xuanhao
