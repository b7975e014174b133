// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/reviewdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

/// Entries of the blacklist at the real server: their evidence, what is decided about them (E1).
class TestCentralListings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
        desk.harness.wait(1s);
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

QTEST_GUILESS_MAIN(TestCentralListings)
#include "tst_centrallistings.moc"
