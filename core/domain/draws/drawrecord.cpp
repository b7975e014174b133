// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/draws/drawrecord.h"

#include "core/domain/plates/authority.h"

namespace xuanhao {

namespace {

constexpr qint64 kMost32 = 0xffff'ffffLL;

/// In the order of DrawRecordLine.
const QStringList kSorts{QStringLiteral("day"),  QStringLiteral("pool"),     QStringLiteral("change"),
                         QStringLiteral("draw"), QStringLiteral("restored"), QStringLiteral("end")};
const QStringList kChanges{QStringLiteral("added"), QStringLiteral("removed"), QStringLiteral("drawOnly"),
                           QStringLiteral("composable")};
const QString kFormat = QStringLiteral("xuanhao-draws/1");

QJsonObject content(const DrawDayLine& line)
{
    return {{QStringLiteral("format"), kFormat},
            {QStringLiteral("authority"), line.authority},
            {QStringLiteral("day"), toIsoDate(line.day)},
            {QStringLiteral("commitment"), line.commitment},
            {QStringLiteral("committedAt"), toOfficeIso(line.committedAt)},
            {QStringLiteral("seed"), QString::fromLatin1(line.seed.toHex())}};
}

QJsonObject content(const DrawPoolLine& line)
{
    return {{QStringLiteral("kind"), wireWord(line.kind)},
            {QStringLiteral("snapshot"), QString::fromLatin1(line.snapshot.toBase64())}};
}

QJsonObject content(const DrawChangeLine& line)
{
    const SerialRules& rules = SerialRules::of(line.kind);
    return {{QStringLiteral("kind"), wireWord(line.kind)},
            {QStringLiteral("version"), qint64{line.version}},
            {QStringLiteral("change"), kChanges.at(static_cast<int>(line.change))},
            {QStringLiteral("first"), rules.serialAt(line.first)},
            {QStringLiteral("last"), rules.serialAt(line.last)}};
}

QJsonObject content(const DrawLine& line)
{
    const SerialRules& rules = SerialRules::of(line.kind);
    QJsonArray numbers;
    for (const SerialIndex number : line.numbers)
        numbers.append(rules.serialAt(number));
    return {{QStringLiteral("draw"), qint64{line.nth}},
            {QStringLiteral("kind"), wireWord(line.kind)},
            {QStringLiteral("version"), qint64{line.version}},
            {QStringLiteral("free"), qint64{line.freeCount}},
            {QStringLiteral("setHash"), line.freeNumbers.text()},
            {QStringLiteral("wanted"), line.wanted},
            {QStringLiteral("withoutFour"), line.filter == DrawFilter::Without4},
            {QStringLiteral("numbers"), numbers}};
}

QJsonObject content(const DrawRestoredLine& line)
{
    return {{QStringLiteral("draws"), qint64{line.draws}}};
}

QJsonObject content(const DrawEndLine& line)
{
    return {{QStringLiteral("draws"), qint64{line.draws}}};
}

std::uint32_t number32(JsonReader& reader, const char* key, qint64 least = 0)
{
    return static_cast<std::uint32_t>(reader.integer(key, least, kMost32));
}

/// Bytes in lower-case hexadecimal digits.
QByteArray hexadecimal(JsonReader& reader, const char* key, int bytes)
{
    const QByteArray text = reader.text(key, 2 * bytes, 2 * bytes).toLatin1();
    const QByteArray result = QByteArray::fromHex(text);
    if (result.toHex() != text)
        reader.fail(key, QStringLiteral("must be %1 lower-case hexadecimal digits").arg(2 * bytes));
    return result;
}

PlateKind plateKind(JsonReader& reader)
{
    const auto kind = plateKindFromWire(reader.text("kind", 2, 2));
    if (!kind)
        reader.fail("kind", QStringLiteral("is no plate kind"));
    return kind.value_or(PlateKind::SmallCar);
}

SerialIndex serial(JsonReader& reader, const char* key, PlateKind kind, const QString& text)
{
    const auto index = SerialRules::of(kind).indexOf(text);
    if (!index)
        reader.fail(key, QStringLiteral("is no serial of this plate kind"));
    return index.value_or(0);
}

DrawDayLine readDay(JsonReader& reader)
{
    DrawDayLine line;
    if (reader.text("format", 1, 40) != kFormat)
        reader.fail("format", QStringLiteral("is not %1").arg(kFormat));
    line.authority = reader.text("authority", 2, 2);
    if (!Authority::parse(line.authority))
        reader.fail("authority", QStringLiteral("is no office"));
    line.day = reader.date("day");
    constexpr int kHashSize = 32;
    line.commitment = QString::fromLatin1(hexadecimal(reader, "commitment", kHashSize).toHex());
    line.committedAt = reader.instant("committedAt");
    line.seed = hexadecimal(reader, "seed", kDrawSeedSize);
    return line;
}

DrawPoolLine readPool(JsonReader& reader)
{
    DrawPoolLine line;
    line.kind = plateKind(reader);
    line.snapshot = reader.base64("snapshot", static_cast<int>(kMostLineBytes));
    return line;
}

DrawChangeLine readChange(JsonReader& reader)
{
    DrawChangeLine line;
    line.kind = plateKind(reader);
    line.version = number32(reader, "version", 1);
    line.change = static_cast<DrawChange>(reader.word("change", kChanges));
    line.first = serial(reader, "first", line.kind, reader.text("first", 1, kMaxSerialLength));
    line.last = serial(reader, "last", line.kind, reader.text("last", 1, kMaxSerialLength));
    if (line.last < line.first)
        reader.fail("last", QStringLiteral("stands before the first"));
    return line;
}

DrawLine readDraw(JsonReader& reader)
{
    DrawLine line;
    line.nth = number32(reader, "draw", 1);
    line.kind = plateKind(reader);
    line.version = number32(reader, "version");
    line.freeCount = number32(reader, "free");
    const auto hash = PoolSetHash::fromText(reader.text("setHash", 32, 32));
    if (!hash)
        reader.fail("setHash", QStringLiteral("must be 32 lower-case hexadecimal digits"));
    line.freeNumbers = hash.value_or(PoolSetHash());
    line.wanted = static_cast<int>(reader.integer("wanted", 1, DrawLine::kMostWanted));
    line.filter = reader.boolean("withoutFour") ? DrawFilter::Without4 : DrawFilter::Any;
    for (const QString& text : reader.textList("numbers", DrawLine::kMostWanted, kMaxSerialLength))
        line.numbers.push_back(serial(reader, "numbers", line.kind, text));
    return line;
}

void readContent(int sort, JsonReader& reader, DrawRecordLine& line)
{
    constexpr int kDay = 0;
    constexpr int kPool = 1;
    constexpr int kChange = 2;
    constexpr int kDraw = 3;
    constexpr int kRestored = 4;
    switch (sort) {
    case kDay:
        line.emplace<DrawDayLine>(readDay(reader));
        break;
    case kPool:
        line.emplace<DrawPoolLine>(readPool(reader));
        break;
    case kChange:
        line.emplace<DrawChangeLine>(readChange(reader));
        break;
    case kDraw:
        line.emplace<DrawLine>(readDraw(reader));
        break;
    case kRestored:
        line.emplace<DrawRestoredLine>(DrawRestoredLine{number32(reader, "draws", 1)});
        break;
    default:
        line.emplace<DrawEndLine>(DrawEndLine{number32(reader, "draws")});
    }
}

} // namespace

QByteArray toRecordLine(const DrawRecordLine& line)
{
    QJsonObject object = std::visit([](const auto& known) { return content(known); }, line);
    object.insert(QStringLiteral("line"), kSorts.at(static_cast<qsizetype>(line.index())));
    return toCanonicalJson(object) + '\n';
}

Expected<DrawRecordLine, JsonError> readRecordLine(const QByteArray& line)
{
    const auto object = parseJsonObject(line);
    if (!object)
        return Unexpected{object.error()};
    JsonReader reader(*object);
    const int sort = reader.word("line", kSorts);
    if (reader.hasFailed())
        return Unexpected{*reader.finish(JsonReader::UnknownKeys::Refuse)};
    Expected<DrawRecordLine, JsonError> read(DrawEndLine{});
    readContent(sort, reader, *read);
    // Another key could say something that nobody checks.
    if (auto error = reader.finish(JsonReader::UnknownKeys::Refuse))
        return Unexpected{*std::move(error)};
    return read;
}

} // namespace xuanhao
