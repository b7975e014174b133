// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/drawdesk.h"

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// The number before the first draw after a restore in that minute of the day.
std::uint32_t room(int minute)
{
    return static_cast<std::uint32_t>(minute + 1) * 10'000;
}

} // namespace

/// G1: what a restored backup does to a day's draws, and to what can be checked of them.
class TestRestoredDraws : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backupThatIsRestoredTwiceGivesNoNumberTwice()
    {
        DrawDesk desk(rules());
        const QDate day = desk.today();
        const Instant backupAt = desk.harness.clock.now();
        QStringList numbers;
        for (int nth = 0; nth < 2; ++nth) {
            desk.harness.wait(60s);
            desk.restore(backupAt);
            numbers.append(*desk.drawn(1 + nth).drawNumber);
            // As little in that backup as its draws.
            desk.write("DELETE FROM draw WHERE day = $1", {toIsoDate(day)});
            desk.write("DELETE FROM draw_restore WHERE day = $1", {toIsoDate(day)});
        }
        QVERIFY2(numbers.first() < numbers.last(), qPrintable(numbers.join(u' ')));
    }

    void dayWithARestoreSaysWhichDrawsAreLost()
    {
        DrawDesk desk(rules());
        const QDate day = desk.today();
        (void)desk.drawn(1);
        const Instant backupAt = desk.harness.clock.now();
        desk.restore(backupAt);
        const auto minute = officeMinuteOfDay(desk.harness.clock.now());
        QCOMPARE(desk.drawn(2).drawNumber, std::optional(DrawNumber{day, room(minute) + 1}.text()));
        (void)desk.drawn(3, kWithoutFour);
        desk.harness.wait(120s); // batches lapse, their numbers come back
        desk.waitUntilTomorrow();

        const auto record = desk.record(day);

        QVERIFY2(record, record ? "" : qPrintable(record.error()));
        DrawVerifier verifier;
        QCOMPARE(findingIn(*record, verifier), std::nullopt);
        QCOMPARE(verifier.draws(), 3);
        QVERIFY((verifier.rooms() == std::vector<DrawRoom>{{2, room(minute)}}));
        keep(*record);
        // A log that misses something else is still found out.
        QVERIFY(desk.harness.connect()->execute(
                    "DELETE FROM pool_log WHERE version IN (SELECT max(version) FROM pool_log WHERE kind = 2 "
                    "AND version < 1000000)",
                    {}) == 1);
        QVERIFY(!desk.record(day));
    }
};

QTEST_GUILESS_MAIN(TestRestoredDraws)
#include "tst_restoreddraws.moc"
