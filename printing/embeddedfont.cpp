// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/embeddedfont.h"

#include "printing/outline.h"

#include <QMap>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace xuanhao {

namespace {

constexpr int kGrid = 1024;                  ///< units per em
constexpr double kTolerance = 1.5;           ///< of those; an outline may move by twice as much and by rounding
constexpr qsizetype kMostShort = 2 * 0xFFFF; ///< bytes of "glyf" that a short "loca" reaches

// Places in "head".
constexpr qsizetype kAdjustment = 8;
constexpr qsizetype kUnitsPerEm = 18;
constexpr qsizetype kLocaFormat = 50;

// Flags of a point (OpenType 1.9, "glyf", simple glyphs).
constexpr quint8 kOnCurve = 0x01;
constexpr quint8 kShortX = 0x02;
constexpr quint8 kShortY = 0x04;
constexpr quint8 kRepeated = 0x08;
constexpr quint8 kSameOrPositiveX = 0x10;
constexpr quint8 kSameOrPositiveY = 0x20;

using Tables = QMap<QByteArray, QByteArray>;

/// Big-endian numbers one after the other. What lies behind the end is 0 and makes it invalid.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes, qsizetype at = 0)
        : m_bytes(bytes)
        , m_at(at)
    {}

    template <typename Number>
    Number take()
    {
        if (m_at < 0 || m_at > m_bytes.size() - qsizetype(sizeof(Number))) {
            m_isValid = false;
            return 0;
        }
        const Number number = qFromBigEndian<Number>(m_bytes.data() + m_at);
        m_at += sizeof(Number);
        return number;
    }
    void skip(qsizetype bytes) { m_at += bytes; }
    [[nodiscard]] bool isValid() const { return m_isValid; }

private:
    QByteArrayView m_bytes;
    qsizetype m_at;
    bool m_isValid = true;
};

template <typename Number>
void put(QByteArray& bytes, Number number)
{
    const Number big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&big), sizeof(Number));
}

template <typename Number>
void putAt(QByteArray& bytes, qsizetype at, Number number)
{
    qToBigEndian(number, bytes.data() + at);
}

std::optional<Tables> tablesOf(const QByteArray& font)
{
    Reader reader(font, 4);
    const auto count = reader.take<quint16>();
    reader.skip(6);
    Tables tables;
    for (int i = 0; i < count; ++i) {
        const auto tag = reader.take<quint32>();
        reader.skip(4);
        const auto offset = reader.take<quint32>();
        const auto length = reader.take<quint32>();
        if (!reader.isValid() || qint64(offset) + length > font.size())
            return std::nullopt;
        QByteArray name;
        put(name, tag);
        tables.insert(name, font.mid(offset, length));
    }
    const bool isWhole = tables.value("head").size() == 54 && tables.value("hhea").size() == 36 &&
                         tables.value("maxp").size() >= 6 && tables.contains("glyf") &&
                         tables.contains("loca") && tables.contains("hmtx");
    return isWhole ? std::optional(tables) : std::nullopt;
}

quint32 checksum(QByteArray table)
{
    table.append(QByteArray((4 - table.size() % 4) % 4, '\0'));
    quint32 sum = 0;
    for (qsizetype i = 0; i < table.size(); i += 4)
        sum += qFromBigEndian<quint32>(table.constData() + i);
    return sum;
}

QByteArray fontOf(Tables tables)
{
    putAt<quint32>(tables["head"], kAdjustment, 0);
    const auto count = static_cast<quint16>(tables.size());
    const auto log = static_cast<quint16>(std::floor(std::log2(count)));
    const auto range = static_cast<quint16>(16 << log);
    QByteArray font;
    put<quint32>(font, 0x00010000);
    put<quint16>(font, count);
    put<quint16>(font, range);
    put<quint16>(font, log);
    put<quint16>(font, static_cast<quint16>(16 * count - range));
    qsizetype offset = font.size() + 16 * count;
    qsizetype head = 0;
    QByteArray body;
    for (auto table = tables.cbegin(); table != tables.cend(); ++table) {
        if (table.key() == "head")
            head = offset;
        font += table.key();
        put<quint32>(font, checksum(table.value()));
        put<quint32>(font, static_cast<quint32>(offset));
        put<quint32>(font, static_cast<quint32>(table.value().size()));
        const QByteArray padding((4 - table.value().size() % 4) % 4, '\0');
        body += table.value() + padding;
        offset += table.value().size() + padding.size();
    }
    font += body;
    putAt<quint32>(font, head + kAdjustment, 0xB1B0AFBA - checksum(font));
    return font;
}

