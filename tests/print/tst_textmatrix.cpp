// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/goldenpages.h"
#include "tests/support/pagerules.h"
#include "tests/support/samplesheets.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

/// A piece that a text of any length is made of by repeating it.
struct Script
{
    const char* name;
    QString piece;
};

const QList<Script>& scripts()
{
    static const QList<Script> all{
        {"Han", QStringLiteral("湛江市霞山区人民")},
        {"Han with middle dots", QStringLiteral("阿卜杜热合曼·")},
        {"Latin capitals", QStringLiteral("MARIA FERNANDEZ ")},
        {"Latin in one word", QStringLiteral("WILLEM")},
        {"Latin with accents", QStringLiteral("Ñandú Żółć ")},
        {"Cyrillic", QStringLiteral("Владимир ")},
        {"digits", QStringLiteral("0759")},
        {"full width", QStringLiteral("ＡＢ（１２）")},
        {"Han and Latin", QStringLiteral("传祺GAC7150牌")},
        {"extension B of the shipped face", QString::fromUcs4(U"\U00020164\U00020676王", 3)},
        {"without any glyph", QString::fromUcs4(U"王\U0002ebf0", 2)},
    };
    return all;
}

const QList<int> kLengths{1,  2,  4,  6,  8,  10, 12, 14, 16,  18,  20,
                          24, 28, 32, 36, 40, 50, 60, 80, 100, 150, 200};

constexpr int kAlwaysTaken = 60; ///< characters that every field of running text takes

/// As many characters (code points) of a script as wanted.
QString textOf(const Script& script, int length)
{
    const QList<uint> piece = script.piece.toUcs4();
    QList<char32_t> text;
    for (int i = 0; i < length; ++i)
        text.append(piece[i % piece.size()]);
    if (text.last() == U' ')
        text.last() = U'X';
    return QString::fromUcs4(text.constData(), text.size());
}

/// The fields of the form and its strip that take any text, each with where it comes from.
const QMap<QString, QString& (*)(FormContent&)>& freeFields()
{
    using Text = QString& (*)(FormContent&);
    static const QMap<QString, Text> all{
        {QStringLiteral("ownerName"), [](FormContent& c) -> QString& { return c.ownerName; }},
        {QStringLiteral("postcode"), [](FormContent& c) -> QString& { return c.postcode; }},
        {QStringLiteral("address"), [](FormContent& c) -> QString& { return c.address; }},
        {QStringLiteral("mobile"), [](FormContent& c) -> QString& { return c.mobile; }},
        {QStringLiteral("landline"), [](FormContent& c) -> QString& { return c.landline; }},
        {QStringLiteral("agentName"), [](FormContent& c) -> QString& { return c.agentName; }},
        {QStringLiteral("agentMobile"), [](FormContent& c) -> QString& { return c.agentMobile; }},
        {QStringLiteral("plateKind"), [](FormContent& c) -> QString& { return c.plateKind; }},
        {QStringLiteral("plateNumber"), [](FormContent& c) -> QString& { return c.plateNumber; }},
        {QStringLiteral("brandModel"), [](FormContent& c) -> QString& { return c.brandModel; }},
        {QStringLiteral("vin"), [](FormContent& c) -> QString& { return c.vin; }},
        {QStringLiteral("moveOutProvince"), [](FormContent& c) -> QString& { return c.moveOutProvince; }},
        {QStringLiteral("moveOutCity"), [](FormContent& c) -> QString& { return c.moveOutCity; }},
        {QStringLiteral("office.drawNumber"), [](FormContent& c) -> QString& { return c.office.drawNumber; }},
        {QStringLiteral("office.place"), [](FormContent& c) -> QString& { return c.office.place; }},
        {QStringLiteral("office.desk"), [](FormContent& c) -> QString& { return c.office.counter; }},
    };
    return all;
}

/// Every free field says the same.
FormContent formSaying(const QString& text)
{
    FormContent content = sampleContent();
    content.business = FormBusiness::MoveOut;
    content.office.mode = ChoiceMode::Drawn;
    for (const auto& field : freeFields())
        field(content) = text;
    return content;
}

bool isRefused(const FormCheck& check, const QString& field)
{
    return std::any_of(check.overflows.begin(), check.overflows.end(),
                       [&](const Overflow& overflow) { return overflow.field == field; });
}

/// How far a field takes a script.
struct Reach
{
    double size = 0;  ///< of its first text, points
    int asIs = 0;     ///< characters at that size in one line
    int smaller = 0;  ///< in one line, smaller
    int inLines = 0;  ///< in more lines
    double least = 0; ///< the smallest size seen, points
};

const TextItem* itemOf(const FormPage& page, const QString& key)
{
    for (const FormItem& item : page.items) {
        if (const auto* text = std::get_if<TextItem>(&item); text && text->key == key)
            return text;
    }
    return nullptr;
}

