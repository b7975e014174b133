// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/gb18030levels.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

#include <QCryptographicHash>
#include <QGlyphRun>
#include <QSet>
#include <QTest>
#include <QTextLayout>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kDpi = 144; ///< a character of 12 pt has 24 dots
constexpr double kMmPerDot = 25.4 / kDpi;
constexpr QSize kCell(64, 44); ///< dots; room for 〓 with its code
constexpr int kColumns = 20;
constexpr int kRows = 40;
constexpr qsizetype kPerPage = qsizetype{kColumns} * kRows;
constexpr TextStyle kStyle{.size = 12, .smallest = 12};
constexpr double kEm = 24;      ///< dots
constexpr double kLeastInk = 8; ///< dots; 丶 has more
constexpr int kDark = 96;

/// A page of characters in cells, each set by fitText() and painted by paintPage().
struct Sheet
{
    QList<char32_t> characters;
    FormPage page;
    QImage image;

    [[nodiscard]] const TextRun& run(qsizetype place) const
    {
        return std::get<TextItem>(page.items[place]).text.lines[0][0];
    }
    [[nodiscard]] static QPoint cornerOf(qsizetype place)
    {
        const auto at = static_cast<int>(place);
        return {at % kColumns * kCell.width(), at / kColumns * kCell.height()};
    }
    [[nodiscard]] QImage cell(qsizetype place) const { return image.copy(QRect(cornerOf(place), kCell)); }
    /// Left end of the character on its baseline, in dots.
    [[nodiscard]] QPointF origin(qsizetype place) const { return run(place).baseline / kMmPerDot; }
};

Sheet sheetOf(const QList<char32_t>& characters, const FormFonts& fonts)
{
    Sheet sheet{characters, {}, {}};
    sheet.page.size = QSizeF(kColumns * kCell.width(), kRows * kCell.height()) * kMmPerDot;
    for (qsizetype place = 0; place < characters.size(); ++place) {
        const QRectF cell(QPointF(Sheet::cornerOf(place)) * kMmPerDot, QSizeF(kCell) * kMmPerDot);
        const auto text =
            fitText(QString::fromUcs4(&characters[place], 1), cell.adjusted(0.5, 0, 0, 0), kStyle, fonts);
        sheet.page.items.append(TextItem{{}, cell, text.value()});
    }
    sheet.image = paintedPage(sheet.page, fonts, kDpi);
    return sheet;
}

/// Dots of ink, and how far two pictures of one size differ in them.
double inkIn(const QImage& picture)
{
    int sum = 0;
    for (int y = 0; y < picture.height(); ++y) {
        const uchar* line = picture.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x)
            sum += 255 - line[x];
    }
    return sum / 255.0;
}
double difference(const QImage& a, const QImage& b)
{
    int sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(a.constScanLine(y)[x] - b.constScanLine(y)[x]);
    }
    return sum / 255.0;
}

/// The family by itself: no glyph of another font.
QRawFont alone(const QString& family)
{
    QFont font = FormFonts({family}).font(kStyle.size, kStyle.weight);
    font.setStyleStrategy(QFont::NoFontMerging);
    return QRawFont::fromFont(font);
}

