// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/formtemplate.h"
#include "tests/support/shippedfonts.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QByteArray shipped()
{
    return sourceFile("resources/forms/application.json");
}

const FormCell* cellOf(const FormTemplate& form, const char* field)
{
    for (const FormCell& cell : form.cells) {
        if (cell.field == QLatin1String(field))
            return &cell;
    }
    return nullptr;
}

} // namespace

class TestFormTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // C1, domain.md §4.4
    void keepsTheGeometryOfTheForm()
    {
        const FormTemplate form = FormTemplate::parse(shipped()).value();

        QCOMPARE(form.page, QSizeF(210, 297));
        QCOMPARE(form.table, QRectF(14, 34, 182, 204));
        QCOMPARE(form.unit, 6.5);
        QCOMPARE(form.thick, 0.8);
        QCOMPARE(form.thin, 0.25);
        QCOMPARE(form.titleRect.top(), 18.0);
        QCOMPARE(form.titleRect.bottom(), 30.0);
        QCOMPARE(form.titleStyle.size, 22.0);
        QCOMPARE(form.sectionTops, (QList<double>{34, 103, 204}));
        for (const FormStripItem& item : form.strip)
            QVERIFY(item.rect.top() >= 242 && item.rect.bottom() <= 285);
    }
    void putsEveryFieldIntoItsCell_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QRectF>("rect");
        const auto row = [](const char* field, double units, double top, double width, double height) {
            QTest::newRow(field) << QByteArray(field) << QRectF(14 + units * 6.5, top, width * 6.5, height);
        };
        row("ownerName", 8, 45, 10, 14);
        row("postcode", 22, 45, 6, 14);
        row("address", 8, 59, 20, 14);
        row("mobile", 8, 73, 10, 14);
        row("landline", 22, 73, 6, 14);
        row("agentName", 8, 87, 6, 16);
        row("agentMobile", 18, 87, 10, 16);
        row("plateKind", 6, 136, 8, 14);
        row("plateNumber", 20, 136, 8, 14);
        row("brandModel", 6, 150, 8, 14);
        row("vin", 20, 150, 8, 14);
    }
    void putsEveryFieldIntoItsCell()
    {
        QFETCH(QByteArray, field);
        QFETCH(QRectF, rect);
        const FormTemplate form = FormTemplate::parse(shipped()).value();

        const FormCell* cell = cellOf(form, field.constData());

        QVERIFY(cell);
        QCOMPARE(cell->rect, rect);
    }
    // Order 124 says 转移, Order 164 转让: one setting for title and box.
    void takesTheOfficesWord()
    {
        const FormTemplate form =
            FormTemplate::parse(shipped(), {.transfer = QStringLiteral("转让")}).value();

        QCOMPARE(form.title, QStringLiteral("机动车注册、转让、注销登记/转入申请表"));
        bool isFound = false;
        for (const FormCell& cell : form.cells) {
            for (const FormMark& mark : cell.marks)
                isFound = isFound ||
                          (mark.key == QLatin1String("transfer") && mark.label == QStringLiteral("转让登记"));
        }
        QVERIFY(isFound);
    }
    // C1: columns need not begin at whole units.
    void takesCellsOfPartsOfAUnit()
    {
        QByteArray text = shipped();
        text.replace("\"at\": 8, \"units\": 10, \"kind\": \"field\", \"field\": \"ownerName\"",
                     "\"at\": 8, \"units\": 10.3, \"kind\": \"field\", \"field\": \"ownerName\"");
        text.replace("\"at\": 18, \"units\": 4, \"kind\": \"label\", \"text\": \"邮政编码\"",
                     "\"at\": 18.3, \"units\": 3.7, \"kind\": \"label\", \"text\": \"邮政编码\"");

        const auto form = FormTemplate::parse(text);

        QVERIFY2(form, form ? "" : qPrintable(form.error().text()));
        QCOMPARE(cellOf(*form, "ownerName")->rect, QRectF(14 + 8 * 6.5, 45, 10.3 * 6.5, 14));
    }
    void anEmptyFileIsCalledEmpty()
    {
        for (const char* text : {"", "\n \n"}) {
            const auto form = FormTemplate::parse(text);
            QVERIFY(!form && form.error().reason.contains(QStringLiteral("empty")));
        }
    }
    // C1, C3: each would print a broken form.
    void saysLineAndReason_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("bad");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* good, const char* bad, int line,
                            const char* reason) {
            QTest::newRow(name) << QByteArray(good) << QByteArray(bad) << line << QString::fromUtf8(reason);
        };
        row("not JSON", "\"rows\": [", "\"rows\" [", 6, "");
        row("another form", "\"vehicle-application\"", "\"dog-licence\"", 2, "vehicle-application");
        row("no height", "\"height\": 297", "\"depth\": 297", 3, "missing");
        row("unknown key", "\"thick\": 0.8", "\"colour\": 1, \"thick\": 0.8", 5, "not known");
        row("table too wide", "\"units\": 28, \"thick\"", "\"units\": 31, \"thick\"", 5, "wider");
        row("gap between rows", "\"top\": 45,", "\"top\": 46,", 10, "row above");
        row("unknown field", "\"field\": \"postcode\"", "\"field\": \"shoeSize\"", 15, "no field");
        row("smallest above size", "\"size\": 10.5, \"smallest\": 8 }", "\"size\": 10.5, \"smallest\": 11 }",
            13, "larger");
        row("cell outside", "\"at\": 22, \"units\": 6", "\"at\": 22, \"units\": 7", 15, "outside");
        row("cells overlap", "\"at\": 18, \"units\": 4", "\"at\": 17, \"units\": 5", 14, "overlap in row 2");
        row("cells leave a hole", "\"at\": 18, \"units\": 4", "\"at\": 18, \"units\": 3", 14,
            "row 2 is not covered");
        row("cell of half a unit leaves a hole", "\"at\": 18, \"units\": 4", "\"at\": 18.5, \"units\": 3.5",
            13, "row 2 is not covered");
        row("cell of more rows than there are", "\"rows\": 3,", "\"rows\": 60,", 11, "ends below the table");
        row("box twice", "\"tick\": \"use.B\"", "\"tick\": \"use.A\"", 73, "use.A must stand exactly once");
        row("box unknown", "\"tick\": \"use.B\"", "\"tick\": \"use.Z\"", 73, "no box");
        row("strip on the table", "\"left\": 14, \"top\": 242, \"width\": 182",
            "\"left\": 14, \"top\": 232, \"width\": 182", 112, "on the table");
        row("title below the page", "\"title\": { \"top\": 18", "\"title\": { \"top\": 290", 4,
            "the title does not lie on the page");
        row("title on the table", "\"title\": { \"top\": 18", "\"title\": { \"top\": 60", 4,
            "the title lies on the table");
        row("title on the strip", "\"title\": { \"top\": 18", "\"title\": { \"top\": 255", 4,
            "the title lies on the strip");
        row("QR code too small", "\"left\": 167, \"top\": 243, \"width\": 28, \"height\": 28",
            "\"left\": 167, \"top\": 243, \"width\": 6, \"height\": 28", 138, "too small to be read");
        row("bar code too narrow", "\"top\": 273.2, \"width\": 70", "\"top\": 273.2, \"width\": 12", 131,
            "too small to be read");
        row("bar code too low", "\"width\": 70, \"height\": 7", "\"width\": 70, \"height\": 3", 131,
            "bars are lower");
        row("label on a bar code", "\"left\": 84, \"top\": 273,", "\"left\": 20, \"top\": 273,", 133,
            "on a bar code");
        row("line through a bar code", "\"left\": 14, \"top\": 249, \"width\": 152",
            "\"left\": 14, \"top\": 276, \"width\": 182", 113, "on a bar code");
        row("frame through a bar code", "\"top\": 242, \"width\": 182, \"height\": 43",
            "\"top\": 242, \"width\": 182, \"height\": 35", 112, "on a bar code");
        row("blank through a mark", "\"name\": \"转出至省\", \"units\": 3.3",
            "\"name\": \"转出至省\", \"units\": 12", 50, "runs through the mark");
        row("boxes touch", "\"lines\": 4, \"size\": 9.5", "\"lines\": 12, \"size\": 5", 71,
            "too low for boxes");
        row("border leaves the page", "\"left\": 14, \"unit\"", "\"left\": 0, \"unit\"", 5, "border leaves");
        row("placeholder mistyped", "注册、{transfer}", "注册、{tranfer}", 4, "{tranfer} is no field");
        row("placeholder in a label", "\"text\": \"邮政编码\"", "\"text\": \"邮政{postcode}\"", 14,
            "{postcode} is no field");
        row("brace alone", "\"label\": \"车辆转入\"", "\"label\": \"车辆转入}\"", 43, "} is no field");
        row("UTF-16", "{", "\xff\xfe{", 1, "not UTF-8");
    }
    void saysLineAndReason()
    {
        QFETCH(QByteArray, good);
        QFETCH(QByteArray, bad);
        QFETCH(int, line);
        QFETCH(QString, reason);
        QByteArray text = shipped();
        const qsizetype at = text.indexOf(good);
        QVERIFY(at >= 0);
        text.replace(at, good.size(), bad);

        const auto form = FormTemplate::parse(text);

        QVERIFY(!form);
        QVERIFY2(form.error().reason.contains(reason), qPrintable(form.error().text()));
        QCOMPARE(form.error().line, line);
    }
};

QTEST_APPLESS_MAIN(TestFormTemplate)
#include "tst_formtemplate.moc"
