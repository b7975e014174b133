// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/imaging/invoicereader.h"

#include "ui/imaging/sharpness.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <array>

namespace xuanhao {

namespace {

constexpr int kSide = 2000;
/// 30 000 pixels of a panorama at most, and 120 million in all: the largest telephone cameras have 108.
constexpr int kMaxSourceSide = 30'000;
constexpr qint64 kMaxSourcePixels = 120'000'000;
/// A PNG is decoded whole before it is made smaller, and Qt allows a picture 128 MiB.
constexpr qint64 kMaxPngPixels = 30'000'000;

Unexpected<PictureError> failure(PictureError::Code code, const QString& detail)
{
    return Unexpected{PictureError{code, detail}};
}

Expected<QByteArray, PictureError> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(PictureError::Code::NotThere, file.errorString());
    // One byte more than allowed: the size of a device or of a growing file says nothing.
    QByteArray content = file.read(kMaxFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(PictureError::Code::NotThere, file.errorString());
    if (content.size() > kMaxFileBytes)
        return failure(PictureError::Code::TooManyBytes, QStringLiteral("more than 20 MiB"));
    return content;
}

/// Paper is white: what is transparent must not become black.
QImage onWhite(const QImage& image)
{
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGB32);
    QImage paper(image.size(), QImage::Format_RGB32);
    paper.fill(Qt::white);
    QPainter painter(&paper);
    painter.drawImage(0, 0, image);
    return paper;
}

Expected<QImage, PictureError> decoded(QByteArray& content)
{
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QByteArray format = reader.format();
    if (format != "jpeg" && format != "png")
        return failure(PictureError::Code::NoPicture, QStringLiteral("neither JPEG nor PNG"));
    const QSize size = reader.size();
    if (!size.isValid())
        return failure(PictureError::Code::NoPicture, reader.errorString());
    if (size.width() > kMaxSourceSide || size.height() > kMaxSourceSide ||
        qint64{size.width()} * size.height() > (format == "png" ? kMaxPngPixels : kMaxSourcePixels))
        return failure(PictureError::Code::TooManyPixels,
                       QStringLiteral("%1 x %2 pixels").arg(size.width()).arg(size.height()));
    if (size.width() < InvoicePicture::kMinSide || size.height() < InvoicePicture::kMinSide)
        return failure(PictureError::Code::TooSmall,
                       QStringLiteral("%1 x %2 pixels").arg(size.width()).arg(size.height()));
    if (size.width() > kSide || size.height() > kSide) {
        const QSize scaled = size.scaled(kSide, kSide, Qt::KeepAspectRatio);
        if (scaled.width() < InvoicePicture::kMinSide || scaled.height() < InvoicePicture::kMinSide)
            return failure(PictureError::Code::TooSmall, QStringLiteral("a strip"));
        reader.setScaledSize(scaled); // a JPEG is decoded small at once
    }
    const QImage image = reader.read();
    if (image.isNull())
        return failure(PictureError::Code::NoPicture, reader.errorString());
    return onWhite(image);
}

QByteArray jpegOf(const QImage& image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    return writer.write(image) ? bytes : QByteArray();
}

/// The best JPEG that fits. Smaller before much coarser: blocks around characters harm more than pixels do.
QByteArray fittingJpeg(const QImage& image)
{
    struct Attempt
    {
        int side;
        int quality;
    };
    constexpr std::array kAttempts{Attempt{2000, 82}, Attempt{2000, 70}, Attempt{2000, 55},
                                   Attempt{1700, 55}, Attempt{1400, 55}, Attempt{1400, 40},
                                   Attempt{1100, 40}, Attempt{1000, 20}};
    for (const Attempt& attempt : kAttempts) {
        const bool isLarger = image.width() > attempt.side || image.height() > attempt.side;
        const QImage fitted =
            isLarger ? image.scaled(attempt.side, attempt.side, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                     : image;
        QByteArray bytes = jpegOf(fitted, attempt.quality);
        if (checkInvoiceJpeg(bytes))
            return bytes;
    }
    return {};
}

} // namespace

Expected<InvoicePicture, PictureError> readInvoicePicture(const QString& path)
{
    auto content = contentOf(path);
    if (!content)
        return Unexpected{content.error()};
    QByteArray bytes = *std::move(content);
    const auto image = decoded(bytes);
    if (!image)
        return Unexpected{image.error()};
    InvoicePicture picture{QFileInfo(path).fileName().left(200), sharpnessOf(*image).clarity(),
                           fittingJpeg(*image)};
    if (picture.jpeg.isEmpty())
        return failure(PictureError::Code::NoPicture, QStringLiteral("it could not be made a JPEG"));
    return picture;
}

QImage thumbnailOf(const QByteArray& jpeg, const QSize& within)
{
    QByteArray bytes = jpeg;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "jpeg");
    reader.setScaledSize(reader.size().scaled(within, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace xuanhao
