// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/migrator.h"
#include "server/storage/sqliteconnection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace xuanhao;

namespace {

const QString kSnapshot = QStringLiteral(XUANHAO_SOURCE_DIR "/tests/unit/server/storage/schema.snapshot.sql");

/// The schema as SQLite has it, in a fixed order.
QByteArray schemaOf(SqlConnection& sql)
{
    QByteArray text = "-- The sum of all migrations. Regenerate: tst_migrator --regenerate\n";
    sql.query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name", {},
              [&](const SqlRow& row) { text += row.text(0).toUtf8() + ";\n"; });
    return text;
}

std::unique_ptr<SqliteConnection> memory()
{
    return SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create).value();
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

public:
    static int regenerate()
    {
        const auto sql = memory();
        QFile file(kSnapshot);
        if (!migrate(*sql, Instant{}) || !file.open(QIODevice::WriteOnly))
            return 1;
        file.write(schemaOf(*sql));
        return 0;
    }

private Q_SLOTS:
    void migrationsGiveTheSnapshot()
    {
        const auto sql = memory();
        QVERIFY(migrate(*sql, Instant{}).hasValue());
        QFile file(kSnapshot);
        QVERIFY(file.open(QIODevice::ReadOnly));

        QCOMPARE(schemaOf(*sql), file.readAll());
    }

    void secondMigrationChangesNothing()
    {
        const auto sql = memory();
        QVERIFY(migrate(*sql, Instant{}).hasValue());
        const QByteArray before = schemaOf(*sql);

        QVERIFY(migrate(*sql, Instant{}).hasValue());

        QCOMPARE(schemaOf(*sql), before);
        QCOMPARE(schemaVersion(*sql), newestSchemaVersion());
    }

    void earlierConsentsWereSignedOnPaper() // A1
    {
        const auto sql = memory();
        QCOMPARE(schemaVersion(*sql), 0);
        const QStringList first{QStringLiteral("0001_initial.sql"),
                                QStringLiteral("0002_mark_provisional_dates.sql")};
        for (const QString& name : first) {
            QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/server/storage/migrations/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            sql->executeScript(file.readAll());
        }
        sql->execute("INSERT INTO schema_version (version, applied_at) VALUES (2, 0)", {});
        sql->execute(
            "INSERT INTO account (person_hash, id, user_type, document_kind, registered_at, counter, "
            "staff, sealed) VALUES (zeroblob(32), 'a', 'driver', 'residentId', 1, 'G01', 'c', x'00')",
            {});
        sql->execute("INSERT INTO consent (account, text_id, version, at, counter, staff) "
                     "VALUES ('a', 'privacy', '2026-11', 1, 'G01', 'c')",
                     {});
        QVERIFY(!sql->failure());

        QVERIFY(migrate(*sql, Instant{}).hasValue());

        QCOMPARE(sql->integerOf("SELECT count(*) FROM consent WHERE way = 'signedOnPaper'", {}),
                 std::optional<std::int64_t>(1));
        sql->execute("UPDATE consent SET way = 'byTelephone'", {});
        QVERIFY(sql->failure());
    }

    void newerSchemaIsRefused()
    {
        const auto sql = memory();
        QVERIFY(migrate(*sql, Instant{}).hasValue());
        sql->execute("INSERT INTO schema_version (version, applied_at) VALUES (9999, 0)", {});

        const auto result = migrate(*sql, Instant{});

        QVERIFY(!result.hasValue());
        QVERIFY(result.error().text.contains(QStringLiteral("9999")));
    }

    void fileIsSyncedAndGuarded() // F3
    {
        const QTemporaryDir folder;
        const auto sql =
            SqliteConnection::open(folder.filePath(QStringLiteral("a.db")), SqliteConnection::Mode::Create)
                .value();

        QCOMPARE(sql->integerOf("PRAGMA synchronous", {}), std::optional<std::int64_t>(2));
        QCOMPARE(sql->integerOf("PRAGMA foreign_keys", {}), std::optional<std::int64_t>(1));
        QCOMPARE(sql->integerOf("PRAGMA trusted_schema", {}), std::optional<std::int64_t>(0));
        QString mode;
        sql->query("PRAGMA journal_mode", {}, [&](const SqlRow& row) { mode = row.text(0); });
        QCOMPARE(mode, QStringLiteral("wal"));
    }

    void missingFileIsNotMade()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("none.db"));

        QVERIFY(!SqliteConnection::open(path, SqliteConnection::Mode::OpenExisting).hasValue());
        QVERIFY(!QFile::exists(path));
    }
};

int main(int argc, char** argv)
{
    if (argc == 2 && QByteArray(argv[1]) == "--regenerate")
        return TestMigrator::regenerate();
    QCoreApplication application(argc, argv);
    TestMigrator test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_migrator.moc"
