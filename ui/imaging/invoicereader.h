// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/vehicle/invoicepicture.h"

#include <QImage>
#include <QString>

namespace xuanhao {

/// Why a file can't be used as the picture of an invoice.
struct PictureError
{
    enum class Code {
        NotThere,      ///< the file or its folder is gone, or may not be read
        TooManyBytes,  ///< more than kMaxFileBytes
        NoPicture,     ///< neither JPEG nor PNG by its content, or damaged
        TooSmall,      ///< a side below InvoicePicture::kMinSide
        TooManyPixels, ///< what no camera or scanner of an office makes
    };

    Code code = Code::NoPicture;
    QString detail; ///< English, for the log
};

inline constexpr qint64 kMaxFileBytes = 20LL * 1024 * 1024;

/// Reads a JPEG or PNG file, turns it upright, brings it down to at most 2000 pixels a side and to a JPEG
/// that fits into a request, and measures its sharpness. Blocks for up to some seconds; touches no window, so
/// it may run on any thread.
[[nodiscard]] Expected<InvoicePicture, PictureError> readInvoicePicture(const QString& path);

/// The picture small, for a screen; null when it is damaged. Quick, but not for the window's thread.
[[nodiscard]] QImage thumbnailOf(const QByteArray& jpeg, const QSize& within);

} // namespace xuanhao
