// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/formgen.h"
#include "tests/support/pagerules.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kInkDpi = 127; // five dots per mm

/// Where an item leaves ink when it is painted alone, in mm; empty when nowhere.
QRectF inkOf(const FormPage& page, const FormItem& item, const FormFonts& fonts)
{
    FormPage alone{.size = page.size, .items = {item}, .check = {}};
    const QImage image = paintedPage(alone, fonts, kInkDpi);
    int left = image.width(), top = image.height(), right = -1, bottom = -1;
    for (int y = 0; y < image.height(); ++y) {
        const uchar* line = image.constScanLine(y);
        for (int x = 0; x < image.width(); ++x) {
            if (line[x] > 128)
                continue;
            left = qMin(left, x);
            right = qMax(right, x);
            top = qMin(top, y);
            bottom = y;
        }
    }
    if (right < 0)
        return {};
    const double mm = 25.4 / kInkDpi;
    return {left * mm, top * mm, (right + 1 - left) * mm, (bottom + 1 - top) * mm};
}

const TextItem* itemOf(const FormPage& page, const char* key)
{
    for (const FormItem& item : page.items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (text && text->key == QLatin1String(key))
            return text;
    }
    return nullptr;
}

FormPage pageWithOwner(const QString& name)
{
    FormContent content = sampleContent();
    content.ownerName = name;
    return layoutForm(shippedForm(), content, testFonts());
}

} // namespace

