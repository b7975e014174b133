// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/counterdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;
using test::Fault;

/// A case after a kill, an answer that never came and a database that failed: nothing lost, nothing twice.
class TestCaseSurvival : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCasesOfEarlierPrograms();
    void comesBackOnTheSamePageAfterAKill();
    void comesBackToAnEarlierPageToo();
    void repeatsAnUnansweredChangeWithItsId_data();
    void repeatsAnUnansweredChangeWithItsId();
    void anUnansweredChangeIsSettledBeforeTheNext();
    void repeatsByItselfAfterAKill();
    void whatCentralHasForgottenIsLookedAt();
    void nothingFollowsWhatCentralHasForgotten();
    void keepsNineCasesInTheirOrder();
    void convergesWhenTheNthStatementFails();
};

// A1: a counter that was updated in the middle of a case still has it.
void TestCaseSurvival::readsCasesOfEarlierPrograms()
{
    CaseRecord record;
    record.accountDraft = test::CounterDesk::applicant();
    record.account.emplace();
    record.account->id = QStringLiteral("account-1");
    record.account->data = record.accountDraft;
    QJsonObject stored = record.toJson();
    QJsonObject draft = stored.value(QStringLiteral("accountDraft")).toObject();
    draft.remove(QStringLiteral("consentWay"));
    stored.insert(QStringLiteral("accountDraft"), draft);
    QJsonObject account = stored.value(QStringLiteral("account")).toObject();
    account.insert(QStringLiteral("data"), draft);
    account.remove(QStringLiteral("access"));
    stored.insert(QStringLiteral("account"), account);
    QJsonObject office = stored.value(QStringLiteral("officeDraft")).toObject();
    office.remove(QStringLiteral("way"));
    office.insert(QStringLiteral("isOnSite"), true);
    stored.insert(QStringLiteral("officeDraft"), office);

    const CaseRecord read = CaseRecord::fromJson(QStringLiteral("case-1"), stored);

    QCOMPARE(read.accountDraft.name, QStringLiteral("张三"));
    QVERIFY(read.account);
    QCOMPARE(read.account->data.consentWay, ConsentWay::SignedOnPaper);
    QCOMPARE(read.account->access.state, AccessState::NoCode);
    QCOMPARE(read.officeDraft.way, SessionWay::OnSite);
}

// Issue 2 §5: a half-filled case comes back on the same step, at every step.
void TestCaseSurvival::comesBackOnTheSamePageAfterAKill()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    desk.core->services().cases.create();
    AccountDraft half;
    half.name = QStringLiteral("张");
    desk.front().setAccountDraft(half);
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::Register);
    QCOMPARE(desk.front().accountDraft().name, QStringLiteral("张"));
    for (const CasePage page : {CasePage::Office, CasePage::Notice, CasePage::Vehicle, CasePage::Contact,
                                CasePage::Choose, CasePage::Compose}) {
        QVERIFY(!desk.next());
        QCOMPARE(desk.front().page(), page);
        if (page == CasePage::Vehicle) {
            VehicleDraft draft;
            draft.vin = QStringLiteral("LSVAA");
            desk.front().setVehicleDraft(draft);
        }
        QVERIFY(desk.restart());
        QCOMPARE(desk.front().page(), page);
        if (page == CasePage::Vehicle)
            QCOMPARE(desk.front().vehicleDraft().vin, QStringLiteral("LSVAA"));
    }
    QVERIFY(!desk.lockNumber());
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::Compose);
    QVERIFY(desk.front().session()->session.composeWindow()->locked);
    desk.clock.advance(95s);
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Code; }));
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::Code);
    QVERIFY(!desk.done([&](auto answer) { desk.front().confirmCode(QStringLiteral("123456"), answer); }));
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::Result);
}

void TestCaseSurvival::comesBackToAnEarlierPageToo()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Contact));
    desk.front().showPage(CasePage::Vehicle);
    QCOMPARE(desk.front().page(), CasePage::Vehicle);
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::Vehicle);
    desk.front().showPage(CasePage::Code); // not before the choice
    QCOMPARE(desk.front().page(), CasePage::Vehicle);
    const int sent = desk.central.seenCount(EndpointId::EnterVehicle);
    QVERIFY(!desk.done([&](auto answer) { desk.front().enterVehicle(answer); }));
    QCOMPARE(desk.front().page(), CasePage::Contact);
    QCOMPARE(desk.central.seenCount(EndpointId::EnterVehicle), sent); // nothing had changed
}

