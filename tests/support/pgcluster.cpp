// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/pgcluster.h"

#include "core/base/check.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace xuanhao::test {

namespace {

/// Debian has no folder of PATH for the server; the newest version is taken. Looked for when a test runs,
/// because who only builds the programs needs none.
QString program(const char* name)
{
    QDir versions(QStringLiteral("/usr/lib/postgresql"));
    const QStringList all = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const auto newest =
        std::max_element(all.begin(), all.end(), [](const QString& one, const QString& other) {
            return one.toInt() < other.toInt();
        });
    const QString path =
        newest == all.end() ? QString() : versions.filePath(*newest + QStringLiteral("/bin/"));
    if (!QFile::exists(path + QString::fromLatin1(name)))
        qFatal("PostgreSQL's server is not installed: %s", name);
    return path + QString::fromLatin1(name);
}

} // namespace

bool isOnPostgres()
{
    return qEnvironmentVariable("XUANHAO_DATABASE") == QStringLiteral("postgresql");
}

PgCluster::PgCluster(const QStringList& settings)
    : m_folder(QDir::tempPath() + QStringLiteral("/xuanhao-pg-XXXXXX"))
{
    takeFolder();
    call(program("initdb"),
         {QStringLiteral("--pgdata=") + m_folder.filePath(QStringLiteral("data")),
          QStringLiteral("--username=central"), QStringLiteral("--auth=trust"),
          QStringLiteral("--encoding=UTF8"), QStringLiteral("--locale=C"), QStringLiteral("--no-sync")});
    configure(QStringList{QStringLiteral("listen_addresses = ''"),
                          QStringLiteral("unix_socket_directories = '%1'").arg(m_folder.path())} +
              settings);
    start();
}

PgCluster::PgCluster(CopyOf copyOf)
    : m_folder(QDir::tempPath() + QStringLiteral("/xuanhao-pg-XXXXXX"))
{
    takeFolder();
    call(program("pg_basebackup"),
         {QStringLiteral("--pgdata=") + m_folder.filePath(QStringLiteral("data")),
          QStringLiteral("--host=") + copyOf.primary.m_folder.path(), QStringLiteral("--username=central"),
          QStringLiteral("--checkpoint=fast"), QStringLiteral("--write-recovery-conf")});
    configure({QStringLiteral("unix_socket_directories = '%1'").arg(m_folder.path())});
    start();
}

