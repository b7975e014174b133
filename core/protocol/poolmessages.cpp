// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/poolmessages.h"

#include <bit>

namespace xuanhao {

namespace {

PlateKind readKind(JsonReader& reader)
{
    const auto kind = plateKindFromWire(reader.text("kind", 2, 2));
    if (!kind)
        reader.fail("kind", QStringLiteral("is no plate kind"));
    return kind.value_or(PlateKind::SmallCar);
}

std::uint32_t version(JsonReader& reader, const char* key)
{
    return static_cast<std::uint32_t>(reader.integer(key, 0, 0xffffffffLL));
}

QJsonArray indexArray(const std::vector<SerialIndex>& indices)
{
    QJsonArray array;
    for (const SerialIndex index : indices)
        array.append(static_cast<qint64>(index));
    return array;
}

std::vector<SerialIndex> readIndices(JsonReader& reader, const char* key, SerialIndex size)
{
    std::vector<SerialIndex> indices;
    const QJsonArray array = reader.array(key, static_cast<int>(size));
    for (const QJsonValue& value : array) {
        const double number = value.toDouble(-1);
        if (number < 0 || number >= size || number != static_cast<double>(static_cast<SerialIndex>(number))) {
            reader.fail(key, QStringLiteral("must be serial indices"));
            return {};
        }
        indices.push_back(static_cast<SerialIndex>(number));
    }
    return indices;
}

std::uint32_t bitCount(const QByteArray& bits)
{
    std::uint32_t result = 0;
    for (const char byte : bits)
        result += static_cast<std::uint32_t>(std::popcount(static_cast<unsigned char>(byte)));
    return result;
}

} // namespace

QJsonObject PoolSnapshot::toJson() const
{
    // qCompress puts the size in front; the wire carries plain zlib so that any client can read it.
    const QByteArray deflated = qCompress(free).mid(4);
    return {{QStringLiteral("kind"), wireWord(kind)},
            {QStringLiteral("version"), static_cast<qint64>(version)},
            {QStringLiteral("count"), static_cast<qint64>(count)},
            {QStringLiteral("bits"), static_cast<qint64>(SerialRules::of(kind).size())},
            {QStringLiteral("free"), QString::fromLatin1(deflated.toBase64())}};
}

Expected<PoolSnapshot, JsonError> PoolSnapshot::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    PoolSnapshot snapshot;
    snapshot.kind = readKind(reader);
    const SerialIndex size = SerialRules::of(snapshot.kind).size();
    const auto bytes = static_cast<qsizetype>((size + 7) / 8);
    snapshot.version = xuanhao::version(reader, "version");
    snapshot.count = xuanhao::version(reader, "count");
    if (reader.integer("bits", 0, 0xffffffffLL) != size)
        reader.fail("bits", QStringLiteral("must be the number of serials of the kind"));
    const QByteArray deflated = reader.base64("free", static_cast<int>(bytes) + 4096);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{*error};
    QByteArray prefixed(4, '\0');
    for (int i = 0; i < 4; ++i)
        prefixed[i] = static_cast<char>((static_cast<std::uint32_t>(bytes) >> (24 - 8 * i)) & 0xff);
    snapshot.free = qUncompress(prefixed + deflated);
    if (snapshot.free.size() != bytes || bitCount(snapshot.free) != snapshot.count)
        return Unexpected{JsonError{QStringLiteral("free"), QStringLiteral("is damaged"), 0}};
    return snapshot;
}

QJsonObject PoolChanges::toJson() const
{
    return {{QStringLiteral("kind"), wireWord(kind)},
            {QStringLiteral("after"), static_cast<qint64>(after)},
            {QStringLiteral("version"), static_cast<qint64>(version)},
            {QStringLiteral("count"), static_cast<qint64>(count)},
            {QStringLiteral("isComplete"), isComplete},
            {QStringLiteral("removed"), indexArray(removed)},
            {QStringLiteral("added"), indexArray(added)}};
}

Expected<PoolChanges, JsonError> PoolChanges::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    PoolChanges changes;
    changes.kind = readKind(reader);
    const SerialIndex size = SerialRules::of(changes.kind).size();
    changes.after = xuanhao::version(reader, "after");
    changes.version = xuanhao::version(reader, "version");
    changes.count = xuanhao::version(reader, "count");
    changes.isComplete = reader.boolean("isComplete");
    changes.removed = readIndices(reader, "removed", size);
    changes.added = readIndices(reader, "added", size);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{*error};
    return changes;
}

} // namespace xuanhao