void TestCaseSurvival::repeatsAnUnansweredChangeWithItsId_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("isKilled");
    QTest::newRow("the answer is lost") << Fault::LostAnswer << false;
    QTest::newRow("the answer is lost and the program killed") << Fault::LostAnswer << true;
    QTest::newRow("the request is lost") << Fault::Silence << false;
    QTest::newRow("a proxy answers") << Fault::Html << true;
    QTest::newRow("a proxy's error") << Fault::ServerErrorHtml << false;
    QTest::newRow("half an answer") << Fault::BrokenJson << true;
    QTest::newRow("sound JSON that means nothing") << Fault::WrongTypes << false;
    QTest::newRow("central does not know") << Fault::Internal << true;
}

void TestCaseSurvival::repeatsAnUnansweredChangeWithItsId()
{
    QFETCH(Fault, fault);
    QFETCH(bool, isKilled);
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Office));
    desk.central.failNext(EndpointId::OpenSession, fault);
    const auto failure = desk.next();
    QVERIFY(failure);
    QVERIFY(failure->kind != Failure::Kind::Storage);
    QCOMPARE(desk.front().page(), CasePage::Office);
    if (isKilled)
        QVERIFY(desk.restart());
    if (desk.front().page() == CasePage::Office)
        desk.front().openSession([](const std::optional<Failure>&) {});
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Notice; }));
    QCOMPARE(desk.central.effectCount(EndpointId::OpenSession), 1);
    QSet<QString> operations;
    for (const auto& request : desk.central.seen()) {
        if (request.endpoint == EndpointId::OpenSession)
            operations.insert(request.operation);
    }
    QCOMPARE(operations.size(), 1);
    QCOMPARE(desk.central.protocolBreaches(), QStringList());
}

void TestCaseSurvival::anUnansweredChangeIsSettledBeforeTheNext()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Choose));
    desk.central.failNext(EndpointId::StartCompose, Fault::LostAnswer);
    QVERIFY(desk.next());
    QCOMPARE(desk.front().page(), CasePage::Choose);
    // A draw is open from a running window, too; the case must know of the window first.
    QList<EndpointId> order;
    const qsizetype before = desk.central.seen().size();
    QVERIFY(!desk.done([&](auto answer) { desk.front().draw({}, answer); }));
    for (const auto& request : desk.central.seen().mid(before)) {
        if (endpoint(request.endpoint).isWrite)
            order.append(request.endpoint);
    }
    QCOMPARE(order, (QList<EndpointId>{EndpointId::StartCompose, EndpointId::Draw}));
    QCOMPARE(desk.front().page(), CasePage::Draw);
    QCOMPARE(desk.central.effectCount(EndpointId::StartCompose), 1);
}

void TestCaseSurvival::repeatsByItselfAfterAKill()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Contact));
    desk.central.failNext(EndpointId::ConfirmContact, Fault::Silence);
    QVERIFY(desk.next());
    QVERIFY(desk.restart());
    QVERIFY(test::eventually([&] { return desk.front().page() == CasePage::Choose; }));
    QCOMPARE(desk.central.effectCount(EndpointId::ConfirmContact), 1);
}

// F4: refused because it came too late, a change is neither lost silently nor done twice.
void TestCaseSurvival::whatCentralHasForgottenIsLookedAt()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Contact));
    desk.central.failNext(EndpointId::ConfirmContact, Fault::LostAnswer);
    QVERIFY(desk.next());
    desk.core.reset();
    desk.clock.advance(24h * 31);
    desk.central.operationsFrom = desk.clock.now() - 24h;
    QVERIFY(desk.start());
    QVERIFY(test::eventually([&] { return desk.front().obstacle() && !desk.front().isBusy(); }));
    QCOMPARE(desk.front().page(), CasePage::CannotProceed);
    QCOMPARE(desk.front().obstacle()->problem->code, ProblemCode::OperationExpired);
    // It was done, and the case shows that.
    QVERIFY(desk.front().session()->session.isDone(Step::Contact));
    QVERIFY(desk.restart());
    QCOMPARE(desk.front().page(), CasePage::CannotProceed);
    desk.front().showPage(CasePage::Vehicle);
    QVERIFY(!desk.front().obstacle());
    QCOMPARE(desk.front().page(), CasePage::Office); // the selection has ended meanwhile
    QVERIFY(!desk.next());
    QCOMPARE(desk.front().page(), CasePage::Notice);
    QCOMPARE(desk.central.effectCount(EndpointId::ConfirmContact), 1);
    QCOMPARE(desk.central.protocolBreaches(), QStringList());
}