/// The contours of a simple glyph; none of an empty one.
std::optional<QList<Contour>> contoursOf(const QByteArray& glyph, double scale)
{
    QList<Contour> contours;
    if (glyph.isEmpty())
        return contours;
    Reader reader(glyph);
    const auto count = reader.take<qint16>();
    if (count < 0) // made of other glyphs
        return std::nullopt;
    reader.skip(8);
    QList<int> ends;
    for (int i = 0; i < count; ++i)
        ends.append(reader.take<quint16>());
    reader.skip(reader.take<quint16>()); // instructions: outlines on paper are not hinted
    if (!std::is_sorted(ends.begin(), ends.end()))
        return std::nullopt;
    const qsizetype points = ends.isEmpty() ? 0 : ends.last() + 1;
    QList<quint8> flags;
    while (flags.size() < points && reader.isValid()) {
        const auto flag = reader.take<quint8>();
        const int times = flag & kRepeated ? 1 + reader.take<quint8>() : 1;
        flags.append(QList<quint8>(times, flag));
    }
    if (flags.size() != points)
        return std::nullopt;
    const auto coordinates = [&](quint8 isShort, quint8 isSameOrPositive) {
        QList<double> values;
        int value = 0;
        for (const quint8 flag : std::as_const(flags)) {
            if (flag & isShort)
                value += (flag & isSameOrPositive ? 1 : -1) * reader.take<quint8>();
            else if (!(flag & isSameOrPositive))
                value += reader.take<qint16>();
            values.append(std::round(value * scale));
        }
        return values;
    };
    const QList<double> x = coordinates(kShortX, kSameOrPositiveX);
    const QList<double> y = coordinates(kShortY, kSameOrPositiveY);
    if (!reader.isValid())
        return std::nullopt;
    qsizetype next = 0;
    for (const int end : std::as_const(ends)) {
        Contour contour;
        for (; next <= end; ++next)
            contour.append({{x[next], y[next]}, (flags[next] & kOnCurve) != 0});
        contours.append(contour);
    }
    return contours;
}

/// One coordinate of a point as the difference from the last one.
void putDifference(QByteArray& bytes, quint8& flag, int difference, quint8 isShort, quint8 isSameOrPositive)
{
    if (difference == 0) {
        flag |= isSameOrPositive;
    } else if (std::abs(difference) <= 0xFF) {
        flag |= isShort | (difference > 0 ? isSameOrPositive : 0);
        put<quint8>(bytes, static_cast<quint8>(std::abs(difference)));
    } else {
        put<qint16>(bytes, static_cast<qint16>(difference));
    }
}

QByteArray glyphOf(const QList<Contour>& contours)
{
    Contour points;
    QByteArray ends;
    for (const Contour& contour : contours) {
        points += contour;
        put<quint16>(ends, static_cast<quint16>(points.size() - 1));
    }
    if (points.isEmpty())
        return {};
    QByteArray x;
    QByteArray y;
    QList<quint8> flags;
    QPoint last;
    QPoint least = points.first().at.toPoint();
    QPoint most = least;
    for (const OutlinePoint& point : std::as_const(points)) {
        const QPoint at = point.at.toPoint();
        quint8 flag = point.onCurve ? kOnCurve : 0;
        putDifference(x, flag, at.x() - last.x(), kShortX, kSameOrPositiveX);
        putDifference(y, flag, at.y() - last.y(), kShortY, kSameOrPositiveY);
        flags.append(flag);
        least = {std::min(least.x(), at.x()), std::min(least.y(), at.y())};
        most = {std::max(most.x(), at.x()), std::max(most.y(), at.y())};
        last = at;
    }
    QByteArray glyph;
    put<qint16>(glyph, static_cast<qint16>(contours.size()));
    for (const int bound : {least.x(), least.y(), most.x(), most.y()})
        put<qint16>(glyph, static_cast<qint16>(bound));
    glyph += ends;
    put<quint16>(glyph, 0); // no instructions
    for (qsizetype i = 0; i < flags.size();) {
        qsizetype same = 1;
        while (same <= 0xFF && i + same < flags.size() && flags[i + same] == flags[i])
            ++same;
        put<quint8>(glyph, same > 1 ? flags[i] | kRepeated : flags[i]);
        if (same > 1)
            put<quint8>(glyph, static_cast<quint8>(same - 1));
        i += same;
    }
    glyph += x + y;
    if (glyph.size() % 2 != 0) // a short "loca" counts in words
        glyph += '\0';
    return glyph;
}

