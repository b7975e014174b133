// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/core/domain/draws/recordedday.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

struct Run
{
    int code = -1;
    QString output;
};

Run run(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(XUANHAO_CLI), arguments);
    process.waitForFinished();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())};
}

} // namespace

/// G1: the real program on files, as anybody runs it.
class TestVerifyDraws : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QByteArray& content)
    {
        QFile file(m_folder.filePath(QStringLiteral("抽号.jsonl")));
        XUANHAO_CHECK(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        return file.fileName();
    }
    static QByteArray recordOf(const RecordedDay& day)
    {
        QByteArray record;
        for (const DrawRecordLine& line : day.lines)
            record += toRecordLine(line);
        return record;
    }
    static Run check(const QString& path, const QStringList& options = {})
    {
        return run(QStringList{QStringLiteral("verify-draws"), path} + options);
    }

private Q_SLOTS:
    void saysWhatWasChecked()
    {
        const RecordedDay day = busyDay();
        const Run result = check(written(recordOf(day)));
        QCOMPARE(result.code, 0);
        for (const char* part :
             {"粤G，2026-11-27", "共 3 次抽号", "抽出 63 个号码", "承诺值", "记录本身正确"})
            QVERIFY2(result.output.contains(QString::fromUtf8(part)), qPrintable(result.output));
    }

    void speaksEnglishWhenAsked()
    {
        const Run result =
            check(written(recordOf(busyDay())), {QStringLiteral("--lang"), QStringLiteral("en")});
        QCOMPARE(result.code, 0);
        QVERIFY(result.output.contains(QStringLiteral("3 draws without a gap")));
    }

    void restoredDaySaysWhichDrawsAreLost()
    {
        RecordedDay day;
        day.release(PlateKind::SmallCar, 1000, 1999);
        day.draw(PlateKind::SmallCar, 10);
        day.restore(8'730'000);
        day.draw(PlateKind::SmallCar, 10);
        day.end();

        const Run result = check(written(recordOf(day)));

        QCOMPARE(result.code, 0);
        for (const char* part : {"共 2 次抽号", "第 2 次至第 8730000 次抽号可能发生过"})
            QVERIFY2(result.output.contains(QString::fromUtf8(part)), qPrintable(result.output));
        QVERIFY(!result.output.contains(QString::fromUtf8("序号连续")));
    }

    void fileMayBeSavedAsOnWindows()
    {
        QCOMPARE(check(written("\xef\xbb\xbf" + recordOf(busyDay()).replace("\n", "\r\n"))).code, 0);
    }

    void comparesThePublishedCommitment()
    {
        const RecordedDay day = busyDay();
        const QString path = written(recordOf(day));
        const QString own = std::get<DrawDayLine>(day.lines.front()).commitment;
        const QString option = QStringLiteral("--commitment");
        QCOMPARE(check(path, {option, own.toUpper()}).code, 0);
        const Run other = check(path, {option, QString(own).replace(0, 1, own[0] == u'0' ? u'1' : u'0')});
        QCOMPARE(other.code, 1);
        QVERIFY(other.output.contains(QStringLiteral("不是事先公布的承诺值")));
    }

    void namesTheWrongDraw()
    {
        RecordedDay day = busyDay();
        std::get<DrawLine>(day.lines[8]).numbers[7] = 1;
        const Run result = check(written(recordOf(day)));
        QCOMPARE(result.code, 1);
        QVERIFY2(result.output.contains(QStringLiteral("第 9 行，抽号序号 2026-11-27-0003")),
                 qPrintable(result.output));
    }

    void hostileFileIsWrong_data()
    {
        QTest::addColumn<QByteArray>("content");
        const QByteArray record = recordOf(busyDay());
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("nothing but line ends") << QByteArray(1'000'000, '\n');
        QTest::newRow("one endless line") << QByteArray(20'000'000, '[');
        QTest::newRow("zeros") << QByteArray(20'000'000, '\0');
        QTest::newRow("no text") << QByteArray("\x7f"
                                               "ELF\x02\x01\xff\xfe");
        QTest::newRow("cut in the middle of a line") << record.first(record.size() - 20);
        QTest::newRow("cut between lines") << record.first(record.lastIndexOf("\n", record.size() - 2) + 1);
        QTest::newRow("twice") << record + record;
    }
    void hostileFileIsWrong()
    {
        QFETCH(QByteArray, content);
        const Run result = check(written(content));
        QCOMPARE(result.code, 1);
        QVERIFY2(result.output.startsWith(QStringLiteral("有误，第 ")), qPrintable(result.output));
    }

    void whatCannotBeReadIsSaid()
    {
        QCOMPARE(check(m_folder.filePath(QStringLiteral("nothing"))).code, 2);
        const Run folder = check(m_folder.path());
        QCOMPARE(folder.code, 2);
        QVERIFY(folder.output.contains(QStringLiteral("无法读取")));
        QCOMPARE(run({QStringLiteral("verify-draws")}).code, 2);
    }
};

QTEST_GUILESS_MAIN(TestVerifyDraws)
#include "tst_verifydraws.moc"
