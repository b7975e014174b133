// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/sessionview.h"
#include "core/services/failure.h"

#include <functional>

namespace xuanhao {

/// Finding people and their selections (F3).
class LookupService
{
public:
    virtual ~LookupService() = default;

    template <typename T>
    using Answer = std::function<void(Expected<T, Failure>)>;

    virtual void search(const SearchRequest& request, Answer<SearchReply> answer) = 0;
    /// In clear: opens the person's case at this counter.
    virtual void showAccount(const QString& account, Answer<AccountView> answer) = 0;
    virtual void showSession(const QString& session, Answer<SessionView> answer) = 0;
    /// Has the code sent with which the applicant sets a password (A1).
    virtual void sendAccessCode(const QString& account, Answer<AccessView> answer) = 0;
    virtual void findAccount(const AccountQuery& query, Answer<AccountView> answer) = 0;
};

} // namespace xuanhao
