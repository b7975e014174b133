// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"

#include "core/domain/plates/platenumber.h"

namespace xuanhao {

namespace {

constexpr int kMaxSegments = 100'000;
constexpr int kMaxSerials = 1'000'000;
constexpr SerialIndex kMaxSegmentSize = 1000;

struct Withheld
{
    ClaimState state = ClaimState::Taken;
    PoolKey pool;
    QStringList serials;
    QString path;
};

struct ImportFile
{
    QList<Segment> segments;
    QList<Withheld> withheld;
};

std::optional<SerialIndex> serialIndex(PlateKind kind, const QString& serial)
{
    return SerialRules::of(kind).indexOf(serial);
}

PlateKind readKind(JsonReader& item)
{
    const auto kind = plateKindFromWire(item.text("kind", 2, 2));
    if (!kind)
        item.fail("kind", QStringLiteral("is no plate kind"));
    return kind.value_or(PlateKind::SmallCar);
}

Segment readSegment(JsonReader& item, const QString& authority)
{
    const PlateKind kind = readKind(item);
    const SerialRules& rules = SerialRules::of(kind);
    const auto first = serialIndex(kind, item.text("from", 1, 8));
    const auto last = serialIndex(kind, item.text("to", 1, 8));
    if (!first)
        item.fail("from", QStringLiteral("is no serial of this plate kind"));
    if (!last)
        item.fail("to", QStringLiteral("is no serial of this plate kind"));
    if (first && last) {
        if (*last < *first || *last - *first >= kMaxSegmentSize)
            item.fail("to",
                      QStringLiteral("must be 0 to %1 numbers after \"from\"").arg(kMaxSegmentSize - 1));
        if (rules.boxOf(*first) != rules.boxOf(*last))
            item.fail("to", QStringLiteral("must have letters and digits at the same places as \"from\""));
    }
    return {.pool = {authority, kind},
            .first = first.value_or(0),
            .last = last.value_or(0),
            .isFirstRelease = item.booleanOr("firstRelease", false),
            .releasedAt = item.instant("releasedAt"),
            .source = item.text("source", 1, 200)};
}

void readWithheld(JsonReader& reader, const char* key, ClaimState state, const QString& authority,
                  ImportFile& file)
{
    if (!reader.has(key))
        return;
    reader.objects(key, 100, [&](JsonReader& item) {
        const PlateKind kind = readKind(item);
        file.withheld.append(
            {state, {authority, kind}, item.textList("serials", kMaxSerials, 8), QString::fromLatin1(key)});
    });
}

Expected<ImportFile, QString> readFile(const QByteArray& text, const QString& authority)
{
    const auto object = parseJsonObject(text);
    if (!object)
        return Unexpected{object.error().text()};
    JsonReader reader(*object);
    ImportFile file;
    if (reader.text("authority", 2, 2) != authority)
        reader.fail("authority", QStringLiteral("must be %1, the authority of this office").arg(authority));
    if (reader.has("segments"))
        reader.objects("segments", kMaxSegments,
                       [&](JsonReader& item) { file.segments.append(readSegment(item, authority)); });
    readWithheld(reader, "taken", ClaimState::Taken, authority, file);
    readWithheld(reader, "withheld", ClaimState::Withheld, authority, file);
    readWithheld(reader, "blocked", ClaimState::Blocked, authority, file);
    if (auto error = reader.finish(JsonReader::UnknownKeys::Refuse)) {
        error->line = lineOfJsonPath(text, error->path);
        return Unexpected{error->text()};
    }
    return file;
}

} // namespace

Expected<SegmentImport, QString> importSegments(World& world, const QByteArray& text, Instant now)
{
    const auto file = readFile(text, world.office.authority);
    if (!file)
        return Unexpected{file.error()};
    NumberStore& numbers = world.stores.numbers;
    SegmentImport result;
    for (const Segment& segment : file->segments) {
        const SerialRules& rules = SerialRules::of(segment.pool.kind);
        if (numbers.overlaps(segment))
            return Unexpected{QStringLiteral("%1–%2: some of these numbers have been imported before")
                                  .arg(rules.serialAt(segment.first), rules.serialAt(segment.last))};
        numbers.addSegment(segment, now);
        ++result.segments;
        result.numbers += segment.last - segment.first + 1;
    }
    // Before the segments open, so that these numbers are never free for a moment.
    for (const Withheld& list : file->withheld) {
        for (const QString& serial : list.serials) {
            const auto index = serialIndex(list.pool.kind, serial);
            if (!index)
                return Unexpected{QStringLiteral("%1: %2 is no serial of plate kind %3")
                                      .arg(list.path, serial, wireWord(list.pool.kind))};
            if (!numbers.withhold(list.pool, *index, list.state, now))
                return Unexpected{QStringLiteral("%1: %2 is claimed already").arg(list.path, serial)};
            ++result.taken;
        }
    }
    for (const Segment& segment : numbers.dueSegments(now))
        numbers.openSegment(segment, now);
    world.stores.journal.record({{CounterId(QStringLiteral("command-line")), StaffId({}), now},
                                 QStringLiteral("pool.import"),
                                 world.office.authority,
                                 {{QStringLiteral("segments"), result.segments},
                                  {QStringLiteral("numbers"), static_cast<qint64>(result.numbers)},
                                  {QStringLiteral("taken"), result.taken}}});
    return result;
}

} // namespace xuanhao
