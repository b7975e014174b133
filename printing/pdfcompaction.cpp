// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pdfcompaction.h"

#include "printing/embeddedfont.h"

#include <QHash>
#include <QMap>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace xuanhao {

namespace {

constexpr int kBest = 9; ///< deflate's level

/// A file of PDF 1.4 by its cross-reference table (ISO 32000-1, 7.5.4).
struct Objects
{
    QByteArray head;
    QMap<int, QByteArray> byNumber; ///< each from its number to its end
    QList<int> order;               ///< as they lie in the file
    QByteArray trailer;             ///< up to the word startxref
};

std::optional<Objects> objectsOf(const QByteArray& pdf)
{
    const qsizetype end = pdf.lastIndexOf("startxref");
    const qsizetype table =
        end < 0 ? -1 : pdf.mid(end + 9).trimmed().split('\n').first().trimmed().toLongLong();
    static const QRegularExpression start(QStringLiteral(R"(^xref\s+0 (\d+)\s*\n)"));
    if (table <= 0 || table >= end)
        return std::nullopt;
    const auto found = start.match(QString::fromLatin1(pdf.mid(table, 40)));
    const int count = found.captured(1).toInt();
    const qsizetype first = table + found.capturedLength();
    constexpr qsizetype kEntry = 20;
    if (!found.hasMatch() || count < 2 || first + count * kEntry > end)
        return std::nullopt;
    QMap<qsizetype, int> offsets;
    for (int number = 1; number < count; ++number) {
        const QByteArray entry = pdf.mid(first + number * kEntry, kEntry);
        if (entry[17] == 'n')
            offsets.insert(entry.first(10).toLongLong(), number);
    }
    if (offsets.size() != count - 1 || offsets.lastKey() >= table) // free entries: not Qt's
        return std::nullopt;
    Objects objects{.head = pdf.first(offsets.firstKey()),
                    .byNumber = {},
                    .order = offsets.values(),
                    .trailer = pdf.mid(first + count * kEntry, end - first - count * kEntry)};
    for (auto at = offsets.cbegin(); at != offsets.cend(); ++at) {
        const auto next = std::next(at);
        const qsizetype to = next == offsets.cend() ? table : next.key();
        objects.byNumber.insert(at.value(), pdf.mid(at.key(), to - at.key()));
    }
    return objects;
}

QByteArray fileOf(const Objects& objects)
{
    QByteArray file = objects.head;
    QMap<int, qsizetype> offsets;
    for (const int number : objects.order) {
        offsets.insert(number, file.size());
        file += objects.byNumber[number];
    }
    const qsizetype table = file.size();
    file += "xref\n0 " + QByteArray::number(offsets.size() + 1) + "\n0000000000 65535 f \n";
    for (const qsizetype offset : std::as_const(offsets))
        file += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    return file + objects.trailer + "startxref\n" + QByteArray::number(table) + "\n%%EOF\n";
}

/// An object with a stream, and where its length stands.
struct Stream
{
    QByteArray dictionary; ///< from the object's number to the line "stream"
    QByteArray data;
    int lengthObject = 0; ///< 0: in the dictionary
};

std::optional<Stream> streamOf(const QByteArray& object, const Objects& objects)
{
    static const QRegularExpression length(QStringLiteral(R"(/Length (\d+)( 0 R)?)"));
    const qsizetype start = object.indexOf("stream\n");
    const auto found = length.match(QString::fromLatin1(object.first(std::max<qsizetype>(start, 0))));
    if (start < 0 || !found.hasMatch())
        return std::nullopt;
    Stream stream{.dictionary = object.first(start), .data = {}, .lengthObject = 0};
    qsizetype size = found.captured(1).toLongLong();
    if (!found.captured(2).isEmpty()) {
        stream.lengthObject = static_cast<int>(size);
        const QList<QByteArray> lines = objects.byNumber.value(stream.lengthObject).split('\n');
        size = lines.size() > 1 ? lines[1].toLongLong() : -1;
    }
    stream.data = object.mid(start + 7, size);
    const bool isWhole = size >= 0 && object.mid(start + 7 + size).trimmed().startsWith("endstream");
    return isWhole ? std::optional(stream) : std::nullopt;
}

QByteArray unpacked(const QByteArray& packed)
{
    QByteArray withSize(4, '\0'); // qUncompress() wants a guess of the size before the data
    qToBigEndian(static_cast<quint32>(8 * packed.size()), withSize.data());
    return qUncompress(withSize + packed);
}

void replace(QByteArray& dictionary, const QString& pattern, const QByteArray& by)
{
    dictionary = QString::fromLatin1(dictionary)
                     .replace(QRegularExpression(pattern), QString::fromLatin1(by))
                     .toLatin1();
}

/// The targets of a ToUnicode map (ISO 32000-1, 9.10.3), which Qt writes as arrays of single UTF-16 units.
QByteArray respelled(const QByteArray& map, const QByteArray& font, const Spelling& spelling)
{
    static const QRegularExpression unit(QStringLiteral("<([0-9A-F]{4})>"));
    QByteArray result = map;
    for (qsizetype from = map.indexOf('['); from >= 0; from = map.indexOf('[', from + 1)) {
        const QString array = QString::fromLatin1(map.mid(from, map.indexOf(']', from) - from));
        for (auto found = unit.globalMatch(array); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            const auto character = static_cast<char16_t>(match.captured(1).toUInt(nullptr, 16));
            const QByteArray spelled =
                QByteArray::number(spelling(character, font), 16).rightJustified(4, '0').toUpper();
            result.replace(from + match.capturedStart(1), 4, spelled);
        }
    }
    return result;
}

/// The fonts' names by the objects of their ToUnicode maps.
QHash<int, QByteArray> fontsOfMaps(const Objects& objects)
{
    static const QRegularExpression name(QStringLiteral(R"(/BaseFont /([^\s/]+))"));
    static const QRegularExpression map(QStringLiteral(R"(/ToUnicode (\d+) 0 R)"));
    QHash<int, QByteArray> fonts;
    for (const QByteArray& object : objects.byNumber) {
        if (!object.contains("/Type0"))
            continue;
        const QString font = QString::fromLatin1(object);
        fonts.insert(map.match(font).captured(1).toInt(), name.match(font).captured(1).toLatin1());
    }
    return fonts;
}

/// The stream in fewer bytes and rightly spelled; false where there is nothing to win.
bool shrink(Stream& stream, const QByteArray& font, const Spelling& spelling)
{
    const bool isPacked = stream.dictionary.contains("/FlateDecode");
    if (stream.dictionary.contains("/Metadata") || (!isPacked && stream.dictionary.contains("/Filter")))
        return false;
    QByteArray plain = isPacked ? unpacked(stream.data) : stream.data;
    if (isPacked && plain.isEmpty())
        return false;
    if (stream.dictionary.contains("/Length1")) {
        if (const auto lighter = lighterFont(plain)) {
            plain = *lighter;
            replace(stream.dictionary, QStringLiteral(R"(/Length1 \d+)"),
                    "/Length1 " + QByteArray::number(plain.size()));
        }
    }
    const bool isMap = plain.contains("begincmap");
    if (isMap)
        plain = respelled(plain, font, spelling);
    const QByteArray packed = qCompress(plain, kBest).mid(4);
    if (!isMap && packed.size() >= stream.data.size())
        return false;
    if (!isPacked)
        replace(stream.dictionary, QStringLiteral("<<"), "<<\n/Filter /FlateDecode");
    stream.data = packed;
    return true;
}

} // namespace

QByteArray compacted(const QByteArray& pdf, const Spelling& spelling)
{
    auto objects = objectsOf(pdf);
    if (!objects)
        return pdf;
    const QHash<int, QByteArray> fonts = fontsOfMaps(*objects);
    const QList<int> numbers = objects->order;
    for (const int number : numbers) {
        auto stream = streamOf(objects->byNumber[number], *objects);
        if (!stream || !shrink(*stream, fonts.value(number), spelling))
            continue;
        const QByteArray size = QByteArray::number(stream->data.size());
        if (stream->lengthObject == 0)
            replace(stream->dictionary, QStringLiteral(R"(/Length \d+)"), "/Length " + size);
        else
            objects->byNumber[stream->lengthObject] =
                QByteArray::number(stream->lengthObject) + " 0 obj\n" + size + "\nendobj\n";
        objects->byNumber[number] = stream->dictionary + "stream\n" + stream->data + "\nendstream\nendobj\n";
    }
    return fileOf(*objects);
}

} // namespace xuanhao
