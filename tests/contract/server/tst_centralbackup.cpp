// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"
#include "tests/contract/server/processoffice.h"

#include <QDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

/// A counter at a running server of this office.
struct Serving
{
    explicit Serving(const Office& from, const QString& enrolCode = QString())
        : office(from)
        , counter(
              clock, [this] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"))
    {
        startServer(server, office);
        if (!enrolCode.isEmpty() && (!counter.enrol(enrolCode).isOk() || !counter.signIn(t("clerk1")).isOk()))
            qFatal("no counter");
    }
    ~Serving()
    {
        server.terminate();
        server.waitForFinished();
    }
    /// A number of one's own; the session.
    QString reserve(int person)
    {
        const QString session = prepared(counter, applicant(person));
        const SessionView drawn = counter.session(EndpointId::Draw, session).view();
        const SerialIndex number = drawn.session.batch()->numbers.front();
        const Answer chosen = counter.session(EndpointId::ChooseDrawn, session,
                                              {{t("serial"), SerialRules::ordinary().serialAt(number)}});
        if (!chosen.isOk())
            qFatal("%s", chosen.body.constData());
        given.insert(session, number);
        return session;
    }

    const Office& office;
    SystemClock clock;
    QProcess server;
    TestCounter counter;
    QHash<QString, SerialIndex> given;
};

/// Points the settings at another, empty place for the database.
QString movedTo(Office& office, const char* name)
{
    const QString before = office.database;
    office.database = isOnPostgres() ? PgCluster::shared().createDatabase()
                                     : t("sqlite:") + office.folder.filePath(t(name));
    QFile file(office.path("central.ini"));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    const QByteArray old = file.readAll();
    QByteArray text = old;
    text.replace(before.toUtf8(), office.database.toUtf8());
    file.close();
    XUANHAO_CHECK(text != old && file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                  file.write(text) == text.size());
    return before;
}

void spoil(const QString& path, const std::function<void(QByteArray&)>& change)
{
    QFile file(path);
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    change(bytes);
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
}

} // namespace

/// The real program: backup, restore, verify, rehearsed (G8).
class TestCentralBackup : public QObject
{
    Q_OBJECT

    static QString databaseFile()
    {
        return isOnPostgres() ? t("backup/database.dump") : t("backup/database.sqlite");
    }

private Q_SLOTS:
    void everythingAnsweredBeforeTheBackupComesBack()
    {
        Office office;
        const QString code = openOffice(office);
        QHash<QString, SerialIndex> before;
        std::uint32_t seenVersion = 0;
        QString lost;
        {
            Serving serving(office, code);
            for (int person = 1; person <= 5; ++person)
                (void)serving.reserve(person);
            before = serving.given;
            QCOMPARE(run(office.with({t("verify")})).code, 0);
            // Counters go on working meanwhile.
            QProcess backup;
            backup.start(kProgram, office.with({t("backup")}, {office.path("backup")}));
            int person = 100;
            while (backup.state() != QProcess::NotRunning) {
                (void)serving.reserve(++person);
                backup.waitForFinished(0);
            }
            QVERIFY2(backup.exitCode() == 0, backup.readAllStandardError().constData());
            const QByteArray said = backup.readAllStandardOutput();
            QVERIFY2(said.contains("secret.key"), said.constData());
            lost = serving.reserve(99);
            seenVersion = static_cast<std::uint32_t>(serving.counter.pool(PlateKind::SmallCar).poolVersion);
            serving.server.kill();
            serving.server.waitForFinished();
        }
        QCOMPARE(QDir(office.path("backup")).entryList(QDir::Files).size(), 2);
        for (const QString& name : {databaseFile(), t("backup/manifest.json")})
            QVERIFY(QFile::exists(office.folder.filePath(name)));
        const Run verified = run(office.with({t("verify")}, {t("--backup"), office.path("backup")}));
        QVERIFY2(verified.code == 0, qPrintable(verified.errors));
        (void)movedTo(office, "restored.db");

        const Run restored = run(office.with({t("restore")}, {office.path("backup")}));

        QVERIFY2(restored.code == 0, qPrintable(restored.errors));
        const Run whole = run(office.with({t("verify")}));
        QVERIFY2(whole.code == 0, qPrintable(whole.errors));
        QCOMPARE(run(office.with({t("restore")}, {office.path("backup")})).code, 1); // never over anything
        const auto sql = office.connect();
        QCOMPARE(sql->integerOf("SELECT count(*) FROM audit WHERE action = 'central.restore'", {}), 1);
        Serving again(office);
        QVERIFY(again.counter.signIn(t("clerk1")).isOk()); // with the key it was enrolled with
        for (auto session = before.begin(); session != before.end(); ++session) {
            const SessionView view = again.counter.session(EndpointId::ShowSession, session.key()).view();
            QCOMPARE(view.session.choice()->number, session.value());
        }
        // What came after the backup is gone, and is said to be.
        QCOMPARE(again.counter.session(EndpointId::ShowSession, lost).code(), t("notFound"));
        // The counter has seen more than there is: its copy is no state of this history, now or later.
        const TestCounter::Variables ahead{{t("kind"), t("02")}, {t("after"), QString::number(seenVersion)}};
        QCOMPARE(again.counter.send(EndpointId::PoolChanges, ahead).code(), t("notFound"));
        (void)again.reserve(200);
        QCOMPARE(again.counter.send(EndpointId::PoolChanges, ahead).code(), t("notFound"));
        QCOMPARE(sql->integerOf("SELECT count(*) FROM draw WHERE nth > 10000", {}), 1); // no number twice
        const auto copy = again.counter.pool(PlateKind::SmallCar);
        QVERIFY(copy.poolVersion > seenVersion);
        for (const SerialIndex number : std::as_const(before))
            QVERIFY(!copy.pool.contains(number));
        // From here on changes follow as ever.
        (void)again.reserve(201);
        const TestCounter::Variables now{{t("kind"), t("02")},
                                         {t("after"), QString::number(copy.poolVersion)}};
        QVERIFY(again.counter.send(EndpointId::PoolChanges, now).isOk());
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }

