// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/barcode.h"

#include <QString>

#include <zint.h>

#include <algorithm>
#include <memory>

namespace xuanhao {

namespace {

constexpr int kEciUtf8 = 26;
constexpr int kQrLevelM = 2;

struct SymbolDeleter
{
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
using Symbol = std::unique_ptr<zint_symbol, SymbolDeleter>;

Expected<Barcode, QString> encoded(Symbol symbol, const QByteArray& data)
{
    symbol->show_hrt = 0;
    symbol->border_width = 0;
    symbol->whitespace_width = 0;
    QByteArray copy = data; // zint wants it writable
    const int result = ZBarcode_Encode_and_Buffer_Vector(
        symbol.get(), reinterpret_cast<unsigned char*>(copy.data()), static_cast<int>(copy.size()), 0);
    if (result >= ZINT_ERROR || symbol->vector == nullptr)
        return Unexpected{
            QStringLiteral("A bar code cannot be made: %1").arg(QString::fromLatin1(symbol->errtxt))};

    const double module = static_cast<double>(symbol->vector->width) / symbol->width;
    Barcode code{.size = QSizeF(symbol->width, symbol->rows), .bars = {}};
    for (const zint_vector_rect* rect = symbol->vector->rectangles; rect != nullptr; rect = rect->next) {
        if (symbol->rows == 1) // linear: only the widths mean anything
            code.bars.append(QRectF(rect->x / module, 0, rect->width / module, 1));
        else
            code.bars.append(
                QRectF(rect->x / module, rect->y / module, rect->width / module, rect->height / module));
    }
    return code;
}

} // namespace

Expected<Barcode, QString> code128(const QByteArray& text)
{
    const bool isPrintable =
        std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (text.isEmpty() || text.size() > 80 || !isPrintable)
        return Unexpected{QStringLiteral("A Code 128 takes 1 to 80 printable ASCII characters")};
    Symbol symbol(ZBarcode_Create());
    symbol->symbology = BARCODE_CODE128;
    return encoded(std::move(symbol), text);
}

Expected<Barcode, QString> qrCode(const QByteArray& utf8)
{
    if (utf8.isEmpty() || utf8.size() > 500)
        return Unexpected{QStringLiteral("A QR code takes 1 to 500 bytes here")};
    Symbol symbol(ZBarcode_Create());
    symbol->symbology = BARCODE_QRCODE;
    symbol->input_mode = UNICODE_MODE;
    symbol->eci = kEciUtf8;
    symbol->option_1 = kQrLevelM;
    return encoded(std::move(symbol), utf8);
}

} // namespace xuanhao
