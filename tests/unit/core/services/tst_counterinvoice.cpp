// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/framedjpeg.h"
#include "tests/unit/core/services/counterdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

namespace {

InvoicePicture pictureOf(const QByteArray& scan, Clarity clarity = Clarity::Clear)
{
    return {QStringLiteral("invoice.jpg"), clarity, test::framedJpeg(1600, 900, scan)};
}

std::optional<Failure> keep(test::CounterDesk& desk, std::optional<InvoicePicture> picture)
{
    return desk.done([&](auto answer) { desk.front().setInvoicePicture(picture, answer); });
}

QList<QString> operations(const test::CounterDesk& desk)
{
    QList<QString> ids;
    for (const auto& request : desk.central.seen()) {
        if (request.endpoint == EndpointId::SendInvoice)
            ids.append(request.operation);
    }
    return ids;
}

} // namespace

/// The invoice's picture at the counter: kept here, sent once, never lost (B3, F3, F4).
class TestCounterInvoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesUpBeforeTheVehicleAndOnlyOnce()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one", Clarity::Doubtful)));
        const qsizetype before = desk.central.seen().size();

        QVERIFY(!desk.next());

        QList<EndpointId> writes;
        for (const auto& request : desk.central.seen().mid(before)) {
            if (endpoint(request.endpoint).isWrite)
                writes.append(request.endpoint);
        }
        QCOMPARE(writes, (QList<EndpointId>{EndpointId::SendInvoice, EndpointId::EnterVehicle}));
        QCOMPARE(desk.front().page(), CasePage::Contact);
        QVERIFY(desk.front().session()->invoice->state == InvoiceState::UnderReview);
        desk.front().showPage(CasePage::Vehicle);
        VehicleDraft other = desk.front().vehicleDraft();
        other.brandModel = QStringLiteral("YY 2.0L");
        desk.front().setVehicleDraft(other);
        QVERIFY(!desk.done([&](auto answer) { desk.front().enterVehicle(answer); }));
        QCOMPARE(desk.central.seenCount(EndpointId::SendInvoice), 1);
        QCOMPARE(desk.central.protocolBreaches(), QStringList());
    }

    void anotherPictureReplacesIt()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one")));
        QVERIFY(!desk.next());
        desk.front().showPage(CasePage::Vehicle);

        QVERIFY(!keep(desk, pictureOf("two")));
        QVERIFY(!desk.done([&](auto answer) { desk.front().enterVehicle(answer); }));

        QCOMPARE(desk.central.effectCount(EndpointId::SendInvoice), 2);
        QCOMPARE(desk.front().session()->invoice->digest, pictureOf("two").digest());
        QCOMPARE(desk.front().page(), CasePage::Contact);
    }

    void aLineCutDuringTheUploadSendsTheSameOperationAgain_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("the answer is lost") << Fault::LostAnswer << false;
        QTest::newRow("the answer is lost and the program killed") << Fault::LostAnswer << true;
        QTest::newRow("the request is lost") << Fault::Silence << false;
        QTest::newRow("the request is lost and the program killed") << Fault::Silence << true;
    }
    void aLineCutDuringTheUploadSendsTheSameOperationAgain()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, isKilled);
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one")));
        desk.central.failNext(EndpointId::SendInvoice, fault);

        const auto failure = desk.next();

        QVERIFY(failure && failure->kind == Failure::Kind::NoAnswer);
        QCOMPARE(desk.front().page(), CasePage::Vehicle);
        QCOMPARE(desk.central.seenCount(EndpointId::EnterVehicle), 0);
        if (isKilled)
            QVERIFY(desk.restart());
        desk.clock.advance(4s); // it goes up again by itself
        QVERIFY(test::eventually([&] { return desk.front().session()->invoice && !desk.front().isBusy(); }));
        QCOMPARE(desk.central.effectCount(EndpointId::SendInvoice), 1);
        const QList<QString> ids = operations(desk);
        QVERIFY(ids.size() >= 2);
        QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 1);
        QCOMPARE(desk.front().page(), CasePage::Vehicle);
        QVERIFY(!desk.next());
        QCOMPARE(desk.front().page(), CasePage::Contact);
        QCOMPARE(operations(desk).size(), ids.size());
    }

    void aKillBetweenChoosingAndSendingLosesNothing()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one", Clarity::Unreadable)));

        QVERIFY(desk.restart());

        QVERIFY(desk.front().invoicePicture());
        QCOMPARE(desk.front().invoicePicture()->digest(), pictureOf("one").digest());
        QVERIFY(desk.front().invoicePicture()->clarity == Clarity::Unreadable);
        QVERIFY(!desk.next());
        QCOMPARE(desk.front().session()->invoice->digest, pictureOf("one").digest());
    }

    void aFullDiskIsSaidAndTheEarlierPictureStays()
    {
        test::CounterDesk desk;
        bool isFull = false;
        QVERIFY(desk.start(
            [&](const char* sql) { return !(isFull && QByteArray(sql).contains("INTO invoice_picture")); }));
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one")));
        isFull = true;

        const auto failure = keep(desk, pictureOf("two"));

        QVERIFY(failure && failure->kind == Failure::Kind::Storage);
        QCOMPARE(desk.front().invoicePicture()->digest(), pictureOf("one").digest());
        QVERIFY(desk.restart());
        QCOMPARE(desk.front().invoicePicture()->digest(), pictureOf("one").digest());
    }

    void centralsRefusalLeavesThePageAndThePicture()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one")));
        desk.office.problems.insert(static_cast<int>(EndpointId::SendInvoice),
                                    Problem{ProblemCode::InvoicePictureRefused,
                                            {},
                                            {{QStringLiteral("problem"), QStringLiteral("notJpeg")}}});

        const auto failure = desk.next();

        QVERIFY(failure && failure->problem);
        QCOMPARE(failure->problem->code, ProblemCode::InvoicePictureRefused);
        QCOMPARE(desk.front().page(), CasePage::Vehicle);
        QVERIFY(desk.front().invoicePicture());
        desk.office.problems.clear();
        QVERIFY(!keep(desk, pictureOf("two")));
        QVERIFY(!desk.next());
        QCOMPARE(desk.front().page(), CasePage::Contact);
    }

    void anOfficeThatTakesNoPicturesGetsNone()
    {
        test::CounterDesk desk;
        desk.office.reference.profile.invoice.picture = Demand::No;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf("one")));

        QVERIFY(!desk.next());

        QCOMPARE(desk.central.seenCount(EndpointId::SendInvoice), 0);
    }

    void removingAndClosingTakeItOffTheDisk()
    {
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        const QString id = desk.front().id();
        const auto isStored = [&] {
            return desk.core->storage()
                .run([&](LocalStore& store) { return store.invoices().find(id); })
                ->has_value();
        };
        QVERIFY(!keep(desk, pictureOf("one")));
        QVERIFY(isStored());
        QVERIFY(!keep(desk, std::nullopt));
        QVERIFY(!isStored());
        QVERIFY(!desk.front().invoicePicture());

        QVERIFY(!keep(desk, pictureOf("two")));
        desk.core->services().cases.close(&desk.front());

        QVERIFY(!isStored());
    }

    void aDraftDoesNotCarryThePicture() // a key press stays a small commit
    {
        test::CounterDesk desk;
        QVERIFY(desk.start());
        QVERIFY(desk.walkTo(CasePage::Vehicle));
        QVERIFY(!keep(desk, pictureOf(QByteArray(100'000, 's'))));

        VehicleDraft draft;
        draft.vin = QStringLiteral("L");
        desk.front().setVehicleDraft(draft);

        const auto stored = desk.core->storage().run([](LocalStore& store) { return store.cases().all(); });
        QVERIFY(stored && stored->size() == 1);
        QVERIFY(stored->first().content.size() < 10'000);
    }
};

QTEST_GUILESS_MAIN(TestCounterInvoice)
#include "tst_counterinvoice.moc"
