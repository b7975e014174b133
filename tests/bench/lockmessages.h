// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/guard.h"
#include "tests/support/testcounter.h"

#include <QJsonObject>

#include <functional>
#include <memory>
#include <vector>

namespace xuanhao::bench {

/// An office's numbers for the load, as import-segments takes them: 80,000.
[[nodiscard]] QByteArray lockSegments();

/// What counters send, signed as they sign it: applicants whose windows run, and the numbers these want.
class LockMessages
{
public:
    using Counters = std::vector<std::unique_ptr<test::TestCounter>>;
    /// The bodies of the answers, which are all 200, in the order of the requests.
    using Ask = std::function<std::vector<QByteArray>(const std::vector<ApiRequest>&)>;

    /// Enrolled and signed in.
    explicit LockMessages(Counters counters);

    /// So many applicants more with an open window.
    void prepare(int count, const Ask& ask);
    /// 50 % who will win, 45 % who want a number that is taken, 5 % replays.
    [[nodiscard]] std::vector<ApiRequest> locks(int count);
    /// So many are too few winners for such locks, or not.
    static void checkWinners(const std::vector<QByteArray>& answers);
    /// Asks for a case.
    [[nodiscard]] ApiRequest reading(int applicant);

private:
    struct Message
    {
        QByteArray method = "POST";
        QByteArray target;
        QByteArray body;
    };
    [[nodiscard]] Message lockOf(int applicant);
    [[nodiscard]] QByteArray bodyOf(int applicant, QJsonObject body);
    [[nodiscard]] ApiRequest signedRequest(int applicant, const Message& message);
    [[nodiscard]] const QByteArray& session(int applicant) const;
    /// The ids in the answers.
    template <typename Make>
    std::vector<QByteArray> each(int first, int count, const Ask& ask, const Make& make);

    Counters m_counters;
    std::vector<QByteArray> m_sessions;
    int m_requests = 0;
    int m_played = 0;
    int m_wanted = 0;
};

} // namespace xuanhao::bench
