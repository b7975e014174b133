// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/formgen.h"
#include "tests/support/goldenpages.h"
#include "tests/support/pagerules.h"
#include "tests/support/samplesheets.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kSheetDpi = 60;

QString described(const QList<FormPage>& pages)
{
    QString list;
    for (const FormPage& page : pages)
        list += describePage(page);
    return list;
}

} // namespace

/// C1, B3, E1, E3, E4: the sheets of running text, as they are printed.
class TestSheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySheetHasASample()
    {
        QStringList sheets;
        for (const SheetContent& content : sampleSheets())
            sheets.append(content.sheet);
        for (const SheetVocabulary& words : sheetVocabularies())
            QCOMPARE(sheets.count(words.sheet), 1);
    }
    void looksLikeTheGoldenSheet_data()
    {
        QTest::addColumn<int>("index");
        const QList<SheetContent> all = sampleSheets();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all[i].sheet)) << i;
    }
    void looksLikeTheGoldenSheet()
    {
        QFETCH(int, index);
        const SheetContent content = sampleSheets().at(index);
        const SheetTemplate sheet = shippedSheet(content.sheet);
        const QList<FormPage> pages = layoutSheet(sheet, content, testFonts());
        for (int i = 0; i < pages.size(); ++i)
            keepPicture(paintedPage(pages[i], testFonts(), 150),
                        QStringLiteral("sheet-%1-%2.png").arg(content.sheet).arg(i + 1));
        const QSize size(qRound(pages[0].size.width() * kSheetDpi / 25.4),
                         qRound(pages[0].size.height() * kSheetDpi / 25.4));
        const QImage image = averaged(paintedPage(pages[0], testFonts(), kSheetDpi * kOversampling), size);
        if (isWritingGoldens())
            QVERIFY(image.save(goldenPath(content.sheet + QStringLiteral(".png"))));

        compareWithGolden(described(pages), content.sheet + QStringLiteral(".txt"));
        compareWithGolden(image, content.sheet + QStringLiteral(".png"));

        QCOMPARE(brokenRule(sheet, pages), QString());
        for (const FormPage& page : pages) {
            QVERIFY(page.check.mayPrint());
            QVERIFY(page.check.gaps.isEmpty());
        }
    }
    void longTablesGoOnWithTheirHead()
    {
        const SheetTemplate sheet = shippedSheet(QStringLiteral("poolNotice"));
        const QList<FormPage> pages = layoutSheet(sheet, poolNotice(samplePoolNotice(120)), testFonts());

        QVERIFY(pages.size() >= 3);
        QCOMPARE(brokenRule(sheet, pages), QString());
        for (int i = 0; i < pages.size(); ++i) {
            const QString said = saidOn({pages[i]});
            QVERIFY(said.contains(QStringLiteral("第 %1 页／共 %2 页").arg(i + 1).arg(pages.size())));
            if (i + 1 < pages.size())
                QCOMPARE(said.count(QStringLiteral("选号方式\n")), 1);
        }
        for (int i = 0; i < 120; ++i)
            QCOMPARE(saidOn(pages).count(QStringLiteral("粤G·A%1–").arg(1200 + i * 100)), 1);
    }
    void aRollIsAsLongAsItsText()
    {
        ReceiptFacts facts = sampleReceipt();
        const SheetTemplate sheet = shippedSheet(QStringLiteral("receiptRoll"));
        const double length =
            layoutSheet(sheet, receiptSheet(sampleDesk(), facts, ReceiptPaper::Roll80), testFonts())
                .first()
                .size.height();
        facts.steps += facts.steps;
        const QList<FormPage> longer =
            layoutSheet(sheet, receiptSheet(sampleDesk(), facts, ReceiptPaper::Roll80), testFonts());

        QCOMPARE(longer.size(), 1);
        QVERIFY(longer.first().size.height() > length + 15);
        QVERIFY(length < 200);
    }
    // ISO 19005-1, 6.1.12: no number above 32,767, in hundredths of a millimetre.
    void aLongRollGoesOnWithAnotherPage()
    {
        ReceiptFacts facts = sampleReceipt();
        while (facts.steps.size() < 80)
            facts.steps += QStringLiteral("第%1步").arg(facts.steps.size());
        const QList<FormPage> pages =
            layoutSheet(shippedSheet(QStringLiteral("receiptRoll")),
                        receiptSheet(sampleDesk(), facts, ReceiptPaper::Roll80), testFonts());

        QVERIFY(pages.size() > 1);
        for (const FormPage& page : pages) {
            QVERIFY(page.check.mayPrint());
            QVERIFY(page.size.height() > 50 && page.size.height() <= 321);
        }
        const QString said = saidOn(pages);
        for (const QString& step : std::as_const(facts.steps).mid(5))
            QCOMPARE(said.count(step + u'\n'), 1);
    }
    // Space at its end is no reason for a longer one, either.
    void spaceMakesNoRollTooLong()
    {
        SheetTemplate roll = shippedSheet(QStringLiteral("receiptRoll"));
        SheetBlock space;
        space.kind = SheetBlock::Kind::Space;
        space.size = {0, 100};
        roll.blocks += QList<SheetBlock>(4, space);
        const QList<FormPage> pages =
            layoutSheet(roll, receiptSheet(sampleDesk(), sampleReceipt(), ReceiptPaper::Roll80), testFonts());

        QCOMPARE(pages.size(), 1);
        QVERIFY2(pages.first().size.height() <= 321,
                 qPrintable(QString::number(pages.first().size.height())));
        QCOMPARE(brokenRule(roll, pages), QString());
    }
    void numbersOfALongListStandInOneLine()
    {
        ReceiptFacts facts = sampleReceipt();
        facts.steps = QStringList(1100, QStringLiteral("核对"));
        const QString said =
            saidOn(layoutSheet(shippedSheet(QStringLiteral("receipt")),
                               receiptSheet(sampleDesk(), facts, ReceiptPaper::A5), testFonts()));

        for (const char* number : {"99．", "100．", "1000．", "1100．"})
            QVERIFY2(said.contains(QStringLiteral("%1\n").arg(QString::fromUtf8(number))), number);
    }
    void aLongFooterHasTwoLinesOf8Points()
    {
        DeskFacts desk = sampleDesk();
        desk.office += QStringLiteral("第一车辆登记服务站");
        const QList<FormPage> pages =
            layoutSheet(shippedSheet(QStringLiteral("receipt")),
                        receiptSheet(desk, sampleReceipt(), ReceiptPaper::A5), testFonts());

        const auto* footer = std::get_if<TextItem>(&pages.first().items.last());
        QVERIFY(footer && footer->key == QStringLiteral("footer"));
        QCOMPARE(footer->text.size, 8.0);
        QCOMPARE(footer->text.lines.size(), 2);
        desk.office = desk.office.repeated(5);
        const QList<FormPage> tooLong =
            layoutSheet(shippedSheet(QStringLiteral("receipt")),
                        receiptSheet(desk, sampleReceipt(), ReceiptPaper::A5), testFonts());
        QVERIFY(!tooLong.first().check.mayPrint());
    }
    void aFooterOfATightSheetKeepsItsSize()
    {
        SheetTemplate tight = shippedSheet(QStringLiteral("receiptRoll"));
        tight.pitch = 1;
        tight.footerStyle.size = 8;
        tight.footer = QStringLiteral("{counter}");
        const QList<FormPage> pages = layoutSheet(
            tight, receiptSheet(sampleDesk(), sampleReceipt(), ReceiptPaper::Roll80), testFonts());

        const auto* footer = std::get_if<TextItem>(&pages.first().items.last());
        QVERIFY(footer && footer->key == QStringLiteral("footer"));
        QCOMPARE(footer->text.size, 8.0);
        QVERIFY(footer->cell.height() < 4);
    }
    void factsWithoutATextAreLeftOut()
    {
        ReceiptFacts facts = sampleReceipt();
        const SheetTemplate sheet = shippedSheet(QStringLiteral("receipt"));
        QVERIFY(!saidOn(layoutSheet(sheet, receiptSheet(sampleDesk(), facts, ReceiptPaper::A5), testFonts()))
                     .contains(QStringLiteral("抽号序号")));
        facts.form.office.mode = ChoiceMode::Drawn;
        facts.form.office.drawNumber = QStringLiteral("2026-11-28-0123");
        const QString said =
            saidOn(layoutSheet(sheet, receiptSheet(sampleDesk(), facts, ReceiptPaper::A5), testFonts()));
        QVERIFY(said.contains(QStringLiteral("抽号序号")) &&
                said.contains(QStringLiteral("2026-11-28-0123")));
    }
    void bracesInAFactAreNoPlaceholder()
    {
        CaseFacts odd = sampleCase();
        odd.applicant = QStringLiteral("{caseNumber}<b>A&B</b>");
        const QString said =
            saidOn(layoutSheet(shippedSheet(QStringLiteral("refusalNotice")),
                               refusalNotice(sampleDesk(), odd, QStringLiteral("{page}"), {}), testFonts()));
        QVERIFY(said.contains(QStringLiteral("{caseNumber}<b>A&B</b>")));
        QVERIFY(said.contains(QStringLiteral("{page}")));
        QVERIFY(!said.contains(QStringLiteral("可以这样办理")));
    }
    // C3
    void rareCharactersAreShownByTheirCode()
    {
        CaseFacts rare = sampleCase();
        rare.applicant = QStringLiteral("王") + QString::fromUcs4(U"\U0002ebf0", 1) + QStringLiteral("明");
        const QList<FormPage> pages =
            layoutSheet(shippedSheet(QStringLiteral("oneTimeNotice")),
                        oneTimeNotice(sampleDesk(), rare, {QStringLiteral("invoice")}), testFonts());
        keepPicture(paintedPage(pages[0], testFonts(), 150), QStringLiteral("sheet-rare.png"));
        QCOMPARE(pages[0].check.gaps.size(), 1);
        QCOMPARE(pages[0].check.gaps[0].characters, (QList<char32_t>{U'\U0002ebf0'}));
        QVERIFY(described(pages).contains(QStringLiteral("王〓U+2EBF0明")));
        QVERIFY(pages[0].check.mayPrint());
    }
    void whatFindsNoRoomIsSaid()
    {
        SheetTemplate narrow = shippedSheet(QStringLiteral("poolNotice"));
        for (SheetBlock& block : narrow.blocks) {
            if (block.kind == SheetBlock::Kind::Table)
                block.style.size = 60; // wider than the column of the count
        }
        const QList<FormPage> pages = layoutSheet(narrow, poolNotice(samplePoolNotice(1)), testFonts());
        QVERIFY(!pages.first().check.mayPrint());
        QCOMPARE(pages.first().check.overflows.first().field, QStringLiteral("segments"));

        ReceiptFacts codeless = sampleReceipt();
        codeless.form.office.caseNumber = QString(600, u'G');
        const auto receipt = layoutSheet(shippedSheet(QStringLiteral("receipt")),
                                         receiptSheet(sampleDesk(), codeless, ReceiptPaper::A5), testFonts());
        QVERIFY(!receipt.first().check.mayPrint());
        QCOMPARE(receipt.first().check.overflows.first().field, QStringLiteral("code"));
        QVERIFY(receipt.first().check.overflows.first().isCode); // which is another matter than room
    }
    // A label, a code beside the text and a heading before a table keep their rooms, too.
    void nothingIsLostBesideOrAlone()
    {
        SheetTemplate slip = shippedSheet(QStringLiteral("comeBackSlip"));
        for (SheetBlock& block : slip.blocks) {
            if (block.kind == SheetBlock::Kind::Facts)
                block.facts.first().label = QStringLiteral("申请人（机动车所有人）的姓名或者名称：");
        }
        const SheetContent content =
            comeBackSlip(sampleDesk(), sampleCase(), QStringLiteral("x"), {QStringLiteral("y")}, QString());
        const QList<FormPage> pages = layoutSheet(slip, content, testFonts());
        QVERIFY(withoutSpace(saidOn(pages)).contains(QStringLiteral("名称：")));
        QCOMPARE(brokenRule(slip, pages), QString());

        SheetTemplate roll = shippedSheet(QStringLiteral("receiptRoll"));
        for (SheetBlock& block : roll.blocks)
            block.isBeside = block.kind == SheetBlock::Kind::Qr; // the last block of the sheet
        const QList<FormPage> paper =
            layoutSheet(roll, receiptSheet(sampleDesk(), sampleReceipt(), ReceiptPaper::Roll80), testFonts());
        QCOMPARE(brokenRule(roll, paper), QString());

        const SheetTemplate report = shippedSheet(QStringLiteral("handOver"));
        for (int parked = 0; parked < 60; ++parked) {
            HandOverFacts facts = sampleHandOver(parked);
            for (int i = 0; i < parked; ++i)
                facts.results.append({QStringLiteral("x"), i});
            for (const FormPage& page :
                 layoutSheet(report, handOverSheet(sampleDesk(), facts), testFonts())) {
                const QStringList said = saidOn({page}).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
                QVERIFY2(!said.value(said.size() - 2).startsWith(QStringLiteral("移交的未办结案件")),
                         "a heading alone");
            }
        }
    }
    /// Whatever people are called and whatever an office writes: whole, inside, nothing on anything else.
    void anyContentStaysInsideAndWhole()
    {
        const FormFonts fonts = testFonts();
        const QList<SheetContent> samples = sampleSheets();
        QVERIFY(rc::check("every sheet of any content", [&] {
            SheetContent content = samples[*rc::gen::inRange(1, static_cast<int>(samples.size()))];
            const SheetTemplate sheet = shippedSheet(content.sheet);
            for (QString& field : content.fields) {
                if (*rc::gen::inRange(0, 3) == 0)
                    field = *anyFormText(*rc::gen::elementOf(std::vector<int>{0, 5, 40, 200}));
            }
            content.fields.insert(QStringLiteral("caseNumber"), QStringLiteral("G1"));
            content.fields.insert(QStringLiteral("code"), QStringLiteral("G1|A|B|C"));
            // What stands on one line at the foot is short in every office.
            for (const char* field : {"office", "counter", "clerk", "printedAt", "printing"})
                content.fields.insert(QString::fromLatin1(field), *anyFormText(8));
            for (QStringList& list : content.lists) {
                while (list.size() < *rc::gen::inRange(0, 12))
                    list.append(*anyFormText(60));
            }
            const QList<FormPage> pages = layoutSheet(sheet, content, fonts);
            const QString broken = brokenRule(sheet, pages);
            if (!broken.isEmpty())
                RC_FAIL(broken.toStdString());
            QString said; // a text may go on behind the foot of a page
            for (FormPage page : pages) {
                page.items.removeIf([](const FormItem& item) {
                    const auto* text = std::get_if<TextItem>(&item);
                    return text && text->key == QLatin1String("footer");
                });
                said += withoutSpace(saidOn({page}));
            }
            for (const SheetBlock& block : sheet.blocks) {
                for (const QString& name : placeholders(block.text)) {
                    const bool isThere =
                        (block.when.isEmpty() || !content.field(block.when).trimmed().isEmpty() ||
                         !content.lists.value(block.when).isEmpty() ||
                         !content.tables.value(block.when).isEmpty()) &&
                        block.unless.isEmpty();
                    if (isThere && !said.contains(withoutSpace(content.field(name))))
                        RC_FAIL((name + QStringLiteral(": ") + content.field(name) +
                                 QStringLiteral(" is not in ") + said)
                                    .toStdString());
                }
            }
        }));
    }
};

QTEST_MAIN(TestSheets)
#include "tst_sheets.moc"
