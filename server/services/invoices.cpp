// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/invoices.h"

#include "core/base/uuid.h"
#include "server/services/sessionwork.h"

namespace xuanhao {

namespace {

QString owner(const InvoiceId& id)
{
    return QStringLiteral("invoice/") + id.value();
}

Unexpected<Refused> pictureRefused(const QString& problem)
{
    return refuse(ProblemCode::InvoicePictureRefused, QStringLiteral("this picture is not taken"),
                  {{QStringLiteral("problem"), problem}});
}

} // namespace

Reply sendInvoice(World& world, const Caller& caller, const SessionId& id, const InvoiceRequest& request)
{
    auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    // The picture belongs to the vehicle: it may be sent and replaced as long as that may be entered.
    if (const auto refusal = work->refusalFor(command::EnterVehicle{}))
        return Unexpected{Refused{Problem::refused(*refusal)}};
    if (world.office.profile.invoice.picture == Demand::No)
        return pictureRefused(QStringLiteral("notAsked"));
    const auto size = checkInvoiceJpeg(request.picture);
    if (!size)
        return pictureRefused(wireWord(size.error()));
    const InvoicePicture picture{{}, request.clarity, request.picture};
    const InvoiceRow row{.id = InvoiceId(timedUuid(caller.now, world.random)),
                         .session = id,
                         .clarity = request.clarity,
                         .state = stateFor(request.clarity),
                         .digest = picture.digest(),
                         .size = *size,
                         .receivedFrom = caller.actor(),
                         .decidedAt = {},
                         .decidedBy = StaffId({}),
                         .reason = {}};
    world.stores.invoices.put(row, world.secret.seal(request.picture, owner(row.id), world.random));
    audit(world, caller, "session.invoice", id.value(),
          {{QStringLiteral("invoice"), row.id.value()}, {QStringLiteral("state"), wireWord(row.state)}});
    return work->view();
}

std::optional<InvoiceView> invoiceOf(World& world, const SessionId& session)
{
    const auto row = world.stores.invoices.ofSession(session);
    if (!row)
        return std::nullopt;
    return InvoiceView{.state = row->state,
                       .clarity = row->clarity,
                       .digest = row->digest,
                       .receivedAt = row->receivedFrom.at,
                       .reason = row->reason};
}

std::optional<QByteArray> clearPicture(World& world, const InvoiceId& id)
{
    const auto sealed = world.stores.invoices.sealedPicture(id);
    return sealed ? world.secret.open(*sealed, owner(id)) : std::nullopt;
}

} // namespace xuanhao
