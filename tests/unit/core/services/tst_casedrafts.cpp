// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/services/counterdesk.h"

#include <QRegularExpression>
#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace xuanhao;
using namespace std::chrono_literals;

namespace {

/// Counts how often a case is written, and can hold a writing back.
class Disk
{
public:
    Database::Gate gate()
    {
        return [this](const char* sql) {
            if (!QByteArray(sql).startsWith("INSERT INTO applicant_case"))
                return true;
            ++m_writes;
            if (m_isSlow)
                m_go.acquire();
            return !m_isFull;
        };
    }
    [[nodiscard]] int writes() const { return m_writes; }
    void setFull(bool isFull) { m_isFull = isFull; }
    void becomeSlow() { m_isSlow = true; }
    /// Ends the slowness; what is waiting goes on.
    void becomeQuick()
    {
        m_isSlow = false;
        m_go.release();
    }

private:
    std::atomic<int> m_writes = 0;
    std::atomic<bool> m_isFull = false;
    std::atomic<bool> m_isSlow = false;
    QSemaphore m_go;
};

AccountDraft named(const QString& name)
{
    AccountDraft draft;
    draft.name = name;
    return draft;
}

} // namespace

/// What is typed reaches the disk after a pause of typing and before everything else, not with every key.
class TestCaseDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gathersWhatIsTypedUntilAPause()
    {
        open();
        const int before = disk.writes();
        for (int i = 1; i <= 15; ++i) {
            type(QString(i, u'a'));
            pass(100ms);
        }
        QCOMPARE(disk.writes(), before);

        pass(300ms);

        QVERIFY(test::eventually([&] { return storedName() == QString(15, u'a'); }));
        QCOMPARE(disk.writes(), before + 1);
        pass(10s);
        QCOMPARE(storedName(), QString(15, u'a'));
        QCOMPARE(disk.writes(), before + 1);
    }
    void whoTypesOnAndOnIsStoredAfterTwoSeconds()
    {
        open();
        for (int i = 1; i <= 20; ++i) {
            type(QString(i, u'a'));
            pass(100ms);
        }

        QVERIFY(test::eventually([&] { return storedName() == QString(20, u'a'); }));
    }
    void onlyOneWritingIsUnderWay()
    {
        open();
        const int before = disk.writes();
        disk.becomeSlow();
        type(QStringLiteral("a"));
        pass(400ms);
        QVERIFY(test::eventually([&] { return disk.writes() == before + 1; }));
        for (int i = 0; i < 10; ++i) {
            type(QStringLiteral("b") + QString::number(i));
            pass(500ms);
        }
        QCOMPARE(disk.writes(), before + 1);

        disk.becomeQuick();

        const auto isLast = [&] {
            desk->core->desk().step();
            return storedName() == QLatin1String("b9");
        };
        QVERIFY(test::eventually(isLast));
        QCOMPARE(disk.writes(), before + 2);
    }
    void aFullDiskIsTriedAgain()
    {
        open();
        disk.setFull(true);
        type(QStringLiteral("a"));
        pass(400ms);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("^Storing the draft of case")));
        settle();
        QCOMPARE(storedName(), QString());

        disk.setFull(false);
        pass(5s);

        QVERIFY(test::eventually([&] { return storedName() == QLatin1String("a"); }));
    }
    void everyStepStoresAtOnce_data()
    {
        QTest::addColumn<std::function<void(test::CounterDesk&)>>("step");
        const auto row = [](const char* name, const std::function<void(test::CounterDesk&)>& step) {
            QTest::newRow(name) << step;
        };
        row("the field is left", [](test::CounterDesk& d) { d.front().keepDraft(); });
        row("the case is parked", [](test::CounterDesk& d) { d.core->services().cases.park(); });
        row("another case comes in front", [](test::CounterDesk& d) { d.core->services().cases.create(); });
        row("the counter is locked", [](test::CounterDesk& d) { d.core->services().staff.lock(); });
        row("a request is sent",
            [](test::CounterDesk& d) { d.front().registerApplicant([](const std::optional<Failure>&) {}); });
    }
    void everyStepStoresAtOnce()
    {
        QFETCH(std::function<void(test::CounterDesk&)>, step);
        open();
        type(QStringLiteral("a"));
        QCOMPARE(storedName(), QString());

        step(*desk);

        QCOMPARE(storedName(), QStringLiteral("a"));
    }
    void closingTheProgramStoresToo()
    {
        open();
        type(QStringLiteral("a"));

        desk->core.reset();
        desk->open();

        QCOMPARE(desk->front().accountDraft().name, QStringLiteral("a"));
    }
    void aClosedCaseDoesNotComeBack()
    {
        open();
        disk.becomeSlow();
        type(QStringLiteral("a"));
        pass(400ms);
        type(QStringLiteral("ab"));
        disk.becomeQuick();

        desk->core->services().cases.close(&desk->front());
        pass(1s);
        settle();

        QCOMPARE(stored().size(), 0);
    }

private:
    void open()
    {
        desk.reset();
        desk = std::make_unique<test::CounterDesk>();
        QVERIFY(desk->start(disk.gate()));
        desk->core->services().cases.create();
        m_case = desk->front().id();
    }
    void type(const QString& name) { desk->front().setAccountDraft(named(name)); }
    /// Lets the counter's clock go on, and the counter notice it.
    void pass(Milliseconds time)
    {
        desk->clock.advance(time);
        desk->core->desk().step();
    }
    /// Until the database has done and answered what was handed in.
    void settle()
    {
        bool isDone = false;
        desk->core->storage().post(
            desk->core.get(), [](LocalStore&) { return Done{}; }, [&](Done) { isDone = true; });
        QVERIFY(test::eventually([&] { return isDone; }));
    }
    QList<StoredCase> stored() const
    {
        return desk->core->storage().run([](LocalStore& store) { return store.cases().all(); }).value();
    }
    /// What a kill at this instant would leave of the name.
    QString storedName() const
    {
        for (const StoredCase& item : stored()) {
            if (item.id == m_case)
                return CaseRecord::fromJson(item.id, *parseJsonObject(item.content)).accountDraft.name;
        }
        return {};
    }

    Disk disk;
    std::unique_ptr<test::CounterDesk> desk;
    QString m_case;
};

QTEST_GUILESS_MAIN(TestCaseDrafts)
#include "tst_casedrafts.moc"
