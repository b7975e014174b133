// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pagecode.h"

#include "printing/barcode.h"

namespace xuanhao {

namespace {

constexpr double kMaxModule = 0.5;
constexpr int kLinearQuiet = 10; ///< modules
constexpr int kQrQuiet = 4;

Expected<Barcode, QString> encoded(CodeKind kind, const QString& text)
{
    return kind == CodeKind::Code128 ? code128(text.toUtf8()) : qrCode(text.toUtf8());
}

int quietZone(CodeKind kind)
{
    return kind == CodeKind::Code128 ? kLinearQuiet : kQrQuiet;
}

double moduleOf(const Barcode& code, const QSizeF& room, CodeKind kind)
{
    const bool isLinear = kind == CodeKind::Code128;
    const double side = isLinear ? room.width() : qMin(room.width(), room.height());
    const double module = side / (code.size.width() + 2 * quietZone(kind));
    return isLinear ? qMin(module, kMaxModule) : module;
}

} // namespace

std::optional<double> codeModule(const QSizeF& room, CodeKind kind, const QString& text)
{
    const auto code = encoded(kind, text);
    return code ? std::optional(moduleOf(*code, room, kind)) : std::nullopt;
}

std::optional<BarsItem> codeItem(const QString& key, const QRectF& rect, CodeKind kind, const QString& text)
{
    const auto code = encoded(kind, text);
    if (!code)
        return std::nullopt;
    const bool isLinear = kind == CodeKind::Code128;
    const int quiet = quietZone(kind);
    const double module = moduleOf(*code, rect.size(), kind);
    BarsItem result{key, rect, {}};
    for (const QRectF& bar : code->bars) {
        const double top = isLinear ? 0 : (bar.top() + quiet) * module;
        const double height = isLinear ? rect.height() : bar.height() * module;
        result.bars.append(
            {rect.left() + (bar.left() + quiet) * module, rect.top() + top, bar.width() * module, height});
    }
    return result;
}

} // namespace xuanhao
