// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/invoicemessages.h"

#include "core/protocol/fields.h"

namespace xuanhao {

using namespace fields;

QJsonObject InvoiceRequest::toJson() const
{
    return {{QStringLiteral("picture"), QString::fromLatin1(picture.toBase64())},
            {QStringLiteral("clarity"), wireWord(clarity)}};
}

InvoiceRequest InvoiceRequest::read(JsonReader& reader)
{
    return {.picture = reader.base64("picture", InvoicePicture::kMaxBytes),
            .clarity = readWord(reader, "clarity", clarityFromWire, Clarity::Unreadable)};
}

QJsonObject InvoiceView::toJson() const
{
    return {{QStringLiteral("state"), wireWord(state)},
            {QStringLiteral("clarity"), wireWord(clarity)},
            {QStringLiteral("digest"), digest},
            {QStringLiteral("receivedAt"), toOfficeIso(receivedAt)},
            {QStringLiteral("reason"), reason}};
}

InvoiceView InvoiceView::read(JsonReader& reader)
{
    return {.state = readWord(reader, "state", invoiceStateFromWire, InvoiceState::UnderReview),
            .clarity = readWord(reader, "clarity", clarityFromWire, Clarity::Unreadable),
            .digest = reader.text("digest", 64, 64),
            .receivedAt = reader.instant("receivedAt"),
            .reason = reader.text("reason", 0, 200)};
}

} // namespace xuanhao
