// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/domain/plates/platekind.h"

#include <QList>

namespace xuanhao {

/// A planned time in which central begins no selection (E3). Sent with the reference data.
struct MaintenanceWindow
{
    Instant from{};
    Instant to{}; ///< the first instant after it
    QString text; ///< what is done, 1…200 characters

    [[nodiscard]] bool covers(Instant now) const { return from <= now && now < to; }
    [[nodiscard]] QJsonObject toJson() const;
    static MaintenanceWindow read(JsonReader& reader);

    friend bool operator==(const MaintenanceWindow&, const MaintenanceWindow&) = default;
};

/// What a segment is good for now.
enum class SegmentState {
    Announced, ///< it opens later
    DrawOnly,  ///< open, but its numbers are drawn only; until when, nobody is told
    Open,
};

/// Numbers that follow one another and were released together.
struct AnnouncedSegment
{
    PlateKind kind = PlateKind::SmallCar;
    QString from; ///< serial, "A1200"
    QString to;
    int count = 0; ///< of all its numbers, given out or not
    Instant opensAt{};
    bool isFirstRelease = false; ///< open for drawing and composing at once
    SegmentState state = SegmentState::Announced;

    [[nodiscard]] QJsonObject toJson() const;
    static AnnouncedSegment read(JsonReader& reader);

    friend bool operator==(const AnnouncedSegment&, const AnnouncedSegment&) = default;
};

/// 号池公告: which numbers are released, and when.
struct Announcement
{
    QString number; ///< the office's own, "2026年第12号"
    QString title;
    QString text;   ///< paragraphs separated by line feeds; may be empty
    QString issuer; ///< who has published it
    Instant announcedAt{};
    QList<AnnouncedSegment> segments; ///< by opening time, kind and number

    [[nodiscard]] QJsonObject toJson() const;
    static Announcement read(JsonReader& reader);

    friend bool operator==(const Announcement&, const Announcement&) = default;
};

/// GET /v1/announcements
struct AnnouncementsReply
{
    static constexpr int kMost = 100;

    QList<Announcement> announcements; ///< newest first, at most kMost
    bool isComplete = true;

    [[nodiscard]] QJsonObject toJson() const;
    static AnnouncementsReply read(JsonReader& reader);
};

} // namespace xuanhao
