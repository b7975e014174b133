// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/central.h"
#include "tests/support/centralharness.h"

#include <memory>
#include <vector>

namespace xuanhao::bench {

/// Central in this process, without network: applicants whose windows of 90 s run, and what their counters
/// send. Requests are signed as counters sign them, and the signatures are checked on a thread beside the one
/// that answers, as the server does it.
class LocksLoad
{
public:
    explicit LocksLoad(const DatabaseAddress& database);
    ~LocksLoad();

    /// So many applicants more with an open window.
    void prepare(int count);
    /// 50 % winners, 45 % who want a number that is taken, 5 % replays, all waiting at once: the instants at
    /// which they were answered, in nanoseconds from the first one's turn.
    [[nodiscard]] std::vector<double> lock(int count);

private:
    struct Message
    {
        QByteArray target;
        QByteArray body;
    };
    [[nodiscard]] Message lockOf(int applicant);
    [[nodiscard]] QByteArray bodyOf(int applicant, QJsonObject body);
    [[nodiscard]] ApiRequest signedRequest(int applicant, const Message& message);
    /// The ids in the answers.
    template <typename Make>
    std::vector<QByteArray> each(int first, int count, const Make& make);
    void prove(std::vector<ApiRequest>& requests) const;

    test::CentralHarness m_harness;
    std::vector<std::unique_ptr<test::TestCounter>> m_counters;
    std::unique_ptr<SqlConnection> m_sql;
    std::unique_ptr<Central> m_central;
    std::vector<QByteArray> m_sessions;
    int m_requests = 0;
    int m_played = 0;
    int m_wanted = 0;
};

} // namespace xuanhao::bench
