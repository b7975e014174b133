// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/profile.h"
#include "server/storage/migrator.h"
#include "server/storage/sheetstore.h"
#include "server/storage/sqliteconnection.h"
#include "tests/support/emptydatabase.h"
#include "tests/support/failingsql.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const QString kSnapshot = QStringLiteral(XUANHAO_SOURCE_DIR "/tests/unit/server/storage/schema.snapshot.sql");

/// Only SQLite shows its schema as it was written.
std::unique_ptr<SqliteConnection> snapshotDatabase()
{
    return SqliteConnection::open(QStringLiteral(":memory:"), SqliteConnection::Mode::Create).value();
}

/// The schema as SQLite has it, in a fixed order.
QByteArray schemaOf(SqlConnection& sql)
{
    QByteArray text = "-- The sum of all migrations. Regenerate: tst_migrator --regenerate\n";
    sql.query("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name", {},
              [&](const SqlRow& row) { text += row.text(0).toUtf8() + ";\n"; });
    return text;
}

/// As the migrations with a smaller number left it.
std::unique_ptr<SqlConnection> migratedBefore(const QString& number)
{
    auto sql = emptyDatabase();
    XUANHAO_CHECK(schemaVersion(*sql) == 0);
    XUANHAO_CHECK(newestSchemaVersion() >= number.toInt());
    const QStringList files = QDir(QStringLiteral(":/migrations")).entryList(QDir::Files, QDir::Name);
    for (const QString& name : files) {
        if (name >= number)
            break;
        QFile migration(QStringLiteral(":/migrations/") + name);
        XUANHAO_CHECK(migration.open(QIODevice::ReadOnly));
        sql->executeScript(migration.readAll());
        sql->execute("INSERT INTO schema_version (version, applied_at) VALUES ($1, 0)",
                     {name.left(4).toInt()});
    }
    XUANHAO_CHECK(!sql->failure());
    return sql;
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

public:
    static int regenerate()
    {
        const auto sql = snapshotDatabase();
        QFile file(kSnapshot);
        if (!migrate(*sql, Instant{}) || !file.open(QIODevice::WriteOnly))
            return 1;
        file.write(schemaOf(*sql));
        return 0;
    }

private Q_SLOTS:
    void migrationsGiveTheSnapshot()
    {
        const auto sql = snapshotDatabase();
        QVERIFY(migrate(*sql, Instant{}).hasValue());
        QFile file(kSnapshot);
        QVERIFY(file.open(QIODevice::ReadOnly));

        QCOMPARE(schemaOf(*sql), file.readAll());
    }

    void secondMigrationChangesNothing()
    {
        const auto sql = emptyDatabase();
        QVERIFY(migrate(*sql, Instant{}).hasValue());
        QVERIFY(migrate(*sql, Instant{}).hasValue());

        QCOMPARE(sql->integerOf("SELECT count(*) FROM schema_version WHERE version > 0", {}),
                 std::optional<std::int64_t>(newestSchemaVersion()));
        QCOMPARE(schemaVersion(*sql), newestSchemaVersion());
    }

    void earlierConsentsWereSignedOnPaper() // A1
    {
        const auto sql = migratedBefore(QStringLiteral("0003"));
        sql->execute(
            "INSERT INTO account (person_hash, id, user_type, document_kind, registered_at, counter, "
            "staff, sealed) VALUES ($1, 'a', 'driver', 'residentId', 1, 'G01', 'c', $2)",
            {QByteArray(32, 'p'), QByteArray(1, 's')});
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

    void earlierRulesAboutTheInvoiceAreCarriedOver_data() // B3: an office made before pictures were taken
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("buyer");
        QTest::addColumn<int>("picture");
        const auto row = [](const char* name, const char* before, Demand buyer, Demand picture) {
            QTest::newRow(name) << QByteArray(before) << static_cast<int>(buyer) << static_cast<int>(picture);
        };
        row("required", "\"needsInvoice\": true", Demand::Required, Demand::Optional);
        row("required, without spaces", "\"needsInvoice\":true", Demand::Required, Demand::Optional);
        row("not asked", "\"needsInvoice\": false", Demand::No, Demand::No);
        row("not asked, without spaces", "\"needsInvoice\":false", Demand::No, Demand::No);
    }
    void earlierRulesAboutTheInvoiceAreCarriedOver()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, buyer);
        QFETCH(int, picture);
        QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/profiles/classic.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray profile = file.readAll();
        const QByteArray now = R"("invoice": {"buyer": "required", "picture": "optional"})";
        QVERIFY(profile.contains(now));
        profile.replace(now, before);
        QVERIFY(!Profile::fromJson(profile));
        const auto sql = migratedBefore(QStringLiteral("0004"));
        sql->execute("INSERT INTO office (authority, document, profile, calendar, changed_at) "
                     "VALUES ($1, '', $2, '', 0)",
                     {QStringLiteral("粤G"), QString::fromUtf8(profile)});

        QVERIFY(migrate(*sql, Instant{}).hasValue());

        QByteArray stored;
        sql->query("SELECT profile FROM office", {},
                   [&](const SqlRow& row) { stored = row.text(0).toUtf8(); });
        const auto read = Profile::fromJson(stored);
        QVERIFY2(read.hasValue(), read ? "" : qPrintable(read.error().text()));
        QCOMPARE(static_cast<int>(read->invoice.buyer), buyer);
        QCOMPARE(static_cast<int>(read->invoice.picture), picture);
    }

    void earlierPrintingsAreSheets() // C2: recorded when only the application form was
    {
        const auto sql = migratedBefore(QStringLiteral("0020"));
        for (const int nth : {1, 2})
            sql->execute("INSERT INTO print (session, nth, at, counter, staff, printer, reason) "
                         "VALUES ('s-1', $1, $2, 'G01', 'c', 'HP', $3)",
                         {nth, 1000 * nth, nth == 1 ? QString() : QStringLiteral("卡纸")});
        QVERIFY(!sql->failure());

        QVERIFY(migrate(*sql, Instant{}).hasValue());

        SheetStore store(*sql);
        QCOMPARE(store.applicationCopies(SessionId(QStringLiteral("s-1"))), 2);
        const auto rows = store.page({}, {}, 10);
        QCOMPARE(rows.size(), std::size_t{2});
        const SheetRow& second = rows.front();
        QCOMPARE(second.kind, SheetKind::Application);
        QCOMPARE(second.subject, QStringLiteral("s-1"));
        QVERIFY(second.isOfSession);
        QCOMPARE(second.nth, 2);
        QCOMPARE(second.copies, 1);
        QCOMPARE(toMilliseconds(second.printed.at), 2000);
        QCOMPARE(second.recordedAt, second.printed.at);
        QVERIFY(!second.toldBy); // the audit trail says it
        QCOMPARE(second.printed.staff.value(), QStringLiteral("c"));
        QCOMPARE(second.printer, QStringLiteral("HP"));
        QCOMPARE(second.reason, QStringLiteral("卡纸"));
        QCOMPARE(second.contentHash, QString());
        QCOMPARE(second.outcome, SheetOutcome::Spooled);
        sql->execute("SELECT 1 FROM print");
        QVERIFY(sql->failure());
    }

    void earlierSessionsSayWhenTheyWereFinished() // C2: for the reports of counters
    {
        const auto sql = migratedBefore(QStringLiteral("0021"));
        sql->execute(
            "INSERT INTO account (person_hash, id, user_type, document_kind, registered_at, counter, "
            "staff, sealed) VALUES ($1, 'a', 'driver', 'residentId', 1, 'G01', 'c', $2)",
            {QByteArray(32, 'p'), QByteArray(1, 's')});
        const auto add = [&](const char* id, const char* stage, const char* state) {
            const bool isLive = QByteArray(stage) == "choosing";
            sql->execute(
                "INSERT INTO session (person_hash, id, account, case_number, counter, staff, division, "
                "business, authority, vin_hash, opened_at, changed_at, is_live, stage, state, sealed) "
                "VALUES ($1, $2, 'a', $2, 'G01', 'c', '', '', '', $3, 1, 900, $4, $5, $6, $1)",
                {QByteArray(32, 'p'), QString::fromLatin1(id), QByteArray(id), isLive ? 1 : 0,
                 QString::fromLatin1(stage), QString::fromLatin1(state)});
        };
        add("composed", "reserved", R"({"reservation":{"mode":"composed"}})");
        add("drawn", "reserved", R"({"reservation":{"mode":"drawn"}})");
        add("onSite", "reserved", R"({"reservation":{"mode":"drawnOnSite"}})");
        add("ended", "ended", R"({"endReason":"idle"})");
        add("live", "choosing", R"({"stage":"choosing"})");
        // A calendar has moved the last day of this one later.
        sql->execute("INSERT INTO vin_success (vin_hash, session, at) VALUES ($1, 'drawn', 500)",
                     {QByteArray("drawn")});
        QVERIFY(!sql->failure());

        QVERIFY(migrate(*sql, Instant{}).hasValue());

        QStringList found;
        sql->query("SELECT id, finished_at, reserved_mode FROM session ORDER BY id", {},
                   [&](const SqlRow& row) {
                       found.append(row.text(0) + QLatin1Char(' ') +
                                    (row.isNull(1) ? QStringLiteral("-") : QString::number(row.integer(1))) +
                                    QLatin1Char(' ') + (row.isNull(2) ? QStringLiteral("-") : row.text(2)));
                   });
        found.sort();
        QCOMPARE(found, (QStringList{QStringLiteral("composed 900 composed"),
                                     QStringLiteral("drawn 500 drawn"), QStringLiteral("ended 900 -"),
                                     QStringLiteral("live - -"), QStringLiteral("onSite 900 drawnOnSite")}));
    }

    void migrationResumesAfterACrash() // F3: at whichever statement
    {
        for (int nth = 1;; ++nth) {
            const auto sql = emptyDatabase();
            FailingSql failing(*sql);
            failing.failAt(nth);
            const bool isDone = migrate(failing, Instant{}).hasValue();
            if (!failing.hasFailed()) {
                QVERIFY(isDone && nth > 4 * newestSchemaVersion());
                break;
            }
            QVERIFY(!isDone);
            QCOMPARE(sql->integerOf("SELECT count(*) FROM schema_version WHERE version > 0", {}),
                     std::optional<std::int64_t>(schemaVersion(*sql)));
            QVERIFY(migrate(*sql, Instant{}).hasValue());
            QCOMPARE(schemaVersion(*sql), newestSchemaVersion());
        }
    }

    void newerSchemaIsRefused()
    {
        const auto sql = emptyDatabase();
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
