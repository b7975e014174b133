// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cupsserver.h"

#include "core/base/check.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace xuanhao::test {

namespace {

constexpr int kPatience = 60'000; // milliseconds; each wait ends as soon as what is waited for is there

QString sourcePath(const char* name)
{
    return QStringLiteral(XUANHAO_SOURCE_DIR "/tests/support/cups/") + QLatin1String(name);
}

/// Debian keeps an administrator's programs out of the PATH of others.
QString program(const char* name)
{
    const QString found = QStandardPaths::findExecutable(
        QLatin1String(name), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin"),
                              QStringLiteral("/sbin"), QStringLiteral("/bin")});
    if (found.isEmpty())
        qFatal("%s is not installed: packages cups, cups-client and cups-ipp-utils", name);
    return found;
}

/// The folder with the socket and with what libcups reads as /etc/cups, the same for all servers of this
/// process.
const QTemporaryDir& placeOfClients()
{
    static const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/xuanhao-cups-XXXXXX"));
    return folder;
}

QString socketPath()
{
    const QString path = placeOfClients().filePath(QStringLiteral("sock"));
    if (path.toLocal8Bit().size() >= qsizetype{sizeof(sockaddr_un::sun_path)})
        qFatal("%s is too long for a socket: set TMPDIR to a shorter folder", qPrintable(path));
    return path;
}

/// Points this process, and what it starts, to the private server.
void lookOnlyHere()
{
    qputenv("CUPS_SERVER", socketPath().toLocal8Bit());
    qputenv("CUPS_SERVERROOT", placeOfClients().path().toLocal8Bit());
    // Printers that announce themselves in the network around are found by way of the system's bus.
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + socketPath().toLocal8Bit() + ".nobus");
    for (const char* other : {"PRINTER", "LPDEST", "CUPS_USER", "CUPS_ENCRYPTION", "IPP_PORT"})
        qunsetenv(other);
}

void call(const char* command, const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program(command), arguments);
    if (!process.waitForFinished(kPatience) || process.exitCode() != 0)
        qFatal("%s: %s", command, process.readAll().constData());
}

constexpr const char* kJobsQuestion = R"({
    OPERATION Get-Jobs
    GROUP operation-attributes-tag
    ATTR charset attributes-charset utf-8
    ATTR naturalLanguage attributes-natural-language en
    ATTR uri printer-uri $uri
    ATTR keyword which-jobs all
    ATTR keyword requested-attributes job-id,job-state,job-name
    DISPLAY job-id
    DISPLAY job-state
    DISPLAY job-name
}
)";
constexpr const char* kPrinterQuestion = R"({
    OPERATION Get-Printer-Attributes
    GROUP operation-attributes-tag
    ATTR charset attributes-charset utf-8
    ATTR naturalLanguage attributes-natural-language en
    ATTR uri printer-uri $uri
    ATTR keyword requested-attributes printer-state-reasons
    DISPLAY printer-state-reasons
}
)";

// No question is asked for a password, nothing is found in the network, and all is written at once.
constexpr const char* kServerSettings = R"(Listen %2
LogLevel debug
MaxLogSize 0
Browsing No
WebInterface No
DefaultAuthType None
DirtyCleanInterval 0
JobKillDelay 1
<Location />
Allow all
</Location>
<Location /admin>
Allow all
</Location>
<Policy default>
JobPrivateValues none
<Limit All>
</Limit>
</Policy>
)";
constexpr const char* kFileSettings = R"(ServerRoot %1/etc
ServerBin %1/lib
CacheDir %1/cache
StateDir %1/run
RequestRoot %1/spool
TempDir %1/spool/tmp
DocumentRoot %1/www
DataDir /usr/share/cups
ErrorLog %1/error.log
AccessLog %1/access.log
PageLog %1/page.log
SystemGroup root
SyncOnClose No
)";

} // namespace

CupsServer::CupsServer()
    : m_folder(QDir::tempPath() + QStringLiteral("/xuanhao-cupsd-XXXXXX"))
{
    XUANHAO_CHECK(m_folder.isValid() && placeOfClients().isValid());
    lookOnlyHere();
    prepareFolders();
    start();
}

CupsServer::~CupsServer()
{
    stop();
    QFile::remove(placeOfClients().filePath(QStringLiteral("ppd")));
}