/// None where one of them is not simple.
std::optional<QList<QByteArray>> lighterGlyphs(const Tables& tables, double scale)
{
    const QByteArray glyphs = tables["glyf"];
    const bool isLong = Reader(tables["head"], kLocaFormat).take<qint16>() != 0;
    const auto count = Reader(tables["maxp"], 4).take<quint16>();
    Reader loca(tables["loca"]);
    const auto offset = [&] {
        return isLong ? qint64(loca.take<quint32>()) : 2 * qint64(loca.take<quint16>());
    };
    QList<QByteArray> lighter;
    for (qint64 from = offset(); lighter.size() < count;) {
        const qint64 to = offset();
        if (!loca.isValid() || from > to || to > glyphs.size())
            return std::nullopt;
        auto contours = contoursOf(glyphs.mid(from, to - from), scale);
        if (!contours)
            return std::nullopt;
        for (Contour& contour : *contours)
            contour = withFewerPoints(contour, kTolerance);
        lighter.append(glyphOf(*contours));
        from = to;
    }
    return lighter;
}

void setGlyphs(Tables& tables, const QList<QByteArray>& glyphs)
{
    const QByteArray all = glyphs.join();
    const bool isShort = all.size() <= kMostShort;
    QByteArray loca;
    qsizetype at = 0;
    for (qsizetype i = 0; i <= glyphs.size(); ++i) {
        if (isShort)
            put<quint16>(loca, static_cast<quint16>(at / 2));
        else
            put<quint32>(loca, static_cast<quint32>(at));
        at += i < glyphs.size() ? glyphs[i].size() : 0;
    }
    putAt<qint16>(tables["head"], kLocaFormat, isShort ? 0 : 1);
    tables["glyf"] = all;
    tables["loca"] = loca;
}

/// Numbers of 16 bits in font units, each at its place in a table.
void scaleAt(QByteArray& table, std::initializer_list<qsizetype> places, double scale)
{
    for (const qsizetype at : places)
        putAt<qint16>(table, at, static_cast<qint16>(std::lround(Reader(table, at).take<qint16>() * scale)));
}

bool setMetrics(Tables& tables, const QList<QByteArray>& glyphs, double scale)
{
    scaleAt(tables["head"], {36, 38, 40, 42}, scale);               // bounds
    scaleAt(tables["hhea"], {4, 6, 8, 10, 12, 14, 16}, scale);      // ascent to the largest extent
    const auto widths = Reader(tables["hhea"], 34).take<quint16>(); // the glyphs after them have the last one
    QByteArray& metrics = tables["hmtx"];
    if (widths < 1 || widths > glyphs.size() || metrics.size() < 2 * (widths + glyphs.size()))
        return false;
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        if (i < widths)
            scaleAt(metrics, {4 * i}, scale);
        // The bearing is the least x of the glyph: by what they differ, a renderer would move it.
        putAt<qint16>(metrics, i < widths ? 4 * i + 2 : 2 * (widths + i),
                      Reader(glyphs[i], 2).take<qint16>());
    }
    return true;
}

} // namespace

std::optional<QByteArray> lighterFont(const QByteArray& font)
{
    auto tables = tablesOf(font);
    if (!tables)
        return std::nullopt;
    const auto units = Reader((*tables)["head"], kUnitsPerEm).take<quint16>();
    if (units <= kGrid) // nothing to win; and never twice
        return std::nullopt;
    const double scale = double(kGrid) / units;
    const auto glyphs = lighterGlyphs(*tables, scale);
    if (!glyphs || !setMetrics(*tables, *glyphs, scale))
        return std::nullopt;
    setGlyphs(*tables, *glyphs);
    putAt<quint16>((*tables)["head"], kUnitsPerEm, kGrid);
    tables->remove("OS/2");
    tables->remove("name");
    return fontOf(*tables);
}

} // namespace xuanhao