void note(Reach& reach, const FittedText& text, int length)
{
    if (reach.size == 0)
        reach.size = reach.least = text.size;
    reach.least = qMin(reach.least, text.size);
    if (text.lines.size() > 1)
        reach.inLines = length;
    else if (text.size < reach.size)
        reach.smaller = length;
    else
        reach.asIs = length;
}

/// The sheet of a sample whose free fields, lists and columns all say the same.
SheetContent sheetSaying(SheetContent content, const QString& text)
{
    // What codes are made of, and what stands at the foot in one line, is short in every office.
    const QStringList kept{QStringLiteral("code"),      QStringLiteral("caseNumber"),
                           QStringLiteral("office"),    QStringLiteral("counter"),
                           QStringLiteral("clerk"),     QStringLiteral("printing"),
                           QStringLiteral("printedAt"), QStringLiteral("number")};
    for (auto it = content.fields.begin(); it != content.fields.end(); ++it) {
        if (!kept.contains(it.key()) && !it->isEmpty())
            *it = text;
    }
    for (QStringList& list : content.lists)
        list.fill(text);
    for (QList<QStringList>& table : content.tables) {
        for (QStringList& row : table)
            row.fill(text);
    }
    return content;
}

} // namespace

/// C3: nothing is cut, for every field of every paper, every script and every length.
class TestTextMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The golden list shows how many characters each field takes; whoever changes the form sees it there.
    void formTakesTextsWholeOrNamesTheField()
    {
        const FormTemplate form = shippedForm();
        const FormFonts fonts = testFonts();
        const QStringList fields = freeFields().keys();
        QMap<QString, QString> lines; // by field
        for (const Script& script : scripts()) {
            QMap<QString, Reach> reached;
            QSet<QString> refused;
            for (const int length : kLengths) {
                const QString text = textOf(script, length);
                const FormPage page = layoutForm(form, formSaying(text), fonts);
                for (const QString& field : fields) {
                    const QString where = QStringLiteral("%1, %2 characters, %3")
                                              .arg(field)
                                              .arg(length)
                                              .arg(QLatin1String(script.name));
                    const TextItem* item = itemOf(page, field);
                    QVERIFY2(item, qPrintable(where));
                    QVERIFY2(item->cell.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(item->text.bounds),
                             qPrintable(where));
                    if (isRefused(page.check, field)) {
                        refused.insert(field);
                        QVERIFY2(!saidBy(*item).contains(text.left(2)) || length == 1,
                                 qPrintable(where)); // never a half
                        continue;
                    }
                    QVERIFY2(!refused.contains(field),
                             qPrintable(where)); // more never fits where less did not
                    QVERIFY2(saidBy(*item).contains(text), qPrintable(where));
                    note(reached[field], item->text, length);
                }
            }
            for (const QString& field : fields) {
                const Reach reach = reached.value(field);
                lines[field] += QStringLiteral("  %1: %2 at %3 pt, %4 smaller, %5 in lines, least %6 pt\n")
                                    .arg(QLatin1String(script.name))
                                    .arg(reach.asIs)
                                    .arg(reach.size)
                                    .arg(reach.smaller)
                                    .arg(reach.inLines)
                                    .arg(reach.least);
            }
        }
        QString list;
        for (auto it = lines.begin(); it != lines.end(); ++it)
            list += it.key() + QLatin1Char('\n') + it.value();
        compareWithGolden(list, QStringLiteral("textmatrix.txt"));
    }
    void sheetsTakeTextsWholeOrNameTheField_data()
    {
        QTest::addColumn<int>("index");
        const QList<SheetContent> all = sampleSheets();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all[i].sheet)) << i;
    }
    void sheetsTakeTextsWholeOrNameTheField()
    {
        QFETCH(int, index);
        const SheetContent sample = sampleSheets().at(index);
        const SheetTemplate sheet = shippedSheet(sample.sheet);
        const FormFonts fonts = testFonts();
        for (const Script& script : scripts()) {
            for (const int length : {1, 8, 20, 40, kAlwaysTaken, 200}) {
                const QString text = textOf(script, length);
                const QList<FormPage> pages = layoutSheet(sheet, sheetSaying(sample, text), fonts);
                const QString where =
                    QStringLiteral("%1 characters, %2").arg(length).arg(QLatin1String(script.name));
                const auto refusing = std::find_if(
                    pages.begin(), pages.end(), [](const FormPage& page) { return !page.check.mayPrint(); });
                if (refusing != pages.end()) {
                    QVERIFY2(length > kAlwaysTaken, qPrintable(where));
                    QVERIFY2(!refusing->check.overflows.first().name.isEmpty(), qPrintable(where));
                    continue;
                }
                const QString broken = brokenRule(sheet, pages);
                QVERIFY2(broken.isEmpty(), qPrintable(where + QStringLiteral(": ") + broken));
                const bool isSaid = withoutSpace(saidOn(pages)).contains(withoutSpace(text));
                QVERIFY2(isSaid || sheetSaying(sample, text) == sample, qPrintable(where));
            }
        }
    }
};

QTEST_MAIN(TestTextMatrix)
#include "tst_textmatrix.moc"
