// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/sheettemplate.h"
#include "tests/support/shippedfonts.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QByteArray shipped(const QString& sheet)
{
    return sourceFile(("resources/forms/" + sheet.toLatin1() + ".json").constData());
}

} // namespace

/// C1: sheets are data; a broken template is refused with line and reason.
class TestSheetTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShippedSheetIsRead()
    {
        for (const SheetVocabulary& words : sheetVocabularies()) {
            const auto read = SheetTemplate::parse(shipped(words.sheet));
            QVERIFY2(read, read ? "" : qPrintable(words.sheet + QLatin1Char(' ') + read.error().text()));
            QCOMPARE(read->sheet, words.sheet);
        }
    }
    void brokenTemplateIsRefusedWithItsLine_data()
    {
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("now");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("unknown sheet") << R"("sheet": "refusalNotice")"
                                       << R"("sheet": "letter")" << 2 << "is no sheet of this program";
        QTest::newRow("unknown field") << "{reason}"
                                       << "{reasons}" << 15 << "{reasons} is no field";
        QTest::newRow("no name of a field") << "{reason}"
                                            << "{reason_text}" << 15 << "{reason_text} is no field";
        QTest::newRow("brace alone") << "{reason}"
                                     << "{reason" << 15 << "{reason is no field";
        QTest::newRow("field in a title") << "\"title\": \""
                                          << "\"title\": \"{office}" << 3 << "{office} is no field";
        QTest::newRow("reason hides itself")
            << R"("text": "{reason}")"
            << R"("text": "{reason}", "unless": "reason")" << 15 << "reason must always have a place";
        QTest::newRow("reason hidden by another")
            << R"("text": "{reason}")"
            << R"("text": "{reason}", "when": "business")" << 15 << "reason must always have a place";
        QTest::newRow("unknown key") << R"("bold": true, "indent": 2)"
                                     << R"("blod": true, "indent": 2)" << 15 << "is not known here";
        QTest::newRow("unknown kind") << R"("kind": "list")"
                                      << R"("kind": "heap")" << 17 << "must be one of";
        QTest::newRow("unknown list") << R"("list": "waysOut")"
                                      << R"("list": "missing")" << 17 << "is none of this sheet's: waysOut";
        QTest::newRow("unknown condition") << R"("when": "place")"
                                           << R"("when": "weather")" << 20 << "is no field, list or table";
        QTest::newRow("no room") << R"("left": 22)"
                                 << R"("left": 100, "right": 90)" << 4 << "";
        QTest::newRow("too large") << R"("size": 20)"
                                   << R"("size": 200)" << 8 << "60";
        QTest::newRow("reason without a place") << "{reason}"
                                                << "-" << 7 << "reason has no place";
    }
    void brokenTemplateIsRefusedWithItsLine()
    {
        QFETCH(QString, old);
        QFETCH(QString, now);
        QFETCH(int, line);
        QFETCH(QString, reason);
        QString text = QString::fromUtf8(shipped(QStringLiteral("refusalNotice")));
        const qsizetype at = text.indexOf(old);
        QVERIFY(at >= 0);
        text.replace(at, old.size(), now);

        const auto read = SheetTemplate::parse(text.toUtf8());

        QVERIFY(!read);
        QVERIFY2(read.error().reason.contains(reason), qPrintable(read.error().text()));
        QCOMPARE(read.error().line, line);
    }
    void codesAndColumnsMustFindRoom()
    {
        QByteArray receipt = shipped(QStringLiteral("receipt"));
        receipt.replace("\"width\": 30, \"height\": 30", "\"width\": 110, \"height\": 30");
        const auto wide = SheetTemplate::parse(receipt);
        QVERIFY(!wide && wide.error().reason.contains(QStringLiteral("beside it")));

        QByteArray report = shipped(QStringLiteral("dayReport"));
        report.replace("\"column\": \"what\"", "\"column\": \"which\"");
        const auto odd = SheetTemplate::parse(report);
        QVERIFY(!odd && odd.error().reason.contains(QStringLiteral("what, count")));

        QByteArray narrow = shipped(QStringLiteral("dayReport"));
        narrow.replace("\"column\": \"count\", \"share\": 30", "\"column\": \"count\", \"share\": 1");
        const auto thin = SheetTemplate::parse(narrow);
        QVERIFY(!thin && thin.error().reason.contains(QStringLiteral("no room")));
    }
    // C3: what a scanner can't read is no code.
    void codesMustBeLargeEnough()
    {
        QByteArray low = shipped(QStringLiteral("receipt"));
        low.replace("\"width\": 30, \"height\": 30", "\"width\": 30, \"height\": 4");
        const auto flat = SheetTemplate::parse(low);
        QVERIFY(!flat && flat.error().line == 8);
        QVERIFY(flat.error().reason.contains(QStringLiteral("too small to be read")));

        QByteArray narrow = shipped(QStringLiteral("comeBackSlip"));
        narrow.replace("\"width\": 56, \"height\": 11", "\"width\": 20, \"height\": 11");
        const auto thin = SheetTemplate::parse(narrow);
        QVERIFY(!thin && thin.error().reason.contains(QStringLiteral("too small to be read")));
    }
    void fieldThatStandsWhenItSaysSomethingHasItsPlace()
    {
        QByteArray text = shipped(QStringLiteral("refusalNotice"));
        text.replace("\"text\": \"{reason}\"", "\"text\": \"{reason}\", \"when\": \"reason\"");
        QVERIFY(SheetTemplate::parse(text));
    }
    void fieldsAreFilledOnce()
    {
        QCOMPARE(placeholders(QStringLiteral("{a} {b}{a} {1} {}")),
                 (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(
            fillPlaceholders(QStringLiteral("x{a}y{b}z{c}"), {{QStringLiteral("a"), QStringLiteral("{b}")},
                                                              {QStringLiteral("b"), QStringLiteral("2")}}),
            QStringLiteral("x{b}y2z"));
    }
    void contentOfAnotherSheetIsRefused()
    {
        const SheetContent receipt{QStringLiteral("receipt"),
                                   {{QStringLiteral("plate"), QStringLiteral("粤G·A12B3")}},
                                   {{QStringLiteral("steps"), {QStringLiteral("x")}}},
                                   {}};
        QCOMPARE(SheetContent::fromJson(receipt.toJson()).value(), receipt);
        for (const char* sheet : {"consent", "letter"}) {
            QJsonObject odd = receipt.toJson();
            odd.insert(QStringLiteral("sheet"), QString::fromLatin1(sheet));
            QVERIFY(!SheetContent::fromJson(odd));
        }
        SheetContent ragged{QStringLiteral("dayReport"),
                            {},
                            {},
                            {{QStringLiteral("results"), {{QStringLiteral("one column")}}}}};
        const auto read = SheetContent::fromJson(ragged.toJson());
        QVERIFY(!read && read.error().reason.contains(QStringLiteral("2 texts a row")));
        QJsonObject numbers = ragged.toJson();
        numbers.insert(QStringLiteral("tables"),
                       QJsonObject{{QStringLiteral("results"), QJsonArray{QJsonArray{1, QJsonValue::Null}}}});
        QVERIFY(!SheetContent::fromJson(numbers));
    }
};

QTEST_GUILESS_MAIN(TestSheetTemplate)
#include "tst_sheettemplate.moc"
