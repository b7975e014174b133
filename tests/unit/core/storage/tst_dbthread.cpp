// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/dbthread.h"

#include "tests/support/seededrandom.h"

#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;

class TestDbThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worksOnItsOwnThreadAndWaits();
    void answersOnTheAskersThread();
    void dropsTheAnswerWhenTheAskerIsGone();
    void finishesWhatWasHandedInBeforeItEnds();
    void saysWhyItCannotStart();

private:
    std::unique_ptr<DbThread> start()
    {
        auto thread = DbThread::start(
            m_folder.filePath(QStringLiteral("station.db")),
            std::make_unique<FileSecretStore>(m_folder.filePath(QStringLiteral("station.key"))), m_random);
        return thread ? *std::move(thread) : nullptr;
    }
    QTemporaryDir m_folder;
    test::SeededRandom m_random{3};
};

void TestDbThread::worksOnItsOwnThreadAndWaits()
{
    auto thread = start();
    QVERIFY(thread);
    QThread* const worker = thread->run([](LocalStore&) { return QThread::currentThread(); });
    QVERIFY(worker != QThread::currentThread());
    QVERIFY(thread->run([](LocalStore& store) {
        return store.settings().setValue(QStringLiteral("a"), QStringLiteral("b"));
    }));
    const auto value =
        thread->run([](LocalStore& store) { return store.settings().value(QStringLiteral("a")); });
    QVERIFY(value);
    QCOMPARE(*value, std::optional(QStringLiteral("b")));
}

void TestDbThread::answersOnTheAskersThread()
{
    auto thread = start();
    QVERIFY(thread);
    QThread* answeredOn = nullptr;
    int answer = 0;
    thread->post(
        this, [](LocalStore&) { return 42; },
        [&](int result) {
            answer = result;
            answeredOn = QThread::currentThread();
        });
    QCOMPARE(answer, 0);
    QTRY_COMPARE(answer, 42);
    QCOMPARE(answeredOn, QThread::currentThread());
}

void TestDbThread::dropsTheAnswerWhenTheAskerIsGone()
{
    auto thread = start();
    QVERIFY(thread);
    bool isAnswered = false;
    {
        QObject asker;
        thread->post(
            &asker, [](LocalStore&) { return 1; }, [&](int) { isAnswered = true; });
    }
    bool isLater = false;
    thread->post(
        this, [](LocalStore&) { return 1; }, [&](int) { isLater = true; });
    QTRY_VERIFY(isLater);
    QVERIFY(!isAnswered);
}

void TestDbThread::finishesWhatWasHandedInBeforeItEnds()
{
    {
        auto thread = start();
        QVERIFY(thread);
        thread->post(
            this,
            [](LocalStore& store) {
                return store.settings().setValue(QStringLiteral("last"), QStringLiteral("word"));
            },
            [](const auto&) {});
    }
    auto thread = start();
    QVERIFY(thread);
    const auto value =
        thread->run([](LocalStore& store) { return store.settings().value(QStringLiteral("last")); });
    QCOMPARE(*value, std::optional(QStringLiteral("word")));
}

void TestDbThread::saysWhyItCannotStart()
{
    const auto thread = DbThread::start(
        m_folder.filePath(QStringLiteral("nowhere/station.db")),
        std::make_unique<FileSecretStore>(m_folder.filePath(QStringLiteral("other.key"))), m_random);
    QVERIFY(!thread);
    QCOMPARE(thread.error().code, StorageError::Code::CannotOpen);
}

QTEST_GUILESS_MAIN(TestDbThread)
#include "tst_dbthread.moc"
