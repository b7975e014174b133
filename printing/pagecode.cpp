// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pagecode.h"

#include "printing/barcode.h"

namespace xuanhao {

namespace {

constexpr double kMaxModule = 0.5;
constexpr int kLinearQuiet = 10; ///< modules
constexpr int kQrQuiet = 4;

} // namespace

std::optional<BarsItem> codeItem(const QString& key, const QRectF& rect, CodeKind kind, const QString& text)
{
    const bool isLinear = kind == CodeKind::Code128;
    const auto code = isLinear ? code128(text.toUtf8()) : qrCode(text.toUtf8());
    if (!code)
        return std::nullopt;
    const int quiet = isLinear ? kLinearQuiet : kQrQuiet;
    const double side = isLinear ? rect.width() : qMin(rect.width(), rect.height());
    double module = side / (code->size.width() + 2 * quiet);
    module = isLinear ? qMin(module, kMaxModule) : module;
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
