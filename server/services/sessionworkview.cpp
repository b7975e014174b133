// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/codes.h"
#include "server/services/invoices.h"
#include "server/services/moving.h"
#include "server/services/sessionwork.h"

#include <algorithm>

// What a counter is shown of a session.

namespace xuanhao {

std::optional<DrawNumber> SessionWork::drawNumber() const
{
    const auto& choice = state().choice();
    const auto& reservation = state().reservation();
    std::optional<SerialIndex> number;
    if (reservation && reservation->mode != ChoiceMode::Composed)
        number = reservation->number;
    else if (choice && choice->mode != ChoiceMode::Composed)
        number = choice->number;
    else if (!choice && !reservation && state().batch())
        number = state().batch()->numbers.front();
    // A number that was drawn twice by the same session is of the later draw.
    const auto draw = std::find_if(m_row.draws.rbegin(), m_row.draws.rend(), [&](const HeldDraw& held) {
        return number && std::find(held.numbers.begin(), held.numbers.end(), *number) != held.numbers.end();
    });
    return draw == m_row.draws.rend() ? std::nullopt : std::optional(draw->number);
}

QJsonObject SessionWork::view()
{
    const Profile& profile = m_world.office.profile;
    SessionView view{.id = m_row.id.value(),
                     .account = m_row.account.value(),
                     .caseNumber = m_row.caseNumber,
                     .counter = m_row.counter.value(),
                     .counterName = m_world.stores.staff.counterName(m_row.counter),
                     .openedAt = m_row.openedAt,
                     .serverTime = m_caller.now,
                     .division = m_row.division,
                     .business = businessKindFromWire(m_row.business).value_or(BusinessKind::NewVehicle),
                     .session = m_row.state,
                     .quotas = m_quotas,
                     .limits = {profile.compose.verificationsPerDay, profile.compose.locksPerDay,
                                profile.draw.drawsPerVehicle, profile.onSite.drawsPerVehicle},
                     .vehicle = vehicle(),
                     .plateKind = m_row.kind,
                     .contact = contact(),
                     .lastVerify = {},
                     .code = {},
                     .moveAsked = moveAsked(m_world, m_row.id, m_caller.now),
                     .invoice = invoiceOf(m_world, m_row.id),
                     .prints = m_world.stores.sheets.applicationCopies(m_row.id),
                     .poolVersion = 0};
    if (const auto draw = drawNumber())
        view.drawNumber = draw->text();
    if (const auto key = pool())
        view.poolVersion = m_world.stores.numbers.state(*key).version;
    if (const auto code = m_world.stores.sessions.code(m_row.id)) {
        const auto mobile = mobileOf(m_world, m_row.account);
        const int sentToday = mobile ? m_world.stores.people.codesSent(m_world.secret.mobileHash(*mobile),
                                                                       officeDate(m_caller.now))
                                     : 0;
        view.code = codeState(m_world, *code, sentToday);
    }
    if (!refusalFor(command::ConfirmCode{}))
        view.codeTrouble = codeTrouble(m_world, m_row.id);
    QJsonObject object = view.toJson();
    if (m_row.lastVerify)
        object.insert(QStringLiteral("lastVerify"), *m_row.lastVerify);
    return object;
}

SessionView::CodeState codeState(World& world, const CodeRow& code, int sentToday)
{
    return {.sms = smsStateOf(world.stores.sms.standing(code.sms)),
            .sentAt = code.sentAt,
            .expiresAt = code.expiresAt,
            .resendAt = code.resendAt,
            .sentToday = sentToday,
            .attemptsLeft = code.attemptsLeft};
}

} // namespace xuanhao
