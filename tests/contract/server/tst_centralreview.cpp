// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/listingmessages.h"
#include "core/protocol/reservationmessages.h"
#include "tests/support/sessiondesk.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

template <typename Message>
Message read(const Answer& answer)
{
    JsonReader reader(answer.object());
    Message message = Message::read(reader);
    const auto error = reader.finish(JsonReader::UnknownKeys::Refuse);
    if (error)
        qWarning("%s", qUtf8Printable(error->text()));
    return message;
}

/// Asks how a query would be answered instead of answering it.
class ExplainingSql final : public SqlConnection
{
public:
    explicit ExplainingSql(SqlConnection& inner)
        : m_inner(inner)
    {}
    std::int64_t execute(const char*, SqlParameters) override { return 0; }
    void query(const char* sql, SqlParameters parameters, const std::function<void(const SqlRow&)>&) override
    {
        QString plan = QString::fromUtf8(sql) + u'\n';
        m_inner.query(("EXPLAIN QUERY PLAN " + QByteArray(sql)).constData(), parameters,
                      [&](const SqlRow& row) { plan += row.text(3) + u'\n'; });
        plans.append(plan);
    }
    void executeScript(const QByteArray&) override {}
    [[nodiscard]] const std::optional<SqlError>& failure() const override { return m_inner.failure(); }
    void clearFailure() override { m_inner.clearFailure(); }
    void begin() override {}
    void commit() override {}
    void rollBack() override {}

    QStringList plans;

private:
    SqlConnection& m_inner;
};

/// A counter with a clerk, and another one at which a supervisor is signed in.
struct ReviewDesk : SessionDesk
{
    explicit ReviewDesk(const HarnessOptions& options = withoutCaptcha())
        : SessionDesk(options)
        , supervisor(counterAt(harness, t("S01"), t("sup1"), Role::Supervisor))
    {
        harness.addStaff(t("sup2"), Role::Supervisor);
    }

    /// A number is reserved for this person.
    QString reserve(const Applicant& person)
    {
        session = prepared(*counter, person);
        choose();
        act(EndpointId::SendCode);
        const Answer confirmed = act(EndpointId::ConfirmCode, {{t("code"), lastCode(person)}});
        if (confirmed.view().session.stage() != Stage::Reserved)
            qFatal("reserve: %s", confirmed.body.constData());
        return session;
    }
    /// A submission before the deadline: an entry under review (B9).
    QString list(const Applicant& person)
    {
        session = prepared(*counter, person);
        act(EndpointId::StartCompose);
        act(EndpointId::Verify, {{t("serial"), t("A1250")}});
        harness.wait(20s);
        act(EndpointId::Submit);
        const auto lines = listings({.text = person.mobile}).lines;
        if (lines.isEmpty())
            qFatal("list: there is no entry");
        return lines.first().id;
    }
    ReservationPage reservations(const ReservationQuery& query)
    {
        return read<ReservationPage>(supervisor->send(EndpointId::FindReservations, {}, query.toJson()));
    }
    ListingPage listings(const ListingQuery& query)
    {
        return read<ListingPage>(supervisor->send(EndpointId::FindListings, {}, query.toJson()));
    }
    ListingDetail detail(const QString& id)
    {
        return read<ListingDetail>(supervisor->send(EndpointId::ShowListing, {{t("listing"), id}}));
    }
    Answer confirm(const QString& id, const QString& reason)
    {
        return supervisor->send(EndpointId::ConfirmListing, {{t("listing"), id}},
                                ConfirmListingRequest{reason}.toJson());
    }
    Answer lift(const QString& id, const QString& second, const QString& password = CentralHarness::kPassword)
    {
        return supervisor->send(EndpointId::LiftListing, {{t("listing"), id}},
                                LiftListingRequest{t("核实为系统故障"), second, password}.toJson());
    }

