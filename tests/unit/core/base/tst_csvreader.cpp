// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/csvreader.h"

#include <QBuffer>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace xuanhao;

namespace {

/// A disk that fails after the first bytes.
class FailingDevice final : public QIODevice
{
public:
    qint64 readData(char* data, qint64) override
    {
        if (std::exchange(m_hasFailed, true))
            return -1;
        const QByteArray text = "a,b\n1,2\n";
        std::copy(text.begin(), text.end(), data);
        return text.size();
    }
    qint64 writeData(const char*, qint64) override { return -1; }
    [[nodiscard]] bool isSequential() const override { return true; }

private:
    bool m_hasFailed = false;
};

/// "1: a|b" for each record, "2! what is wrong" for each error.
QStringList read(QIODevice& device)
{
    QStringList lines;
    CsvReader reader(device);
    while (const auto next = reader.next()) {
        if (*next)
            lines.append(QString::number((*next)->line) + QStringLiteral(": ") +
                         (*next)->fields.join(QLatin1Char('|')));
        else
            lines.append(QString::number(next->error().line) + QStringLiteral("! ") + next->error().text);
    }
    return lines;
}

QStringList read(QByteArray text)
{
    QBuffer buffer(&text);
    buffer.open(QIODevice::ReadOnly);
    return read(buffer);
}

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestCsvReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& expected) {
            QTest::newRow(name) << text << expected;
        };
        row("nothing", "", {});
        row("a byte order mark alone", "\xef\xbb\xbf", {});
        row("two lines", "a,b\n1,2\n", {q("1: a|b"), q("2: 1|2")});
        row("no end of the last line", "a,b\n1,2", {q("1: a|b"), q("2: 1|2")});
        row("CRLF", "a,b\r\n1,2\r\n", {q("1: a|b"), q("2: 1|2")});
        row("CR at the very end", "a,b\r", {q("1: a|b")});
        row("a byte order mark",
            "\xef\xbb\xbf"
            "a,b\n",
            {q("1: a|b")});
        row("Chinese", "粤G,湛江\n", {q("1: 粤G|湛江")});
        row("empty fields", ",\n,,\n", {q("1: |"), q("2: ||")});
        row("empty lines are skipped, and counted", "a\n\n\r\nb\n", {q("1: a"), q("4: b")});
        row("quoted", "\"a,b\",\"c\"\"d\"\n", {q("1: a,b|c\"d")});
        row("a quoted line break", "\"a\nb\",c\nd\n", {q("1: a\nb|c"), q("3: d")});
        row("an empty quoted field", "\"\",x\n", {q("1: |x")});
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, expected);

        QCOMPARE(read(text), expected);
    }

    void damagedLinesCostThemselves_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("a quotation mark inside a field") << QByteArray("a\"b,c");
        QTest::newRow("something behind a closing one") << QByteArray("\"a\"b,c");
        QTest::newRow("a carriage return inside") << QByteArray("a\rb,c");
        QTest::newRow("too many fields") << QByteArray(200, ',');
    }
    void damagedLinesCostThemselves()
    {
        QFETCH(QByteArray, line);

        const QStringList lines = read("x\n" + line + "\ny\n");

        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines.at(1).startsWith(q("2! ")), qPrintable(lines.at(1)));
        QCOMPARE(lines.last(), q("3: y"));
    }

    void whatMakesTheRestUnreadableEndsTheFile_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<QString>("word");
        QTest::newRow("GBK") << QByteArray("\xd4\xc1G,1\ny\n") << q("UTF-8");
        QTest::newRow("UTF-16") << QByteArray("a\0,\0b\0\n\0", 8) << q("UTF-16");
        QTest::newRow("a zero byte inside quotation marks") << QByteArray("\"a\0b\"\n", 6) << q("zero byte");
        QTest::newRow("a quotation mark that never closes") << QByteArray("\"a,b\ny\n") << q("quotation");
        QTest::newRow("one that closes after megabytes")
            << QByteArray("\"" + QByteArray(1'000'000, 'a') + "\"\n") << q("quotation");
        QTest::newRow("an endless line") << QByteArray(QByteArray(1'000'000, 'a') + "\ny\n") << q("bytes");
        QTest::newRow("half of a character at the end") << QByteArray("\xe7\xb2") << q("UTF-8");
    }
    void whatMakesTheRestUnreadableEndsTheFile()
    {
        QFETCH(QByteArray, rest);
        QFETCH(QString, word);

        const QStringList lines = read("x\n" + rest);

        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines.last().startsWith(q("2! ")) && lines.last().contains(word), qPrintable(lines.last()));
    }

    void failingDisksAreNoEnd()
    {
        FailingDevice device;
        device.open(QIODevice::ReadOnly);

        const QStringList lines = read(device);

        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines.last().contains(QLatin1Char('!')), qPrintable(lines.last()));
    }

    void blocksEndAnywhere()
    {
        QByteArray text;
        for (int i = 0; i < 20'000; ++i)
            text += QByteArray::number(i) + ",\"粤\"\"G\"\r\n";

        const QStringList lines = read(text);

        QCOMPARE(lines.size(), 20'000);
        for (int i = 0; i < lines.size(); ++i)
            QCOMPARE(lines.at(i), QStringLiteral("%1: %2|粤\"G").arg(i + 1).arg(i));
    }

    void hashIsOfEveryByte()
    {
        QByteArray text = "\xef\xbb\xbf"
                          "a,b\n";
        QBuffer buffer(&text);
        buffer.open(QIODevice::ReadOnly);
        CsvReader reader(buffer);
        while (reader.next()) {
        }

        QCOMPARE(reader.sha256(), QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    }
};

QTEST_APPLESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
