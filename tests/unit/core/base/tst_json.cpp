// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <QTest>

using namespace xuanhao;

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheLineOfWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reasonPart");
        QTest::newRow("empty") << QByteArray() << 1 << "";
        QTest::newRow("a list") << QByteArray("[1]") << 1 << "object";
        QTest::newRow("missing comma") << QByteArray("{\n \"a\":1\n \"b\":2}") << 3 << "";
        QTest::newRow("text after the end") << QByteArray("{}\n{}") << 2 << "";
        QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xff\"}") << 1 << "";
        QTest::newRow("key twice") << QByteArray("{\n\"a\":1,\n\"a\":2}") << 3 << "twice";
        // Qt's parser skips a mark in front and drops one in a key; neither may hide anything.
        QTest::newRow("key twice behind a byte order mark")
            << QByteArray("\xef\xbb\xbf{\n\"a\":1,\n\"a\":2}") << 3 << "twice";
        QTest::newRow("byte order mark in a key") << QByteArray("{\n\"\xef\xbb\xbf"
                                                                "a\":1}")
                                                  << 2 << "byte order mark";
        QTest::newRow("byte order mark in a key by escape")
            << QByteArray("{\"\\ufeffa\":1}") << 1 << "byte order mark";
        QTest::newRow("half a character twice")
            << QByteArray("{\"\\ud800a\":1,\n\"\\uD800\\u0061\":2}") << 2 << "twice";
        QTest::newRow("key twice by escape") << QByteArray("{\n\"a\":1,\n\"\\u0061\":2}") << 3 << "twice";
        QTest::newRow("too deep") << "{\"a\":" + QByteArray(100, '[') + QByteArray(100, ']') + "}" << 1
                                  << "deep";
    }
    void saysTheLineOfWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, reasonPart);

        const auto result = parseJsonObject(text);

        QVERIFY(!result);
        QCOMPARE(result.error().line, line);
        QVERIFY2(result.error().reason.contains(reasonPart), qPrintable(result.error().text()));
    }
    void findsAKeyTwiceAmongMany()
    {
        for (const int members : {2, 24, 25, 26, 1000}) {
            QByteArray text = "{\"inner\":[0,{";
            for (int i = 0; i < members; ++i)
                text += "\n\"k" + QByteArray::number(i) + "\":{\"same\":1},";
            QVERIFY(parseJsonObject(text + "\"last\":0}]}"));
            for (const int again : {0, members / 2, members - 1}) {
                const auto result = parseJsonObject(text + "\"k" + QByteArray::number(again) + "\":0}]}");
                QVERIFY(!result);
                QCOMPARE(result.error().path, QStringLiteral("inner[1].k%1").arg(again));
                QCOMPARE(result.error().line, members + 1);
            }
        }
    }
    void halvesOfCharactersAreKeysOfTheirOwn()
    {
        const QByteArray text = "{\"\\ud800\":1,\n\"\\ud801\":2,\n\"?\":3}";
        const auto object = parseJsonObject(text);
        QVERIFY(object);
        QCOMPARE(object->size(), 3);
        QCOMPARE(lineOfJsonPath(text, QString(QChar(0xd801))), 2);
        QCOMPARE(lineOfJsonPath(text, QStringLiteral("?")), 3);
    }
    void findsTheLineOfAPath()
    {
        const QByteArray text =
            "{\n \"steps\": [\n  {\"window\": \"a,]}{\"},\n  {\"window\": 90}\n ],\n \"x\": 1}";

        QCOMPARE(lineOfJsonPath(text, QStringLiteral("steps[1].window")), 4);
        QCOMPARE(lineOfJsonPath(text, QStringLiteral("x")), 6);
        QCOMPARE(lineOfJsonPath(text, QStringLiteral("y")), 0);
    }
    void readerKeepsTheFirstError()
    {
        JsonReader reader(parseJsonObject(R"({"a":{"b":"x"},"n":1.5})").value());

        reader.nested("a", [](JsonReader& inner) { QCOMPARE(inner.integer("b", 0, 9), 0); });
        QCOMPARE(reader.integer("n", 0, 9), 0);

        const auto error = reader.finish(JsonReader::UnknownKeys::Refuse);
        QVERIFY(error);
        QCOMPARE(error->path, QStringLiteral("a.b"));
    }
    void readerRefusesUnknownKeysWhenAsked()
    {
        JsonReader strict(parseJsonObject(R"({"a":1,"b":2})").value());

        QCOMPARE(strict.integer("a", 0, 9), 1);
        QCOMPARE(strict.finish(JsonReader::UnknownKeys::Refuse)->path, QStringLiteral("b"));
        QVERIFY(!strict.finish(JsonReader::UnknownKeys::Ignore));
    }
    void readerRefusesNulCharacters()
    {
        JsonReader reader(parseJsonObject(R"({"a":"x\u0000y"})").value());

        QVERIFY(reader.text("a").isEmpty());
        QVERIFY(reader.hasFailed());
    }
    void readsNumbersThatAreNotWhole()
    {
        JsonReader reader(*parseJsonObject(R"({"a": 6.5, "b": 7, "c": "6.5", "d": 9.75})"));
        QCOMPARE(reader.number("a", 0, 10), 6.5);
        QCOMPARE(reader.number("b", 0, 10), 7.0);
        QVERIFY(!reader.hasFailed());
        QCOMPARE(reader.number("d", 0, 9), 0.0);
        QCOMPARE(reader.finish(JsonReader::UnknownKeys::Ignore)->path, QStringLiteral("d"));

        JsonReader text(*parseJsonObject(R"({"c": "6.5"})"));
        QCOMPARE(text.number("c", 1, 10), 1.0);
        QCOMPARE(text.finish(JsonReader::UnknownKeys::Ignore)->reason, QStringLiteral("must be a number"));
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
