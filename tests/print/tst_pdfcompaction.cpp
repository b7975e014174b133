// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/embeddedfont.h"
#include "printing/formpainter.h"
#include "printing/outline.h"
#include "printing/pdf.h"
#include "printing/pdfcompaction.h"
#include "tests/support/gb18030levels.h"
#include "tests/support/goldenpages.h"
#include "tests/support/samplesheets.h"
#include "tests/support/seededrandom.h"

#include <QBuffer>
#include <QFile>
#include <QPageSize>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QProcess>
#include <QRawFont>
#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>
#include <cmath>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kDpi = 600;
constexpr char32_t kStride = 100; ///< through the characters of level 1

/// One page as Qt writes it, each text in a line of its own, at 24 pt so that a changed outline shows.
QByteArray qtPdf(const QStringList& lines)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setResolution(1200);
    writer.setTitle(QStringLiteral("登记"));
    {
        QPainter painter(&writer);
        painter.scale(1200 / 25.4 / kUnitsPerMm, 1200 / 25.4 / kUnitsPerMm);
        const FormFonts fonts = testFonts();
        for (qsizetype i = 0; i < lines.size(); ++i) {
            painter.setFont(fonts.font(24, i % 2 ? FontWeight::Bold : FontWeight::Normal));
            painter.drawText(QPointF(5, 15 + 12 * double(i)) * kUnitsPerMm, lines[i]);
        }
    }
    return buffer.data();
}

char16_t asItIs(char16_t character, const QByteArray& /*font*/)
{
    return character;
}

QByteArray samplePdf()
{
    return qtPdf({QStringLiteral("机动车注册、转移、注销登记申请表"), QStringLiteral("阿依古丽·买买提江"),
                  QStringLiteral("Schröder-Łukasz 0123456789"), QStringLiteral("赢鬱龘爨齉麤灪驫䶮㙍"),
                  QStringLiteral("𠮷𣲗𬭎𪚥")});
}

/// Of one contour a path, to measure it by.
QPainterPath pathOf(const Contour& contour)
{
    QPainterPath path;
    const auto point = [&](qsizetype i) { return contour[i % contour.size()]; };
    path.moveTo(contour.first().at);
    for (qsizetype i = 1; i <= contour.size(); ++i) {
        if (point(i).onCurve)
            path.lineTo(point(i).at);
        else if (point(i + 1).onCurve)
            path.quadTo(point(i).at, point(i + 1).at), ++i;
        else
            path.quadTo(point(i).at, (point(i).at + point(i + 1).at) / 2);
    }
    return path;
}

/// At most two units apart.
QList<QPointF> pointsAlong(const QPainterPath& path)
{
    constexpr double kFiner = 16; // Qt flattens to about a quarter of a unit
    const QPolygonF polygon = path.toFillPolygon(QTransform::fromScale(kFiner, kFiner));
    QList<QPointF> points{polygon.first() / kFiner};
    for (const QPointF& corner : polygon) {
        const QPointF from = points.last();
        const QPointF way = corner / kFiner - from;
        const int pieces = std::max(1, static_cast<int>(std::ceil(std::hypot(way.x(), way.y()) / 2)));
        for (int i = 1; i <= pieces; ++i)
            points.append(from + way * i / pieces);
    }
    return points;
}

/// How far the farthest point of one lies from the nearest piece of the other.
double farthest(const QList<QPointF>& from, const QList<QPointF>& to)
{
    double most = 0;
    for (const QPointF& point : from) {
        double least = 1e9;
        for (qsizetype i = 1; i < to.size(); ++i) {
            const QPointF way = to[i] - to[i - 1];
            const double length = QPointF::dotProduct(way, way);
            const double t =
                length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - to[i - 1], way) / length, 0.0, 1.0);
            const QPointF off = to[i - 1] + t * way - point;
            least = std::min(least, std::hypot(off.x(), off.y()));
        }
        most = std::max(most, least);
    }
    return most;
}

