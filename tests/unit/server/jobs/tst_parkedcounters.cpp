// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/parkedcounters.h"

#include <QTest>

using namespace xuanhao;

class TestParkedCounters : public QObject
{
    Q_OBJECT

private:
    static ParkedCounters::Parked request(const QByteArray& counter, std::uint32_t after,
                                          PlateKind kind = PlateKind::SmallCar)
    {
        return {.request = {.requestId = {},
                            .counter = counter,
                            .pool = {QStringLiteral("粤G"), kind},
                            .after = after,
                            .wait = {}},
                .responder = Responder([](const HttpResponse&) {}),
                .until = {}};
    }

private Q_SLOTS:
    void aCounterHasOneForEachPool()
    {
        ParkedCounters parked;
        QVERIFY(!parked.park(request("G01", 1)));
        QVERIFY(!parked.park(request("G01", 1, PlateKind::SmallNewEnergy)));
        QVERIFY(!parked.park(request("G02", 1)));

        const auto givenUp = parked.park(request("G01", 2));

        QVERIFY(givenUp);
        QCOMPARE(givenUp->request.after, 1U);
        QCOMPARE(parked.count(), std::size_t{3});
    }

    void takesOutWhatIsDueOnly()
    {
        ParkedCounters parked;
        for (std::uint32_t after = 0; after < 10; ++after)
            QVERIFY(!parked.park(request(QByteArray::number(after), after)));

        const auto due = parked.take([](const auto& each) { return each.request.after % 3 == 0; });

        QCOMPARE(due.size(), std::size_t{4});
        QCOMPARE(due.front().request.counter, QByteArray("0"));
        QCOMPARE(due.back().request.counter, QByteArray("9"));
        QCOMPARE(parked.count(), std::size_t{6});
        QVERIFY(parked.take([](const auto& each) { return each.request.after % 3 == 0; }).empty());
    }

    void whoeverComesTooLateIsAnsweredAtOnce()
    {
        ParkedCounters parked;
        for (std::size_t i = 0; i < ParkedCounters::kMost; ++i)
            QVERIFY(!parked.park(request(QByteArray::number(quint64{i}), 1)));

        const auto refused = parked.park(request("late", 7));

        QVERIFY(refused);
        QCOMPARE(refused->request.counter, QByteArray("late"));
        QCOMPARE(parked.count(), ParkedCounters::kMost);
        QCOMPARE(parked.park(request("5", 9))->request.after, 1U); // in its own place
    }
};

QTEST_APPLESS_MAIN(TestParkedCounters)
#include "tst_parkedcounters.moc"
