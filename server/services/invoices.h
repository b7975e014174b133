// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/invoicemessages.h"
#include "server/services/world.h"

namespace xuanhao {

/// Takes the picture of the invoice while the vehicle may be entered or corrected. Central looks at the bytes
/// itself; what the counter measured only says whether a supervisor has to look.
[[nodiscard]] Reply sendInvoice(World& world, const Caller& caller, const SessionId& id,
                                const InvoiceRequest& request);

[[nodiscard]] std::optional<InvoiceView> invoiceOf(World& world, const SessionId& session);

/// The picture in clear; nothing when its seal cannot be opened.
[[nodiscard]] std::optional<QByteArray> clearPicture(World& world, const InvoiceId& id);

} // namespace xuanhao