/// How far contours of a glyph lie apart, each from the one that took its place.
double movedBy(const QPainterPath& was, const QPainterPath& is)
{
    const auto contours = [](const QPainterPath& path) {
        constexpr double kFiner = 16;
        QList<QList<QPointF>> all;
        for (const QPolygonF& polygon : path.toSubpathPolygons(QTransform::fromScale(kFiner, kFiner))) {
            QList<QPointF> points;
            for (const QPointF& corner : polygon)
                points.append(corner / kFiner);
            if (!points.isEmpty())
                points.append(points.first()); // closed
            all.append(points);
        }
        return all;
    };
    const QList<QList<QPointF>> from = contours(was);
    const QList<QList<QPointF>> to = contours(is);
    if (from.size() != to.size())
        return HUGE_VAL;
    double most = 0;
    for (qsizetype i = 0; i < from.size(); ++i)
        most = std::max({most, farthest(from[i], to[i]), farthest(to[i], from[i])});
    return most;
}

/// The glyphs of a font, in units of 1/1024 em, where their outlines say that they are: by a bearing that is
/// not the outline's least x, as Qt writes it, a renderer moves the whole glyph.
class Glyphs
{
public:
    explicit Glyphs(const QByteArray& font)
        : m_font(font, 1024, QFont::PreferNoHinting)
        , m_glyf(m_font.fontTable("glyf"))
        , m_loca(m_font.fontTable("loca"))
        , m_metrics(m_font.fontTable("hmtx"))
        , m_widths(at<quint16>(m_font.fontTable("hhea"), 34))
        , m_isLong(at<qint16>(m_font.fontTable("head"), 50) != 0)
        , m_scale(1024.0 / at<quint16>(m_font.fontTable("head"), 18))
    {}
    [[nodiscard]] quint32 count() const { return at<quint16>(m_font.fontTable("maxp"), 4); }
    [[nodiscard]] QPainterPath outline(quint32 glyph) const
    {
        const qsizetype offset = m_isLong ? qsizetype(at<quint32>(m_loca, 4 * glyph))
                                          : 2 * qsizetype(at<quint16>(m_loca, 2 * glyph));
        const qint16 bearing =
            at<qint16>(m_metrics, glyph < m_widths ? 4 * glyph + 2 : 2 * (m_widths + glyph));
        const QPainterPath path = m_font.pathForGlyph(glyph);
        return path.isEmpty() ? path
                              : path.translated((at<qint16>(m_glyf, offset + 2) - bearing) * m_scale, 0);
    }

private:
    template <typename Number>
    static Number at(const QByteArray& table, qsizetype place)
    {
        return table.size() < place + qsizetype(sizeof(Number))
                   ? Number()
                   : qFromBigEndian<Number>(table.constData() + place);
    }

    QRawFont m_font;
    QByteArray m_glyf;
    QByteArray m_loca;
    QByteArray m_metrics;
    quint32 m_widths;
    bool m_isLong;
    double m_scale;
};

/// A closed contour of chance: corners, smooth joints, points half way and spikes.
Contour anyContour(quint32 seed)
{
    SeededRandom random(seed);
    const auto next = [&random](int below) { return static_cast<int>(random.next() % quint64(below)); };
    Contour contour{{{double(next(1024)), double(next(1024))}, true}};
    const int points = 3 + next(40);
    for (int i = 1; i < points; ++i) {
        const QPointF step(next(200) - 100, next(200) - 100);
        const QPointF at = contour.last().at + (next(4) == 0 ? step / 20 : step);
        contour.append({{std::round(at.x()), std::round(at.y())}, next(2) == 0});
    }
    return contour;
}

struct Ended
{
    int code = -1;
    QByteArray output;
    QByteArray errors;
};

