// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"
#include "core/services/failure.h"

#include <QObject>

#include <functional>

namespace xuanhao {

/// The office's reference data: divisions, texts, rules, calendar. Cached for the time without a line.
class OfficeService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// nullptr before the first answer of central.
    [[nodiscard]] virtual const OfficeReference* reference() const = 0;
    virtual void refresh() = 0;

    /// 号池公告 as they were known last, the newest first (E3).
    [[nodiscard]] virtual const QList<Announcement>& announcements() const = 0;
    /// Asks central for them; `done` hears why they could not be had. announcementsChanged() comes before it.
    virtual void refreshAnnouncements(std::function<void(std::optional<Failure>)> done) = 0;

Q_SIGNALS:
    void changed();
    void announcementsChanged();
};

} // namespace xuanhao