void CupsServer::stop()
{
    if (m_hasStopped)
        return;
    if (m_server.state() == QProcess::NotRunning)
        qFatal("CUPS ended by itself: %s", qPrintable(log()));
    ::kill(static_cast<pid_t>(m_server.processId()), SIGTERM);
    XUANHAO_CHECK(m_server.waitForFinished(kPatience));
    QFile::remove(socketPath());
    m_hasStopped = true;
}

void CupsServer::writeFile(const QString& name, const QString& text) const
{
    QFile file(m_folder.filePath(name));
    QString filled = text;
    filled.replace(QStringLiteral("%1"), m_folder.path()).replace(QStringLiteral("%2"), socketPath());
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly) && file.write(filled.toUtf8()) > 0);
}

void CupsServer::prepareFolders()
{
    QDir folder(m_folder.path());
    for (const char* name : {"etc/ppd", "lib/backend", "spool/tmp", "cache", "run", "www", "paper",
                             "cups-pdf", "cups-pdf-spool"})
        XUANHAO_CHECK(folder.mkpath(QLatin1String(name)));
    const QString system = QStringLiteral("/usr/lib/cups/");
    for (const char* name :
         {"filter", "daemon", "cgi-bin", "driver", "monitor", "notifier", "backend/socket"})
        XUANHAO_CHECK(QFile::link(system + QLatin1String(name),
                                  folder.filePath(QStringLiteral("lib/") + QLatin1String(name))));

    // When this is root, CUPS runs only backends of root's that nobody else may write, and as root those
    // nobody else may run; filters run as the user "lp", who has to get into the folder.
    constexpr auto kOnlyMine = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QString backend = path("lib/backend/paper");
    XUANHAO_CHECK(QFile::copy(sourcePath("paperbackend.sh"), backend) &&
                  QFile::setPermissions(backend, kOnlyMine));
    XUANHAO_CHECK(QFile::setPermissions(m_folder.path(), kOnlyMine | QFile::ReadGroup | QFile::ExeGroup |
                                                             QFile::ReadOther | QFile::ExeOther));
    // A copy, because security profiles let the program at its usual place into its usual folders only.
    XUANHAO_CHECK(QFile::copy(program("cupsd"), path("cupsd")));

    writeFile(QStringLiteral("etc/cupsd.conf"), QLatin1String(kServerSettings));
    writeFile(QStringLiteral("etc/cups-files.conf"), QLatin1String(kFileSettings));
    writeFile(QStringLiteral("jobs.test"), QLatin1String(kJobsQuestion));
    writeFile(QStringLiteral("printer.test"), QLatin1String(kPrinterQuestion));
    // libcups reads descriptions of printers of this machine as files.
    const QString descriptions = placeOfClients().filePath(QStringLiteral("ppd"));
    QFile::remove(descriptions);
    XUANHAO_CHECK(QFile::link(path("etc/ppd"), descriptions));
}

void CupsServer::start()
{
    QFile::remove(socketPath());
    m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); }); // a test that crashes ends it
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(path("console.log"));
    m_server.start(path("cupsd"), {QStringLiteral("-f"), QStringLiteral("-c"), path("etc/cupsd.conf"),
                                   QStringLiteral("-s"), path("etc/cups-files.conf")});
    const bool isUp = m_server.waitForStarted() && QTest::qWaitFor(
                                                       [this] {
                                                           QLocalSocket probe;
                                                           probe.connectToServer(socketPath());
                                                           return probe.waitForConnected() ||
                                                                  m_server.state() == QProcess::NotRunning;
                                                       },
                                                       kPatience);
    if (!isUp || m_server.state() != QProcess::Running)
        qFatal("CUPS did not start: %s\n%s", qPrintable(m_server.errorString()), qPrintable(log()));
}

void CupsServer::add(const QString& name, const QString& device, const QString& ppd)
{
    call("lpadmin", {QStringLiteral("-p"), name, QStringLiteral("-v"), device, QStringLiteral("-P"), ppd,
                     QStringLiteral("-E")});
}

void CupsServer::addPrinter(const QString& name)
{
    add(name, QStringLiteral("paper:") + path("paper"), sourcePath("paper.ppd"));
}

void CupsServer::addPostScriptPrinter(const QString& name)
{
    add(name, QStringLiteral("paper:") + path("paper"),
        QStringLiteral("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd"));
    // Letters become pictures on their way to PostScript; at 300 dpi they are fatter.
    call("lpadmin", {QStringLiteral("-p"), name, QStringLiteral("-o"), QStringLiteral("Resolution=1200dpi")});
}

