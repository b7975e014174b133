// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QImage>
#include <QImageReader>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdlib>

namespace xuanhao::test {

inline constexpr int kGoldenDpi = 150;
inline constexpr int kOversampling = 8;
inline constexpr double kMaxShare = 0.01; ///< of all pixels: how much of a page may differ

/// Saves what a test painted into the folder named by XUANHAO_PICTURES, for a person to look at.
inline void keepPicture(const QImage& image, const QString& name)
{
    const QString folder = qEnvironmentVariable("XUANHAO_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name));
}

/// A page of `page` pixels, painted finer by kOversampling and averaged: independent of how a renderer rounds
/// edges and the paper's size. Without a size A4 at kGoldenDpi.
inline QImage averaged(const QImage& fine, const QSize& page = QSize(1240, 1754))
{
    QImage canvas(page * kOversampling, QImage::Format_Grayscale8);
    canvas.fill(Qt::white);
    QPainter(&canvas).drawImage(0, 0, fine);
    return canvas.scaled(page, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_Grayscale8);
}

/// Share of pixels that differ by more than a renderer's rounding; 1 when the sizes differ.
inline double differingShare(const QImage& a, const QImage& b)
{
    constexpr int kTolerance = 24; // per channel
    if (a.size() != b.size() || a.isNull())
        return 1;
    qint64 differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            differing += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > kTolerance;
    }
    return static_cast<double>(differing) / (static_cast<double>(a.width()) * a.height());
}

/// The first page of a PDF file as poppler draws it, grey; null when it cannot.
inline QImage renderedPdf(const QString& path, int dpi)
{
    const QTemporaryDir folder;
    const QString picture = folder.filePath(QStringLiteral("page"));
    if (QProcess::execute(QStringLiteral("pdftoppm"),
                          {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-gray"),
                           QStringLiteral("-singlefile"), path, picture}) != 0)
        return {};
    QImageReader reader(picture + QStringLiteral(".pgm"));
    QImageReader::setAllocationLimit(1024); // MB
    return reader.read();
}

} // namespace xuanhao::test