class TestFormText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // C3
    void printsLongAndMinorityNamesWhole_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("size");
        QTest::addColumn<int>("lines");
        QTest::newRow("two characters") << QStringLiteral("王五") << 10.5 << 1;
        QTest::newRow("minority name") << QStringLiteral("阿卜杜热伊木·阿卜杜热合曼") << 10.5 << 1;
        QTest::newRow("18 characters shrink")
            << QStringLiteral("湛江市霞山区人民政府机关后勤服务中心") << 9.5 << 1;
        QTest::newRow("20 characters at the smallest size") << QString(20, u'湛') << 8.5 << 1;
        QTest::newRow("50 Latin characters")
            << QStringLiteral("MARIA DE LOS ANGELES FERNANDEZ DE CORDOBA Y GARCIA") << 9.5 << 2;
        QTest::newRow("40 Han characters break") << QString(40, u'湛') << 8.5 << 2;
        QTest::newRow("a word longer than a line") << QString(40, u'W') << 9.0 << 2;
    }
    void printsLongAndMinorityNamesWhole()
    {
        QFETCH(QString, name);
        QFETCH(double, size);
        QFETCH(int, lines);

        const FormPage page = pageWithOwner(name);

        QVERIFY(page.check.mayPrint());
        QVERIFY(page.check.gaps.isEmpty());
        const TextItem* item = itemOf(page, "ownerName");
        QVERIFY(item);
        QCOMPARE(saidBy(*item), name);
        QCOMPARE(item->text.size, size);
        QCOMPARE(item->text.lines.size(), lines);
    }
    void namesTheFieldThatDoesNotFit()
    {
        const FormPage page = pageWithOwner(QString(60, u'湛'));

        QVERIFY(!page.check.mayPrint());
        QCOMPARE(page.check.overflows,
                 (QList<Overflow>{{QStringLiteral("ownerName"), QStringLiteral("机动车所有人姓名/名称")}}));
        QCOMPARE(saidBy(*itemOf(page, "ownerName")), QStringLiteral("过长，不能打印")); // never half a name
    }
    void breaksBetweenWordsWhereItCan()
    {
        const FormPage page =
            pageWithOwner(QStringLiteral("MARIA DE LOS ANGELES FERNANDEZ DE CORDOBA Y GARCIA"));
        const QList<QList<TextRun>>& lines = itemOf(page, "ownerName")->text.lines;
        QVERIFY(lines[0].last().text.endsWith(QLatin1Char(' ')));
    }
    void showsRareCharactersByTheirCode()
    {
        const QString name =
            QStringLiteral("王") + QString::fromUcs4(U"\U0002ebf0", 1) + QStringLiteral("明");
        const FormPage page = pageWithOwner(name);
        keepPicture(paintedPage(page, testFonts(), 150), QStringLiteral("form-rare.png"));

        QVERIFY(page.check.mayPrint()); // to be written in by hand
        QCOMPARE(page.check.gaps, (QList<GlyphGap>{{QStringLiteral("ownerName"),
                                                    QStringLiteral("机动车所有人姓名/名称"),
                                                    {U'\U0002ebf0'}}}));
        const TextItem* item = itemOf(page, "ownerName");
        QCOMPARE(saidBy(*item), name);
        QCOMPARE(item->text.lines[0].size(), 3);
        QVERIFY(item->text.lines[0][1].isMissing);
        QVERIFY(describePage(page).contains(QStringLiteral("ownerName: 王〓U+2EBF0明")));
        const QRectF ink = inkOf(page, *item, testFonts());
        QVERIFY(ink.width() > item->text.lines[0][2].baseline.x() - ink.left());
    }
    // C3: nothing that a text says vanishes without a word.
    void whatCannotBeSeenIsShownByItsCode_data()
    {
        QTest::addColumn<QString>("character");
        QTest::addColumn<QString>("code");
        for (const char16_t one : {u'\u034F', u'\u115F', u'\u1160', u'\u180B', u'\u200D', u'\u3164',
                                   u'\uFE00', u'\uFEFF', u'\uFFA0', u'\uFFFC', u'\uFFFD'}) {
            const QString code = codePointName(one);
            QTest::newRow(qPrintable(code)) << QString(QChar(one)) << code;
        }
        QTest::newRow("variant") << QStringLiteral("\U000E0100") << QStringLiteral("U+E0100");
        QTest::newRow("half of a pair") << QString(QChar(0xD842)) << QStringLiteral("U+FFFD");
    }
    void whatCannotBeSeenIsShownByItsCode()
    {
        QFETCH(QString, character);
        QFETCH(QString, code);

        const FormPage page = pageWithOwner(QStringLiteral("王") + character + QStringLiteral("明"));

        QCOMPARE(page.check.gaps.size(), 1);
        QVERIFY2(describePage(page).contains(QStringLiteral("ownerName: 王〓%1明").arg(code)),
                 qPrintable(describePage(page)));
    }
    // Nothing is shown as missing that the clerk is not told of.
    void spacesThatNoFontHasAreSpaces()
    {
        for (const char16_t space : {u'\v', u'\f', u'\u0085', u'\u2028', u'\u2029', u'\u205F'}) {
            const FormPage page = pageWithOwner(QStringLiteral("王") + QChar(space) + QStringLiteral("明"));

            QVERIFY(page.check.gaps.isEmpty());
            QVERIFY2(describePage(page).contains(QStringLiteral("ownerName: 王 明\n")),
                     qPrintable(codePointName(space)));
        }
    }
    void onlySpacesLeaveNoInk()
    {
        const FormFonts fonts = testFonts();
        QList<QRawFont> raw;
        for (const QString& family : fonts.families()) {
            QFont font(family);
            font.setStyleStrategy(QFont::NoFontMerging);
            raw.append(QRawFont::fromFont(font));
        }
        int seen = 0;
        for (char32_t character = 0; character < 0x110000; ++character) {
            if (!fonts.covers(character) || QChar::isSpace(character))
                continue;
            ++seen;
            const QList<quint32> glyphs = fonts.glyphs(character);
            const auto first = std::find_if(glyphs.begin(), glyphs.end(), [](quint32 one) { return one; });
            QVERIFY2(first != glyphs.end() && !raw[first - glyphs.begin()].pathForGlyph(*first).isEmpty(),
                     qPrintable(codePointName(character)));
        }
        QVERIFY(seen > 30'000);
    }
    void glyphCheckAsksTheFamiliesThemselves()
    {
        const QString text = QStringLiteral("A湛") + QString::fromUcs4(U"\U0002ebf0", 1);
        const FormFonts latin({QStringLiteral("Liberation Serif")});
        const FormFonts both = testFonts();
        const FormFonts none({QStringLiteral("No Such Family")});

        QCOMPARE(glyphCheck(text, both), (QList<char32_t>{U'\U0002ebf0'}));
        QCOMPARE(glyphCheck(text + text, latin), (QList<char32_t>{U'湛', U'\U0002ebf0'}));
        QCOMPARE(glyphCheck(QStringLiteral("A"), none), (QList<char32_t>{U'A'}));
        QCOMPARE(glyphCheck(QStringLiteral("A\u202eB"), both),
                 (QList<char32_t>{U'\u202e'})); // would turn the text around
        QCOMPARE(glyphCheck(QStringLiteral("·（）/-9Z"), both), QList<char32_t>());
        QCOMPARE(codePointName(U'湛'), QStringLiteral("U+6E5B"));
        QCOMPARE(codePointName(U'A'), QStringLiteral("U+0041"));
    }
    void theStandardFamiliesCoverTheForm()
    {
        const FormFonts fonts;
        QVERIFY(fonts.families().size() >= 2);
        const FormPage page = layoutForm(shippedForm(), sampleContent(), fonts);
        QVERIFY(page.check.mayPrint());
        QVERIFY(page.check.gaps.isEmpty());
    }
    void keepsEverythingInItsCellAndCutsNothing()
    {
        const FormTemplate form = shippedForm();
        const FormFonts fonts = testFonts();
        QVERIFY(rc::check("every text is whole and inside its cell", [&] {
            const FormContent content = *anyFormContent(*rc::gen::elementOf(std::vector<int>{4, 12, 30, 60}));
            const FormPage page = layoutForm(form, content, fonts);
            QStringList tooLong;
            for (const Overflow& overflow : page.check.overflows)
                tooLong.append(overflow.field);
            QStringList seen;
            for (const FormItem& item : page.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (!text || text->key == QLatin1String("label"))
                    continue;
                seen.append(text->key);
                RC_ASSERT(text->cell.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(text->text.bounds) ||
                          text->text.bounds.width() <= 0); // a lone combining mark
                if (!tooLong.contains(text->key))
                    RC_ASSERT(saidBy(*text) == withSpaces(formFieldText(content, text->key)));
            }
            for (const QString& key : formFieldKeys())
                RC_ASSERT(formFieldText(content, key).trimmed().isEmpty() || seen.contains(key));
        }));
    }
    /// The ink itself is looked at, because widths could be measured wrongly.
    void leavesNoInkOutsideTheCell()
    {
        const FormTemplate form = shippedForm();
        const FormFonts fonts = testFonts();
        const auto look = [&] {
            const FormContent content = *anyFormContent(*rc::gen::elementOf(std::vector<int>{12, 40}));
            const FormPage page = layoutForm(form, content, fonts);
            const FormItem* longest = nullptr;
            const auto length = [](const FormItem& item) { return saidBy(std::get<TextItem>(item)).size(); };
            for (const FormItem& item : page.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (text && text->key != QLatin1String("label") &&
                    (!longest || length(item) > length(*longest)))
                    longest = &item;
            }
            RC_PRE(longest != nullptr);
            const double side = form.padding - 0.2; // may swing into the padding, never onto the border
            const QRectF cell = std::get<TextItem>(*longest).cell.adjusted(-side, -0.5, side, 0.5);
            RC_ASSERT(cell.contains(inkOf(page, *longest, fonts)));
        };
        QVERIFY(rc::check("no ink on or beyond the border", look));
    }
    void keepsBoxesAndCodesApartFromTexts()
    {
        const FormPage page = layoutForm(shippedForm(), sampleContent(), testFonts());
        QList<QRectF> solid;
        for (const FormItem& item : page.items) {
            if (const auto* box = std::get_if<BoxItem>(&item))
                solid.append(box->rect);
            if (const auto* bars = std::get_if<BarsItem>(&item)) {
                for (const QRectF& bar : bars->bars)
                    QVERIFY(bars->cell.contains(bar));
                solid.append(bars->cell.adjusted(0.1, 0.1, -0.1, -0.1));
            }
            if (const auto* text = std::get_if<TextItem>(&item))
                solid.append(text->text.bounds.adjusted(0.05, 0.05, -0.05, -0.05));
        }
        for (qsizetype i = 0; i < solid.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY2(!solid[i].intersects(solid[j]),
                         qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
        }
    }
    void paintsInBlackAndWhiteWithoutColour()
    {
        const FormFonts fonts = testFonts();
        const auto painted = [&](Qt::LayoutDirection direction) {
            QImage image(1240, 1754, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            painter.setLayoutDirection(direction);
            paintPage(painter, 150 / 25.4, layoutForm(shippedForm(), sampleContent(), fonts), fonts);
            return image;
        };
        const QImage image = painted(Qt::LeftToRight);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QRgb pixel = image.pixel(x, y);
                QVERIFY(qRed(pixel) == qGreen(pixel) && qGreen(pixel) == qBlue(pixel));
            }
        }
        QCOMPARE(painted(Qt::RightToLeft), image); // never mirrored
    }
};

QTEST_MAIN(TestFormText)
#include "tst_formtext.moc"
