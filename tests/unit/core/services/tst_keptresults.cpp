// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/keptresults.h"

#include "tests/support/sheets.h"
#include "tests/unit/core/services/counterdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

namespace {

/// A counter at which a case has come to its result and is closed.
struct ResultDesk : test::CounterDesk
{
    [[nodiscard]] bool finishCase()
    {
        if (!start() || !walkTo(CasePage::Choose))
            return false;
        CounterCase& item = front();
        if (done([&](auto answer) { item.draw({DrawKind::Random, true}, answer); }))
            return false;
        const SerialIndex number = item.session()->session.batch()->numbers[0];
        if (done([&](auto answer) { item.chooseDrawn(number, answer); }) ||
            done([&](auto answer) { item.sendCode(answer); }) ||
            done([&](auto answer) { item.confirmCode(QStringLiteral("123456"), answer); }))
            return false;
        session = *item.session();
        core->services().cases.close(&item);
        return true;
    }
    [[nodiscard]] QList<PrintStore::Kept> all() const
    {
        return core->storage().run([](LocalStore& store) { return store.prints().all(); }).value();
    }
    [[nodiscard]] KeptSheets found(const QString& text = {})
    {
        std::optional<Expected<KeptSheets, Failure>> reply;
        core->services().sheets.findKept(text, {}, [&](auto answer) { reply.emplace(answer); });
        if (!test::eventually([&] { return reply.has_value(); }))
            qFatal("The counter's own results are not found");
        return reply->value();
    }
    /// How often form and receipt were printed, as the own list says.
    [[nodiscard]] QList<int> printed()
    {
        QList<int> counts;
        for (const SheetLine& line : found().page.lines)
            counts.append(line.nth);
        return counts;
    }
    [[nodiscard]] std::optional<KeptResult> opened(const QString& id, SheetKind kind)
    {
        std::optional<Expected<std::optional<KeptResult>, Failure>> reply;
        core->services().sheets.openKept(id, kind, [&](auto answer) { reply.emplace(answer); });
        if (!test::eventually([&] { return reply.has_value(); }))
            qFatal("The counter's own result is not opened");
        return reply->value();
    }
    [[nodiscard]] bool prints(const SheetRequest& sheet, int printed = 0)
    {
        std::optional<Expected<RecordedSheet, Failure>> reply;
        core->services().sheets.record(sheet, printed, [&](auto answer) { reply.emplace(answer); });
        return test::eventually([&] { return reply.has_value(); }) && *reply;
    }

    std::optional<SessionView> session;
};

} // namespace

/// What a counter keeps of its results, for printing again without a line (C2, F4).
class TestKeptResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultIsNamedByWhatIsKnownOfIt_data();
    void aResultIsNamedByWhatIsKnownOfIt();
    void whatIsDamagedIsLeftOutAndCounted();
    void manyResultsComeInPages();
    void printingsAreCountedWithAndWithoutALine();
    void aKeptResultHasAllThatItsFormShows();
    void resultsEndByCentralsTimeOnly();
};

void TestKeptResults::aResultIsNamedByWhatIsKnownOfIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("nothing") << QStringLiteral(" ") << true;
    QTest::newRow("name") << QStringLiteral("张三 ") << true;
    QTest::newRow("part of the name") << QStringLiteral("张") << false;
    QTest::newRow("document") << QStringLiteral("440801 19900101 1231") << true;
    QTest::newRow("its end") << QStringLiteral("1231") << true;
    QTest::newRow("too little of it") << QStringLiteral("231") << false;
    QTest::newRow("too much of it") << QStringLiteral("001011231") << false;
    QTest::newRow("mobile") << QStringLiteral("138 0013 8000") << true;
    QTest::newRow("its end ") << QStringLiteral("8000") << true;
    QTest::newRow("VIN") << QStringLiteral("lsvaa4182e2123456") << true;
    QTest::newRow("its end  ") << QStringLiteral("E2123456") << true;
    QTest::newRow("case") << QStringLiteral("CASE") << true;
    QTest::newRow("plate number") << QStringLiteral("NUMBER") << true;
    QTest::newRow("serial") << QStringLiteral("SERIAL") << true;
    QTest::newRow("of another authority") << QStringLiteral("OTHER") << false;
}

void TestKeptResults::aResultIsNamedByWhatIsKnownOfIt()
{
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    ResultDesk desk;
    QVERIFY(desk.finishCase());
    const QString number = desk.found().page.lines.value(0).number; // "粤G·A12B3"
    const QHash<QString, QString> known{{QStringLiteral("CASE"), desk.session->caseNumber.toLower()},
                                        {QStringLiteral("NUMBER"), number},
                                        {QStringLiteral("SERIAL"), number.mid(3)},
                                        {QStringLiteral("OTHER"), QStringLiteral("粤A") + number.mid(2)}};

    const KeptSheets found = desk.found(known.value(text, text));

    QCOMPARE(found.page.lines.size(), isFound ? 2 : 0);
    QCOMPARE(found.unreadable, 0);
    if (isFound) {
        QCOMPARE(found.page.lines[0].maskedName, QStringLiteral("张*"));
        QCOMPARE(found.page.lines[0].caseNumber, desk.session->caseNumber);
    }
}

