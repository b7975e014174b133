// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace xuanhao {

/// How sharp the picture of an invoice is, as measured at the counter. A measure, no judgement: whoever holds
/// the paper in hand knows better, so nothing but "clear" is ever decided by it.
enum class Clarity {
    Clear,      ///< 清晰
    Doubtful,   ///< 可疑
    Unreadable, ///< 模糊
};

/// What has become of the picture of an invoice at central (B3).
enum class InvoiceState {
    Accepted,    ///< clear, or a supervisor says that it can be read
    UnderReview, ///< a supervisor looks at it; the applicant goes on meanwhile
    Rejected,    ///< a supervisor says that it cannot be read or shows something else
};

[[nodiscard]] QString wireWord(Clarity clarity);
[[nodiscard]] QString wireWord(InvoiceState state);
[[nodiscard]] std::optional<Clarity> clarityFromWire(const QString& word);
[[nodiscard]] std::optional<InvoiceState> invoiceStateFromWire(const QString& word);
/// Only a clear picture passes by itself.
[[nodiscard]] InvoiceState stateFor(Clarity clarity);

/// The picture as a counter keeps and sends it. Personal data.
struct InvoicePicture
{
    /// With base64 and the rest of the message it fits into a request's 256 KiB (HttpLimits::bodyBytes).
    static constexpr int kMaxBytes = 180 * 1024;
    /// Pixels of either side. Below the lower one no invoice can be read; counters send at most 2000.
    static constexpr int kMinSide = 200;
    static constexpr int kMaxSide = 4000;

    QString fileName; ///< for the clerk at this counter only; never sent
    Clarity clarity = Clarity::Clear;
    QByteArray jpeg;

    /// SHA-256 of the JPEG in lower-case hex: whether central has this very picture.
    [[nodiscard]] QString digest() const;
};

/// Why bytes are no picture of an invoice.
enum class JpegProblem {
    TooManyBytes,
    NotJpeg, ///< another format, cut off, or of a kind that no counter makes
    BadSize, ///< sides outside of InvoicePicture::kMinSide…kMaxSide
};

[[nodiscard]] QString wireWord(JpegProblem problem);

/// Pixels.
struct JpegSize
{
    int width = 0;
    int height = 0;
};

/// Reads the frame of a JPEG without decoding it (ITU-T T.81 annex B): begins and ends as one, baseline,
/// extended or progressive Huffman with 8 bits, one or three colours, an acceptable size.
[[nodiscard]] Expected<JpegSize, JpegProblem> checkInvoiceJpeg(const QByteArray& bytes);

} // namespace xuanhao
