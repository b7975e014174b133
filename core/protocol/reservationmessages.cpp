// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/reservationmessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using fields::readList;
using fields::toArray;

namespace {

const QStringList kDue{QStringLiteral("all"),    QStringLiteral("valid"),   QStringLiteral("today"),
                       QStringLiteral("within"), QStringLiteral("overdue"), QStringLiteral("provisional")};
const QStringList kOrders{QStringLiteral("lastDay"), QStringLiteral("openedAt"),
                          QStringLiteral("caseNumber")};
constexpr int kMaxCount = 100'000'000;
constexpr int kMaxCounters = 10'000;

int readCount(JsonReader& reader, const char* key)
{
    return static_cast<int>(reader.integer(key, 0, kMaxCount));
}

} // namespace

QString wireWord(DueFilter due)
{
    return kDue[static_cast<int>(due)];
}

QString wireWord(ReservationOrder order)
{
    return kOrders[static_cast<int>(order)];
}

QJsonObject ReservationQuery::toJson() const
{
    return {{QStringLiteral("due"), wireWord(due)},
            {QStringLiteral("days"), days},
            {QStringLiteral("division"), division},
            {QStringLiteral("counter"), counter},
            {QStringLiteral("text"), text},
            {QStringLiteral("order"), wireWord(order)},
            {QStringLiteral("isDescending"), isDescending},
            {QStringLiteral("after"), after},
            {QStringLiteral("limit"), limit}};
}

ReservationQuery ReservationQuery::read(JsonReader& reader)
{
    ReservationQuery query;
    query.due = static_cast<DueFilter>(reader.word("due", kDue));
    query.days = static_cast<int>(reader.integerOr("days", query.days, 1, kMaxDays));
    query.division = reader.optionalText("division", 12).value_or(QString());
    query.counter = reader.optionalText("counter", 40).value_or(QString());
    query.text = reader.optionalText("text", 60).value_or(QString());
    if (reader.has("order"))
        query.order = static_cast<ReservationOrder>(reader.word("order", kOrders));
    query.isDescending = reader.booleanOr("isDescending", query.isDescending);
    query.after = reader.optionalText("after", 200).value_or(QString());
    query.limit = static_cast<int>(reader.integerOr("limit", query.limit, 1, kMaxLimit));
    return query;
}

QJsonObject ReservationLine::toJson() const
{
    return {{QStringLiteral("session"), session},
            {QStringLiteral("caseNumber"), caseNumber},
            {QStringLiteral("number"), number},
            {QStringLiteral("plateKind"), plateKind},
            {QStringLiteral("lastDay"), toIsoDate(lastDay)},
            {QStringLiteral("isProvisional"), isProvisional},
            {QStringLiteral("workdaysLeft"), workdaysLeft},
            {QStringLiteral("division"), division},
            {QStringLiteral("counterName"), counterName},
            {QStringLiteral("openedAt"), toOfficeIso(openedAt)},
            {QStringLiteral("facts"), facts},
            {QStringLiteral("maskedName"), maskedName},
            {QStringLiteral("maskedMobile"), maskedMobile},
            {QStringLiteral("prints"), prints}};
}

ReservationLine ReservationLine::read(JsonReader& reader)
{
    return {.session = reader.text("session", 1, 64),
            .caseNumber = reader.text("caseNumber", 1, 40),
            .number = reader.text("number", 1, 20),
            .plateKind = reader.text("plateKind", 1, 40),
            .lastDay = reader.date("lastDay"),
            .isProvisional = reader.boolean("isProvisional"),
            .workdaysLeft = static_cast<int>(reader.integer("workdaysLeft", -kMaxCount, kMaxCount)),
            .division = reader.text("division", 0, 12),
            .counterName = reader.text("counterName", 0, 60),
            .openedAt = reader.instant("openedAt"),
            .facts = reader.text("facts", 0, 40),
            .maskedName = reader.text("maskedName", 0, 200),
            .maskedMobile = reader.text("maskedMobile", 0, 40),
            .prints = readCount(reader, "prints")};
}

QJsonObject ReservationPage::Counts::toJson() const
{
    return {{QStringLiteral("all"), all},         {QStringLiteral("valid"), valid},
            {QStringLiteral("today"), today},     {QStringLiteral("within"), within},
            {QStringLiteral("overdue"), overdue}, {QStringLiteral("provisional"), provisional}};
}

ReservationPage::Counts ReservationPage::Counts::read(JsonReader& reader)
{
    return {.all = readCount(reader, "all"),
            .valid = readCount(reader, "valid"),
            .today = readCount(reader, "today"),
            .within = readCount(reader, "within"),
            .overdue = readCount(reader, "overdue"),
            .provisional = readCount(reader, "provisional")};
}

QJsonObject ReservationPage::Counter::toJson() const
{
    return {{QStringLiteral("id"), id}, {QStringLiteral("name"), name}};
}

ReservationPage::Counter ReservationPage::Counter::read(JsonReader& reader)
{
    return {.id = reader.text("id", 1, 40), .name = reader.text("name", 0, 60)};
}

QJsonObject ReservationPage::toJson() const
{
    QJsonObject object{{QStringLiteral("lines"), toArray(lines)},
                       {QStringLiteral("next"), next},
                       {QStringLiteral("isComplete"), isComplete}};
    if (counts) {
        object.insert(QStringLiteral("counts"), counts->toJson());
        object.insert(QStringLiteral("counters"), toArray(counters));
    }
    return object;
}

ReservationPage ReservationPage::read(JsonReader& reader)
{
    ReservationPage page{.lines = readList<ReservationLine>(reader, "lines", ReservationQuery::kMaxLimit),
                         .next = reader.text("next", 0, 200),
                         .isComplete = reader.boolean("isComplete"),
                         .counts = {},
                         .counters = readList<Counter>(reader, "counters", kMaxCounters)};
    if (reader.has("counts"))
        reader.nested("counts", [&](JsonReader& nested) { page.counts = Counts::read(nested); });
    return page;
}

} // namespace xuanhao
