// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/poolmessages.h"
#include "server/storage/numberstore.h"

namespace xuanhao {

/// What `import-segments` reads; docs/operating.md has the columns.
struct SegmentFile
{
    struct Line
    {
        Segment segment;
        QString where; ///< "line 7", for messages
    };
    /// Numbers given out elsewhere.
    struct Taken
    {
        PoolKey pool;
        QStringList serials;
    };

    QList<Line> segments;
    QList<Taken> taken;
    QList<Announcement> announcements; ///< number and what is said of it; their segments are empty
};

/// Reads JSON when the first character is a brace, else CSV; in UTF-8, with or without a byte order mark.
/// `issuer` and `now` stand where an announcement does not say them. The error has one English sentence for
/// each line that is wrong, at most 20.
[[nodiscard]] Expected<SegmentFile, QString>
readSegmentFile(const QByteArray& bytes, const QString& authority, const QString& issuer, Instant now);

/// "2026-12-01 09:00", with seconds or without, also with slashes, in the office's zone; or RFC 3339.
[[nodiscard]] std::optional<Instant> officeInstantFrom(const QString& text);

/// What an announcement is called when nobody says otherwise.
[[nodiscard]] QString usualAnnouncementTitle();

} // namespace xuanhao
