// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/reviewdesk.h"
#include "tests/support/explainingsql.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// The supervisors' two lists at the real server (E1, E2).
class TestCentralReview : public QObject
{
    Q_OBJECT

private:
    /// Everything a list gives, page by page.
    static QList<ReservationLine> allPages(ReviewDesk& desk, ReservationQuery query)
    {
        QList<ReservationLine> lines;
        do {
            const ReservationPage page = desk.reservations(query);
            lines += page.lines;
            query.after = page.next;
        } while (!query.after.isEmpty());
        return lines;
    }
    static void setLastDay(ReviewDesk& desk, const QString& session, const char* day, int provisional = 0)
    {
        const auto sql = desk.harness.connect();
        SqlTransaction unit(*sql);
        sql->execute("UPDATE session SET last_day = $1, is_provisional = $2 WHERE id = $3",
                     {t(day), provisional, session});
        QVERIFY(unit.commit().hasValue());
    }

private Q_SLOTS:
    void onlySupervisorsMay_data()
    {
        QTest::addColumn<EndpointId>("endpoint");
        QTest::newRow("reservations") << EndpointId::FindReservations;
        QTest::newRow("listings") << EndpointId::FindListings;
        QTest::newRow("one listing") << EndpointId::ShowListing;
        QTest::newRow("confirm") << EndpointId::ConfirmListing;
        QTest::newRow("lift") << EndpointId::LiftListing;
    }
    void onlySupervisorsMay() // E1, E2, E4
    {
        QFETCH(EndpointId, endpoint);
        ReviewDesk desk;
        QCOMPARE(desk.counter->send(endpoint, {{t("listing"), t("x")}}).code(), t("forbidden"));
        QVERIFY(desk.supervisor->send(EndpointId::SignOut).isOk());
        QCOMPARE(desk.supervisor->send(endpoint, {{t("listing"), t("x")}}).code(), t("signInFirst"));
    }

    void reservationsAreMaskedAndCounted() // E2
    {
        ReviewDesk desk;
        const Applicant person = applicant(1);
        const QString session = desk.reserve(person);

        const ReservationPage page = desk.reservations({});

        QCOMPARE(page.lines.size(), 1);
        const ReservationLine& line = page.lines.first();
        QCOMPARE(line.session, session);
        QVERIFY(line.number.startsWith(t("粤G·")));
        QCOMPARE(line.lastDay, QDate(2026, 12, 14)); // the 15th working day after 23 November
        QCOMPARE(line.workdaysLeft, 15);
        QCOMPARE(line.counterName, t("G01号窗口"));
        QVERIFY(line.maskedMobile.contains(t("****")));
        QVERIFY(!line.maskedName.contains(person.account.value(t("name")).toString()));
        QVERIFY(page.next.isEmpty());
        QVERIFY(page.counts);
        QCOMPARE(page.counts->all, 1);
        QCOMPARE(page.counts->valid, 1);
        QCOMPARE(page.counts->overdue, 0);
        QCOMPARE(page.counters.size(), 2);
    }

