// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/applicantmessages.h"
#include "core/protocol/invoicemessages.h"
#include "core/protocol/listingmessages.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/reservationmessages.h"
#include "server/services/accountlife.h"
#include "tests/contract/server/faultyoffice.h"
#include "tests/support/framedjpeg.h"
#include "tests/support/sheets.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

/// A morning on which every endpoint is called, and some are refused.
class FaultyMorning : public FaultyOffice
{
public:
    explicit FaultyMorning(Fault mode)
        : FaultyOffice(mode, options())
    {}

    void play()
    {
        arrive();
        review();
        choose();
        witness();
        move();
        leave();
    }
    /// Something of everything that time alone ends; then a month passes.
    void playTime()
    {
        const Fault wanted = std::exchange(fault, Fault::None);
        arrive();
        review();
        const QString composing = begun(applicant(5));
        at(*first, EndpointId::StartCompose, composing);
        verify(composing, "A1255");
        const QString drawn = begun(applicant(6));
        at(*first, EndpointId::Draw, drawn);
        at(*second, EndpointId::AskMove, drawn);
        const QString chosen = begun(applicant(7));
        at(*first, EndpointId::ChooseDrawn, chosen, serial(at(*first, EndpointId::Draw, chosen), 0));
        at(*first, EndpointId::SendCode, chosen);
        const QString other = begun(applicant(8)); // nobody decides about this one
        at(*first, EndpointId::StartCompose, other);
        verify(other, "A1258");
        at(*first, EndpointId::Submit, other);
        fault = wanted;
        harness.clock.advance(std::chrono::hours(24 * 30));
        // Central was there all the time: what fails now must not look like an outage of a month.
        harness.command([](World& world, Instant now) { noteServiceTime(world, Presence::GoesOn, now); });
        byItself("letTimePass", [&] { central->letTimePass(); });
        sendMessages();
        byItself("tidy", [&] { central->tidy(); });
    }
    /// A number is locked and its deadline has come, but nothing that time does could be stored.
    void playLateRequest(EndpointId late, int status)
    {
        arrive();
        const QString session = begun(person, account);
        at(*first, EndpointId::StartCompose, session);
        verify(session, "A1250");
        harness.clock.advance(90s);
        sql->failAt(1);
        const Answer answer = first->session(late, session);
        if (!sql->hasFailed() || answer.status != status)
            complain(QString::fromUtf8(answer.body));
        sql->heal();
        const SelectionSession seen = at(*first, EndpointId::ShowSession, session).view().session;
        if (seen.stage() != Stage::AwaitingCode || !seen.choice() ||
            seen.choice()->number != SerialRules::ordinary().indexOf(t("A1250")))
            complain(t("the locked number is not the choice"));
    }

private:
    static HarnessOptions options()
    {
        HarnessOptions options;
        options.start = *instantFromIso(t("2026-12-14T10:00:00.000+08:00")); // the last day is in 2027
        options.draw = {{t("backupLifeSeconds"), 180}};
        return options;
    }
    static QJsonObject serial(const Answer& drawn, std::size_t nth)
    {
        return {{t("serial"), SerialRules::ordinary().serialAt(drawn.view().session.batch()->numbers[nth])}};
    }
    void enter(Counter& counter, const char* id, const char* staff)
    {
        step(counter, EndpointId::Enrol, {}, counter.enrolment(harness.addCounter(t(id), t(id))));
        step(counter, EndpointId::SignIn, {}, {{t("staff"), t(staff)}, {t("password"), t("falsch")}}, 403);
        counter.token = step(counter, EndpointId::SignIn, {},
                             {{t("staff"), t(staff)}, {t("password"), CentralHarness::kPassword}})
                            .object()
                            .value(t("token"))
                            .toString();
    }
    /// From the session to the choice; the session's id.
    QString begun(const Applicant& somebody, const QString& id)
    {
        const QString session = step(*first, EndpointId::OpenSession, {{t("account"), id}}, division()).id();
        at(*first, EndpointId::AcceptNotice, session, {{t("version"), t("2026-11")}});
        at(*first, EndpointId::SendInvoice, session,
           InvoiceRequest{framedJpeg(1600, 900), Clarity::Clear}.toJson());
        at(*first, EndpointId::EnterVehicle, session, somebody.vehicle);
        at(*first, EndpointId::ConfirmContact, session, ContactDraft{}.toJson());
        return session;
    }
    QString begun(const Applicant& somebody)
    {
        return begun(somebody, step(*first, EndpointId::Register, {}, somebody.account).id());
    }

