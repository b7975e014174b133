// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/selectionsession.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace xuanhao {

namespace {

constexpr auto kRefuse = JsonReader::UnknownKeys::Refuse;
constexpr int kLargestBatch = 100; // Profile::OnSite::batchSize
constexpr std::int64_t kLargestIndex = std::numeric_limits<SerialIndex>::max();

/// In the order of the enumerators; stored, so never change one.
const QStringList kStageWords{QStringLiteral("preparing"),    QStringLiteral("choosing"),
                              QStringLiteral("composing"),    QStringLiteral("drawn"),
                              QStringLiteral("awaitingCode"), QStringLiteral("reserved"),
                              QStringLiteral("ended")};
const QStringList kEndWords{QStringLiteral("givenUp"), QStringLiteral("idle"),
                            QStringLiteral("earlySubmission"), QStringLiteral("secondTerminal")};
const QStringList kModeWords{QStringLiteral("composed"), QStringLiteral("drawn")};

QString key(const char* name)
{
    return QString::fromLatin1(name);
}

SerialIndex readNumber(JsonReader& reader, const char* name)
{
    return static_cast<SerialIndex>(reader.integer(name, 0, kLargestIndex));
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

QJsonObject toJson(const SelectionSession::Batch& batch)
{
    QJsonArray numbers;
    for (const SerialIndex number : batch.numbers)
        numbers.append(qint64{number});
    return {{key("numbers"), numbers},
            {key("expiresAt"), toOfficeIso(batch.expiresAt)},
            {key("withoutFour"), batch.withoutFour}};
}

QJsonObject toJson(const SelectionSession::Choice& choice)
{
    return {{key("number"), qint64{choice.number}},
            {key("mode"), wordOf(choice.mode, kModeWords)},
            {key("chosenAt"), toOfficeIso(choice.chosenAt)},
            {key("heldUntil"), toOfficeIso(choice.heldUntil)}};
}

QJsonObject toJson(const SelectionSession::Reservation& reservation)
{
    return {{key("number"), qint64{reservation.number}},
            {key("mode"), wordOf(reservation.mode, kModeWords)},
            {key("reservedAt"), toOfficeIso(reservation.reservedAt)},
            {key("lastDay"), reservation.lastDay.date.toString(Qt::ISODate)},
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

SelectionSession::Batch readBatch(JsonReader& reader)
{
    SelectionSession::Batch batch{};
    const QJsonArray items = reader.array("numbers", kLargestBatch);
    for (const QJsonValue& item : items) {
        const qint64 number = item.toInteger(-1);
        if (number < 0 || number > kLargestIndex)
            reader.fail("numbers", QStringLiteral("must hold indexes of serials"));
        const auto index = static_cast<SerialIndex>(number);
        if (std::find(batch.numbers.begin(), batch.numbers.end(), index) != batch.numbers.end())
            reader.fail("numbers", QStringLiteral("must not hold a number twice"));
        batch.numbers.push_back(index);
    }
    if (batch.numbers.empty())
        reader.fail("numbers", QStringLiteral("must not be empty"));
    batch.expiresAt = reader.instant("expiresAt");
    batch.withoutFour = reader.boolean("withoutFour");
    return batch;
}

SelectionSession::Choice readChoice(JsonReader& reader)
{
    SelectionSession::Choice choice{};
    choice.number = readNumber(reader, "number");
    choice.mode = readWord<ChoiceMode>(reader, "mode", kModeWords);
    choice.chosenAt = reader.instant("chosenAt");
    choice.heldUntil = reader.instant("heldUntil");
    return choice;
}

SelectionSession::Reservation readReservation(JsonReader& reader)
{
    SelectionSession::Reservation reservation{};
    reservation.number = readNumber(reader, "number");
    reservation.mode = readWord<ChoiceMode>(reader, "mode", kModeWords);
    reservation.reservedAt = reader.instant("reservedAt");
    reservation.lastDay.date = reader.date("lastDay");
    reservation.lastDay.isProvisional = reader.boolean("isProvisional");
    return reservation;
}

template <typename T>
void readOptional(JsonReader& reader, const char* name, T (*read)(JsonReader&), std::optional<T>& into)
{
    if (reader.has(name))
        reader.nested(
            name, [&](JsonReader& inner) { into = read(inner); }, kRefuse);
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
        {key("terminal"), m_terminal.value()},        {key("lastActAt"), toOfficeIso(m_lastActAt)},
        {key("stage"), wordOf(m_stage, kStageWords)}, {key("noticeAccepted"), m_noticeAccepted},
        {key("vehicleEntered"), m_vehicleEntered},    {key("contactConfirmed"), m_contactConfirmed},
        {key("codeConfirmed"), m_codeConfirmed}};
    if (m_endReason)
        object.insert(key("endReason"), wordOf(*m_endReason, kEndWords));
    if (m_compose)
        object.insert(key("compose"), xuanhao::toJson(*m_compose));
    if (m_batch)
        object.insert(key("batch"), xuanhao::toJson(*m_batch));
    if (m_choice)
        object.insert(key("choice"), xuanhao::toJson(*m_choice));
    if (m_reservation)
        object.insert(key("reservation"), xuanhao::toJson(*m_reservation));
    return object;
}

Expected<SelectionSession, JsonError> SelectionSession::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    SelectionSession session(CounterId(reader.text("terminal", 1, 100)), reader.instant("lastActAt"));
    session.m_stage = readWord<Stage>(reader, "stage", kStageWords);
    session.m_noticeAccepted = reader.boolean("noticeAccepted");
    session.m_vehicleEntered = reader.boolean("vehicleEntered");
    session.m_contactConfirmed = reader.boolean("contactConfirmed");
    session.m_codeConfirmed = reader.boolean("codeConfirmed");
    if (reader.has("endReason"))
        session.m_endReason = readWord<EndReason>(reader, "endReason", kEndWords);
    readOptional(reader, "compose", readWindow, session.m_compose);
    readOptional(reader, "batch", readBatch, session.m_batch);
    readOptional(reader, "choice", readChoice, session.m_choice);
    readOptional(reader, "reservation", readReservation, session.m_reservation);
    demandPart(reader, "endReason", session.m_endReason.has_value(), session.m_stage == Stage::Ended);
    demandPart(reader, "compose", session.m_compose.has_value(), session.m_stage == Stage::Composing);
    demandPart(reader, "batch", session.m_batch.has_value(), session.m_stage == Stage::Drawn);
    demandPart(reader, "choice", session.m_choice.has_value(), session.m_stage == Stage::AwaitingCode);
    demandPart(reader, "reservation", session.m_reservation.has_value(), session.m_stage == Stage::Reserved);
    if (const std::optional<JsonError> error = reader.finish(kRefuse))
        return Unexpected{*error};
    return session;
}

} // namespace xuanhao