    void reservationsAreFiltered() // E2: today is 23 November 2026
    {
        ReviewDesk desk;
        const QString overdue = desk.reserve(applicant(1));
        const QString today = desk.reserve(applicant(2));
        const QString soon = desk.reserve(applicant(3));
        const QString late = desk.reserve(applicant(4));
        setLastDay(desk, overdue, "2026-11-20");
        setLastDay(desk, today, "2026-11-23");
        setLastDay(desk, soon, "2026-11-26");
        setLastDay(desk, late, "2027-02-01", 1);
        const auto found = [&](DueFilter due, int days = 3) {
            QStringList sessions;
            for (const ReservationLine& line : desk.reservations({.due = due, .days = days}).lines)
                sessions.append(line.session);
            return sessions;
        };

        QCOMPARE(found(DueFilter::All), (QStringList{overdue, today, soon, late}));
        QCOMPARE(found(DueFilter::Valid), (QStringList{today, soon, late}));
        QCOMPARE(found(DueFilter::Today), QStringList{today});
        QCOMPARE(found(DueFilter::Within), (QStringList{today, soon}));
        QCOMPARE(found(DueFilter::Within, 2), QStringList{today});
        QCOMPARE(found(DueFilter::Overdue), QStringList{overdue});
        QCOMPARE(found(DueFilter::Provisional), QStringList{late});
        QCOMPARE(desk.reservations({.due = DueFilter::Overdue}).lines.first().workdaysLeft, -1);
        QCOMPARE(desk.reservations({.division = t("440999")}).lines.size(), 0);
        QCOMPARE(desk.reservations({.counter = t("S01")}).lines.size(), 0);
        QCOMPARE(desk.reservations({.counter = t("G01")}).lines.size(), 4);
        // The day goes on: what was today's is overdue.
        desk.harness.wait(24h);
        QVERIFY(desk.supervisor->signIn(t("sup1")).isOk());
        QCOMPARE(found(DueFilter::Overdue), (QStringList{overdue, today}));
    }

    void reservationsAreSearched() // E2
    {
        ReviewDesk desk;
        const Applicant person = applicant(1);
        const QString session = desk.reserve(person);
        (void)desk.reserve(applicant(2));
        const ReservationLine line = desk.reservations({.text = person.mobile}).lines.value(0);
        const QString vin = person.vehicle.value(t("vin")).toString();

        for (const QString& text : {line.caseNumber, line.caseNumber.toLower(), line.number, vin,
                                    vin.right(6), person.account.value(t("documentNumber")).toString()}) {
            const ReservationPage page = desk.reservations({.text = text});
            QCOMPARE(page.lines.size(), 1);
            QCOMPARE(page.lines.first().session, session);
        }
        QCOMPARE(desk.reservations({.text = t("没有这样的")}).lines.size(), 0);
        QCOMPARE(desk.reservations({.due = DueFilter::Overdue, .text = person.mobile}).lines.size(), 0);
    }

    void aSearchIsPagedAndSaysWhenMoreFits() // E1, E2
    {
        ReviewDesk desk;
        const Applicant person = applicant(1);
        const QString session = desk.reserve(person);
        const ReservationLine own = desk.reservations({.text = person.mobile}).lines.value(0);
        // The same person a thousand times more.
        copyReservation(desk.harness, 1000, "'2026-12-0' || (1 + i % 7)");
        QVERIFY(desk.reservations({.text = person.mobile}).isComplete);
        const QList<ReservationLine> found = allPages(desk, {.text = person.mobile, .limit = 300});
        QCOMPARE(found.size(), 1001);
        QSet<QString> seen;
        for (qsizetype i = 0; i < found.size(); ++i) {
            seen.insert(found[i].session);
            QVERIFY(i == 0 || found[i - 1].lastDay <= found[i].lastDay);
        }
        QCOMPARE(seen.size(), 1001);
        QVERIFY(seen.contains(session) && !own.caseNumber.isEmpty());
        {
            const auto sql = desk.harness.connect();
            SqlTransaction unit(*sql);
            sql->executeScript(R"(
INSERT INTO search_term (term, account, session)
SELECT t.term, t.account, s.id FROM session s, search_term t
WHERE s.case_number LIKE 'G01-20261124-%' AND t.session = '';)");
            QVERIFY(unit.commit().hasValue());
        }
        QVERIFY(!desk.reservations({.text = person.mobile}).isComplete);
        QVERIFY(!desk.listings({.text = person.mobile}).isComplete);
        // Nothing of another order is taken for a place.
        QCOMPARE(desk.supervisor
                     ->send(EndpointId::FindReservations, {},
                            ReservationQuery{.text = person.mobile, .after = t("x")}.toJson())
                     .code(),
                 t("malformed"));
    }

