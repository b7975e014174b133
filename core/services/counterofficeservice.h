// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/officeservice.h"
#include "core/storage/dbthread.h"
#include "core/sync/centralclient.h"

#include <optional>

namespace xuanhao {

class CounterOfficeService final : public OfficeService
{
    Q_OBJECT

public:
    CounterOfficeService(DbThread& storage, CentralClient& client, const Clock& clock,
                         QObject* parent = nullptr);

    /// Brings back what the last run knew.
    void loadCache();
    [[nodiscard]] const OfficeReference* reference() const override
    {
        return m_reference ? &*m_reference : nullptr;
    }
    void refresh() override;
    [[nodiscard]] const QList<Announcement>& announcements() const override { return m_announcements; }
    void refreshAnnouncements(std::function<void(std::optional<Failure>)> done) override;

private:
    void take(const CentralAnswer& answer);
    void loadAnnouncements();
    void store(const QString& name, const QByteArray& text);

    DbThread& m_storage;
    CentralClient& m_client;
    const Clock& m_clock;
    std::optional<OfficeReference> m_reference;
    QByteArray m_text; ///< canonical, to see whether anything changed
    bool m_isAsking = false;
    QList<Announcement> m_announcements;
};

} // namespace xuanhao
