// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/reportmessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using fields::readList;
using fields::readWord;
using fields::toArray;

namespace {

constexpr int kMaxCount = 1'000'000'000;
constexpr int kMaxStaff = 10'000;

int readCount(JsonReader& reader, const char* key)
{
    return static_cast<int>(reader.integer(key, 0, kMaxCount));
}

} // namespace

QJsonObject CounterReportQuery::toJson() const
{
    return {{QStringLiteral("from"), toOfficeIso(from)},
            {QStringLiteral("to"), toOfficeIso(to)},
            {QStringLiteral("counter"), counter}};
}

CounterReportQuery CounterReportQuery::read(JsonReader& reader)
{
    const CounterReportQuery query{.from = reader.instant("from"),
                                   .to = reader.instant("to"),
                                   .counter = reader.optionalText("counter", 40).value_or(QString())};
    if (query.to <= query.from)
        reader.fail("to", QStringLiteral("must be later than from"));
    else if (query.to - query.from > kLongest)
        reader.fail("to", QStringLiteral("must be at most 31 days later than from"));
    return query;
}

QJsonObject CounterReport::Sheets::toJson() const
{
    return {{QStringLiteral("kind"), wireWord(kind)},
            {QStringLiteral("printings"), printings},
            {QStringLiteral("again"), again}};
}

CounterReport::Sheets CounterReport::Sheets::read(JsonReader& reader)
{
    return {.kind = readWord(reader, "kind", sheetKindFromWire, SheetKind::Application),
            .printings = readCount(reader, "printings"),
            .again = readCount(reader, "again")};
}

QJsonObject CounterReport::Clerk::toJson() const
{
    return {{QStringLiteral("staff"), staff},           {QStringLiteral("staffName"), staffName},
            {QStringLiteral("registered"), registered}, {QStringLiteral("opened"), opened},
            {QStringLiteral("reserved"), reserved},     {QStringLiteral("sheets"), sheets}};
}

CounterReport::Clerk CounterReport::Clerk::read(JsonReader& reader)
{
    return {.staff = reader.text("staff", 1, 64),
            .staffName = reader.text("staffName", 0, 60),
            .registered = readCount(reader, "registered"),
            .opened = readCount(reader, "opened"),
            .reserved = readCount(reader, "reserved"),
            .sheets = readCount(reader, "sheets")};
}

QJsonObject CounterReport::toJson() const
{
    return {{QStringLiteral("counterName"), counterName},
            {QStringLiteral("accountsRegistered"), accountsRegistered},
            {QStringLiteral("opened"), opened},
            {QStringLiteral("reservedComposed"), reservedComposed},
            {QStringLiteral("reservedDrawn"), reservedDrawn},
            {QStringLiteral("reservedOnSite"), reservedOnSite},
            {QStringLiteral("ended"), ended},
            {QStringLiteral("sheets"), toArray(sheets)},
            {QStringLiteral("staff"), toArray(staff)}};
}

CounterReport CounterReport::read(JsonReader& reader)
{
    return {.counterName = reader.text("counterName", 0, 60),
            .accountsRegistered = readCount(reader, "accountsRegistered"),
            .opened = readCount(reader, "opened"),
            .reservedComposed = readCount(reader, "reservedComposed"),
            .reservedDrawn = readCount(reader, "reservedDrawn"),
            .reservedOnSite = readCount(reader, "reservedOnSite"),
            .ended = readCount(reader, "ended"),
            .sheets = readList<Sheets>(reader, "sheets", static_cast<int>(kSheetKinds.size())),
            .staff = readList<Clerk>(reader, "staff", kMaxStaff)};
}

} // namespace xuanhao
