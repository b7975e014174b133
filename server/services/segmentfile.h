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
/// `issuer` and `now` stand where an announcement does not say them. The error is in English: of CSV, one
/// sentence for each line with a wrong cell, at most 20; else what is wrong first.
[[nodiscard]] Expected<SegmentFile, QString>
readSegmentFile(const QByteArray& bytes, const QString& authority, const QString& issuer, Instant now);

/// "2026-12-01 09:00", with seconds or without, also with slashes, in the office's zone; or RFC 3339.
[[nodiscard]] std::optional<Instant> officeInstantFrom(const QString& text);

/// What an announcement is called when nobody says otherwise.
[[nodiscard]] QString usualAnnouncementTitle();

} // namespace xuanhao