/// What stands in a cell when a font has no glyph: its glyph 0, painted as paintPage() paints.
QImage boxOf(const QRawFont& font, const QPointF& originInCell)
{
    QImage picture(kCell, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.scale(1 / (kMmPerDot * kUnitsPerMm), 1 / (kMmPerDot * kUnitsPerMm));
    QGlyphRun run;
    run.setRawFont(font);
    run.setGlyphIndexes({0});
    run.setPositions({QPointF()});
    painter.drawGlyphRun(originInCell * kMmPerDot * kUnitsPerMm, run);
    return picture;
}

/// Which glyph of which font Qt takes for each character of a text when it paints it.
QList<std::pair<QString, quint32>> takenGlyphs(const QList<char32_t>& characters, const FormFonts& fonts)
{
    QTextLayout layout(QString::fromUcs4(characters.constData(), characters.size()),
                       fonts.font(kStyle.size, kStyle.weight));
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QMap<double, std::pair<QString, quint32>> byPosition; // the runs are in no order
    const QList<QGlyphRun> runs = layout.glyphRuns();
    for (const QGlyphRun& run : runs) {
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> positions = run.positions();
        for (qsizetype i = 0; i < glyphs.size(); ++i)
            byPosition.insert(positions[i].x(), {run.rawFont().familyName(), glyphs[i]});
    }
    return byPosition.values();
}

/// Everything that is wrong with the painting of one character after the other.
class Inspection
{
public:
    explicit Inspection(const FormFonts& fonts)
        : m_fonts(fonts)
    {
        for (const QString& family : fonts.families())
            m_alone.append({family, alone(family)});
    }

    void lookAtCovered(const QList<char32_t>& characters)
    {
        const Sheet sheet = sheetOf(characters, m_fonts);
        keep(sheet, "glyphs");
        const auto taken = takenGlyphs(characters, m_fonts);
        if (taken.size() != characters.size()) {
            report(characters.first(), "and others: not one glyph for each");
            return;
        }
        for (qsizetype place = 0; place < characters.size(); ++place) {
            const char32_t character = characters[place];
            const auto first = std::find_if(m_alone.begin(), m_alone.end(), [character](const auto& font) {
                return font.second.supportsCharacter(character);
            });
            if (first == m_alone.end() || sheet.run(place).isMissing) {
                report(character, "is not printed");
                continue;
            }
            const auto& [family, font] = *first;
            const quint32 own = font.glyphIndexesForString(QString::fromUcs4(&character, 1)).value(0);
            if (taken[place] != std::pair(family, own) || own == 0)
                report(character, qPrintable(QStringLiteral("is glyph %1 of %2, not %3 of %4")
                                                 .arg(taken[place].second)
                                                 .arg(taken[place].first)
                                                 .arg(own)
                                                 .arg(family)));
            const QImage cell = sheet.cell(place);
            if (inkIn(cell) < kLeastInk)
                report(character, "is blank");
            if (!m_boxes.contains(family))
                m_boxes.insert(family, boxOf(font, sheet.origin(place) - Sheet::cornerOf(place)));
            if (difference(cell, m_boxes[family]) < kLeastInk)
                report(character, "is a box");
        }
    }
    void lookAtMissing(const QList<char32_t>& characters)
    {
        const Sheet sheet = sheetOf(characters, m_fonts);
        keep(sheet, "codes");
        for (qsizetype place = 0; place < characters.size(); ++place) {
            const TextRun& run = sheet.run(place);
            if (!run.isMissing || run.text != QString::fromUcs4(&characters[place], 1))
                report(characters[place], "is not shown by its code");
            const double middle = sheet.origin(place).x() + run.width / kMmPerDot / 2;
            const auto darkIn = [&](double ems) { // of the dots across, at a height above the baseline
                const int y = qRound(sheet.origin(place).y() - ems * kEm);
                int dark = 0;
                for (int x = qRound(middle - 0.4 * kEm); x < middle + 0.4 * kEm; ++x)
                    dark += qGray(sheet.image.pixel(x, y)) < kDark;
                return dark / (0.8 * kEm);
            };
            if (darkIn(0.64) < 0.9 || darkIn(0.38) > 0 || darkIn(0.12) < 0.9)
                report(characters[place], "has no 〓");
            // The marks are alike, so what makes each cell another one is the code.
            const QImage cell = sheet.cell(place);
            const QByteArray bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(cell.constBits()),
                                                             static_cast<int>(cell.sizeInBytes()));
            m_cells.insert(QCryptographicHash::hash(bytes, QCryptographicHash::Sha1));
        }
        m_missing += characters.size();
    }
    [[nodiscard]] bool areCodesAllDifferent() const { return m_cells.size() == m_missing; }
    [[nodiscard]] QString faults() const { return m_faults.mid(0, 20).join(QLatin1Char('\n')); }

private:
    void report(char32_t character, const char* what)
    {
        m_faults.append(codePointName(character) + QLatin1Char(' ') + QString::fromUtf8(what));
    }
    static void keep(const Sheet& sheet, const char* what)
    {
        keepPicture(sheet.image,
                    QStringLiteral("%1-%2.png")
                        .arg(QLatin1String(what), codePointName(sheet.characters.first()).mid(2)));
    }

    const FormFonts& m_fonts;
    QList<std::pair<QString, QRawFont>> m_alone;
    QHash<QString, QImage> m_boxes;
    QSet<QByteArray> m_cells;
    qsizetype m_missing = 0;
    QStringList m_faults;
};

} // namespace

