// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QList>
#include <QRectF>
#include <QSizeF>

namespace xuanhao {

/// A bar code as black rectangles; the unit is one module, without quiet zone. A Code 128 is one high.
struct Barcode
{
    QSizeF size;
    QList<QRectF> bars;
};

/// Printable ASCII of 1…80 characters. The error is English, for the log.
[[nodiscard]] Expected<Barcode, QString> code128(const QByteArray& text);
/// UTF-8 (marked as such for readers) of 1…500 bytes; error correction M.
[[nodiscard]] Expected<Barcode, QString> qrCode(const QByteArray& utf8);

} // namespace xuanhao