    void whatIsNoGoodBackupIsRefused()
    {
        Office office;
        (void)openOffice(office);
        const QString folder = office.path("backup");
        QCOMPARE(run(office.with({t("backup")}, {folder})).code, 0);
        QCOMPARE(run(office.with({t("backup")}, {folder})).code, 1); // never over a backup
        (void)movedTo(office, "restored.db");
        const auto refused = [&](const char* said) {
            const Run restored = run(office.with({t("restore")}, {folder}));
            const Run verified = run(office.with({t("verify")}, {t("--backup"), folder}));
            if (restored.code != 1 || verified.code != 1 || !restored.errors.contains(t(said)) ||
                !verified.errors.contains(t(said)))
                qWarning().noquote() << restored.errors << verified.errors;
            return restored.code == 1 && verified.code == 1 && restored.errors.contains(t(said)) &&
                   verified.errors.contains(t(said));
        };
        const QString file = office.folder.filePath(databaseFile());
        QFile kept(file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray good = kept.readAll();
        spoil(file, [](QByteArray& bytes) {
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
        });
        QVERIFY(refused("is damaged"));
        spoil(file, [](QByteArray& bytes) { bytes.chop(1); });
        QVERIFY(refused("cut off"));
        QVERIFY(QFile::remove(file));
        QVERIFY(refused("is missing"));
        spoil(office.path("backup/manifest.json"), [](QByteArray&) {});
        QFile anew(file);
        QVERIFY(anew.open(QIODevice::WriteOnly) && anew.write(good) == good.size());
        anew.close();

        const QString manifest = office.path("backup/manifest.json");
        QFile text(manifest);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const QByteArray whole = text.readAll();
        spoil(manifest, [](QByteArray& bytes) { bytes.replace("\"schema\":", "\"schema\":9"); });
        QVERIFY(refused("newer program"));
        spoil(manifest,
              [&](QByteArray& bytes) { bytes = QByteArray(whole).replace("\"format\":1", "\"format\":2"); });
        QVERIFY(refused("newer program"));
        spoil(manifest, [&](QByteArray& bytes) {
            bytes = QByteArray(whole).replace("\"accounts\":0", "\"accounts\":1");
        });
        QVERIFY(refused("another secret.key"));
        spoil(manifest, [](QByteArray& bytes) { bytes = "{"; });
        QVERIFY(refused("is damaged"));
        QVERIFY(QFile::remove(manifest));
        QVERIFY(refused("is no backup"));
        spoil(file, [](QByteArray&) {});
        QFile back(manifest);
        QVERIFY(back.open(QIODevice::WriteOnly) && back.write(whole) == whole.size());
        back.close();

        // Of another office: its own secret does not open it.
        spoil(office.path("secret.key"), [](QByteArray& bytes) {
            QByteArray key = QByteArray::fromBase64(bytes.trimmed());
            key[0] = static_cast<char>(key[0] ^ 1);
            bytes = key.toBase64();
        });
        QVERIFY(refused("another secret.key"));
        spoil(office.path("secret.key"), [](QByteArray& bytes) {
            QByteArray key = QByteArray::fromBase64(bytes.trimmed());
            key[0] = static_cast<char>(key[0] ^ 1);
            bytes = key.toBase64();
        });

        // None of that has left anything; then the good one is taken.
        QVERIFY(isOnPostgres() || !QFile::exists(office.path("restored.db")));
        const Run restored = run(office.with({t("restore")}, {folder}));
        QVERIFY2(restored.code == 0, qPrintable(restored.errors));
    }

    void verifyFindsWhatIsWrong()
    {
        const Office office;
        (void)openOffice(office);
        const Run good = run(office.with({t("verify")}));
        QVERIFY2(good.code == 0, qPrintable(good.errors));
        const auto sql = office.connect();
        const auto wrong = [&](const char* statement, const char* said) {
            (void)written(*sql, statement, {});
            const Run verified = run(office.with({t("verify")}));
            return verified.code == 1 && verified.errors.contains(t(said));
        };
        QVERIFY(
            wrong("UPDATE pool_version SET free_count = free_count - 1 WHERE kind = 2", "numbers are free"));
        // Such a state is not backed up either: whoever restored it would have it again.
        QCOMPARE(run(office.with({t("backup")}, {office.path("backup")})).code, 1);
        QVERIFY(!QFile::exists(office.path("backup")));
        QVERIFY(wrong("UPDATE audit SET facts = '{}' WHERE seq = 2", "audit trail is broken at row 2"));
    }
};

QTEST_GUILESS_MAIN(TestCentralBackup)
#include "tst_centralbackup.moc"