// C3: GB 18030-2022 on paper.
class TestRareFonts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void levelsHaveTheNumbersOfTheStandard()
    {
        const auto sizeOf = [](const QList<char32_t>& characters) {
            return QSet<char32_t>(characters.begin(), characters.end()).size();
        };
        QCOMPARE(sizeOf(level1()), 27'584);
        QCOMPARE(sizeOf(level2()), 27'584 + 196);
        QCOMPARE(sizeOf(level3()), 87'887 + 228);
        QCOMPARE(sizeOf(level3() + level2()), sizeOf(level3()));
    }
    void printsEveryCharacterOfTheLevelsByItsGlyph()
    {
        const FormFonts fonts = packagedFonts(true);
        QCOMPARE(fonts.families().size(), 5);
        Inspection inspection(fonts);
        QList<char32_t> covered = level3();
        covered.removeIf([&](char32_t character) { return !fonts.covers(character); });
        // How many there are is held by tst_raregaps; here none of them may be a box.
        QVERIFY(covered.size() > 80'000);

        for (qsizetype at = 0; at < covered.size(); at += kPerPage)
            inspection.lookAtCovered(covered.mid(at, kPerPage));

        QCOMPARE(inspection.faults(), QString());
    }
    void printsTheRestByItsCode()
    {
        const FormFonts fonts = packagedFonts(false);
        QCOMPARE(fonts.families().size(), 3);
        Inspection inspection(fonts);
        QList<char32_t> missing = level3();
        for (const HanBlock& block : kBeyondLevels)
            missing += charactersOf(block);
        missing.removeIf([&](char32_t character) { return fonts.covers(character); });
        QVERIFY(missing.size() > 50'000);

        for (qsizetype at = 0; at < missing.size(); at += kPerPage)
            inspection.lookAtMissing(missing.mid(at, kPerPage));

        QCOMPARE(inspection.faults(), QString());
        QVERIFY(inspection.areCodesAllDifferent());
    }
    /// The inspection itself: what is not as it should be does not pass.
    void theInspectionFindsFaults()
    {
        const FormFonts latin({QStringLiteral("Liberation Serif")});
        Inspection ofLatin(latin);
        ofLatin.lookAtCovered({U'湛'});
        QCOMPARE(ofLatin.faults(), QStringLiteral("U+6E5B is not printed"));

        const FormFonts fonts = packagedFonts(true);
        Inspection ofBlank(fonts);
        ofBlank.lookAtCovered({U'\u3000'});
        QVERIFY(ofBlank.faults().contains(QLatin1String("U+3000 is blank")));
        Inspection ofCode(fonts);
        ofCode.lookAtMissing({U'湛'});
        QVERIFY(ofCode.faults().contains(QLatin1String("U+6E5B is not shown by its code")));
        QVERIFY(ofCode.faults().contains(QStringLiteral("U+6E5B has no 〓")));
        // Where glyph 0 is a box, the box compared with has its ink; where it is nothing, it would be blank.
        for (const QString& family : fonts.families().mid(1))
            QVERIFY2(inkIn(boxOf(alone(family), QPointF(8, 30))) > kLeastInk, qPrintable(family));
    }
};

QTEST_MAIN(TestRareFonts)
#include "tst_rarefonts.moc"
