// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/poolmessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;

namespace {

const QStringList kStates{QStringLiteral("announced"), QStringLiteral("drawOnly"), QStringLiteral("open")};
constexpr int kMostSegments = 100'000;
constexpr int kMostNumbers = 10'000'000;

} // namespace

QJsonObject MaintenanceWindow::toJson() const
{
    return {{QStringLiteral("from"), toOfficeIso(from)},
            {QStringLiteral("to"), toOfficeIso(to)},
            {QStringLiteral("text"), text}};
}

MaintenanceWindow MaintenanceWindow::read(JsonReader& reader)
{
    return {.from = reader.instant("from"), .to = reader.instant("to"), .text = reader.text("text", 1, 200)};
}

QJsonObject AnnouncedSegment::toJson() const
{
    return {{QStringLiteral("kind"), wireWord(kind)},
            {QStringLiteral("from"), from},
            {QStringLiteral("to"), to},
            {QStringLiteral("count"), count},
            {QStringLiteral("opensAt"), toOfficeIso(opensAt)},
            {QStringLiteral("firstRelease"), isFirstRelease},
            {QStringLiteral("state"), kStates[static_cast<int>(state)]}};
}

AnnouncedSegment AnnouncedSegment::read(JsonReader& reader)
{
    return {.kind = readWord(reader, "kind", plateKindFromWire, PlateKind::SmallCar),
            .from = reader.text("from", 1, 8),
            .to = reader.text("to", 1, 8),
            .count = static_cast<int>(reader.integer("count", 1, kMostNumbers)),
            .opensAt = reader.instant("opensAt"),
            .isFirstRelease = reader.boolean("firstRelease"),
            .state = static_cast<SegmentState>(reader.word("state", kStates))};
}

QJsonObject Announcement::toJson() const
{
    return {{QStringLiteral("number"), number},
            {QStringLiteral("title"), title},
            {QStringLiteral("text"), text},
            {QStringLiteral("issuer"), issuer},
            {QStringLiteral("announcedAt"), toOfficeIso(announcedAt)},
            {QStringLiteral("segments"), toArray(segments)}};
}

Announcement Announcement::read(JsonReader& reader)
{
    return {.number = reader.text("number", 1, 200),
            .title = reader.text("title", 1, 100),
            .text = reader.text("text", 0, 4000),
            .issuer = reader.text("issuer", 1, 100),
            .announcedAt = reader.instant("announcedAt"),
            .segments = readList<AnnouncedSegment>(reader, "segments", kMostSegments)};
}

QJsonObject AnnouncementsReply::toJson() const
{
    return {{QStringLiteral("announcements"), toArray(announcements)},
            {QStringLiteral("isComplete"), isComplete}};
}

AnnouncementsReply AnnouncementsReply::read(JsonReader& reader)
{
    return {.announcements = readList<Announcement>(reader, "announcements", kMost),
            .isComplete = reader.boolean("isComplete")};
}

} // namespace xuanhao
