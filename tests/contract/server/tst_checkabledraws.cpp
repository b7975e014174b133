// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/drawdesk.h"

#include <algorithm>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QJsonObject kOnSite{{t("kind"), t("onSite")}};

QJsonObject serialOf(SerialIndex number)
{
    return {{t("serial"), SerialRules::ordinary().serialAt(number)}};
}

} // namespace

/// G1: draws of the real server, and what anybody can check of them the day after.
class TestCheckableDraws : public QObject
{
    Q_OBJECT

    using Desk = DrawDesk;

private Q_SLOTS:
    void commitmentIsPublishedBeforeAndTheSeedAfter()
    {
        Desk desk(rules());
        const QDate today = desk.today();
        const DrawDayReply before = desk.told(today);
        const DrawDayReply tomorrow = desk.told(today.addDays(1));
        QCOMPARE(before.commitment.size(), 64);
        QVERIFY(before.commitment != tomorrow.commitment);
        QVERIFY(!before.revealed && !tomorrow.revealed);
        QVERIFY(desk.drawn(1).session.batch());
        QVERIFY(!desk.told(today).revealed);

        desk.harness.restart();
        desk.waitUntilTomorrow();

        const DrawDayReply after = desk.told(today);
        QCOMPARE(after.commitment, before.commitment);
        QCOMPARE(after.committedAt, before.committedAt);
        QVERIFY(after.revealed);
        QCOMPARE(after.revealed->draws, 1U);
        QCOMPARE(drawCommitment(after.authority, today, after.revealed->seed), before.commitment);
        QCOMPARE(desk.told(today.addDays(1)).commitment, tomorrow.commitment);
        QVERIFY(!desk.told(today.addDays(1)).revealed);
        QVERIFY(desk.told(today.addDays(2)).committedAt == desk.harness.clock.now());
        QCOMPARE(desk.recorded("draws.commit"), 3);
    }

    void segmentThatIsDrawnFromOnlyIsInTheRecord() // E3
    {
        HarnessOptions options = rules();
        const Instant opens = options.start + 1min;
        const QJsonObject segment{{t("kind"), t("02")},
                                  {t("from"), t("C5500")},
                                  {t("to"), t("C5599")},
                                  {t("releasedAt"), toOfficeIso(opens)},
                                  {t("source"), t("3")}};
        options.segments =
            toCanonicalJson({{t("authority"), t("粤G")}, {t("segments"), QJsonArray{segment}}});
        Desk desk(options);
        const QDate today = desk.today();
        QVERIFY(desk.drawn(1).session.batch());
        desk.harness.wait(1min);
        QVERIFY(desk.drawn(2).session.batch());
        desk.waitUntilTomorrow();

        const auto lines = desk.record(today);

        QVERIFY2(lines.hasValue(), lines ? "" : qPrintable(lines.error()));
        const bool isTold = std::any_of(lines->begin(), lines->end(), [](const QByteArray& line) {
            return line.contains(R"("change":"drawOnly")") && line.contains("C5500");
        });
        QVERIFY(isTold);
        DrawVerifier verifier;
        QVERIFY(!findingIn(*lines, verifier));
    }

    void seedIsToldFromMidnightOfTheOfficeOn() // F7
    {
        Desk desk(rules());
        const QDate today = desk.today();
        desk.harness.clock.advance(std::chrono::duration_cast<Milliseconds>(officeMidnight(today.addDays(1)) -
                                                                            desk.harness.clock.now() - 1ms));
        QVERIFY(!desk.told(today).revealed);
        QVERIFY(!desk.record(today));

        desk.harness.clock.advance(1ms); // nothing runs: it is a predicate

        // Central has not got there yet, or its clock is behind this one: today may still be drawn from.
        QVERIFY(!desk.record(today));
        QVERIFY(desk.told(today).revealed);
        QVERIFY(desk.record(today));
    }

    void dayNobodyCommittedToIsNotFound()
    {
        Desk desk(rules());
        for (const char* day : {"2026-11-25", "2026-11-22", "1999-01-01", "2026-11-31", "2026-1-1", "today",
                                "20261123", "2026-11-23T00:00:00", "9999-12-31", "+2026-11-23"})
            QCOMPARE(desk.counter->send(EndpointId::ShowDraws, {{t("day"), t(day)}}).code(), t("notFound"));
    }

