// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/staffservice.h"
#include "core/sync/centralclient.h"

namespace xuanhao {

class CounterStaffService final : public StaffService
{
    Q_OBJECT

public:
    explicit CounterStaffService(CentralClient& client, QObject* parent = nullptr);

    void signIn(const QString& staff, const QString& password, Answer answer) override;
    void signOut() override;
    void lock() override;
    [[nodiscard]] std::optional<SignInReply> current() const override { return m_current; }
    [[nodiscard]] bool isLocked() const override { return m_isLocked; }

private:
    CentralClient& m_client;
    std::optional<SignInReply> m_current;
    bool m_isLocked = false;
};

} // namespace xuanhao
