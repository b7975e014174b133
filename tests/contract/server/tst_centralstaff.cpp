// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/staffdesk.h"
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// The sign-in of staff, as far as a sound one goes (E4).
class TestCentralStaff : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queuedGuessesMeetTheLock() // E4: all six were compared at the same time
    {
        SessionDesk desk;
        const auto sql = desk.harness.connect();
        World world{.stores = Stores(*sql, desk.harness.secret()),
                    .office = {},
                    .pools = {},
                    .secret = desk.harness.secret(),
                    .random = desk.harness.random};
        const Caller caller{.counter = CounterId(t("G01")),
                            .counterName = {},
                            .staff = StaffId({}),
                            .token = {},
                            .now = desk.harness.clock.now(),
                            .request = {}};
        const StaffId clerk(t("clerk1"));
        SqlTransaction unit(*sql);
        for (int i = 0; i < 5; ++i)
            QVERIFY(!finishSignIn(world, caller, clerk, PasswordResult::Wrong));

        const Reply reply = finishSignIn(world, caller, clerk, PasswordResult::Right);

        QVERIFY(!reply);
        QCOMPARE(reply.error().problem.code, ProblemCode::StaffLocked);
    }

    void wrongPasswordsLock() // E4, as far as a sound sign-in goes
    {
        SessionDesk desk;
        for (int left = 4; left >= 1; --left)
            QCOMPARE(
                desk.counter->signIn(t("clerk1"), t("falsch-1234")).facts().value(t("attemptsLeft")).toInt(),
                left);
        QCOMPARE(desk.counter->signIn(t("clerk1"), t("falsch-1234")).code(), t("staffLocked"));
        QCOMPARE(desk.counter->signIn(t("clerk1")).code(), t("staffLocked"));
        desk.harness.wait(15min);
        QVERIFY(desk.counter->signIn(t("clerk1")).isOk());
        QVERIFY(desk.counter->send(EndpointId::SignOut).isOk());
        QCOMPARE(
            desk.counter->send(EndpointId::Search, {}, SearchRequest{SearchBy::Case, t("x")}.toJson()).code(),
            t("signInFirst"));
    }
};

QTEST_GUILESS_MAIN(TestCentralStaff)
#include "tst_centralstaff.moc"
