// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace {

/// What the program's log says when its window is there.
const QString kOpen = QStringLiteral("The counter is open");

/// To whom files belong counts for root, too, when it gives this power away.
enum class Rights { Own, OfTheFiles };

QStringList withRights(Rights rights)
{
    if (rights == Rights::Own || geteuid() != 0)
        return {};
    return {QStringLiteral("setpriv"), QStringLiteral("--bounding-set=-dac_override,-dac_read_search")};
}

/// The program as it is installed, on a screen nobody sees. What it says there stands in its log, too.
class Counter
{
public:
    explicit Counter(const QString& config, Rights rights = Rights::Own)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        const QStringList command = withRights(rights) + QStringList{QStringLiteral(XUANHAO_COUNTER),
                                                                     QStringLiteral("--config"), config};
        m_process.start(command.first(), command.mid(1));
    }
    ~Counter()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool says(const QString& sentence)
    {
        return QTest::qWaitFor(
            [&] {
                m_said += m_process.readAll();
                return QString::fromUtf8(m_said).contains(sentence);
            },
            20'000);
    }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] QString said() const { return QString::fromUtf8(m_said); }

private:
    QProcess m_process;
    QByteArray m_said;
};

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& name, const QByteArray& content)
{
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s can't be written", qPrintable(name));
}

} // namespace

/// The real program on a PC that is not in order: it says in Chinese what is wrong and who can help, leaves
/// the files as they are, and starts as soon as they are right again.
class TestStartProblem : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QString config() const { return path("counter.ini"); }
    [[nodiscard]] QString data() const { return path("data"); }
    [[nodiscard]] QString database() const { return data() + QStringLiteral("/station.db"); }

    void writeConfig(const QString& folder) const
    {
        write(config(), "counter = server=https://127.0.0.1:9 pin=sha256//" + QByteArray(43, 'A') +
                            "= counter=G01 code=X\ndata-dir = " + folder.toUtf8() + '\n');
    }
    void execute(const QString& sql)
    {
        {
            QSqlDatabase connection =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
            connection.setDatabaseName(database());
            QVERIFY(connection.open());
            QVERIFY(QSqlQuery(connection).exec(sql));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("test"));
    }

private Q_SLOTS:
    /// A counter that has started once, with nobody at the other end.
    void init()
    {
        QDir(data()).removeRecursively();
        QFile::remove(data());
        writeConfig(data());
        {
            Counter counter(config());
            QVERIFY2(counter.says(kOpen), qPrintable(counter.said()));
        }
        QFile::remove(data() + QStringLiteral("/counter.lock"));
    }

    void notSetUp()
    {
        QFile::remove(config());
        Counter counter(config());
        QVERIFY2(counter.says(QStringLiteral("本窗口还未设置")), qPrintable(counter.said()));
    }

    void settingsIncomplete()
    {
        write(config(), "counter = server=https://127.0.0.1:9 counter=G01\n");
        Counter counter(config());
        QVERIFY2(counter.says(QStringLiteral("key-pin")), qPrintable(counter.said()));
    }

    void folderIsNoWholePath() // a backslash is an escape in this file
    {
        write(config(), "counter = server=https://127.0.0.1:9 pin=sha256//eA== counter=G01 code=X\n"
                        "data-dir = C:\\xuanhao\n");
        Counter counter(config());
        QVERIFY2(counter.says(QStringLiteral("data-dir")), qPrintable(counter.said()));
        QVERIFY2(counter.says(QStringLiteral("C:/Xuanhao")), qPrintable(counter.said()));
    }

    void openTwice()
    {
        Counter first(config());
        QVERIFY(first.says(kOpen));
        Counter second(config());
        QVERIFY2(second.says(QStringLiteral("已打开选号程序")), qPrintable(second.said()));
        QVERIFY(first.isRunning());
    }

    void folderIsAFile()
    {
        QDir(data()).removeRecursively();
        write(data(), "x");
        Counter counter(config());
        QVERIFY2(counter.says(QStringLiteral("无法读取或写入")), qPrintable(counter.said()));
        QCOMPARE(contentOf(data()), QByteArray("x"));
    }

    void filesAreReadOnly_data()
    {
        QTest::addColumn<bool>("isFolderToo");
        QTest::newRow("the database") << false;
        QTest::newRow("the folder and all in it") << true;
    }
    void filesAreReadOnly()
    {
        QFETCH(bool, isFolderToo);
        const auto readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        const auto folder = QFile::permissions(data());
        const auto file = QFile::permissions(database());
        const QByteArray content = contentOf(database());
        QVERIFY(QFile::setPermissions(database(), readable));
        if (isFolderToo)
            QVERIFY(QFile::setPermissions(data(), readable | QFile::ExeOwner));
        const QStringList probe =
            withRights(Rights::OfTheFiles) +
            QStringList{QStringLiteral("test"), QStringLiteral("!"), QStringLiteral("-w"), database()};
        const bool isRefused = QProcess::execute(probe.first(), probe.mid(1)) == 0;
        // Where root may not give its rights up: a place where nobody can write.
        if (!isRefused)
            writeConfig(QStringLiteral("/proc/xuanhao"));
        QString said;
        bool isSaid = false;
        {
            Counter counter(config(), isRefused ? Rights::OfTheFiles : Rights::Own);
            isSaid = counter.says(QStringLiteral("无法读取或写入"));
            said = counter.said();
        }
        writeConfig(data());
        QVERIFY(QFile::setPermissions(data(), folder));
        QVERIFY(QFile::setPermissions(database(), file));
        QVERIFY2(isSaid, qPrintable(said));
        QCOMPARE(contentOf(database()), content);
        QFile::remove(data() + QStringLiteral("/counter.lock"));
        Counter counter(config());
        QVERIFY2(counter.says(kOpen), qPrintable(counter.said()));
    }

    void databaseIsDamaged()
    {
        const QByteArray noDatabase(16'384, 'x');
        write(database(), noDatabase);
        QFile::remove(database() + QStringLiteral("-wal"));
        Counter counter(config());
        QVERIFY2(counter.says(QStringLiteral("已损坏")), qPrintable(counter.said()));
        QCOMPARE(contentOf(database()), noDatabase);
    }

    void databaseIsNewer()
    {
        execute(QStringLiteral("PRAGMA user_version = 999"));
        Counter counter(config());
        QVERIFY2(counter.says(QStringLiteral("新版本")), qPrintable(counter.said()));
    }

    void keyIsGone()
    {
        const QString key = data() + QStringLiteral("/station.key");
        const QByteArray own = contentOf(key);
        QVERIFY(QFile::remove(key));
        {
            Counter counter(config());
            QVERIFY2(counter.says(QStringLiteral("station.key")), qPrintable(counter.said()));
        }
        write(key, own);
        QFile::remove(data() + QStringLiteral("/counter.lock"));
        Counter counter(config());
        QVERIFY2(counter.says(kOpen), qPrintable(counter.said()));
    }

    void anotherProgramHoldsTheFile()
    {
        {
            QSqlDatabase connection =
                QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("holder"));
            connection.setDatabaseName(database());
            QVERIFY(connection.open());
            QSqlQuery query(connection);
            QVERIFY(query.exec(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE")));
            QVERIFY(query.exec(QStringLiteral("BEGIN EXCLUSIVE")));
            Counter counter(config());
            QVERIFY2(counter.says(QStringLiteral("其他程序")), qPrintable(counter.said()));
        }
        QSqlDatabase::removeDatabase(QStringLiteral("holder"));
    }
};

QTEST_GUILESS_MAIN(TestStartProblem)
#include "tst_startproblem.moc"
