// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/database.h"
#include "core/storage/migrations.h"
#include "core/storage/statement.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesTheSchemaOfTheSnapshot();
    void keepsWhatWasCommitted();
    void forgetsWhatWasNotCommitted();
    void refusesANewerSchema();
    void refusesAnotherProgramsDatabase();
    void refusesADamagedFile();
    void refusesAFolderThatIsNotThere();
    void convergesWhenTheNthStatementFails();
    void runsInWalWithFullSync();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("station.db")); }
    static qint64 number(Database& database, const char* sql)
    {
        Statement statement(database, sql);
        const auto row = statement.next();
        return row && *row ? statement.integer(0) : -1;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestDatabase::makesTheSchemaOfTheSnapshot()
{
    auto database = Database::open(path());
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    QByteArray schema;
    Statement tables(**database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name");
    for (auto row = tables.next(); row && *row; row = tables.next())
        schema += tables.text(0).toUtf8() + ";\n";

    // Regenerate with XUANHAO_REGENERATE=1 after adding a migration.
    QFile golden(QStringLiteral(XUANHAO_SOURCE_DIR "/tests/unit/core/storage/schema.snapshot.sql"));
    if (qEnvironmentVariableIsSet("XUANHAO_REGENERATE")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(schema);
        golden.close();
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(schema, golden.readAll());
    QCOMPARE(number(**database, "PRAGMA user_version"), qint64{newestSchema()});
    QVERIFY(newestSchema() >= 1);
}

void TestDatabase::keepsWhatWasCommitted()
{
    {
        auto database = Database::open(path());
        QVERIFY(database);
        auto work = UnitOfWork::begin(**database);
        QVERIFY(work);
        QVERIFY((*database)->execute("INSERT INTO setting (name, value) VALUES ('a', 'b')"));
        QVERIFY(work->commit());
    }
    auto again = Database::open(path());
    QVERIFY(again);
    QCOMPARE(number(**again, "SELECT count(*) FROM setting"), 1);
}

void TestDatabase::forgetsWhatWasNotCommitted()
{
    auto database = Database::open(path());
    QVERIFY(database);
    {
        auto work = UnitOfWork::begin(**database);
        QVERIFY(work);
        QVERIFY((*database)->execute("INSERT INTO setting (name, value) VALUES ('a', 'b')"));
    }
    QCOMPARE(number(**database, "SELECT count(*) FROM setting"), 0);
}

void TestDatabase::refusesANewerSchema()
{
    {
        auto database = Database::open(path());
        QVERIFY(database);
        QVERIFY((*database)->execute("PRAGMA user_version = 999"));
    }
    const auto again = Database::open(path());
    QVERIFY(!again);
    QCOMPARE(again.error().code, StorageError::Code::NewerSchema);
}

void TestDatabase::refusesAnotherProgramsDatabase()
{
    {
        auto database = Database::open(path());
        QVERIFY(database);
        QVERIFY((*database)->execute("PRAGMA application_id = 7"));
    }
    const auto again = Database::open(path());
    QVERIFY(!again);
    QCOMPARE(again.error().code, StorageError::Code::Damaged);
}

void TestDatabase::refusesADamagedFile()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QVERIFY(!Database::open(path()));
}

void TestDatabase::refusesAFolderThatIsNotThere()
{
    const auto database = Database::open(m_folder->filePath(QStringLiteral("nowhere/station.db")));
    QVERIFY(!database);
    QCOMPARE(database.error().code, StorageError::Code::CannotOpen);
}

// Opening fails at its first, second, … statement; afterwards the file opens whole every time.
void TestDatabase::convergesWhenTheNthStatementFails()
{
    bool hasFailed = true;
    int failAt = 0;
    for (; hasFailed; ++failAt) {
        QVERIFY2(failAt < 200, "the loop must end");
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("station.db"));
        int calls = 0;
        hasFailed = false;
        {
            auto database = Database::open(file, [&](const char*) {
                const bool fails = calls++ == failAt;
                hasFailed = hasFailed || fails;
                return !fails;
            });
            QCOMPARE(database.hasValue(), !hasFailed);
        }
        auto again = Database::open(file);
        QVERIFY(again);
        QCOMPARE(number(**again, "PRAGMA user_version"), qint64{newestSchema()});
        QCOMPARE(number(**again, "SELECT count(*) FROM applicant_case"), 0);
    }
    QVERIFY(failAt > 10);
}

void TestDatabase::runsInWalWithFullSync()
{
    auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE(number(**database, "PRAGMA synchronous"), 2);
    QCOMPARE(number(**database, "PRAGMA foreign_keys"), 1);
    QCOMPARE(number(**database, "PRAGMA trusted_schema"), 0);
    Statement journal(**database, "PRAGMA journal_mode");
    const auto row = journal.next();
    QVERIFY(row && *row);
    QCOMPARE(journal.text(0), QStringLiteral("wal"));
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
