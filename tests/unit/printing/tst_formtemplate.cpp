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
        row("cells overlap", "\"at\": 18, \"units\": 4", "\"at\": 17, \"units\": 5", 6, "overlap in row 2");
        row("cells leave a hole", "\"at\": 18, \"units\": 4", "\"at\": 18, \"units\": 3", 6,
            "row 2 is not covered");
        row("box twice", "\"tick\": \"use.B\"", "\"tick\": \"use.A\"", 6, "use.A must stand exactly once");
        row("box unknown", "\"tick\": \"use.B\"", "\"tick\": \"use.Z\"", 73, "no box");
        row("strip on the table", "\"left\": 14, \"top\": 242, \"width\": 182",
            "\"left\": 14, \"top\": 232, \"width\": 182", 112, "on the table");
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
