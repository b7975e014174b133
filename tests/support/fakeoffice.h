// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/sessionview.h"
#include "tests/support/fakecentral.h"

namespace xuanhao::test {

/// One applicant's office behind a FakeCentral: the real state machine on a small pool of small-car
/// numbers, one account, one session at a time.
class FakeOffice : public NumberDesk
{
public:
    /// Scripts every endpoint of `central`. Rules are the `classic` profile of resources/.
    FakeOffice(FakeCentral& central, RandomSource& random);

    /// Lets the deadlines that have passed take effect, as central's timer does.
    void passTime();
    [[nodiscard]] QJsonObject sessionJson();

    OfficeReference reference;
    PoolIndex pool{SerialRules::of(PlateKind::SmallCar)};
    std::uint32_t poolVersion = 1;
    Quotas quotas{5, 2, 5, 1};
    std::optional<AccountView> account;
    std::optional<SessionView> session;
    CounterReport report{.counterName = QStringLiteral("G03号窗口")};
    QString counter = QStringLiteral("G03");
    /// The next requests to the endpoint get this problem.
    QHash<int, Problem> problems;

    bool hold(SerialIndex number, Instant until) override;
    void prolong(SerialIndex, Instant) override {}
    void choose(SerialIndex, Instant) override {}
    void release(SerialIndex number) override;
    void releaseLater(SerialIndex) override {} ///< longer than any test lasts
    std::vector<SerialIndex> draw(int count, bool withoutFour, Instant until) override;
    void reserve(SerialIndex) override {}

private:
    using Result = FakeCentral::Result;

    void on(EndpointId endpoint, std::function<Result(const SeenRequest&)> script);
    [[nodiscard]] Result command(const Command& command);
    [[nodiscard]] SelectionSession::Context context();
    void scriptAccounts();
    void scriptSteps();
    void scriptChoice();

    FakeCentral& m_central;
    RandomSource& m_random;
    CounterId m_terminal{QStringLiteral("G03")};
    std::vector<std::pair<bool, SerialIndex>> m_poolChanges; ///< one version each; true: taken
    QHash<QString, int> m_copies;                            ///< of sheets, by kind and subject
    int m_sheets = 0;
};

/// A file of the source tree.
[[nodiscard]] QByteArray sourceFile(const QString& path);

} // namespace xuanhao::test
