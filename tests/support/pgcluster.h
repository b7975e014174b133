// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/types.h>

#include <memory>
#include <optional>

namespace xuanhao::test {

/// The database the tests of this process run on: PostgreSQL when XUANHAO_DATABASE says "postgresql", SQLite
/// else.
[[nodiscard]] bool isOnPostgres();

/// A real PostgreSQL server of its own: a cluster in a temporary folder that listens on a socket there, and
/// ends with this process. It runs as the user "postgres" when this is root, who may not run one.
class PgCluster
{
public:
    /// `settings` are lines of postgresql.conf, such as "fsync = off".
    explicit PgCluster(const QStringList& settings = {});
    ~PgCluster();
    PgCluster(const PgCluster&) = delete;
    PgCluster& operator=(const PgCluster&) = delete;

    void start();
    /// "fast" ends it in order, "immediate" as a crash does.
    void stop(int signal);
    [[nodiscard]] bool isRunning() const { return m_server.state() != QProcess::NotRunning; }

    /// Another server on this machine that follows this one and has its settings. From now on each commit
    /// here waits until it is on that one's disk as well.
    [[nodiscard]] std::unique_ptr<PgCluster> makeStandby();

    /// A new, empty database as central wants it; its address.
    [[nodiscard]] QString createDatabase(const QString& extra = QString());
    /// The address of a database of any name.
    [[nodiscard]] QString address(const QString& database) const;
    /// A copy of the database beside it, and the copy in its place; nobody may be connected.
    void copyDatabase(const QString& address);
    void restoreCopy(const QString& address);
    /// Runs statements on the maintenance database.
    void run(const QString& sql);

    /// Makes a database "pgbench" with 100,000 rows times `scale`, and a script that updates one of them by
    /// its key.
    void preparePgbench(int scale);
    [[nodiscard]] QString script() const { return m_folder.filePath(QStringLiteral("update.sql")); }
    /// What pgbench prints.
    [[nodiscard]] QString pgbench(const QStringList& arguments);
    /// Every byte the cluster keeps: data and log of changes.
    [[nodiscard]] QByteArray storedBytes();

    /// The one of this process, made when it is first asked for. Without fsync: nothing here loses power.
    static PgCluster& shared();

private:
    struct CopyOf
    {
        const PgCluster& primary;
    };
    explicit PgCluster(CopyOf copyOf);
    void takeFolder();
    void configure(const QStringList& lines);
    void become(QProcess& process) const;
    QByteArray call(const QString& program, const QStringList& arguments);
    QByteArray ask(const QString& sql);

    QTemporaryDir m_folder;
    std::optional<std::pair<uid_t, gid_t>> m_user; ///< whom to run as, when this is root
    QProcess m_server;
    int m_databases = 0;
};

} // namespace xuanhao::test
