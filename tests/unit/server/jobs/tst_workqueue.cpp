// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/workqueue.h"

#include <QList>
#include <QTest>

#include <future>

using namespace xuanhao;

class TestWorkQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobsAreDoneInOrder()
    {
        QList<int> done;
        WorkQueue queue(100);
        for (int i = 0; i < 50; ++i)
            QVERIFY(queue.post([&done, i] { done.append(i); }));
        queue.run([] {});

        QCOMPARE(done.size(), 50);
        QVERIFY(std::is_sorted(done.begin(), done.end()));
    }

    void fullQueueRefuses()
    {
        std::promise<void> gate;
        std::promise<void> begun;
        WorkQueue queue(2);
        QVERIFY(queue.post([&] {
            begun.set_value();
            gate.get_future().wait();
        }));
        begun.get_future().wait();
        QVERIFY(queue.post([] {}));
        QVERIFY(queue.post([] {}));
        QVERIFY(!queue.post([] {}));
        gate.set_value();
        queue.run([] {});
        QVERIFY(queue.post([] {}));
    }

    void fullQueueStillTakesCompletions()
    {
        bool isDone = false;
        std::promise<void> gate;
        std::promise<void> begun;
        WorkQueue queue(1);
        QVERIFY(queue.post([&] {
            begun.set_value();
            gate.get_future().wait();
        }));
        begun.get_future().wait();
        QVERIFY(queue.post([] {}));
        QVERIFY(!queue.post([] {}));

        queue.complete([&] { isDone = true; });
        gate.set_value();
        queue.run([] {});

        QVERIFY(isDone);
        queue.stop();
        queue.complete([] { QFAIL("nothing is done after stop()"); });
    }

    void stoppingDoesWhatWaits()
    {
        int done = 0;
        WorkQueue queue(10);
        for (int i = 0; i < 5; ++i)
            QVERIFY(queue.post([&] { ++done; }));

        queue.stop();

        QCOMPARE(done, 5);
        QVERIFY(!queue.post([] {}));
        queue.stop();
    }
};

QTEST_GUILESS_MAIN(TestWorkQueue)
#include "tst_workqueue.moc"
