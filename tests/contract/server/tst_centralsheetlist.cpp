// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/sheetdesk.h"
#include "tests/support/explainingsql.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDay = QStringLiteral("2026-11-23");

} // namespace

/// The list of the sheets that were printed, at the real server (C2).
class TestCentralSheetList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsMaskedAndNamesTheCase() // C2, E2
    {
        SheetDesk desk;
        const Applicant person = applicant(1);
        const QString session = desk.reserve(person);
        const SheetRequest form = applicationSheet(session);
        const QString sheet = sheetOf(desk.record(form));
        desk.harness.wait(1s);
        const QString account = desk.registered(2);
        QVERIFY(desk.record(sheetAbout(SheetKind::Consent, SheetDesk::consent(account))).isOk());

        const SheetPage page = SheetDesk::page(*desk.counter, {});

        QCOMPARE(page.lines.size(), 2);
        QCOMPARE(page.lines.first().kind, SheetKind::Consent);
        QCOMPARE(page.lines.first().caseNumber, QString());
        QVERIFY(!page.lines.first().maskedName.isEmpty());
        const SheetLine& line = page.lines.last();
        QCOMPARE(line.sheet, sheet);
        QCOMPARE(line.caseNumber, t("G01-20261123-0001"));
        QVERIFY(line.number.startsWith(t("粤G·")));
        QVERIFY(!line.maskedName.isEmpty());
        QVERIFY(!line.maskedName.contains(person.account.value(t("name")).toString()));
        QCOMPARE(line.counterName, t("G01号窗口"));
        QCOMPARE(line.recordedAt, line.at);
        QCOMPARE(line.toldByName, line.staffName);
        QCOMPARE(line.printer, t("pdf"));
    }

    void clerksSeeTheirOwnCounter() // C2, E4
    {
        SheetDesk desk;
        const QString session = desk.reserve(applicant(1));
        const QString own = sheetOf(desk.record(applicationSheet(session)));
        desk.harness.wait(1s);
        const QString other = sheetOf(desk.record(*desk.supervisor, sheetAbout(SheetKind::Receipt, session)));
        const QString caseNumber = desk.act(EndpointId::ShowSession).view().caseNumber;

        QCOMPARE(SheetDesk::ids(*desk.counter, {}), QStringList{own});
        QCOMPARE(SheetDesk::ids(*desk.counter, {.counter = t("G01")}), QStringList{own});
        const Answer strange =
            desk.counter->send(EndpointId::FindSheets, {}, SheetQuery{.counter = t("S01")}.toJson());
        QCOMPARE(strange.code(), t("forbidden"));
        // What is named is shown wherever it was printed.
        QCOMPARE(SheetDesk::ids(*desk.counter, {.subject = session}), (QStringList{other, own}));
        QCOMPARE(SheetDesk::ids(*desk.counter, {.text = caseNumber}), (QStringList{other, own}));
        QCOMPARE(SheetDesk::ids(*desk.counter, {.counter = t("S01"), .text = caseNumber}),
                 QStringList{other});
        // A day names no applicant: what a counter hands over is its own and the supervisors'.
        (void)desk.record(*desk.supervisor, sheetAbout(SheetKind::DayReport, kDay));
        const QString day = sheetOf(desk.record(sheetAbout(SheetKind::DayReport, kDay)));
        QCOMPARE(SheetDesk::ids(*desk.counter, {.subject = kDay}), QStringList{day});
        QCOMPARE(SheetDesk::ids(*desk.counter, {.counter = t("S01"), .subject = kDay}), QStringList());
        QCOMPARE(SheetDesk::ids(*desk.supervisor, {.subject = kDay}).size(), 2);
        const QString shift = t("2026-11-23T08:30:00.000+08:00");
        (void)desk.record(*desk.supervisor, sheetAbout(SheetKind::HandOver, shift));
        QCOMPARE(SheetDesk::ids(*desk.counter, {.subject = shift}), QStringList());
        QCOMPARE(SheetDesk::ids(*desk.supervisor, {.subject = shift}).size(), 1);
        // Supervisors see every counter.
        QCOMPARE(SheetDesk::ids(*desk.supervisor, {.subject = session}), (QStringList{other, own}));
        QCOMPARE(SheetDesk::ids(*desk.supervisor, {}).size(), 5);
        QCOMPARE(SheetDesk::ids(*desk.supervisor, {.counter = t("G01")}).size(), 2);
        QVERIFY(desk.supervisor->send(EndpointId::SignOut).isOk());
        QCOMPARE(desk.supervisor->send(EndpointId::FindSheets).code(), t("signInFirst"));
    }

    void sheetsAreFoundByCaseAndPlate() // C2
    {
        SheetDesk desk;
        const QString first = desk.reserve(applicant(1));
        const QString form = sheetOf(desk.record(applicationSheet(first)));
        const SheetLine line = SheetDesk::page(*desk.counter, {}).lines.first();
        (void)desk.record(applicationSheet(desk.reserve(applicant(2))));

        for (const QString& text :
             {line.caseNumber, line.caseNumber.toLower() + u' ', line.number, line.number.mid(3)})
            QCOMPARE(SheetDesk::ids(*desk.counter, {.text = text}), QStringList{form});
        QCOMPARE(SheetDesk::ids(*desk.counter, {.kind = SheetKind::Receipt, .text = line.number}),
                 QStringList());
        QCOMPARE(SheetDesk::ids(*desk.counter, {.text = t("G99-20261123-0001")}), QStringList());
    }

    void manySheetsArePaged() // C2: newest first, none twice, none left out, though many have one instant
    {
        SheetDesk desk;
        constexpr int kCount = 500;
        desk.harness.command([](World& world, Instant now) {
            for (int i = 0; i < kCount; ++i) {
                const bool isNotice = i % 2 == 0;
                const SheetRow sheet{.id = SheetId(t("s-%1").arg(i * 7 % kCount, 4, 10, QLatin1Char('0'))),
                                     .kind = isNotice ? SheetKind::PoolNotice : SheetKind::Calibration,
                                     .subject = isNotice ? t("2026-03") : QString(),
                                     .nth = isNotice ? i / 2 + 1 : 1,
                                     .recordedAt = now,
                                     .printed = {CounterId(i % 5 == 0 ? t("G01") : t("S01")),
                                                 StaffId(t("clerk1")), now - Milliseconds(i / 10)},
                                     .printer = t("pdf"),
                                     .reason = {},
                                     .contentHash = {}};
                world.stores.sheets.add(sheet);
            }
        });
        const auto all = [&](SheetQuery query) {
            QList<SheetLine> lines;
            do {
                const SheetPage page = SheetDesk::page(*desk.supervisor, query);
                lines += page.lines;
                query.after = page.next;
            } while (!query.after.isEmpty());
            return lines;
        };

        const QList<SheetLine> lines = all({.limit = 37});

        QCOMPARE(lines.size(), kCount);
        QSet<QString> seen;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            seen.insert(lines.at(i).sheet);
            if (i > 0)
                QVERIFY(std::pair(lines.at(i - 1).at, lines.at(i - 1).sheet) >
                        std::pair(lines.at(i).at, lines.at(i).sheet));
        }
        QCOMPARE(seen.size(), kCount);
        QCOMPARE(all({.kind = SheetKind::Calibration, .limit = 41}).size(), kCount / 2);
        QCOMPARE(all({.counter = t("G01"), .limit = 9}).size(), kCount / 5);
        QCOMPARE(all({.day = QDate(2026, 11, 23), .subject = t("2026-03"), .limit = 200}).size(), kCount / 2);
        QCOMPARE(all({.day = QDate(2026, 11, 22)}).size(), 0);
        for (const char* mark : {"x", "x/y", "/"})
            QCOMPARE(desk.supervisor->send(EndpointId::FindSheets, {}, SheetQuery{.after = t(mark)}.toJson())
                         .code(),
                     t("malformed"));
    }

    void pagesAreReadByIndexAlone() // C2: a late page costs what the first does
    {
        SheetDesk desk;
        const auto sql = desk.harness.connect();
        // So little is stored that PostgreSQL would rather read everything; what counts is that it need not.
        if (isOnPostgres())
            sql->executeScript(
                "SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off");
        ExplainingSql explaining(*sql);
        SheetStore store(explaining);
        const PageMark mark{t("1795400000000"), t("x")};
        std::vector<SheetStore::Filter> filters(6);
        filters[1].counter = t("G01");
        filters[2].kind = SheetKind::Receipt;
        filters[3].session = SessionId(t("s"));
        filters[4].subject = t("x");
        filters[5].counter = t("G01");
        filters[5].kind = SheetKind::Receipt;
        for (SheetStore::Filter& filter : filters) {
            for (const auto& day : {std::optional<QDate>(), std::optional(QDate(2026, 11, 23))}) {
                filter.day = day;
                (void)store.page(filter, {}, 100);
                (void)store.page(filter, mark, 100);
            }
        }
        QCOMPARE(explaining.plans.size(), 24);
        for (const QString& plan : std::as_const(explaining.plans))
            QVERIFY2(ExplainingSql::isByIndexAlone(plan), qPrintable(plan));
    }
};

QTEST_GUILESS_MAIN(TestCentralSheetList)
#include "tst_centralsheetlist.moc"