    void hostilePageMarksAreRefused()
    {
        ReviewDesk desk;
        for (const char* mark : {"x", "/", "12/", "2026-11-23"}) {
            QCOMPARE(desk.supervisor
                         ->send(EndpointId::FindReservations, {}, ReservationQuery{.after = t(mark)}.toJson())
                         .code(),
                     t("malformed"));
        }
        // A mark of another order.
        QCOMPARE(desk.supervisor
                     ->send(EndpointId::FindListings, {}, ListingQuery{.after = t("2026-11-23/x")}.toJson())
                     .code(),
                 t("malformed"));
        QCOMPARE(desk.reservations({.after = t("'; DROP TABLE session; --/x")}).lines.size(), 0);
        QCOMPARE(desk.reservations({}).lines.size(), 0);
    }

    void manyReservationsArePagedWithoutGaps_data()
    {
        QTest::addColumn<ReservationOrder>("order");
        QTest::addColumn<bool>("isDescending");
        QTest::addColumn<int>("lines");
        QTest::newRow("by last day") << ReservationOrder::LastDay << false << 100'000;
        QTest::newRow("by opening, newest first") << ReservationOrder::OpenedAt << true << 10'000;
    }
    void manyReservationsArePagedWithoutGaps() // E2
    {
        QFETCH(ReservationOrder, order);
        QFETCH(bool, isDescending);
        QFETCH(int, lines);
        ReviewDesk desk;
        (void)desk.reserve(applicant(1));
        // Many share a day, so that pages begin in the middle of one.
        copyReservation(desk.harness, lines - 1,
                        "'2026-1' || (1 + i / 30 % 2) || '-' || substr(CAST(101 + i % 30 AS TEXT), 2)");

        const QList<ReservationLine> found =
            allPages(desk, {.order = order, .isDescending = isDescending, .limit = 500});

        QCOMPARE(found.size(), lines);
        QSet<QString> seen;
        for (qsizetype i = 0; i < found.size(); ++i) {
            seen.insert(found[i].session);
            if (i == 0)
                continue;
            if (order == ReservationOrder::LastDay)
                QVERIFY(found[i - 1].lastDay <= found[i].lastDay);
            else
                QVERIFY(found[i - 1].openedAt >= found[i].openedAt);
        }
        QCOMPARE(seen.size(), lines);
    }

    void pagesUseAnIndex() // E1, E2: no page sorts the whole list, by the stores' own statements
    {
        ReviewDesk desk;
        const auto sql = desk.harness.connect();
        // So little is stored that PostgreSQL would rather read everything; what counts is that it need not.
        if (isOnPostgres())
            sql->executeScript(
                "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off");
        ExplainingSql explaining(*sql);
        const QDate today(2026, 11, 23);
        for (const bool isDescending : {false, true}) {
            for (const auto order :
                 {ReservationOrder::LastDay, ReservationOrder::OpenedAt, ReservationOrder::CaseNumber}) {
                const PageOrder by = ReservationStore::orderOf(order, isDescending);
                const PageMark mark{order == ReservationOrder::LastDay ? t("2026-12-01") : t("1"), t("x")};
                ReservationStore store(explaining);
                const ReservationStore::Filter filter{today, today.addDays(9), false, {}, {}};
                (void)store.page(filter, by, {}, 100);
                (void)store.page(filter, by, mark, 100);
            }
            for (const auto order : {ListingOrder::Since, ListingOrder::Until, ListingOrder::DecideBy}) {
                const PageOrder by = ListingStore::orderOf(order, isDescending);
                const PageMark mark{order == ListingOrder::Since ? t("1") : t("2026-12-01"), t("x")};
                ListingStore store(explaining);
                (void)store.page({}, today, by, {}, 100);
                (void)store.page({ListingStanding::Effective, {}}, today, by, mark, 100);
            }
        }
        QCOMPARE(explaining.plans.size(), 24);
        for (const QString& plan : std::as_const(explaining.plans))
            QVERIFY2(ExplainingSql::isByIndexAlone(plan), qPrintable(plan));
    }
};

QTEST_GUILESS_MAIN(TestCentralReview)
#include "tst_centralreview.moc"
