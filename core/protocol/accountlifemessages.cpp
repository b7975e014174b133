// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/accountlifemessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;

namespace {

const QStringList kRefusals{QStringLiteral("noAccount"), QStringLiteral("accountEnded"),
                            QStringLiteral("selectionUnfinished")};

} // namespace

QJsonObject FactsView::toJson() const
{
    QJsonArray items;
    for (const CheckedCondition& checked : conditions)
        items.append(QJsonObject{{QStringLiteral("condition"), wireWord(checked.condition)},
                                 {QStringLiteral("answer"), wireWord(checked.answer)}});
    return {{QStringLiteral("standing"), wireWord(standing)}, {QStringLiteral("conditions"), items}};
}

FactsView FactsView::read(JsonReader& reader)
{
    FactsView view{
        .standing = readWord(reader, "standing", factStandingFromWire, FactStanding::Unverified),
        .conditions = {},
    };
    reader.objects("conditions", 20, [&](JsonReader& item) {
        view.conditions.append(
            {readWord(item, "condition", entryConditionFromWire, EntryCondition::NoVehicle),
             readWord(item, "answer", factAnswerFromWire, FactAnswer::Unknown)});
    });
    return view;
}

QJsonObject AccountEndView::toJson() const
{
    return {{QStringLiteral("reason"), wireWord(reason)}, {QStringLiteral("at"), toOfficeIso(at)}};
}

AccountEndView AccountEndView::read(JsonReader& reader)
{
    return {.reason = readWord(reader, "reason", accountEndFromWire, AccountEnd::NoSelection),
            .at = reader.instant("at")};
}

QJsonObject CancelAccountRequest::toJson() const
{
    return {{QStringLiteral("reason"), reason}};
}

CancelAccountRequest CancelAccountRequest::read(JsonReader& reader)
{
    return {.reason = reader.text("reason", 2, 200)};
}

QJsonObject TestBookingReply::toJson() const
{
    QJsonObject object{{QStringLiteral("mayBook"), !refusal}};
    if (refusal)
        object.insert(QStringLiteral("refusal"), kRefusals.at(static_cast<int>(*refusal)));
    return object;
}

TestBookingReply TestBookingReply::read(JsonReader& reader)
{
    TestBookingReply reply;
    if (!reader.boolean("mayBook"))
        reply.refusal = static_cast<BookingRefusal>(reader.word("refusal", kRefusals));
    return reply;
}

} // namespace xuanhao
