// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/announcements.h"

namespace xuanhao {

namespace {

using Row = NumberStore::SegmentRow;

SegmentState stateOf(const Row& row)
{
    if (!row.isOpen)
        return SegmentState::Announced;
    return row.isDrawOnly ? SegmentState::DrawOnly : SegmentState::Open;
}

/// Whether people read both as one row of numbers.
bool continues(const Row& next, const Row& row)
{
    const SerialRules& rules = SerialRules::of(row.segment.pool.kind);
    return next.segment.pool == row.segment.pool && next.segment.first == row.segment.last + 1 &&
           rules.boxOf(next.segment.first) == rules.boxOf(row.segment.last) &&
           next.segment.releasedAt == row.segment.releasedAt &&
           next.segment.isFirstRelease == row.segment.isFirstRelease && stateOf(next) == stateOf(row);
}

} // namespace

Reply reference(World& world, Instant now)
{
    OfficeReference office = world.office;
    for (const MaintenanceWindow& window : world.stores.maintenance.windows(office.authority)) {
        if (now < window.to)
            office.maintenance.append(window);
    }
    return office.toJson();
}

QList<AnnouncedSegment> announcedSegments(World& world, const QString& number)
{
    std::vector<Row> rows;
    for (const Row& row : world.stores.numbers.segmentsOf(world.office.authority, number)) {
        if (!rows.empty() && continues(row, rows.back()))
            rows.back().segment.last = row.segment.last;
        else
            rows.push_back(row);
    }
    QList<AnnouncedSegment> segments;
    for (const Row& row : rows) {
        const Segment& segment = row.segment;
        const SerialRules& rules = SerialRules::of(segment.pool.kind);
        segments.append({.kind = segment.pool.kind,
                         .from = rules.serialAt(segment.first),
                         .to = rules.serialAt(segment.last),
                         .count = static_cast<int>(segment.last - segment.first + 1),
                         .opensAt = segment.releasedAt,
                         .isFirstRelease = segment.isFirstRelease,
                         .state = stateOf(row)});
    }
    return segments;
}

Reply announcements(World& world)
{
    auto newest = world.stores.announcements.newest(world.office.authority, AnnouncementsReply::kMost + 1);
    AnnouncementsReply reply;
    reply.isComplete = newest.size() <= AnnouncementsReply::kMost;
    if (!reply.isComplete)
        newest.pop_back();
    for (Announcement& announcement : newest) {
        announcement.segments = announcedSegments(world, announcement.number);
        reply.announcements.append(std::move(announcement));
    }
    return reply.toJson();
}

} // namespace xuanhao
