// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/central.h"
#include "tests/bench/lockmessages.h"
#include "tests/support/centralharness.h"

#include <memory>
#include <vector>

namespace xuanhao::bench {

/// Central in this process, without network. Signatures are checked on a thread beside the one that answers,
/// as the server does it.
class LocksLoad
{
public:
    explicit LocksLoad(const DatabaseAddress& database);
    ~LocksLoad();

    /// So many applicants more with an open window.
    void prepare(int count);
    /// The locks of LockMessages, all waiting at once: the instants at which they were answered, in
    /// nanoseconds from the first one's turn.
    [[nodiscard]] std::vector<double> lock(int count);

private:
    [[nodiscard]] std::vector<QByteArray> ask(const std::vector<ApiRequest>& requests);
    [[nodiscard]] std::vector<QByteArray> answer(const std::vector<ApiRequest>& requests);
    void prove(std::vector<ApiRequest>& requests) const;

    test::CentralHarness m_harness;
    std::unique_ptr<LockMessages> m_messages;
    std::unique_ptr<SqlConnection> m_sql;
    std::unique_ptr<Central> m_central;
};

} // namespace xuanhao::bench