    void everyDrawOfADayIsRecomputed()
    {
        HarnessOptions options = rules();
        options.draw = {{t("drawsPerVehicle"), 3}};
        Desk desk(options);
        const QDate day = desk.today();
        const SessionView first = desk.drawn(1);
        QCOMPARE(first.drawNumber, std::optional(DrawNumber{day, 1}.text()));
        // In between numbers are locked, given back, chosen; a batch lapses; the server is started anew.
        desk.session = prepared(*desk.counter, applicant(2));
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(desk.act(EndpointId::Verify, serialOf(SerialRules::ordinary().size() / 2)).status > 0);
        QVERIFY(desk.act(EndpointId::Abandon).isOk());
        desk.harness.wait(120s);
        desk.harness.restart();
        const SessionView second = desk.drawn(3, kWithoutFour);
        QVERIFY(desk.act(EndpointId::Draw, kWithoutFour).isOk());
        QVERIFY(desk.act(EndpointId::ChooseDrawn,
                         serialOf(desk.act(EndpointId::ShowSession).view().session.batch()->numbers[2]))
                    .isOk());
        QCOMPARE(desk.drawn(4, kOnSite).drawNumber, std::optional(DrawNumber{day, 4}.text()));
        desk.waitUntilTomorrow();
        QVERIFY(desk.drawn(5).session.batch()); // of the next day

        const auto record = desk.record(day);

        QVERIFY2(record, record ? "" : qPrintable(record.error()));
        DrawVerifier verifier;
        const auto finding = findingIn(*record, verifier);
        QVERIFY2(!finding,
                 finding ? qPrintable(finding->recorded + finding->computed + finding->detail) : "");
        QCOMPARE(verifier.draws(), 4);
        QCOMPARE(verifier.numbers(), 10 + 10 + 10 + 50);
        QVERIFY(verifier.changes() > 0);
        QCOMPARE(verifier.day()->commitment, desk.told(day).commitment);
        keep(*record);
        // What was shown at the counter is what is recorded.
        const auto line = std::find_if(record->begin(), record->end(), [](const QByteArray& text) {
            const auto read = readRecordLine(text);
            return std::holds_alternative<DrawLine>(*read) && std::get<DrawLine>(*read).nth == 2;
        });
        QVERIFY(std::get<DrawLine>(*readRecordLine(*line)).numbers == second.session.batch()->numbers);
        // No word about who or where.
        for (const QByteArray& text : *record) {
            for (const QByteArray& secret :
                 {desk.session.toUtf8(), QByteArray("G01"), QByteArray("clerk"), first.caseNumber.toUtf8()})
                QVERIFY(!text.contains(secret));
        }
    }

    void dayWithoutDrawsHasARecord()
    {
        Desk desk(rules());
        const QDate day = desk.today();
        desk.waitUntilTomorrow();
        DrawVerifier verifier;
        QCOMPARE(findingIn(*desk.record(day), verifier), std::nullopt);
        QCOMPARE(verifier.draws(), 0);
    }

    void repeatedOperationIsTheSameDraw() // F3
    {
        Desk desk(rules());
        desk.session = prepared(*desk.counter, applicant(1));
        const QJsonObject body{{t("operation"), desk.counter->newOperation()}};
        const Answer first = desk.act(EndpointId::Draw, body);
        desk.harness.restart();
        const Answer second = desk.act(EndpointId::Draw, body);

        QCOMPARE(second.body, first.body);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM draw"), 1);
    }

    void refusedDrawTakesNoNumber()
    {
        HarnessOptions options = rules();
        options.draw = {{t("drawsPerVehicle"), 1}};
        Desk desk(options);
        QVERIFY(desk.drawn(1).session.batch());
        QCOMPARE(desk.act(EndpointId::Draw).refusal(), t("noDrawsLeft"));
        QCOMPARE(desk.counter->session(EndpointId::Draw, t("nobody")).code(), t("notFound"));

        QCOMPARE(desk.drawn(2).drawNumber, std::optional(DrawNumber{desk.today(), 2}.text()));
    }

    void drawNumberStaysWithTheNumber()
    {
        Desk desk(rules());
        const Applicant person = applicant(1);
        const auto number = desk.drawn(1).drawNumber;
        const SessionView again = desk.act(EndpointId::Draw).view();
        QVERIFY(again.drawNumber != number);
        const QString chosen = SerialRules::ordinary().serialAt(again.session.batch()->numbers[4]);
        QCOMPARE(desk.act(EndpointId::ChooseDrawn, {{t("serial"), chosen}}).view().drawNumber,
                 again.drawNumber);
        desk.harness.restart();
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        const SessionView reserved =
            desk.act(EndpointId::ConfirmCode, {{t("code"), desk.lastCode(person)}}).view();

        QCOMPARE(reserved.session.stage(), Stage::Reserved);
        QCOMPARE(reserved.drawNumber, again.drawNumber);
        desk.waitUntilTomorrow();
        QCOMPARE(desk.act(EndpointId::ShowSession).view().drawNumber, again.drawNumber);
    }