    void arrive()
    {
        enter(*supervisor, "S01", "sup1");
        enter(*first, "G01", "clerk1");
        enter(*second, "G02", "clerk2");
        step(*first, EndpointId::Hello);
        step(*first, EndpointId::OpenApi);
        step(*first, EndpointId::Reference);
        step(*first, EndpointId::Announcements);
        step(*first, EndpointId::PoolSnapshot, {{t("kind"), t("02")}});
        step(*first, EndpointId::PoolChanges, {{t("kind"), t("02")}, {t("after"), t("0")}});
        step(*first, EndpointId::ShowDraws,
             {{t("day"), officeDate(harness.clock.now()).toString(Qt::ISODate)}});

        const QJsonObject document{{t("documentKind"), person.account.value(t("documentKind"))},
                                   {t("documentNumber"), person.account.value(t("documentNumber"))}};
        const auto with = [&](const char* name, const QString& value, const QString& password) {
            QJsonObject object = document;
            object.insert(t(name), value);
            object.insert(t("password"), password);
            return object;
        };
        account = step(*first, EndpointId::Register, {}, person.account).id();
        step(*first, EndpointId::Register, {}, person.account, 409);
        step(*first, EndpointId::FindAccount, {}, document);
        step(*first, EndpointId::ShowAccount, {{t("account"), account}});
        sendMessages();
        harness.clock.advance(61s);
        step(*first, EndpointId::CorrectAccount, {{t("account"), account}},
             {{t("mobile"), applicant(90).mobile}, {t("reason"), t("录入有误")}});
        sendMessages();
        harness.clock.advance(61s);
        step(*first, EndpointId::SendAccessCode, {{t("account"), account}});
        sendMessages();
        const QString code = harness.sms.lastAccessCode(applicant(90).mobile);
        const QString own = t("meihua2026");
        step(*first, EndpointId::FirstSignIn, {},
             with("code", code == t("40291736") ? code + t("1") : t("40291736"), own), 403);
        step(*first, EndpointId::FirstSignIn, {}, with("code", code, own));
        QJsonObject right = document;
        right.insert(t("password"), own);
        QJsonObject wrong = document;
        wrong.insert(t("password"), t("falsch2026"));
        step(*first, EndpointId::ApplicantSignIn, {}, wrong, 403);
        step(*first, EndpointId::ApplicantSignIn, {}, right);
        step(*first, EndpointId::Search, {}, {{t("by"), t("mobile")}, {t("value"), applicant(90).mobile}});
        leaveAndComeBack();
    }
    /// An account is cancelled and taken over again; another system asks about it.
    void leaveAndComeBack()
    {
        const Applicant other = applicant(91);
        const QString leaver = step(*first, EndpointId::Register, {}, other.account).id();
        step(*first, EndpointId::CancelAccount, {{t("account"), leaver}}, {{t("reason"), t("改办学员用户")}});
        step(*first, EndpointId::Register, {}, other.account);
        Counter booking(*this, t("X01"));
        step(booking, EndpointId::Enrol, {}, booking.enrolment(harness.addSystem(t("X01"), t("X01"))));
        step(booking, EndpointId::AskTestBooking, {},
             {{t("documentKind"), other.account.value(t("documentKind"))},
              {t("documentNumber"), other.account.value(t("documentNumber"))}});
    }

