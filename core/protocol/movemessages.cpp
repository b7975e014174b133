// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/movemessages.h"

namespace xuanhao {

namespace {

const QStringList kStates{QStringLiteral("none"), QStringLiteral("asked"), QStringLiteral("declined")};
const QStringList kDecisions{QStringLiteral("confirm"), QStringLiteral("decline")};

} // namespace

QJsonObject MoveView::toJson() const
{
    QJsonObject object{{QStringLiteral("session"), session},
                       {QStringLiteral("counterName"), counterName},
                       {QStringLiteral("isHere"), isHere},
                       {QStringLiteral("state"), kStates[static_cast<int>(state)]},
                       {QStringLiteral("mayUseCode"), mayUseCode}};
    if (expiresAt)
        object.insert(QStringLiteral("expiresAt"), toOfficeIso(*expiresAt));
    if (code)
        object.insert(QStringLiteral("code"), code->toJson());
    return object;
}

MoveView MoveView::read(JsonReader& reader)
{
    MoveView view{.session = reader.text("session", 1, 64),
                  .counterName = reader.text("counterName", 0, 60),
                  .isHere = reader.boolean("isHere"),
                  .state = static_cast<MoveState>(reader.word("state", kStates)),
                  .expiresAt = reader.optionalInstant("expiresAt"),
                  .mayUseCode = reader.boolean("mayUseCode"),
                  .code = {}};
    if (reader.has("code"))
        reader.nested("code", [&](JsonReader& nested) { view.code = SessionView::CodeState::read(nested); });
    return view;
}

QJsonObject MoveDecisionRequest::toJson() const
{
    return {{QStringLiteral("decision"), kDecisions[static_cast<int>(decision)]},
            {QStringLiteral("counter"), counter}};
}

MoveDecisionRequest MoveDecisionRequest::read(JsonReader& reader)
{
    return {.decision = static_cast<MoveDecision>(reader.word("decision", kDecisions)),
            .counter = reader.text("counter", 1, 40)};
}

} // namespace xuanhao
