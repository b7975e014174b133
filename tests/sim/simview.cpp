// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simview.h"

#include <QJsonArray>

namespace xuanhao::sim {

namespace {

constexpr std::chrono::minutes kCodeHold{10}; ///< of the profile "classic": a choice waits for its code

std::optional<Instant> instantOf(const QJsonObject& object, QStringView key)
{
    return instantFromIso(object.value(key).toString());
}

Number numberOf(const QJsonValue& value)
{
    return static_cast<Number>(value.toInteger());
}

void readHoldings(SimView& view, const QJsonObject& session)
{
    if (const QJsonObject window = session.value(u"compose").toObject(); !window.isEmpty()) {
        view.startedAt = instantOf(window, u"startedAt");
        view.deadline = instantOf(window, u"deadline");
        if (window.contains(u"locked")) {
            view.locked = numberOf(window.value(u"locked"));
            view.holdings.push_back({*view.locked, *view.deadline + kCodeHold});
        }
    }
    const QJsonObject batch = session.value(u"batch").toObject();
    const QJsonArray drawn = batch.value(u"numbers").toArray();
    for (const QJsonValue& number : drawn) {
        view.batch.push_back(numberOf(number));
        view.holdings.push_back({numberOf(number), instantOf(batch, u"expiresAt")});
    }
    if (const QJsonObject choice = session.value(u"choice").toObject(); !choice.isEmpty()) {
        view.choice = numberOf(choice.value(u"number"));
        view.mode = choice.value(u"mode").toString();
        view.holdings.push_back({*view.choice, instantOf(choice, u"heldUntil")});
    }
    if (const QJsonObject reserved = session.value(u"reservation").toObject(); !reserved.isEmpty()) {
        view.reserved = numberOf(reserved.value(u"number"));
        view.mode = reserved.value(u"mode").toString();
        view.holdings.push_back({*view.reserved, std::nullopt});
    }
}

} // namespace

std::optional<SimView> SimView::read(const QJsonObject& object)
{
    const QJsonObject session = object.value(u"session").toObject();
    if (session.isEmpty())
        return std::nullopt;
    SimView view;
    view.id = object.value(u"id").toString();
    view.counter = object.value(u"counter").toString();
    view.serverTime = instantOf(object, u"serverTime").value_or(Instant{});
    view.stage = session.value(u"stage").toString();
    view.endReason = session.value(u"endReason").toString();
    view.hasNotice = session.value(u"noticeAccepted").toBool();
    view.hasVehicle = session.value(u"vehicleEntered").toBool();
    view.hasContact = session.value(u"contactConfirmed").toBool();
    readHoldings(view, session);
    const QJsonObject code = object.value(u"code").toObject();
    view.hasCode = !code.isEmpty();
    if (view.hasCode)
        view.resendAt = instantOf(code, u"resendAt").value_or(Instant{});
    const QJsonObject quotas = object.value(u"quotas").toObject();
    view.verifications = quotas.value(u"verifications").toInt();
    view.locks = quotas.value(u"locks").toInt();
    view.draws = quotas.value(u"draws").toInt();
    const QJsonObject verify = object.value(u"lastVerify").toObject();
    view.verified = verify.value(u"serial").toString();
    view.isVerifiedLocked = verify.value(u"isLocked").toBool();
    const QJsonArray near = verify.value(u"nearSerials").toArray();
    for (const QJsonValue& serial : near)
        view.near.append(serial.toString());
    view.moveAskedBy = object.value(u"moveAsked").toObject().value(u"counter").toString();
    view.prints = object.value(u"prints").toInt();
    return view;
}

} // namespace xuanhao::sim
