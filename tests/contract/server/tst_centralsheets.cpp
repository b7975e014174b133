// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/faultyoffice.h"
#include "tests/contract/server/sheetdesk.h"

#include <QTest>

#include <map>
#include <tuple>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDay = QStringLiteral("2026-11-23");
const QString kShift = QStringLiteral("2026-11-23T08:30:00.000+08:00");

} // namespace

/// Every sheet that leaves a counter is a record, over HTTPS, on the real server (C2).
class TestCentralSheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sheetsAreCountedByKindAndSubject() // C2
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        const QString account = desk.registered(2);
        desk.announce(t("2026-03"));
        desk.announce(t("2026-04"));

        QCOMPARE(desk.nth(applicationSheet(session)), 1);
        QCOMPARE(desk.nth(applicationSheet(session, t("卡纸"))), 2);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::Receipt, session)), 1);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::ComeBackSlip, session)), 1);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::ComeBackSlip, account)), 1);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::ComeBackSlip, account)), 2);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::PoolNotice, t("2026-03"))), 1);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::PoolNotice, t("2026-03"))), 2);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::PoolNotice, t("2026-04"))), 1);
        // Other counters' printings count.
        QCOMPARE(desk.record(*desk.supervisor, applicationSheet(session, t("补打")))
                     .object()
                     .value(t("nth"))
                     .toInt(),
                 3);
    }

    void sheetsAboutNobodyAreNotCounted() // C2
    {
        SheetDesk desk;
        SheetRequest test = sheetAbout(SheetKind::Calibration, {});
        test.contentHash.clear();
        for (int turn = 0; turn < 2; ++turn) {
            QCOMPARE(desk.nth(test), 1);
            QCOMPARE(desk.nth(sheetAbout(SheetKind::Consent, {})), 1);
            QCOMPARE(desk.nth(sheetAbout(SheetKind::RefusalNotice, {})), 1);
        }
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet"), 6);
    }

    void aDaysAndAShiftsSheetsAreCountedForTheirCounter() // C2, E4
    {
        SheetDesk desk;
        const std::tuple<SheetKind, QString, QString> all[]{
            {SheetKind::HandOver, kShift, t("2026-11-23T09:30:00.000+08:00")},
            {SheetKind::DayReport, kDay, t("2026-11-22")}};
        for (const auto& [kind, about, another] : all) {
            QCOMPARE(desk.nth(sheetAbout(kind, about)), 1);
            QCOMPARE(desk.nth(sheetAbout(kind, about)), 2);
            QCOMPARE(desk.record(*desk.supervisor, sheetAbout(kind, about)).object().value(t("nth")).toInt(),
                     1);
            QCOMPARE(desk.nth(sheetAbout(kind, another)), 1);
        }
    }

    void textsToSignAreCountedApart() // C2, A1
    {
        SheetDesk desk;
        const QString account = desk.registered(1);
        const QString privacy = consentSubject(account, t("privacy"), t("1"));
        for (const int turn : {1, 2}) {
            QCOMPARE(desk.nth(sheetAbout(SheetKind::Consent, desk.consent(account))), turn);
            QCOMPARE(desk.nth(sheetAbout(SheetKind::Consent, privacy)), turn);
        }
        // A new version is signed for the first time.
        QCOMPARE(desk.nth(sheetAbout(SheetKind::Consent, consentSubject(account, t("privacy"), t("2")))), 1);
        const auto lines = SheetDesk::page(*desk.counter, {.subject = privacy}).lines;
        QCOMPARE(lines.size(), 2);
        QVERIFY(!lines.first().maskedName.isEmpty());
        const char* ofAccount = "SELECT count(*) FROM audit WHERE action = 'sheet.record' AND object = $1";
        QCOMPARE(desk.harness.integer(ofAccount, {account}), 5);
    }

    void copiesAreCounted() // C2: of the form also where reservations are shown
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        SheetRequest three = applicationSheet(session);
        three.copies = 3;
        QCOMPARE(desk.nth(three), 1);
        QCOMPARE(desk.nth(applicationSheet(session, t("卡纸"))), 4);
        QCOMPARE(desk.nth(sheetAbout(SheetKind::Receipt, session)), 1);

        QCOMPARE(desk.act(EndpointId::ShowSession).view().prints, 4);
        QCOMPARE(desk.reservations({}).lines.first().prints, 4);
        desk.harness.restart();
        QCOMPARE(desk.act(EndpointId::ShowSession).view().prints, 4);
        QCOMPARE(desk.nth(applicationSheet(session, t("卡纸"))), 5);
    }

    void furtherPrintingsNeedAReason() // C2
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        const QString account = desk.registered(2);
        const std::map<SheetSubject, QString> things{{SheetSubject::ConsentText, desk.consent(account)},
                                                     {SheetSubject::Listing, desk.list(applicant(3))},
                                                     {SheetSubject::Session, session},
                                                     {SheetSubject::SessionOrAccount, session}};
        for (const SheetKind kind : kSheetKinds) {
            const auto thing = things.find(subjectOf(kind));
            if (thing == things.end())
                continue;
            const QString& about = thing->second;
            QVERIFY(desk.record(sheetAbout(kind, about)).isOk());
            for (const QString& reason : {QString(), t(" x "), t("   ")}) {
                const Answer again = desk.record(sheetAbout(kind, about, reason));
                QCOMPARE(again.code(), needsReasonForMore(kind) ? t("invalidField") : QString());
                if (!again.isOk())
                    QCOMPARE(again.facts().value(t("field")).toString(), t("reason"));
            }
            QVERIFY(desk.record(sheetAbout(kind, about, t("卡纸"))).isOk());
        }
    }

    void theFormNeedsTheReservation() // C2
    {
        SheetDesk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        for (const SheetKind kind : {SheetKind::Application, SheetKind::Receipt})
            QCOMPARE(desk.record(sheetAbout(kind, desk.session)).refusal(), t("wrongStage"));
        desk.choose();
        QCOMPARE(desk.record(applicationSheet(desk.session)).refusal(), t("wrongStage"));
        QVERIFY(desk.record(sheetAbout(SheetKind::OneTimeNotice, desk.session)).isOk());
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet"), 1);
    }

    void unknownSubjectsAreRefused() // C2
    {
        SheetDesk desk;
        const QString account = desk.registered(1);
        for (const SheetKind kind : kSheetKinds) {
            const SheetSubject subject = subjectOf(kind);
            if (isOfCounter(kind) || subject == SheetSubject::Nothing)
                continue;
            const bool isConsent = subject == SheetSubject::ConsentText;
            const bool mayBeAccount = isConsent || subject == SheetSubject::SessionOrAccount;
            const QString unknown = t("5f1c8a52-3b0e-4f6d-9a77-0d2f1f0b8c11");
            QCOMPARE(desk.record(sheetAbout(kind, isConsent ? desk.consent(unknown) : unknown)).code(),
                     t("notFound"));
            QCOMPARE(desk.record(sheetAbout(kind, isConsent ? desk.consent(account) : account)).code(),
                     mayBeAccount ? QString() : t("notFound"));
        }
        // A shift begins by a clock that may be a little ahead.
        const Instant now = desk.harness.clock.now();
        QVERIFY(desk.record(sheetAbout(SheetKind::HandOver, toOfficeIso(now + 300s))).isOk());
        for (const SheetRequest& request : {sheetAbout(SheetKind::DayReport, t("2026-11-24")),
                                            sheetAbout(SheetKind::HandOver, toOfficeIso(now + 301s))}) {
            const Answer ahead = desk.record(request);
            QCOMPARE(ahead.code(), t("invalidField"));
            QCOMPARE(ahead.facts().value(t("field")).toString(), t("subject"));
        }
    }

    void whatFitsNoSheetIsMalformed() // C2, F1
    {
        const std::vector<std::pair<const char*, QJsonObject>> changes{
            {"a form about nothing", {{t("subject"), QString()}}},
            {"a blank subject", {{t("subject"), t("  ")}}},
            {"a long subject", {{t("subject"), QString(121, u'x')}}},
            {"a line break", {{t("subject"), t("a\nb")}}},
            {"a reason that cannot be seen", {{t("reason"), QString(2, QChar(0x200b))}}},
            {"a reason that turns its line around", {{t("reason"), QString(QChar(0x202e)) + t("卡纸")}}},
            {"a control character", {{t("printer"), QString(QChar(1)) + t("HP")}}},
            {"a long printer", {{t("printer"), QString(201, u'x')}}},
            {"a long reason", {{t("reason"), QString(201, u'x')}}},
            {"printed by nobody", {{t("printedBy"), QString()}}},
            {"printed by a long one", {{t("printedBy"), QString(41, u'x')}}},
            {"a page to try the printer about something", {{t("kind"), t("calibration")}}},
            {"a day that is none", {{t("kind"), t("dayReport")}, {t("subject"), t("2026-02-30")}}},
            {"a day written otherwise", {{t("kind"), t("dayReport")}, {t("subject"), t("2026-2-3")}}},
            {"a hand-over of a day", {{t("kind"), t("handOver")}, {t("subject"), kDay}}},
            {"a shift written otherwise",
             {{t("kind"), t("handOver")}, {t("subject"), t("2026-11-23T00:30:00.000Z")}}},
            {"a consent to nothing", {{t("kind"), t("consent")}, {t("subject"), t("a")}}},
            {"a consent to no version", {{t("kind"), t("consent")}, {t("subject"), t("a/privacy")}}},
            {"a consent of nobody", {{t("kind"), t("consent")}, {t("subject"), t("/privacy/1")}}},
            {"a notice of an entry about nobody",
             {{t("kind"), t("listingNotice")}, {t("subject"), QString()}}},
            {"the back of the form", {{t("kind"), t("applicationBack")}}},
            {"no kind", {{t("kind"), QString()}}},
            {"no printer", {{t("printer"), QString()}}},
            {"no copy", {{t("copies"), 0}}},
            {"too many copies", {{t("copies"), 21}}},
            {"half a copy", {{t("copies"), 1.5}}},
            {"no hash", {{t("contentHash"), QString()}}},
            {"a hash in capitals", {{t("contentHash"), QString(64, u'A')}}},
            {"a short hash", {{t("contentHash"), QString(63, u'a')}}},
            {"no instant", {{t("printedAt"), kDay}}},
            {"a number of its own", {{t("nth"), 7}}}};
        SheetDesk desk;
        const QJsonObject form = applicationSheet(desk.registered(1)).toJson();
        for (const auto& [name, change] : changes) {
            QJsonObject body = form;
            for (auto it = change.begin(); it != change.end(); ++it)
                body.insert(it.key(), it.value());
            const Answer answer = desk.counter->send(EndpointId::RecordSheet, {}, body);
            QVERIFY2(answer.code() == t("malformed"), name);
        }
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet"), 0);
    }

    void sheetsOfATimeWithoutALineKeepTheirTime() // C2
    {
        SheetDesk desk;
        const Instant now = desk.harness.clock.now();
        SheetRequest sheet = sheetAbout(SheetKind::RefusalNotice, {});
        // A clock that was wrong must not keep a sheet out of the record.
        for (const Instant at : {now - 31 * 24h, now - 4000 * 24h, now + 300s, now + 301s, now - 2h}) {
            sheet.printedAt = at;
            QVERIFY(desk.record(sheet).isOk());
        }
        const auto lines = SheetDesk::page(*desk.counter, {}).lines;
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines.at(0).at, now + 300s);
        QCOMPARE(lines.at(1).at, now + 300s);
        QCOMPARE(lines.at(2).at, now - 2h);
        QCOMPARE(lines.at(2).recordedAt, now);
        QCOMPARE(lines.at(3).at, now - 31 * 24h);
        QCOMPARE(lines.at(4).at, now - 31 * 24h);
        QCOMPARE(SheetDesk::page(*desk.counter, {.day = officeDate(now - 31 * 24h)}).lines.size(), 2);
    }

    void whatIsPrintedAlreadyIsRecorded() // C2, F4
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        QVERIFY(desk.record(applicationSheet(session)).isOk());
        SheetRequest again = applicationSheet(session);
        again.printedAt = desk.harness.clock.now() - 30s; // somebody may be waiting for the answer
        QCOMPARE(desk.record(again).facts().value(t("field")).toString(), t("reason"));
        again.printedAt = desk.harness.clock.now() - 31s;
        QCOMPARE(desk.nth(again), 2);

        SheetRequest unreserved = applicationSheet(prepared(*desk.counter, applicant(2)));
        unreserved.printedAt = desk.harness.clock.now() - 1h;
        QCOMPARE(desk.nth(unreserved), 1);
        unreserved.subject = t("no-such-session");
        QCOMPARE(desk.record(unreserved).code(), t("notFound"));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet"), 3);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet WHERE session IS NOT NULL"), 3);
    }

    void whoPrintedNeedNotBeWhoTells() // C2, F4: the shift may have changed
    {
        SheetDesk desk;
        desk.harness.addStaff(t("late1"), Role::Clerk);
        SheetRequest sheet = sheetAbout(SheetKind::RefusalNotice, {});
        sheet.printedAt = desk.harness.clock.now() - 1h;
        sheet.printedBy = t("nobody");
        const Answer refused = desk.record(sheet);
        QCOMPARE(refused.code(), t("invalidField"));
        QCOMPARE(refused.facts().value(t("field")).toString(), t("printedBy"));

        sheet.printedBy = t("late1");
        QVERIFY(desk.record(sheet).isOk());
        sheet.printedAt.reset(); // nobody prints in another one's name while he is there
        QCOMPARE(desk.record(sheet).code(), t("invalidField"));

        QCOMPARE(
            desk.harness.integer("SELECT count(*) FROM sheet WHERE staff = 'late1' AND told_by = 'clerk1'"),
            1);
        const SheetLine line = SheetDesk::page(*desk.counter, {}).lines.first();
        QVERIFY(!line.toldByName.isEmpty());
        QVERIFY(line.toldByName != line.staffName);
        // Of an earlier version's record it is not known.
        desk.harness.connect()->execute("UPDATE sheet SET told_by = NULL");
        QCOMPARE(SheetDesk::page(*desk.counter, {}).lines.first().toldByName, QString());
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit WHERE action = 'sheet.record' "
                                      "AND staff = 'late1'"),
                 0); // the record's row is of whoever told
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit WHERE action = 'sheet.record' "
                                      "AND facts LIKE '%\"printedBy\":\"late1\"%'"),
                 1);
    }

    void aRepeatCountsOnce() // C2, F3
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        QJsonObject body = applicationSheet(session).toJson();
        body.insert(t("operation"), desk.counter->newOperation());

        const Answer first = desk.counter->send(EndpointId::RecordSheet, {}, body);
        desk.harness.restart();
        const Answer second = desk.counter->send(EndpointId::RecordSheet, {}, body);

        QVERIFY(first.isOk());
        QCOMPARE(second.body, first.body);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet"), 1);
        QCOMPARE(desk.recorded("sheet.record"), 1);
    }

    void twoInOneBatchAreTwoPrintings() // C2, F3: what is refused between them counts for nothing
    {
        FaultyOffice office(Fault::None, withoutCaptcha());
        QVERIFY(office.first->enrol(office.harness.addCounter(t("G01"), t("一号"))).isOk());
        QVERIFY(office.first->signIn(t("clerk1")).isOk());
        const QString account = office.first->send(EndpointId::Register, {}, applicant(1).account).id();
        std::vector<ApiRequest> requests;
        const auto add = [&](const SheetRequest& request) {
            QJsonObject body = request.toJson();
            body.insert(t("operation"), office.first->newOperation());
            const QByteArray target = pathFor(EndpointId::RecordSheet);
            const QByteArray content = toCanonicalJson(body);
            requests.push_back(FaultyOffice::request(t("b-%1").arg(requests.size()), "POST", target, content,
                                                     office.first->signedHeaders("POST", target, content)));
        };
        office.harness.command([&](World& world, Instant now) {
            const PersonHash person = world.stores.people.account(AccountId(account))->person;
            world.stores.listings.add(
                {person,
                 ListingId(t("entry")),
                 newListing(ListingReason::Lapsed, now, world.office.profile, world.office.calendar),
                 {},
                 {}});
        });
        add(sheetAbout(SheetKind::ListingNotice, t("entry")));
        add(sheetAbout(SheetKind::ListingNotice, t("entry"))); // without a reason
        add(sheetAbout(SheetKind::ListingNotice, t("entry"), t("卡纸")));
        add(sheetAbout(SheetKind::Consent, SheetDesk::consent(account)));
        add(sheetAbout(SheetKind::Consent, SheetDesk::consent(account)));

        QList<int> numbers;
        for (const Central::Step& step : office.central->answer(requests)) {
            const auto& answer = std::get<ApiAnswer>(step);
            numbers.append(parseJsonObject(answer.body)->value(t("nth")).toInt());
        }

        QCOMPARE(numbers, (QList<int>{1, 0, 2, 1, 2}));
        QCOMPARE(office.harness.integer("SELECT count(*) FROM sheet"), 4);
        QCOMPARE(office.harness.integer("SELECT count(DISTINCT nth) FROM sheet WHERE kind = 'consent'"), 2);
    }

    void theLastWordOnASheetHolds() // C2: "spooled" is not "printed"
    {
        SheetDesk desk;
        desk.announce(t("2026-03"));
        const QString sheet = sheetOf(desk.record(sheetAbout(SheetKind::PoolNotice, t("2026-03"))));
        const auto outcome = [&] {
            return SheetDesk::page(*desk.counter, {.subject = t("2026-03")}).lines.first().outcome;
        };
        QCOMPARE(outcome(), SheetOutcome::Spooled);
        QVERIFY(desk.say(sheet, SheetOutcome::Printed).isOk());
        QCOMPARE(outcome(), SheetOutcome::Printed);
        // Also from another counter.
        const Answer said = desk.supervisor->send(EndpointId::RecordSheetOutcome, {{t("sheet"), sheet}},
                                                  SheetOutcomeRequest{SheetOutcome::NotPrinted}.toJson());
        QCOMPARE(said.object(), (SheetOutcomeReply{sheet, SheetOutcome::NotPrinted}.toJson()));
        QCOMPARE(outcome(), SheetOutcome::NotPrinted);

        QCOMPARE(desk.recorded("sheet.outcome"), 2);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM sheet WHERE outcome_by = 'sup1'"), 1);
        QCOMPARE(desk.say(t("5f1c8a52-3b0e-4f6d-9a77-0d2f1f0b8c11"), SheetOutcome::Printed).code(),
                 t("notFound"));
        QCOMPARE(desk.say(sheet, SheetOutcome::Spooled).code(), t("malformed"));
    }

    void theRecordHasIdsOnly() // C2, E5
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        SheetRequest form = applicationSheet(session);
        form.printer = t("张三的打印机");
        const QString sheet = sheetOf(desk.record(form));
        QVERIFY(desk.say(sheet, SheetOutcome::Printed).isOk());

        const auto sql = desk.harness.connect();
        QList<QStringList> keys;
        sql->query(
            "SELECT facts FROM audit WHERE object = $1 AND action IN ('sheet.record', 'sheet.outcome') "
            "ORDER BY seq",
            {session}, [&](const SqlRow& row) {
                const QJsonObject facts = *parseJsonObject(row.text(0).toUtf8());
                QCOMPARE(facts.value(t("sheet")).toString(), sheet);
                keys.append(facts.keys());
            });
        QCOMPARE(keys, (QList<QStringList>{
                           {t("content"), t("copies"), t("kind"), t("nth"), t("request"), t("sheet")},
                           {t("outcome"), t("request"), t("sheet")}}));
        // However often it is printed, it crowds no evidence out.
        for (const AuditEntry& entry :
             Journal(*sql, desk.harness.secret().auditKey()).of(session, session, 500))
            QVERIFY(!entry.action.startsWith(t("sheet.")));
    }
};

QTEST_GUILESS_MAIN(TestCentralSheets)
#include "tst_centralsheets.moc"
