// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/plates/platekind.h"
#include "printing/sheetcontent.h"

#include <QList>

namespace xuanhao {

/// What an announcement of released numbers says.
struct PoolNoticeFacts
{
    struct Segment
    {
        PlateKind kind = PlateKind::SmallCar;
        QString from; ///< serial, "A1200"
        QString to;
        int count = 0;
        Instant opensAt{};
        bool isFirstRelease = false;
    };

    QString office;    ///< "湛江市公安局交通警察支队车辆管理所"
    QString authority; ///< "粤G"
    QString number;    ///< of the announcement
    QString title;
    QString text; ///< paragraphs separated by line feeds; may be empty
    QString issuer;
    Instant announcedAt{};
    QList<Segment> segments;
    int drawOnlyDays = 7; ///< of segments that are no first release; 0: composed at once
    Instant printedAt{};
    int printing = 1; ///< this is the n-th, from 1
};

/// 号池公告, to be hung out: which numbers are released and when. When a segment opens for composing it
/// does not say: chance decides that, and nobody is told before.
[[nodiscard]] SheetContent poolNotice(const PoolNoticeFacts& facts);

/// "粤G·A1200–A1299".
[[nodiscard]] QString segmentText(const QString& authority, const QString& from, const QString& to);

} // namespace xuanhao