    Answer verify(const QString& session, const char* serial, int status = 200)
    {
        const QString captcha = at(*first, EndpointId::NewCaptcha, session).id();
        const QString text = solvedCaptcha(harness, captcha);
        harness.clock.advance(9s);
        return at(*first, EndpointId::Verify, session,
                  {{t("serial"), t(serial)}, {t("captcha"), captcha}, {t("captchaAnswer"), text}}, status);
    }
    /// Two entries on the blacklist: one is confirmed, one lifted.
    void review()
    {
        const QString session = begun(person, account);
        at(*first, EndpointId::StartCompose, session);
        verify(session, "A1205"); // taken
        verify(session, "A1250");
        at(*first, EndpointId::Clear, session);
        verify(session, "A1251");
        at(*first, EndpointId::Submit, session);
        const QString other = begun(applicant(2));
        at(*first, EndpointId::StartCompose, other);
        verify(other, "A1252");
        at(*first, EndpointId::Submit, other);

        const QJsonArray lines = step(*supervisor, EndpointId::FindListings, {}, ListingQuery{}.toJson())
                                     .object()
                                     .value(t("lines"))
                                     .toArray();
        const auto entry = [&](int nth) {
            return TestCounter::Variables{{t("listing"), lines[nth].toObject().value(t("id")).toString()}};
        };
        step(*supervisor, EndpointId::ShowListing, entry(0));
        step(*supervisor, EndpointId::ConfirmListing, entry(0),
             ConfirmListingRequest{t("确有提前提交")}.toJson());
        step(*supervisor, EndpointId::LiftListing, entry(1),
             LiftListingRequest{t("系统故障"), t("sup2"), t("falsch")}.toJson(), 403);
        step(*supervisor, EndpointId::LiftListing, entry(1),
             LiftListingRequest{t("系统故障"), t("sup2"), CentralHarness::kPassword}.toJson());
        comparePool("after the review");
    }

    void choose()
    {
        const Applicant buyer = applicant(3);
        const QString session = begun(buyer);
        const Answer drawn = at(*first, EndpointId::Draw, session, {{t("withoutFour"), true}});
        at(*first, EndpointId::KeepAside, session, serial(drawn, 4));
        at(*first, EndpointId::ChooseDrawn, session, serial(at(*first, EndpointId::Draw, session), 0));
        at(*first, EndpointId::GiveUpChoice, session);
        at(*first, EndpointId::ChooseDrawn, session, serial(at(*first, EndpointId::Draw, session), 1));
        comparePool("after the draws");
        at(*first, EndpointId::SendCode, session);
        sendMessages();
        const QString code = harness.sms.lastCode(buyer.mobile);
        at(*first, EndpointId::ConfirmCode, session,
           {{t("code"), code == t("111111") ? t("222222") : t("111111")}}, 409);
        at(*first, EndpointId::ConfirmCode, session, {{t("code"), code}});
        at(*first, EndpointId::ShowSession, session);
        const Answer sheet = step(*first, EndpointId::RecordSheet, {}, applicationSheet(session).toJson());
        step(*first, EndpointId::RecordSheetOutcome,
             {{t("sheet"), sheet.object().value(t("sheet")).toString()}},
             SheetOutcomeRequest{SheetOutcome::Printed}.toJson());
        step(*first, EndpointId::FindSheets, {}, SheetQuery{}.toJson());
        const Instant now = harness.clock.now();
        step(*first, EndpointId::CounterReport, {},
             CounterReportQuery{.from = now - 1h, .to = now + 1h}.toJson());
        step(*supervisor, EndpointId::FindReservations, {}, ReservationQuery{}.toJson());

        harness.importCalendarYear(t("2027"), {t("2027-01-01"), t("2027-01-04")});
        byItself("tidy", [&] { central->tidy(); });
    }

    /// The gateway is down: two members of staff answer for the identity; what was sent before is reported.
    void witness()
    {
        const QStringList report = harness.sms.lastReportPath().split(QLatin1Char('/'));
        step(*first, EndpointId::ReportSms,
             {{t("sms"), report.value(3)}, {t("token"), report.value(5)}, {t("status"), t("1")}});
        harness.sms.failWith(SmsFailureKind::NotStarted);
        const QString session = begun(applicant(5));
        at(*first, EndpointId::ChooseDrawn, session, serial(at(*first, EndpointId::Draw, session), 0));
        at(*first, EndpointId::SendCode, session);
        sendMessages();
        const auto sign = [&](const QString& password, int status) {
            at(*first, EndpointId::WitnessIdentity, session,
               WitnessRequest{t("核对身份证原件"), t("sup2"), password}.toJson(), status);
        };
        sign(t("falsch"), 403);
        sign(CentralHarness::kPassword, 200);
        harness.sms.failWith({});
    }