void TestKeptResults::whatIsDamagedIsLeftOutAndCounted()
{
    ResultDesk desk;
    QVERIFY(desk.finishCase());
    QList<PrintStore::Kept> all = desk.all();
    QCOMPARE(all.size(), 1);
    const PrintStore::Kept whole = all.first();
    QJsonObject content = *parseJsonObject(*whole.content);
    const auto add = [&](const QJsonObject& object) {
        all.append(whole);
        all.last().content = toCanonicalJson(object);
    };
    for (const char* part : {"account", "session", "authority"}) {
        QJsonObject less = content;
        less.remove(QLatin1String(part));
        add(less);
    }
    all.append(whole);
    all.last().content.reset(); // the seal does not open
    all.append(whole);
    all.last().content->chop(1);
    all.append(whole);
    all.last().session = QStringLiteral("another"); // the row of another session

    const KeptPage page = keptPage(all, {}, {});

    QCOMPARE(page.items.size(), 1);
    QCOMPARE(page.unreadable, 6);
    QCOMPARE(page.items.first().content.session.toJson(), desk.session->toJson());
}

void TestKeptResults::manyResultsComeInPages()
{
    ResultDesk desk;
    QVERIFY(desk.finishCase());
    QList<PrintStore::Kept> all(120, desk.all().first());
    all[3].content.reset();

    const KeptPage first = keptPage(all, {}, {});
    const KeptPage second = keptPage(all, {}, first.next);
    const KeptPage last = keptPage(all, {}, second.next);

    QCOMPARE(first.items.size(), 50);
    QCOMPARE(second.items.size(), 50);
    QCOMPARE(last.items.size(), 19);
    QCOMPARE(last.next, QString());
    QCOMPARE(keptPage(all, QStringLiteral("张三"), first.next).items.size(), 50);
    QVERIFY(keptPage(all, QStringLiteral("李四"), {}).items.isEmpty());
}

void TestKeptResults::printingsAreCountedWithAndWithoutALine()
{
    ResultDesk desk;
    QVERIFY(desk.finishCase());
    const QString session = desk.session->id;
    QCOMPARE(desk.printed(), QList<int>({0, 0}));
    SheetRequest two = test::applicationSheet(session);
    two.copies = 2;
    QVERIFY(desk.prints(two));
    QVERIFY(desk.prints(test::sheetAbout(SheetKind::Receipt, session)));
    QCOMPARE(desk.printed(), QList<int>({2, 1}));

    desk.central.failNext(EndpointId::RecordSheet, Fault::Silence);
    QVERIFY(desk.prints(test::applicationSheet(session, QStringLiteral("卡纸")), 2));
    QCOMPARE(desk.printed(), QList<int>({3, 1}));
    const auto kept = desk.opened(session, SheetKind::Application);
    QVERIFY(kept);
    QCOMPARE(kept->atCentral, 2);
    QCOMPARE(kept->printed, 3);
    QCOMPARE(kept->session.prints, 2);

    desk.core.reset();
    desk.central.cutLine();
    desk.open();
    QCOMPARE(desk.printed(), QList<int>({3, 1}));
    desk.central.mendLine();
    desk.clock.advance(SheetRequest::kPrompt + 10s);
    QVERIFY(desk.restart());
    QVERIFY(test::eventually([&] { return desk.core->services().sheets.waiting().isEmpty(); }));
    QCOMPARE(desk.printed(), QList<int>({3, 1}));
    QCOMPARE(desk.opened(session, SheetKind::Application)->atCentral, 3);
    QCOMPARE(desk.opened(session, SheetKind::Receipt)->atCentral, 1);
}

void TestKeptResults::aKeptResultHasAllThatItsFormShows()
{
    ResultDesk desk;
    QVERIFY(desk.finishCase());
    const auto kept = desk.opened(desk.session->id, SheetKind::Receipt);
    QVERIFY(kept);
    QCOMPARE(kept->session.toJson(), desk.session->toJson());
    QCOMPARE(kept->account.data.documentNumber, QStringLiteral("440801199001011231"));
    QVERIFY(!desk.opened(QStringLiteral("unknown"), SheetKind::Receipt));
}

// E6: a month after the last day. A PC whose clock is wrong takes nothing away.
void TestKeptResults::resultsEndByCentralsTimeOnly()
{
    ResultDesk desk;
    QVERIFY(desk.finishCase());
    const QDate lastDay = desk.session->session.reservation()->lastDay.date;
    const Instant end = officeMidnight(lastDay.addDays(32));
    const auto isKept = [&] { return !desk.all().isEmpty(); };
    desk.core.reset();
    desk.clock.advance(end - desk.clock.now() - 1min);
    QVERIFY(desk.restart());
    QVERIFY(isKept());

    desk.core.reset();
    desk.clock.advance(2min);
    desk.central.cutLine();
    desk.open();
    desk.core->start();
    static_cast<CounterSheetService&>(desk.core->services().sheets).endOldResults();
    QVERIFY(test::eventually(
        [&] { return desk.core->services().connection.state() == ConnectionState::Unstable; }));
    QVERIFY(isKept());

    desk.central.mendLine();
    QVERIFY(test::eventually([&] {
        desk.core->services().connection.retryNow();
        return !isKept();
    }));
}

QTEST_GUILESS_MAIN(TestKeptResults)
#include "tst_keptresults.moc"