std::unique_ptr<PgCluster> PgCluster::makeStandby()
{
    std::unique_ptr<PgCluster> standby(new PgCluster(CopyOf{*this}));
    run(QStringLiteral("ALTER SYSTEM SET synchronous_standby_names = '*'"));
    run(QStringLiteral("SELECT pg_reload_conf()"));
    const auto isWaitedFor = [this] {
        return ask(QStringLiteral("SELECT state, sync_state FROM pg_stat_replication")).trimmed() ==
               "streaming|sync";
    };
    XUANHAO_CHECK(QTest::qWaitFor(isWaitedFor, 60'000));
    return standby;
}

PgCluster::~PgCluster()
{
    stop(SIGQUIT);
}

void PgCluster::takeFolder()
{
    XUANHAO_CHECK(m_folder.isValid());
    if (geteuid() == 0) {
        const passwd* user = getpwnam("postgres");
        XUANHAO_CHECK(user != nullptr);
        m_user = {user->pw_uid, user->pw_gid};
        XUANHAO_CHECK(chown(m_folder.path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) == 0);
    }
    become(m_server);
}

/// Of lines about the same setting the last one counts.
void PgCluster::configure(const QStringList& lines)
{
    QFile conf(m_folder.filePath(QStringLiteral("data/postgresql.conf")));
    XUANHAO_CHECK(conf.open(QIODevice::Append));
    conf.write((lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8());
}

/// The child gets the user's rights, and dies with this process even when that is killed.
void PgCluster::become(QProcess& process) const
{
    process.setChildProcessModifier([user = m_user] {
        if (user && (setgid(user->second) != 0 || setuid(user->first) != 0))
            _exit(1);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
}

QByteArray PgCluster::call(const QString& command, const QStringList& arguments)
{
    QProcess process;
    become(process);
    process.start(command, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(command), process.readAll().constData());
    return process.readAll();
}

void PgCluster::start()
{
    m_server.setStandardOutputFile(m_folder.filePath(QStringLiteral("log")));
    m_server.start(program("postgres"), {QStringLiteral("-D"), m_folder.filePath(QStringLiteral("data"))});
    XUANHAO_CHECK(m_server.waitForStarted());
    const auto isReady = [this] {
        QProcess probe;
        probe.start(program("pg_isready"),
                    {QStringLiteral("--quiet"), QStringLiteral("--host=") + m_folder.path()});
        return probe.waitForFinished() && probe.exitCode() == 0;
    };
    if (!QTest::qWaitFor(isReady, 60'000)) {
        QFile log(m_folder.filePath(QStringLiteral("log")));
        log.open(QIODevice::ReadOnly);
        qFatal("PostgreSQL did not start: %s", log.readAll().constData());
    }
}

void PgCluster::stop(int signal)
{
    if (!isRunning())
        return;
    ::kill(static_cast<pid_t>(m_server.processId()), signal);
    XUANHAO_CHECK(m_server.waitForFinished(60'000));
}

QString PgCluster::createDatabase(const QString& extra)
{
    const QString name = QStringLiteral("central%1").arg(++m_databases);
    const QString options = extra.isEmpty() ? QStringLiteral("ENCODING 'UTF8' LOCALE 'C'") : extra;
    run(QStringLiteral("CREATE DATABASE %1 TEMPLATE template0 %2").arg(name, options));
    return address(name);
}

QString PgCluster::address(const QString& database) const
{
    return QStringLiteral("postgresql://central@/%1?host=%2").arg(database, m_folder.path());
}

namespace {

QString nameIn(const QString& address)
{
    return address.section(u'/', 3).section(u'?', 0, 0);
}

} // namespace

void PgCluster::copyDatabase(const QString& address)
{
    run(QStringLiteral("CREATE DATABASE %1_copy TEMPLATE %1").arg(nameIn(address)));
}

void PgCluster::restoreCopy(const QString& address)
{
    run(QStringLiteral("DROP DATABASE %1").arg(nameIn(address)));
    run(QStringLiteral("ALTER DATABASE %1_copy RENAME TO %1").arg(nameIn(address)));
}

void PgCluster::run(const QString& sql)
{
    (void)ask(sql);
}

QByteArray PgCluster::ask(const QString& sql)
{
    return call(program("psql"),
                {QStringLiteral("--no-psqlrc"), QStringLiteral("--quiet"), QStringLiteral("--no-align"),
                 QStringLiteral("--tuples-only"), QStringLiteral("--set=ON_ERROR_STOP=1"),
                 QStringLiteral("--host=") + m_folder.path(), QStringLiteral("--username=central"),
                 QStringLiteral("--dbname=postgres"), QStringLiteral("--command=") + sql});
}

void PgCluster::preparePgbench(int scale)
{
    run(QStringLiteral("CREATE DATABASE pgbench"));
    (void)pgbench({QStringLiteral("-i"), QStringLiteral("-q"), QStringLiteral("-s"), QString::number(scale)});
    QFile file(script());
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly));
    file.write("\\set aid random(1, " + QByteArray::number(scale * 100'000) +
               ")\nUPDATE pgbench_accounts SET abalance = abalance + 1 WHERE aid = :aid;\n");
}

QString PgCluster::pgbench(const QStringList& arguments)
{
    QProcess process;
    become(process);
    process.start(program("pgbench"), QStringList{QStringLiteral("--host=") + m_folder.path(),
                                                  QStringLiteral("--username=central")} +
                                          arguments + QStringList{QStringLiteral("pgbench")});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("pgbench: %s", process.readAll().constData());
    return QString::fromUtf8(process.readAll());
}

QByteArray PgCluster::storedBytes()
{
    run(QStringLiteral("CHECKPOINT"));
    QByteArray bytes;
    for (const char* folder : {"data/base", "data/pg_wal"}) {
        QDirIterator files(m_folder.filePath(QString::fromLatin1(folder)), QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
            bytes += file.readAll();
        }
    }
    return bytes;
}

PgCluster& PgCluster::shared()
{
    static PgCluster* cluster = nullptr;
    if (!cluster) {
        cluster = new PgCluster({QStringLiteral("fsync = off"), QStringLiteral("max_connections = 20")});
        qAddPostRoutine([] { delete cluster; });
    }
    return *cluster;
}

} // namespace xuanhao::test