    void move()
    {
        const Applicant walker = applicant(4);
        const QString session = begun(walker);
        at(*second, EndpointId::AskMove, session);
        at(*second, EndpointId::ShowMove, session);
        at(*first, EndpointId::DecideMove, session,
           {{t("decision"), t("decline")}, {t("counter"), t("G02")}});
        harness.clock.advance(120s);
        at(*second, EndpointId::AskMove, session);
        at(*second, EndpointId::SendMoveCode, session);
        sendMessages();
        const QString code = harness.sms.lastCode(walker.mobile);
        at(*second, EndpointId::MoveByCode, session,
           {{t("code"), code == t("111111") ? t("222222") : t("111111")}}, 409);
        at(*second, EndpointId::MoveByCode, session, {{t("code"), code}});
        at(*first, EndpointId::Draw, session, {}, 409); // the counter before chooses nothing; it is recorded
        at(*second, EndpointId::Abandon, session);
    }

    void leave()
    {
        comparePool("in the end");
        step(*first, EndpointId::SignOut);
        step(*first, EndpointId::Search, {}, {{t("by"), t("mobile")}, {t("value"), person.mobile}}, 401);
    }

    const Applicant person = applicant(1);
    QString account;
};

} // namespace

/// Central, when its database fails at any one statement, or loses the answer of a commit (F3): a server
/// error, nothing of the request is done, and the repeat comes through once.
class TestCentralFaults : public QObject
{
    Q_OBJECT

    QStringList m_expected;

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(t("xuanhao.*=false"));
        FaultyMorning morning(Fault::None);
        morning.play();
        QVERIFY2(morning.complaints.isEmpty(), qPrintable(morning.complaints.join(QLatin1Char('\n'))));
        m_expected = morning.state();
        for (const Endpoint& endpoint : allEndpoints())
            QVERIFY2(morning.played.contains(endpoint.id), endpoint.operationId);
    }

    void everyStatementMayFail_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("each statement") << Fault::EachStatement;
        QTest::newRow("the commit's answer is lost") << Fault::LostCommit;
    }
    void everyStatementMayFail() // F3
    {
        QFETCH(Fault, fault);
        FaultyMorning morning(fault);

        morning.play();

        QVERIFY2(morning.complaints.isEmpty(), qPrintable(morning.complaints.join(QLatin1Char('\n'))));
        QCOMPARE(morning.state(), m_expected);
        QCOMPARE(morning.brokenAudit(), std::nullopt);
        QCOMPARE(morning.failures > 500, fault == Fault::EachStatement);
    }

    void timePassesWholeOrNotAtAll() // B6, B8, B10, B11, B12
    {
        FaultyMorning wanted(Fault::None);
        wanted.playTime();
        FaultyMorning faulty(Fault::EachStatement);

        faulty.playTime();

        QVERIFY2(faulty.complaints.isEmpty(), qPrintable(faulty.complaints.join(QLatin1Char('\n'))));
        const QStringList state = faulty.state();
        QCOMPARE(state, wanted.state());
        for (const char* action : {"segment.open", "listing.close"})
            QVERIFY2(!state.filter(t(action)).isEmpty(), action);
        QCOMPARE(state.filter(t(" 1 0")), QStringList()); // no session lives on
        QCOMPARE(faulty.brokenAudit(), std::nullopt);
        QVERIFY(faulty.failures > 50);
    }

    void deadlineHoldsThoughTimeCouldNotBeStored_data()
    {
        QTest::addColumn<EndpointId>("late");
        QTest::addColumn<int>("status");
        QTest::newRow("clear") << EndpointId::Clear << 409;
        QTest::newRow("show") << EndpointId::ShowSession << 200;
        QTest::newRow("submit") << EndpointId::Submit << 200;
    }
    void deadlineHoldsThoughTimeCouldNotBeStored() // B6, B9
    {
        QFETCH(EndpointId, late);
        QFETCH(int, status);
        FaultyMorning morning(Fault::None);

        morning.playLateRequest(late, status);

        QVERIFY2(morning.complaints.isEmpty(), qPrintable(morning.complaints.join(QLatin1Char('\n'))));
    }
};

QTEST_GUILESS_MAIN(TestCentralFaults)
#include "tst_centralfaults.moc"