    void numberKeptAsideIsOfItsOwnDraw() // `modern`
    {
        Desk desk(rules("modern"));
        const Applicant person = applicant(1);
        desk.session = prepared(*desk.counter, person);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QVERIFY(desk.act(EndpointId::ConfirmCode, {{t("code"), desk.lastCode(person)}}).isOk());
        const SessionView first = desk.act(EndpointId::Draw).view();
        const QJsonObject kept = serialOf(first.session.batch()->numbers[3]);
        QVERIFY(desk.act(EndpointId::KeepAside, kept).isOk());
        const SessionView second = desk.act(EndpointId::Draw).view();
        QVERIFY(second.drawNumber != first.drawNumber);

        QCOMPARE(desk.act(EndpointId::ChooseDrawn, kept).view().drawNumber, first.drawNumber);
    }

    void composedNumberIsOfNoDraw()
    {
        Desk desk(rules());
        QVERIFY(desk.drawn(1).drawNumber);
        desk.harness.wait(600s);
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(!desk.act(EndpointId::ShowSession).view().drawNumber);
    }

    void dayThatIsNotOverHasNoRecord()
    {
        Desk desk(rules());
        QVERIFY(desk.drawn(1).session.batch());
        const QDate today = desk.today();
        QVERIFY(desk.record(today).error().contains(t("not over")));
        QVERIFY(desk.record(today.addDays(1)).error().contains(t("not over")));
        QVERIFY(desk.record(today.addDays(-1)).error().contains(t("no commitment")));
    }

    /// The stored record is altered behind the server's back: it can't be exported, or the check finds it.
    void alteredRecordIsFound()
    {
        Desk desk(rules());
        const QDate day = desk.today();
        QVERIFY(desk.drawn(1).session.batch());
        QVERIFY(desk.drawn(2).session.batch());
        desk.waitUntilTomorrow();
        QVERIFY(desk.record(day));
        desk.harness.stop();
        for (const char* statement :
             {"UPDATE draw SET numbers = '00000 ' || numbers WHERE nth = 1",
              "UPDATE draw SET free_count = free_count + 1 WHERE nth = 1",
              "UPDATE draw SET version = version + 1 WHERE nth = 2",
              "UPDATE draw SET without_four = 1 - without_four WHERE nth = 2",
              "DELETE FROM draw WHERE nth = 1",
              "UPDATE pool_log SET first_index = first_index + 1, last_index = last_index + 1 "
              "WHERE version = (SELECT version + 2 FROM draw WHERE nth = 1)",
              "UPDATE draw_day SET commitment = (SELECT commitment FROM draw_day WHERE day = '2026-11-24') "
              "WHERE day = '2026-11-23'"}) {
            desk.harness.copyDatabase();
            desk.write(statement, {});

            const auto record = desk.record(day);

            DrawVerifier verifier;
            QVERIFY2(!record || findingIn(*record, verifier), statement);
            desk.harness.restoreCopy();
        }
        QVERIFY(desk.record(day));
        desk.harness.start();
    }

    void seedIsSealed()
    {
        Desk desk(rules());
        const QDate day = desk.today();
        desk.waitUntilTomorrow();
        const QByteArray seed = desk.told(day).revealed->seed;
        desk.harness.stop();

        const QByteArray stored = desk.harness.storedBytes();

        QVERIFY(!stored.contains(desk.harness.secret().bytes()));
        QVERIFY(!stored.contains(seed));
        QVERIFY(!stored.contains(seed.toHex()));
        QVERIFY(stored.contains(drawCommitment(t("粤G"), day, seed).toUtf8()));
        desk.harness.start();
    }

    void damagedSeedDrawsNothing()
    {
        Desk desk(rules());
        desk.session = prepared(*desk.counter, applicant(1));
        desk.write("UPDATE draw_day SET sealed = $1 WHERE day = $2",
                   {kDamage, desk.today().toString(Qt::ISODate)});

        QCOMPARE(desk.act(EndpointId::Draw).code(), t("internal"));

        const SessionView view = desk.act(EndpointId::ShowSession).view();
        QCOMPARE(view.session.stage(), Stage::Choosing);
        QCOMPARE(view.quotas, view.limits);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM draw"), 0);
        desk.waitUntilTomorrow();
        QCOMPARE(desk.published(desk.today().addDays(-1)).code(), t("internal"));
        QVERIFY(desk.record(desk.today().addDays(-1)).error().contains(t("damaged")));
        desk.session = prepared(*desk.counter, applicant(2));
        QVERIFY(desk.act(EndpointId::Draw).isOk());
    }
};

QTEST_GUILESS_MAIN(TestCheckableDraws)
#include "tst_checkabledraws.moc"