void TestCaseSurvival::nothingFollowsWhatCentralHasForgotten()
{
    test::CounterDesk desk;
    QVERIFY(desk.start());
    QVERIFY(desk.walkTo(CasePage::Choose));
    desk.central.failNext(EndpointId::StartCompose, Fault::Silence);
    QVERIFY(desk.next());
    // Central's clock was far ahead once: its floor lies in the future.
    desk.central.operationsFrom = desk.clock.now() + 24h * 365;

    const auto failure = desk.done([&](auto answer) { desk.front().draw({}, answer); });

    QVERIFY(failure && failure->problem);
    QCOMPARE(failure->problem->code, ProblemCode::OperationExpired);
    QCOMPARE(desk.central.seenCount(EndpointId::Draw), 0);
    QVERIFY(!desk.done([&](auto answer) { desk.front().draw({}, answer); }));
    QCOMPARE(desk.front().page(), CasePage::Draw);
    QCOMPARE(desk.central.effectCount(EndpointId::StartCompose), 0);
}

void TestCaseSurvival::keepsNineCasesInTheirOrder()
{
    test::CounterDesk desk;
    desk.open();
    CaseDesk& cases = desk.core->services().cases;
    QStringList ids;
    for (int i = 0; i < CaseDesk::kMaxCases; ++i)
        ids.append(cases.create()->id());
    QVERIFY(!cases.create());
    cases.close(cases.cases()[4]);
    ids.removeAt(4);
    cases.setCurrent(cases.cases()[2]);
    desk.core.reset();
    desk.open();
    QStringList again;
    for (const ApplicantCase* item : desk.core->services().cases.cases())
        again.append(item->id());
    QCOMPARE(again, ids);
    QCOMPARE(desk.front().id(), ids[2]);
    desk.core->services().cases.park();
    desk.core.reset();
    desk.open();
    QVERIFY(!desk.core->services().cases.current());
}

// The local database fails at its first, second, … statement while a case is opened at central; after
// the next start everything converges and central was changed once.
void TestCaseSurvival::convergesWhenTheNthStatementFails()
{
    test::CounterDesk desk;
    bool isArmed = false;
    int calls = 0;
    int failAt = 0;
    bool hasFailed = true;
    const auto gate = [&](const char* sql) {
        if (!isArmed || QByteArray(sql) == "ROLLBACK")
            return true;
        const bool fails = calls++ == failAt;
        hasFailed = hasFailed || fails;
        return !fails;
    };
    QVERIFY(desk.start(gate));
    QVERIFY(desk.walkTo(CasePage::Office));
    for (; hasFailed; ++failAt) {
        QVERIFY2(failAt < 60, "the loop must end");
        hasFailed = false;
        calls = 0;
        const int effects = desk.central.effectCount(EndpointId::OpenSession);
        isArmed = true;
        const auto failure = desk.next();
        isArmed = false;
        QVERIFY(!failure || failure->kind == Failure::Kind::Storage);
        desk.core.reset();
        QVERIFY(desk.start(gate));
        if (desk.front().page() == CasePage::Office)
            desk.front().openSession([](const std::optional<Failure>&) {});
        QVERIFY(test::eventually(
            [&] { return desk.front().page() == CasePage::Notice && !desk.front().isBusy(); }));
        QCOMPARE(desk.central.effectCount(EndpointId::OpenSession), effects + 1);
        QVERIFY(!desk.done([&](auto answer) { desk.front().abandon(answer); }));
        QCOMPARE(desk.front().page(), CasePage::Office);
    }
    QVERIFY(failAt > 4);
    QCOMPARE(desk.central.protocolBreaches(), QStringList());
}

QTEST_GUILESS_MAIN(TestCaseSurvival)
#include "tst_casesurvival.moc"
