// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/selectionsession.h"

#include "core/domain/rules/sessionwords.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace xuanhao {

using namespace sessionwords;

namespace {

constexpr int kMostTerminals = 1000; // counters of an office
constexpr int kLargestBatch = 100;   // Profile::OnSite::batchSize
constexpr std::int64_t kLargestIndex = std::numeric_limits<SerialIndex>::max();

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

SerialIndex readNumber(JsonReader& reader, const char* name)
{
    return static_cast<SerialIndex>(reader.integer(name, 0, kLargestIndex));
}

bool isIn(const std::vector<SerialIndex>& numbers, SerialIndex number)
{
    return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

template <typename T>
QString wordOf(T value, const QStringList& words)
{
    return words[static_cast<qsizetype>(value)];
}

template <typename T>
T readWord(JsonReader& reader, const char* name, const QStringList& words)
{
    return static_cast<T>(reader.word(name, words));
}

QJsonObject toJson(const SelectionSession::ComposeWindow& window)
{
    QJsonObject object{{key("startedAt"), toOfficeIso(window.startedAt)},
                       {key("deadline"), toOfficeIso(window.deadline)},
                       {key("earliestSubmit"), toOfficeIso(window.earliestSubmit)}};
    if (window.locked)
        object.insert(key("locked"), qint64{*window.locked});
    return object;
}

QJsonArray toJson(const std::vector<SerialIndex>& numbers)
{
    QJsonArray items;
    for (const SerialIndex number : numbers)
        items.append(qint64{number});
    return items;
}

QJsonObject toJson(const SelectionSession::Batch& batch)
{
    QJsonObject object{{key("numbers"), toJson(batch.numbers)},
                       {key("expiresAt"), toOfficeIso(batch.expiresAt)},
                       {key("kind"), wordOf(batch.kind, kDrawKinds)},
                       {key("withoutFour"), batch.withoutFour}};
    if (batch.aside)
        object.insert(key("aside"), qint64{*batch.aside});
    return object;
}

QJsonObject toJson(const SelectionSession::Aside& aside)
{
    return {{key("numbers"), toJson(aside.numbers)}, {key("expiresAt"), toOfficeIso(aside.expiresAt)}};
}

QJsonObject toJson(const SelectionSession::Choice& choice)
{
    return {{key("number"), qint64{choice.number}},
            {key("mode"), wordOf(choice.mode, kModes)},
            {key("chosenAt"), toOfficeIso(choice.chosenAt)},
            {key("heldUntil"), toOfficeIso(choice.heldUntil)}};
}

QJsonObject toJson(const SelectionSession::Reservation& reservation)
{
    return {{key("number"), qint64{reservation.number}},
            {key("mode"), wordOf(reservation.mode, kModes)},
            {key("reservedAt"), toOfficeIso(reservation.reservedAt)},
            {key("lastDay"), toIsoDate(reservation.lastDay.date)},
            {key("isProvisional"), reservation.lastDay.isProvisional}};
}

SelectionSession::ComposeWindow readWindow(JsonReader& reader)
{
    SelectionSession::ComposeWindow window{};
    window.startedAt = reader.instant("startedAt");
    window.deadline = reader.instant("deadline");
    window.earliestSubmit = reader.instant("earliestSubmit");
    if (window.earliestSubmit < window.startedAt || window.deadline < window.earliestSubmit)
        reader.fail("earliestSubmit", QStringLiteral("must lie between startedAt and deadline"));
    if (reader.has("locked"))
        window.locked = readNumber(reader, "locked");
    return window;
}

std::vector<SerialIndex> readNumbers(JsonReader& reader)
{
    std::vector<SerialIndex> numbers;
    const QJsonArray items = reader.array("numbers", kLargestBatch);
    for (const QJsonValue& item : items) {
        const qint64 number = item.toInteger(-1);
        if (number < 0 || number > kLargestIndex)
            reader.fail("numbers", QStringLiteral("must hold indexes of serials"));
        const auto index = static_cast<SerialIndex>(number);
        if (isIn(numbers, index))
            reader.fail("numbers", QStringLiteral("must not hold a number twice"));
        numbers.push_back(index);
    }
    if (numbers.empty())
        reader.fail("numbers", QStringLiteral("must not be empty"));
    return numbers;
}

SelectionSession::Batch readBatch(JsonReader& reader)
{
    SelectionSession::Batch batch{};
    batch.numbers = readNumbers(reader);
    batch.expiresAt = reader.instant("expiresAt");
    batch.withoutFour = reader.boolean("withoutFour");
    if (reader.has("kind")) // batches stored before there was an on-site draw have none
        batch.kind = readWord<DrawKind>(reader, "kind", kDrawKinds);
    if (reader.has("aside")) {
        batch.aside = readNumber(reader, "aside");
        if (!isIn(batch.numbers, *batch.aside))
            reader.fail("aside", QStringLiteral("must be one of the numbers"));
    }
    return batch;
}

SelectionSession::Aside readAside(JsonReader& reader)
{
    SelectionSession::Aside aside{};
    aside.numbers = readNumbers(reader);
    aside.expiresAt = reader.instant("expiresAt");
    return aside;
}

SelectionSession::Choice readChoice(JsonReader& reader)
{
    SelectionSession::Choice choice{};
    choice.number = readNumber(reader, "number");
    choice.mode = readWord<ChoiceMode>(reader, "mode", kModes);
    choice.chosenAt = reader.instant("chosenAt");
    choice.heldUntil = reader.instant("heldUntil");
    return choice;
}

SelectionSession::Reservation readReservation(JsonReader& reader)
{
    SelectionSession::Reservation reservation{};
    reservation.number = readNumber(reader, "number");
    reservation.mode = readWord<ChoiceMode>(reader, "mode", kModes);
    reservation.reservedAt = reader.instant("reservedAt");
    reservation.lastDay.date = reader.date("lastDay");
    reservation.lastDay.isProvisional = reader.boolean("isProvisional");
    return reservation;
}

template <typename T>
void readOptional(JsonReader& reader, const char* name, T (*read)(JsonReader&), std::optional<T>& into,
                  JsonReader::UnknownKeys unknown)
{
    if (reader.has(name))
        reader.nested(
            name, [&](JsonReader& inner) { into = read(inner); }, unknown);
}

/// A part stands there exactly in the stage it belongs to.
void demandPart(JsonReader& reader, const char* name, bool isThere, bool isDue)
{
    if (isThere != isDue)
        reader.fail(name, isDue ? QStringLiteral("is missing in this stage")
                                : QStringLiteral("does not belong to this stage"));
}

} // namespace

QJsonObject SelectionSession::toJson() const
{
    QJsonObject object{
        {key("terminal"), m_terminal.value()},     {key("lastActAt"), toOfficeIso(m_lastActAt)},
        {key("stage"), wordOf(m_stage, kStages)},  {key("noticeAccepted"), m_noticeAccepted},
        {key("vehicleEntered"), m_vehicleEntered}, {key("contactConfirmed"), m_contactConfirmed},
        {key("codeConfirmed"), m_codeConfirmed}};
    if (m_endReason)
        object.insert(key("endReason"), wordOf(*m_endReason, kEndReasons));
    if (m_compose)
        object.insert(key("compose"), xuanhao::toJson(*m_compose));
    if (m_way != SessionWay::Preselection)
        object.insert(key("way"), wordOf(m_way, kWays));
    QJsonArray former;
    for (const CounterId& terminal : m_formerTerminals)
        former.append(terminal.value());
    if (!former.isEmpty())
        object.insert(key("formerTerminals"), former);
    if (m_batch)
        object.insert(key("batch"), xuanhao::toJson(*m_batch));
    if (m_aside)
        object.insert(key("aside"), xuanhao::toJson(*m_aside));
    if (m_choice)
        object.insert(key("choice"), xuanhao::toJson(*m_choice));
    if (m_reservation)
        object.insert(key("reservation"), xuanhao::toJson(*m_reservation));
    return object;
}

Expected<SelectionSession, JsonError> SelectionSession::fromJson(const QJsonObject& object,
                                                                 JsonReader::UnknownKeys unknown)
{
    JsonReader reader(object);
    SelectionSession session(CounterId(reader.text("terminal", 1, 100)), reader.instant("lastActAt"));
    session.m_stage = readWord<Stage>(reader, "stage", kStages);
    session.m_noticeAccepted = reader.boolean("noticeAccepted");
    session.m_vehicleEntered = reader.boolean("vehicleEntered");
    session.m_contactConfirmed = reader.boolean("contactConfirmed");
    session.m_codeConfirmed = reader.boolean("codeConfirmed");
    if (reader.has("endReason"))
        session.m_endReason = readWord<EndReason>(reader, "endReason", kEndReasons);
    readOptional(reader, "compose", readWindow, session.m_compose, unknown);
    if (reader.has("way"))
        session.m_way = readWord<SessionWay>(reader, "way", kWays);
    if (reader.has("formerTerminals")) {
        for (const QJsonValue& item : reader.array("formerTerminals", kMostTerminals))
            session.m_formerTerminals.emplace_back(item.toString());
    }
    readOptional(reader, "batch", readBatch, session.m_batch, unknown);
    readOptional(reader, "aside", readAside, session.m_aside, unknown);
    readOptional(reader, "choice", readChoice, session.m_choice, unknown);
    readOptional(reader, "reservation", readReservation, session.m_reservation, unknown);
    demandPart(reader, "endReason", session.m_endReason.has_value(), session.m_stage == Stage::Ended);
    demandPart(reader, "compose", session.m_compose.has_value(), session.m_stage == Stage::Composing);
    const bool isDrawn = session.m_stage == Stage::Drawn;
    demandPart(reader, "batch", session.m_batch.has_value(),
               isDrawn && (session.m_batch || !session.m_aside));
    demandPart(reader, "aside", session.m_aside.has_value(), isDrawn && session.m_aside);
    const auto keptOfBatch = session.m_batch ? session.m_batch->aside : std::nullopt;
    if (keptOfBatch && !(session.m_aside && isIn(session.m_aside->numbers, *keptOfBatch)))
        reader.fail("batch", QStringLiteral("keeps a number aside that is not among those kept"));
    demandPart(reader, "choice", session.m_choice.has_value(), session.m_stage == Stage::AwaitingCode);
    demandPart(reader, "reservation", session.m_reservation.has_value(), session.m_stage == Stage::Reserved);
    if (const std::optional<JsonError> error = reader.finish(unknown))
        return Unexpected{*error};
    return session;
}

} // namespace xuanhao
