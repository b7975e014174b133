// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QRectF>
#include <QString>

#define ZX_USE_UTF8 1 // the reader's newer interface, with std::string
#include <ZXing/ReadBarcode.h>

namespace xuanhao::test {

/// What another program's reader finds in a part of a painted page (mm); empty when nothing.
inline QString decoded(const QImage& page, const QRectF& mm, int dpi, ZXing::BarcodeFormat format)
{
    const double scale = dpi / 25.4;
    const QRect part = QRectF(mm.topLeft() * scale, mm.size() * scale).toAlignedRect();
    const QImage cut = page.copy(part).convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(cut.constBits(), cut.width(), cut.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(cut.bytesPerLine()));
    const ZXing::Result result = ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(format));
    return result.isValid() ? QString::fromStdString(result.text()) : QString();
}

} // namespace xuanhao::test
