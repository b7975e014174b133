// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/lookupservice.h"
#include "core/services/operationsender.h"

#include <QObject>

namespace xuanhao {

class CounterLookupService final : public QObject, public LookupService
{
    Q_OBJECT

public:
    CounterLookupService(CentralClient& client, OperationSender& sender, QObject* parent = nullptr)
        : QObject(parent)
        , m_client(client)
        , m_sender(sender)
    {}

    void search(const SearchRequest& request, Answer<SearchReply> answer) override;
    void showAccount(const QString& account, Answer<AccountView> answer) override;
    void showSession(const QString& session, Answer<SessionView> answer) override;
    void sendAccessCode(const QString& account, Answer<AccessView> answer) override;
    void findAccount(const AccountQuery& query, Answer<AccountView> answer) override;

private:
    CentralClient& m_client;
    OperationSender& m_sender;
};

} // namespace xuanhao
