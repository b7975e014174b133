// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/commandsmssender.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace xuanhao;

namespace {

const QString kNumber = QStringLiteral("13800138000");
const QString kText = QStringLiteral("验证码 482913，10分钟内有效。\n第二行 $(x) `y` \"z\"");

} // namespace

/// B11: the last step to the gateway, with real programs.
class TestCommandSmsSender : public QObject
{
    Q_OBJECT

    /// Writes a shell script into the test's folder. (The sender itself knows no shell.)
    QString script(const QByteArray& body)
    {
        const QString path = m_dir.filePath(QStringLiteral("gateway%1").arg(++m_scripts));
        QFile file(path);
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + body + "\n") > 0;
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        file.close();
        return isWritten ? path : QString();
    }
    QByteArray contents(const char* name) const
    {
        QFile file(m_dir.filePath(QString::fromLatin1(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
    }
    SmsCommand command(const QByteArray& body, Milliseconds limit = Milliseconds(10'000))
    {
        return {.program = script(body),
                .arguments = {m_dir.path(), QStringLiteral("--x y")},
                .timeLimit = limit};
    }

private Q_SLOTS:
    void givesTextAndNumberToTheProgram()
    {
        CommandSmsSender sender(
            command("cat > \"$1/text\"; printf '%s|%s|%s' \"$#\" \"$2\" \"$3\" > \"$1/arguments\""));

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}});

        QVERIFY(sent.hasValue());
        QCOMPARE(QString::fromUtf8(contents("text")), kText);
        QCOMPARE(contents("arguments"), QByteArray("3|--x y|13800138000"));
    }
    void programGetsCleanEnvironmentAndFiles()
    {
        qputenv("XUANHAO_SECRET_FOR_TEST", "1");
        QFile open(m_dir.filePath(QStringLiteral("open")));
        QVERIFY(open.open(QIODevice::WriteOnly));
        const int inheritable = dup(open.handle()); // dup() clears close-on-exec, like a library's socket
        CommandSmsSender sender(command("env > \"$1/env\"; ls -l /proc/self/fd > \"$1/fds\""));

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}});

        ::close(inheritable);
        QVERIFY(sent.hasValue());
        QVERIFY(!contents("env").contains("XUANHAO"));
        QVERIFY(contents("env").contains("LANG=C.UTF-8"));
        QVERIFY2(!contents("fds").contains("/open"), contents("fds").constData());
    }
    void reportsExitCode()
    {
        CommandSmsSender sender(command("exit 7"));

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}});

        QVERIFY(!sent.hasValue());
        QCOMPARE(sent.error().kind, SmsFailureKind::Refused);
        QVERIFY(sent.error().detail.contains(QStringLiteral("exit code 7")));
    }
    void reportsDeathBySignal()
    {
        CommandSmsSender sender(command("kill -9 $$"));

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}});

        QVERIFY(!sent.hasValue());
        QCOMPARE(sent.error().kind, SmsFailureKind::NoAnswer);
    }
    void killsProgramAndChildrenAtTheTimeLimit()
    {
        // The script's child would hold the pipe and the test's patience for an hour.
        CommandSmsSender sender(
            command("sleep 3600 & echo $! > \"$1/child\"; mv \"$1/child\" \"$1/child.done\"; wait",
                    Milliseconds(1'000)));

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}});

        QVERIFY(!sent.hasValue());
        QCOMPARE(sent.error().kind, SmsFailureKind::NoAnswer);
        const int child = contents("child.done").trimmed().toInt();
        QVERIFY(child > 1);
        const QString stat = QStringLiteral("/proc/%1/stat").arg(child);
        QTRY_VERIFY([&] { // gone, or a zombie that waits for init
            QFile file(stat);
            return !file.open(QIODevice::ReadOnly) || file.readAll().contains(") Z ");
        }());
    }
    void programThatReadsNothingIsNoProblem()
    {
        CommandSmsSender sender(command("exec < /dev/null; exit 0"));

        QVERIFY(
            sender.send({.id = {}, .number = kNumber, .text = QString(1000, QChar(0x9a8c)), .reportPath = {}})
                .hasValue());
    }
    void reportsProgramThatCannotStart_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("does not exist") << QStringLiteral("/nowhere/gateway");
        QTest::newRow("is a folder") << QStringLiteral("/tmp");
        QTest::newRow("relative path") << QStringLiteral("gateway");
        QTest::newRow("nothing") << QString();
    }
    void reportsProgramThatCannotStart()
    {
        QFETCH(QString, program);
        CommandSmsSender sender({.program = program, .arguments = {}});

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}});

        QVERIFY(!sent.hasValue());
        QCOMPARE(sent.error().kind, SmsFailureKind::NotStarted);
    }
    void sendsOnlyToMobileNumbers_data()
    {
        QTest::addColumn<QString>("number");
        QTest::newRow("nothing") << QString();
        QTest::newRow("ten digits") << QStringLiteral("1380013800");
        QTest::newRow("twelve digits") << QStringLiteral("138001380001");
        QTest::newRow("service number") << QStringLiteral("12345678901");
        QTest::newRow("landline") << QStringLiteral("07593381234");
        QTest::newRow("with country code") << QStringLiteral("+8613800138000");
        QTest::newRow("option for the program") << QStringLiteral("--number=13");
        QTest::newRow("shell words") << QStringLiteral("1380013800;");
        QTest::newRow("full-width digits") << QStringLiteral("１３８００１３８０００");
        QTest::newRow("Arabic digits") << QStringLiteral("1380013800٣");
        QTest::newRow("line feed at the end") << QStringLiteral("13800138000\n");
    }
    void sendsOnlyToMobileNumbers()
    {
        QFETCH(QString, number);
        CommandSmsSender sender(command("touch \"$1/was-run\""));

        const auto sent = sender.send({.id = {}, .number = number, .text = kText, .reportPath = {}});

        QVERIFY(!sent.hasValue());
        QCOMPARE(sent.error().kind, SmsFailureKind::BadNumber);
        QCOMPARE(contents("was-run"), QByteArray("no such file"));
    }
    void refusesTextsThatBreakGateways_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("too long") << QString(1001, u'a');
        QTest::newRow("NUL") << QString(QChar(u'\0'));
        QTest::newRow("escape") << QStringLiteral("a\x1b[0m");
    }
    void refusesTextsThatBreakGateways()
    {
        QFETCH(QString, text);
        CommandSmsSender sender(command("exit 0"));

        const auto sent = sender.send({.id = {}, .number = kNumber, .text = text, .reportPath = {}});

        QVERIFY(!sent.hasValue());
        QCOMPARE(sent.error().kind, SmsFailureKind::BadText);
    }
    void failuresNameNeitherNumberNorText()
    {
        CommandSmsSender sender(command("echo \"$3\"; cat; exit 3"));

        const QString detail =
            sender.send({.id = {}, .number = kNumber, .text = kText, .reportPath = {}}).error().detail;

        QVERIFY(!detail.contains(kNumber));
        QVERIFY(!detail.contains(QStringLiteral("482913")));
    }

private:
    QTemporaryDir m_dir;
    int m_scripts = 0;
};

QTEST_APPLESS_MAIN(TestCommandSmsSender)
#include "tst_commandsmssender.moc"