    std::unique_ptr<TestCounter> supervisor;
};

} // namespace

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
        {
            const auto sql = desk.harness.connect();
            SqlTransaction unit(*sql);
            // The same person a thousand times more.
            sql->executeScript(R"(
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
INSERT INTO session (person_hash, id, account, case_number, counter, staff, division, business, authority, kind,
                     serial_index, opened_at, changed_at, is_live, stage, last_day, is_provisional, state, sealed)
SELECT s.person_hash, printf('%08d-0000-4000-8000-000000000000', i), s.account, printf('G01-20261124-%06d', i),
       s.counter, s.staff, s.division, s.business, s.authority, s.kind, i, s.opened_at, s.changed_at, 0, 'reserved',
       date('2026-12-01', '+' || (i % 7) || ' days'), 0, s.state, s.sealed
FROM session s, n;)");
            QVERIFY(unit.commit().hasValue());
        }
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
        {
            const auto sql = desk.harness.connect();
            SqlTransaction unit(*sql);
            // Many share a day, so that pages begin in the middle of one.
            sql->executeScript(QByteArray(R"(
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < LAST)
INSERT INTO session (person_hash, id, account, case_number, counter, staff, division, business, authority, kind,
                     serial_index, opened_at, changed_at, is_live, stage, last_day, is_provisional, state, sealed)
SELECT s.person_hash, printf('%08d-0000-4000-8000-000000000000', (i * 7919) % 100003), s.account,
       printf('G01-20261124-%06d', i), s.counter, s.staff, s.division, s.business, s.authority, s.kind, i,
       s.opened_at + i % 5000, s.changed_at, 0, 'reserved', date('2026-11-01', '+' || (i % 60) || ' days'), 0,
       s.state, s.sealed
FROM session s, n;)")
                                   .replace("LAST", QByteArray::number(lines - 1)));
            QVERIFY(unit.commit().hasValue());
        }

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
            QVERIFY2(plan.contains(t("USING INDEX")) && !plan.contains(t("TEMP B-TREE")), qPrintable(plan));
    }

    void anEntryShowsItsEvidence() // E1, B9
    {
        ReviewDesk desk;
        const Applicant person = applicant(1);
        const QString id = desk.list(person);

        const ListingDetail detail = desk.detail(id);

        QCOMPARE(detail.line.reason, ListingReason::EarlySubmission);
        QCOMPARE(detail.line.standing, ListingStanding::UnderReview);
        QCOMPARE(detail.line.isBarring, false); // takes effect on review
        QCOMPARE(detail.line.decideBy, std::optional(QDate(2026, 11, 30)));
        QCOMPARE(detail.line.until, QDate(2028, 11, 23));
        QVERIFY(!detail.line.caseNumber.isEmpty());
        QVERIFY(!detail.line.maskedName.contains(person.account.value(t("name")).toString()));
        QVERIFY(detail.maskedMobile.contains(t("****")));
        QCOMPARE(*detail.deadline - *detail.startedAt, Milliseconds(90s));
        QVERIFY(!detail.request.isEmpty());
        QCOMPARE(detail.stage, wireWord(Stage::Ended));
        QStringList actions;
        for (const ListingEvent& event : detail.timeline) {
            actions.append(event.action);
            QCOMPARE(event.counterName, t("G01号窗口"));
            QCOMPARE(event.staffName, t("民警clerk1"));
            QVERIFY(!event.facts.value(t("request")).toString().isEmpty());
        }
        QCOMPARE(detail.number, t("粤G·A1250"));
        QCOMPARE(detail.actCounterName, t("G01号窗口"));
        QCOMPARE(detail.actStaffName, t("民警clerk1"));
        QVERIFY(detail.isTimelineComplete);
        QCOMPARE(actions.first(), t("session.open"));
        QVERIFY(actions.contains(t("session.compose")) && actions.contains(t("session.verify")));
        QCOMPARE(actions.mid(actions.size() - 2), (QStringList{t("listing.add"), t("session.submit")}));
        QCOMPARE(detail.timeline.last().facts.value(t("end")).toString(), t("earlySubmission"));
        QVERIFY(detail.decisions.isEmpty() && detail.earlier.isEmpty());
        // Personal data stays out of the whole answer.
        const Answer answer = desk.supervisor->send(EndpointId::ShowListing, {{t("listing"), id}});
        for (const QString& clear : {person.mobile, person.account.value(t("documentNumber")).toString(),
                                     person.account.value(t("name")).toString()})
            QVERIFY(!QString::fromUtf8(answer.body).contains(clear));
    }

    void theTimelineShowsBothTerminals() // E1, B10
    {
        ReviewDesk desk;
        const auto other = counterAt(desk.harness, t("G02"), t("clerk2"));
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        const QString account = desk.act(EndpointId::ShowSession).view().account;
        QCOMPARE(other->send(EndpointId::OpenSession, {{t("account"), account}}, division()).code(),
                 t("sessionLive"));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(other->session(EndpointId::Verify, desk.session, {{t("serial"), t("A1250")}}).isOk());

        const ListingDetail detail =
            desk.detail(desk.listings({.reason = ListingReason::SecondTerminal}).lines.value(0).id);

        QCOMPARE(detail.actCounterName, t("G02号窗口"));
        QCOMPARE(detail.triedNumber, t("粤G·A1250"));
        const QJsonObject act = detail.timeline.last().facts;
        QCOMPARE(act.value(t("end")).toString(), t("secondTerminal"));
        QVERIFY(!act.contains(t("isLocked")));
        QStringList terminals;
        QJsonObject attempt;
        for (const ListingEvent& event : detail.timeline) {
            terminals.append(event.counterName);
            if (event.action == t("session.secondTerminalRefused"))
                attempt = event.facts;
        }
        QVERIFY(terminals.contains(t("G01号窗口")) && terminals.contains(t("G02号窗口")));
        QVERIFY(!attempt.value(t("request")).toString().isEmpty());
    }

    void confirmingLetsItTakeEffect() // E1
    {
        ReviewDesk desk;
        const Applicant person = applicant(1);
        const QString id = desk.list(person);
        QCOMPARE(desk.confirm(id, t("  ")).code(), t("invalidField"));
        QCOMPARE(desk.confirm(id, {}).code(), t("malformed"));
        QCOMPARE(desk.confirm(t("nobody"), t("已核对")).code(), t("notFound"));

        const ListingDetail confirmed = read<ListingDetail>(desk.confirm(id, t("已核对两台终端的记录")));

        QCOMPARE(confirmed.line.standing, ListingStanding::Effective);
        QVERIFY(confirmed.line.isBarring);
        QCOMPARE(confirmed.decisions.size(), 1);
        QCOMPARE(confirmed.decisions.first().staffName, t("民警sup1"));
        QCOMPARE(confirmed.decisions.first().reason, t("已核对两台终端的记录"));
        QCOMPARE(desk.confirm(id, t("再来一次")).code(), t("listingDecided"));
        QCOMPARE(desk.recorded("listing.confirm"), 1);
        const QString account = desk.act(EndpointId::ShowSession).view().account;
        QCOMPARE(desk.counter->send(EndpointId::OpenSession, {{t("account"), account}}, division()).code(),
                 t("listed"));
    }

    void aRepeatConfirmsOnce() // F3
    {
        ReviewDesk desk;
        const QString id = desk.list(applicant(1));
        QJsonObject body = ConfirmListingRequest{t("已核对")}.toJson();
        body.insert(t("operation"), desk.supervisor->newOperation());

        const Answer first = desk.supervisor->send(EndpointId::ConfirmListing, {{t("listing"), id}}, body);
        const Answer again = desk.supervisor->send(EndpointId::ConfirmListing, {{t("listing"), id}}, body);

        QCOMPARE(again.body, first.body);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM listing_decision"), 1);
    }

    void liftingTakesTwoSupervisors() // E1
    {
        ReviewDesk desk;
        const QString id = desk.list(applicant(1));
        QVERIFY(desk.confirm(id, t("已核对")).isOk());
        QCOMPARE(desk.lift(id, t("sup1")).facts().value(t("problem")).toString(), t("same"));
        QCOMPARE(desk.lift(id, t("clerk1")).facts().value(t("problem")).toString(), t("role"));
        QCOMPARE(desk.lift(id, t("nobody")).code(), t("wrongPassword"));
        const Answer wrong = desk.lift(id, t("sup2"), t("falsch-1234"));
        QCOMPARE(wrong.code(), t("wrongPassword"));
        QCOMPARE(wrong.facts().value(t("attemptsLeft")).toInt(), 4);
        QCOMPARE(desk.detail(id).line.standing, ListingStanding::Effective);

        const ListingDetail lifted = read<ListingDetail>(desk.lift(id, t("sup2")));

        QCOMPARE(lifted.line.standing, ListingStanding::Lifted);
        QVERIFY(!lifted.line.isBarring);
        QCOMPARE(lifted.decisions.last().staffName, t("民警sup1"));
        QCOMPARE(lifted.decisions.last().secondStaffName, t("民警sup2"));
        QCOMPARE(desk.lift(id, t("sup2")).code(), t("listingDecided"));
        QCOMPARE(desk.recorded("listing.lift"), 1);
        // The second person's password is not stored, in no form.
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit WHERE facts LIKE '%pruefung%'"), 0);
    }

    void fiveWrongPasswordsLockTheSecondPerson() // E1, E4
    {
        ReviewDesk desk;
        const QString id = desk.list(applicant(1));
        for (int i = 0; i < 4; ++i)
            QCOMPARE(desk.lift(id, t("sup2"), t("falsch-1234")).code(), t("wrongPassword"));
        QCOMPARE(desk.lift(id, t("sup2"), t("falsch-1234")).code(), t("staffLocked"));
        QCOMPARE(desk.lift(id, t("sup2")).code(), t("staffLocked"));
        QCOMPARE(desk.detail(id).line.standing, ListingStanding::UnderReview);
        desk.harness.wait(15min);
        QVERIFY(desk.lift(id, t("sup2")).isOk());
    }

    void undecidedEntriesCloseAndOldOnesExpire() // B10, E1
    {
        ReviewDesk desk;
        const QString first = desk.list(applicant(1));
        const QString second = desk.list(applicant(2));
        QVERIFY(desk.confirm(second, t("已核对")).isOk());
        desk.harness.wait(8 * 24h); // after 30 November
        QVERIFY(desk.supervisor->signIn(t("sup1")).isOk());

        const ListingDetail closed = desk.detail(first);
        QCOMPARE(closed.line.standing, ListingStanding::Closed);
        QCOMPARE(closed.decisions.first().staffName, QString());
        QCOMPARE(desk.confirm(first, t("太晚了")).code(), t("listingDecided"));
        desk.harness.wait(731 * 24h);
        QVERIFY(desk.supervisor->signIn(t("sup1")).isOk());
        QCOMPARE(desk.detail(second).line.standing, ListingStanding::Expired);
        QCOMPARE(desk.lift(second, t("sup2")).code(), t("listingDecided"));
        const ListingPage page = desk.listings({});
        QCOMPARE(page.counts->closed, 1);
        QCOMPARE(page.counts->expired, 1);
        QCOMPARE(page.counts->effective, 0);
        QCOMPARE(desk.listings({.standing = ListingStanding::Expired}).lines.size(), 1);
        QCOMPARE(desk.listings({.standing = ListingStanding::Effective}).lines.size(), 0);
    }

    void earlierEntriesOfThePersonAreShown() // E1
    {
        ReviewDesk desk;
        const Applicant person = applicant(1);
        const QString first = desk.list(person);
        const QString account = desk.act(EndpointId::ShowSession).view().account;
        const Answer opened =
            desk.counter->send(EndpointId::OpenSession, {{t("account"), account}}, division());
        QVERIFY(opened.isOk());
        desk.session = opened.id();
        QVERIFY(desk.act(EndpointId::AcceptNotice, {{t("version"), t("2026-11")}}).isOk());
        QVERIFY(desk.act(EndpointId::EnterVehicle, person.vehicle).isOk());
        QVERIFY(desk.act(EndpointId::ConfirmContact, ContactDraft{}.toJson()).isOk());
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(desk.act(EndpointId::Submit).isOk());

        const ListingPage page = desk.listings({.isDescending = true});

        QCOMPARE(page.lines.size(), 2);
        const ListingDetail detail = desk.detail(page.lines.first().id);
        QCOMPARE(detail.earlier.size(), 1);
        QCOMPARE(detail.earlier.first().id, first);
        // One line a page: the pages meet.
        const ListingPage one = desk.listings({.isDescending = true, .limit = 1});
        QCOMPARE(one.lines.first().id, page.lines.first().id);
        const ListingPage two = desk.listings({.isDescending = true, .after = one.next, .limit = 1});
        QCOMPARE(two.lines.first().id, first);
        QVERIFY(two.next.isEmpty() && !two.counts);
    }
};

QTEST_GUILESS_MAIN(TestCentralReview)
#include "tst_centralreview.moc"
