// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/centralharness.h"

#include <QProcess>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

struct Ended
{
    int code = -1;
    QString output;
};

/// The program as an administrator runs it on the PC.
Ended run(const QStringList& arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(XUANHAO_CLI), arguments);
    // The server in this process answers meanwhile on its own threads.
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

} // namespace

/// xuanhao-cli self-test against a real central server.
class TestSelfTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString settings(const QString& url, const QByteArray& pin, QString data = {})
    {
        if (data.isEmpty())
            data = m_folder.filePath(QStringLiteral("data"));
        const QString name = m_folder.filePath(QStringLiteral("counter.ini"));
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no settings");
        file.write("counter = server=" + url.toUtf8() + " pin=sha256//" + pin +
                   " counter=G01 code=X\ndata-dir = " + data.toUtf8() + '\n');
        return name;
    }

private Q_SLOTS:
    void passesAgainstCentral() // F1
    {
        CentralHarness central;
        const Ended ended = run({t("self-test"), t("--config"), settings(central.url(), central.pin())});
        QVERIFY2(ended.code == 0, qPrintable(ended.output));
        QVERIFY2(ended.output.contains(t("本机可以办理业务")), qPrintable(ended.output));
        QVERIFY2(ended.output.contains(t("湛江")), qPrintable(ended.output));
        QVERIFY(!ended.output.contains(t("未通过")));
        // It leaves nothing behind: no data folder, no enrolment.
        QVERIFY(!QFile::exists(m_folder.filePath(t("data"))));
        QCOMPARE(central.integer("SELECT count(*) FROM counter"), 0);
    }
    void saysThatTheKeyIsAnotherOne() // F1
    {
        CentralHarness central;
        const Ended ended =
            run({t("self-test"), t("--config"), settings(central.url(), QByteArray(32, 'x').toBase64())});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.output.contains(t("密钥与设置的不符")), qPrintable(ended.output));
        QVERIFY(ended.output.contains(t("本机尚不能办理业务")));
    }
    void saysThatNobodyAnswers() // F4
    {
        const Ended ended = run({t("self-test"), t("--config"),
                                 settings(t("https://127.0.0.1:9"), QByteArray(32, 'x').toBase64())});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.output.contains(t("没有应答")), qPrintable(ended.output));
        QVERIFY2(!ended.output.contains(t("不符的密钥")), qPrintable(ended.output)); // nothing to try it on
    }
    void saysThatTheDataFolderCantBeWritten()
    {
        // A file stands where a folder is needed; rights do not stop root.
        const Ended ended = run({t("self-test"), t("--config"),
                                 settings(t("https://127.0.0.1:9"), QByteArray(32, 'x').toBase64(),
                                          QStringLiteral(XUANHAO_CLI "/data"))});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.output.contains(t("无法写入")), qPrintable(ended.output));
        QVERIFY2(ended.output.contains(t("数据文件夹")), qPrintable(ended.output));
    }
    void saysWhatIsMissingInTheSettings()
    {
        QFile file(m_folder.filePath(t("half.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("counter = server=https://127.0.0.1:9 counter=G01\n");
        file.close();
        const Ended ended = run({t("self-test"), t("--config"), file.fileName()});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.output.contains(t("key-pin")), qPrintable(ended.output));
    }
    void speaksEnglish()
    {
        const Ended ended = run({t("self-test"), t("--lang"), t("en"), t("--config"),
                                 settings(t("https://127.0.0.1:9"), QByteArray(32, 'x').toBase64())});
        QVERIFY2(ended.output.contains(t("[passed] Local database")), qPrintable(ended.output));
    }
    void anotherCommandIsExplained()
    {
        QCOMPARE(run({t("assign-number")}).code, 2);
        QCOMPARE(run({}).code, 2);
        QCOMPARE(run({t("--version")}).code, 0);
    }
};

QTEST_GUILESS_MAIN(TestSelfTest)
#include "tst_selftest.moc"