Ended ran(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished();
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// C2: the files of papers are small, and show what Qt's would show.
class TestPdfCompaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outlineStaysWhereItWas()
    {
        qsizetype before = 0;
        qsizetype after = 0;
        for (quint32 seed = 1; seed <= 40; ++seed) {
            for (const double tolerance : {0.5, 1.5, 4.0}) {
                const Contour contour = anyContour(seed);
                const Contour fewer = withFewerPoints(contour, tolerance);
                before += contour.size();
                after += fewer.size();
                QVERIFY(fewer.first().onCurve);
                const QList<QPointF> was = pointsAlong(pathOf(contour));
                const QList<QPointF> is = pointsAlong(pathOf(fewer));
                const double moved = std::max(farthest(was, is), farthest(is, was));
                QVERIFY2(moved <= 2 * tolerance + 1, // rounded to the grid
                         qPrintable(QStringLiteral("seed %1, tolerance %2: moved by %3")
                                        .arg(seed)
                                        .arg(tolerance)
                                        .arg(moved)));
            }
        }
        QVERIFY(after < before);
    }

    void manyPiecesOfACurveAreOne()
    {
        Contour circle; // 64 pieces
        for (int i = 0; i < 64; ++i) {
            const auto at = [](double step, double radius) {
                const double angle = step * 2 * M_PI / 64;
                return QPointF(radius * std::cos(angle), radius * std::sin(angle));
            };
            circle.append({at(i, 400), true});
            circle.append({at(i + 0.5, 400 / std::cos(M_PI / 64)), false});
        }
        const Contour fewer = withFewerPoints(circle, 1.5);
        QVERIFY2(fewer.size() <= 24, qPrintable(QString::number(fewer.size())));

        const Contour square{
            {{0, 0}, true}, {{0, 50}, true}, {{0, 100}, true}, {{100, 100}, true}, {{100, 0}, true}};
        const Contour corners = withFewerPoints(square, 1.5);
        QCOMPARE(corners, (Contour{{{0, 0}, true}, {{0, 100}, true}, {{100, 100}, true}, {{100, 0}, true}}));
    }

    void contourWithoutAnythingStays()
    {
        QCOMPARE(withFewerPoints({}, 1), Contour());
        const Contour point{{{7, 7}, true}};
        QCOMPARE(withFewerPoints(point, 1), point);
        const Contour controls{{{0, 0}, false}, {{0, 80}, false}, {{80, 80}, false}, {{80, 0}, false}};
        QCOMPARE(withFewerPoints(controls, 0.1).size(), 5); // the first of those half way is kept
    }

    // The word is "within 4/1024 em" (embeddedfont.h). Over every tenth character of level 1 the most was 2.6
    // (䶂); here every hundredth.
    void glyphsOfTheSongFaceStayWhereTheyWere()
    {
        QStringList lines{QStringLiteral("縊")};
        for (const HanBlock& block : kLevel1Blocks) {
            for (char32_t character = block.first; character <= block.last; character += kStride)
                lines.last() += QChar(static_cast<char16_t>(character));
        }
        const QList<QByteArray> fonts = fontsOf(qtPdf(lines));
        QVERIFY(!fonts.isEmpty());
        int seen = 0;
        double most = 0;
        quint32 worst = 0;
        for (const QByteArray& font : fonts) {
            const auto lighter = lighterFont(font);
            if (!lighter)
                continue;
            const Glyphs before(font);
            const Glyphs after(*lighter);
            QCOMPARE(after.count(), before.count());
            for (quint32 glyph = 0; glyph < before.count(); ++glyph) {
                const double moved = movedBy(before.outline(glyph), after.outline(glyph));
                if (moved > most) {
                    most = moved;
                    worst = glyph;
                }
                ++seen;
            }
        }
        QVERIFY(seen >= lines.last().size());
        QVERIFY2(most > 1 && most <= 4,
                 qPrintable(QStringLiteral("glyph %1 moved by %2").arg(worst).arg(most)));
    }

    // Two renderers: no warning, the same text, the same picture.
    void smallerFileShowsTheSame()
    {
        const QByteArray large = samplePdf();
        const QByteArray small = compacted(large, asItIs);
        QVERIFY2(4 * small.size() < 3 * large.size(),
                 qPrintable(QStringLiteral("%1 of %2 bytes").arg(small.size()).arg(large.size())));
        write("large.pdf", large);
        write("small.pdf", small);
        for (const char* program : {"pdfinfo", "pdffonts"}) {
            const Ended ended = ran(QLatin1String(program), {path("small.pdf")});
            QCOMPARE(ended.code, 0);
            QCOMPARE(ended.errors, QByteArray());
        }
        const Ended strict =
            ran(QStringLiteral("gs"),
                {QStringLiteral("-dPDFSTOPONERROR"), QStringLiteral("-dPDFSTOPONWARNING"),
                 QStringLiteral("-dNOPAUSE"), QStringLiteral("-dBATCH"), QStringLiteral("-q"),
                 QStringLiteral("-sDEVICE=nullpage"), path("small.pdf")});
        QVERIFY2(strict.code == 0, (strict.output + strict.errors).constData());
        const auto text = [this](const char* name) {
            return ran(QStringLiteral("pdftotext"), {path(name), QStringLiteral("-")}).output;
        };
        QVERIFY(text("small.pdf").contains("0123456789"));
        QCOMPARE(text("small.pdf"), text("large.pdf"));

        const QImage was = renderedPdf(path("large.pdf"), kDpi);
        const QImage is = renderedPdf(path("small.pdf"), kDpi);
        keepPicture(is, QStringLiteral("compacted.png"));
        QCOMPARE(is.size(), was.size());
        // A dot of 600 dpi may turn at an edge: nowhere two beside each other in each direction.
        for (int y = 1; y < is.height(); ++y) {
            for (int x = 1; x < is.width(); ++x) {
                const auto differs = [&](int dx, int dy) {
                    return std::abs(qGray(was.pixel(x - dx, y - dy)) - qGray(is.pixel(x - dx, y - dy))) > 160;
                };
                QVERIFY2(!(differs(0, 0) && differs(1, 0) && differs(0, 1) && differs(1, 1)),
                         qPrintable(QStringLiteral("at %1, %2").arg(x).arg(y)));
            }
        }
    }

    // An archived form has at most 60 KB without rare characters.
    void formIsSmall()
    {
        const Printout form =
            applicationPrintout(shippedForms(), sampleContent(), false, Stock::Blank, testFonts());
        QVERIFY(writePdf(path("form.pdf"), form, testFonts()));
        const qint64 size = QFileInfo(path("form.pdf")).size();
        QVERIFY2(size <= 60'000, qPrintable(QString::number(size)));
    }

    void whatIsSmallStays()
    {
        const QByteArray small = compacted(samplePdf(), asItIs);
        QCOMPARE(compacted(small, asItIs), small);
    }

    void whatIsNotQtsStays()
    {
        for (const QByteArray& pdf :
             {QByteArray(), QByteArray("%PDF-1.4\n"), QByteArray("startxref\n1\n%%EOF"),
              QByteArray("xxxxxxxx\nxref\n0 99999999\nstartxref\n9\n%%EOF"),
              QByteArray("xxxxxxxx\nxref\n0 1\n0000000000 65535 f \nstartxref\n9\n%%EOF")})
            QCOMPARE(compacted(pdf, asItIs), pdf);
        const QByteArray whole = samplePdf();
        for (qsizetype length = 0; length < whole.size() - 40; length += 997)
            QCOMPARE(compacted(whole.first(length), asItIs), whole.first(length)); // no table at its end
    }

    // Nothing that a font may say leads astray: it becomes another font, or stays.
    void damagedFontIsNoHarm()
    {
        const QByteArray pdf = samplePdf();
        const QByteArray font = fontsOf(pdf).first();
        QVERIFY(lighterFont(font).has_value());
        SeededRandom random(20261128);
        const auto place = [&random](qsizetype below) { return qsizetype(random.next() % quint64(below)); };
        for (int i = 0; i < 3000; ++i) {
            QByteArray damaged = font;
            for (int change = 0; change < 3;
                 ++change) { // one of them where the tables and their lengths stand
                const qsizetype at = place(change == 0 ? 140 : font.size());
                damaged[at] = static_cast<char>(random.next());
            }
            if (const auto lighter = lighterFont(damaged))
                QVERIFY(lighter->startsWith(QByteArray("\0\1\0\0", 4)));
            const qsizetype cut = place(font.size());
            QVERIFY(!lighterFont(font.first(cut)) || cut > font.size() - 4);
        }
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    void write(const char* name, const QByteArray& content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    static QList<QByteArray> fontsOf(const QByteArray& pdf)
    {
        QList<QByteArray> fonts;
        for (qsizetype at = pdf.indexOf("/Length1"); at >= 0; at = pdf.indexOf("/Length1", at + 1)) {
            const qsizetype start = pdf.indexOf("stream\n", at) + 7;
            QByteArray packed(4, '\1');
            packed += pdf.mid(start, pdf.indexOf("\nendstream", start) - start);
            fonts.append(qUncompress(packed));
        }
        return fonts;
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestPdfCompaction)
#include "tst_pdfcompaction.moc"