void CupsServer::addNetworkPrinter(const QString& name, quint16 port)
{
    add(name, QStringLiteral("socket://127.0.0.1:%1").arg(port), sourcePath("paper.ppd"));
}

void CupsServer::remove(const QString& name)
{
    call("lpadmin", {QStringLiteral("-x"), name});
}

void CupsServer::pause(const QString& name)
{
    call("cupsdisable", {name});
}

void CupsServer::resume(const QString& name)
{
    call("cupsenable", {name});
}

void CupsServer::reject(const QString& name)
{
    call("cupsreject", {name});
}

void CupsServer::accept(const QString& name)
{
    call("cupsaccept", {name});
}

void CupsServer::takePaper(const QString& name)
{
    const QByteArray pipe = QFile::encodeName(path("paper/") + name + QStringLiteral(".empty"));
    XUANHAO_CHECK(::mkfifo(pipe.constData(), 0666) == 0);
}

void CupsServer::givePaper(const QString& name)
{
    const QString pipe = path("paper/") + name + QStringLiteral(".empty");
    // Whoever waits at the pipe goes on when its other end closes; without anybody there it can't be opened.
    const int end = ::open(QFile::encodeName(pipe).constData(), O_WRONLY | O_NONBLOCK);
    XUANHAO_CHECK(QFile::remove(pipe));
    if (end >= 0)
        ::close(end);
}

/// Lines of the answer, without the first, which names the columns.
QList<QStringList> CupsServer::ask(const char* question, const QString& name) const
{
    const QString host = QString(socketPath()).replace(u'/', QStringLiteral("%2F"));
    QProcess process;
    process.start(
        program("ipptool"),
        {QStringLiteral("-c"), QStringLiteral("ipp://%1/printers/%2").arg(host, name), path(question)});
    if (!process.waitForFinished(kPatience) || process.exitCode() != 0)
        qFatal("ipptool: %s%s", process.readAll().constData(), process.readAllStandardError().constData());
    QList<QStringList> rows;
    const QStringList lines =
        QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts).mid(1);
    for (const QString& line : lines)
        rows.append(line.split(u','));
    return rows;
}

QList<CupsServer::Job> CupsServer::jobs(const QString& name) const
{
    QList<Job> jobs;
    const QList<QStringList> rows = ask("jobs.test", name);
    for (const QStringList& row : rows)
        jobs.append({row.value(0).toInt(), row.value(1), row.value(2)});
    return jobs;
}

QStringList CupsServer::jobStates(const QString& name) const
{
    QStringList states;
    const QList<Job> all = jobs(name);
    for (const Job& job : all)
        states.append(job.state);
    return states;
}

QStringList CupsServer::troubles(const QString& name) const
{
    return ask("printer.test", name).value(0);
}

QList<CupsServer::Printed> CupsServer::printed(const QString& name) const
{
    QList<Printed> all;
    const QDir folder(path("paper"));
    const QStringList files = folder.entryList({name + QStringLiteral("-*.out")}, QDir::Files);
    for (const QString& file : files) {
        QFile asked(
            folder.filePath(QString(file).replace(QStringLiteral(".out"), QStringLiteral(".options"))));
        XUANHAO_CHECK(asked.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(asked.readAll()).split(u'\n');
        Printed sheet{.job = lines.value(0).toInt(),
                      .title = lines.value(2),
                      .copies = lines.value(3).toInt(),
                      .options = {},
                      .file = folder.filePath(file)};
        const QStringList options = lines.value(4).split(u' ', Qt::SkipEmptyParts);
        for (const QString& option : options)
            sheet.options.insert(option.section(u'=', 0, 0), option.section(u'=', 1));
        all.append(sheet);
    }
    std::sort(all.begin(), all.end(), [](const Printed& a, const Printed& b) { return a.job < b.job; });
    return all;
}

std::optional<CupsServer::Printed> CupsServer::waitForPrinted(const QString& name, int count) const
{
    const auto isThere = [&] { return printed(name).size() >= count; };
    if (!QTest::qWaitFor(isThere, kPatience))
        return std::nullopt;
    return printed(name).at(count - 1);
}

QString CupsServer::log() const
{
    QString all;
    for (const char* name : {"console.log", "error.log"}) {
        QFile file(path(name));
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    return all;
}

DeafCups::DeafCups()
{
    lookOnlyHere();
    QFile::remove(socketPath());
    XUANHAO_CHECK(m_server.listen(socketPath()));
}

void DeafCups::hangUp()
{
    m_server.close();
}

} // namespace xuanhao::test
