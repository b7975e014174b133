// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QLocalServer>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <optional>

namespace xuanhao::test {

/// A real CUPS of its own, in a temporary folder: this process sees exactly its printers, and the machine's
/// own CUPS is not touched. It works for root and for every other user, and ends with this process.
///
/// libcups asks for the server's address once in a thread and keeps it, so every server of a process has the
/// same one: one server at a time.
class CupsServer
{
public:
    CupsServer();
    ~CupsServer();
    CupsServer(const CupsServer&) = delete;
    CupsServer& operator=(const CupsServer&) = delete;

    /// The print system ends; what it has taken stays in its folder.
    void stop();
    /// A printer as offices have: A4, A5, sizes of one's own, both sides. What it prints is told by
    /// printed().
    void addPrinter(const QString& name);
    /// One that takes PostScript, described by printer-driver-cups-pdf. The program of that package itself
    /// reads and writes the machine's own folders only, whoever starts it.
    void addPostScriptPrinter(const QString& name);
    /// Like addPrinter(), but in the network, at this port of this machine.
    void addNetworkPrinter(const QString& name, quint16 port);
    void remove(const QString& name);
    /// The printer stands still; jobs are taken and wait (`cupsdisable`), until resume().
    void pause(const QString& name);
    void resume(const QString& name);
    /// Jobs are not taken (`cupsreject`), until accept().
    void reject(const QString& name);
    void accept(const QString& name);
    /// The printer of addPrinter() has no paper from its next job on, until givePaper().
    void takePaper(const QString& name);
    void givePaper(const QString& name);

    struct Job
    {
        int id;
        QString state; ///< as in RFC 8011: "pending", "processing", "completed"
        QString title; ///< not kept for all that are completed
    };
    /// All jobs the queue has ever had, in their order.
    [[nodiscard]] QList<Job> jobs(const QString& name) const;
    /// Their states.
    [[nodiscard]] QStringList jobStates(const QString& name) const;
    /// What ails the printer: "none", "media-empty-error", "paused".
    [[nodiscard]] QStringList troubles(const QString& name) const;

    /// What came out of the printer.
    struct Printed
    {
        int job;
        QString title;
        int copies;                      ///< as asked for
        QHash<QString, QString> options; ///< as asked for and as CUPS added
        QString file;                    ///< path of the sheets themselves, PDF or PostScript
    };
    /// By a printer of addPrinter() or addPostScriptPrinter(), job by job.
    [[nodiscard]] QList<Printed> printed(const QString& name) const;
    /// Waits for the first job of the printer, or the `count`th; none when nothing comes.
    [[nodiscard]] std::optional<Printed> waitForPrinted(const QString& name, int count = 1) const;
    /// What CUPS itself wrote down: for a test that fails.
    [[nodiscard]] QString log() const;

private:
    void prepareFolders();
    void start();
    void add(const QString& name, const QString& device, const QString& ppd);
    void writeFile(const QString& name, const QString& text) const;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QList<QStringList> ask(const char* question, const QString& name) const;

    QTemporaryDir m_folder;
    QProcess m_server;
    bool m_hasStopped = false;
};

/// Stands where a CUPS of this process would: takes every connection and never says a word.
class DeafCups
{
public:
    DeafCups();

    /// Somebody has connected and waits.
    [[nodiscard]] bool isAsked() const { return m_server.hasPendingConnections(); }
    /// Ends all that wait, and takes nobody more.
    void hangUp();

private:
    QLocalServer m_server;
};

} // namespace xuanhao::test
