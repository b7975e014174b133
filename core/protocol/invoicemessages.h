// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/domain/vehicle/invoicepicture.h"

namespace xuanhao {

/// POST /v1/sessions/{session}/invoice (B3): another one replaces it until choosing begins.
struct InvoiceRequest
{
    QByteArray picture; ///< JPEG, at most InvoicePicture::kMaxBytes
    Clarity clarity = Clarity::Clear;

    [[nodiscard]] QJsonObject toJson() const;
    static InvoiceRequest read(JsonReader& reader);
};

/// The picture of a session's invoice as central has it, without the picture.
struct InvoiceView
{
    InvoiceState state = InvoiceState::UnderReview;
    Clarity clarity = Clarity::Clear;
    QString digest; ///< InvoicePicture::digest()
    Instant receivedAt{};
    QString reason; ///< of a supervisor's decision; empty before one

    [[nodiscard]] QJsonObject toJson() const;
    static InvoiceView read(JsonReader& reader);
};

} // namespace xuanhao
