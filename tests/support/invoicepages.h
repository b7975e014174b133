// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/seededrandom.h"

#include <QFont>
#include <QImage>
#include <QPainter>

#include <array>
#include <cmath>
#include <vector>

namespace xuanhao::test {

/// A page that looks like an invoice: a frame, fields, characters of the size they have on paper.
inline QImage invoicePage(int width = 1600)
{
    constexpr double kShape = 140.0 / 240.0; // mm, 机动车销售统一发票
    QImage page(width, static_cast<int>(width * kShape), QImage::Format_RGB32);
    page.fill(QColor(0xF4, 0xF2, 0xEE));
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = width / 240.0;
    QFont font;
    font.setPixelSize(static_cast<int>(3 * unit));
    painter.setFont(font);
    painter.setPen(QPen(QColor(0x30, 0x28, 0x28), 0.3 * unit));
    painter.drawText(QRectF(0, 3 * unit, width, 8 * unit), Qt::AlignCenter,
                     QStringLiteral("机动车销售统一发票"));
    for (int row = 0; row < 10; ++row) {
        const double y = (14 + 12 * row) * unit;
        painter.drawLine(QPointF(8 * unit, y), QPointF(232 * unit, y));
        painter.drawText(
            QPointF(10 * unit, y + 8 * unit),
            QStringLiteral("购买方名称 张三  车辆识别代号 LSVAA49J132047371  价税合计 ¥128,800.00"));
    }
    for (const double x : {8.0, 45.0, 232.0})
        painter.drawLine(QPointF(x * unit, 14 * unit), QPointF(x * unit, 134 * unit));
    return page;
}

/// Gaussian blur of σ pixels in grey.
inline QImage blurred(const QImage& picture, double sigma)
{
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    const int reach = static_cast<int>(std::ceil(3 * sigma));
    std::vector<double> weights;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        weights.push_back(std::exp(-i * i / (2 * sigma * sigma)));
        sum += weights.back();
    }
    const auto pass = [&](const QImage& from, bool isAcross) {
        QImage to = from;
        for (int y = 0; y < from.height(); ++y) {
            for (int x = 0; x < from.width(); ++x) {
                double value = 0;
                for (int i = -reach; i <= reach; ++i) {
                    const int column = isAcross ? std::clamp(x + i, 0, from.width() - 1) : x;
                    const int line = isAcross ? y : std::clamp(y + i, 0, from.height() - 1);
                    value += weights[static_cast<std::size_t>(i) + static_cast<std::size_t>(reach)] *
                             from.constScanLine(line)[column];
                }
                to.scanLine(y)[x] = static_cast<uchar>(std::lround(value / sum));
            }
        }
        return to;
    };
    return sigma > 0 ? pass(pass(grey, true), false) : grey;
}

/// Noise of a camera in poor light: nearly Gaussian, `deviation` grey levels.
inline QImage noisy(const QImage& picture, double deviation, std::uint64_t seed = 5)
{
    SeededRandom random(seed);
    QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x) {
            double sum = 0; // of four uniform ones: variance 4/12
            for (int i = 0; i < 4; ++i)
                sum += static_cast<double>(uniformBelow(random, 1000)) / 999.0 - 0.5;
            const double value = grey.constScanLine(y)[x] + deviation * sum * std::sqrt(3.0);
            grey.scanLine(y)[x] = static_cast<uchar>(std::clamp(std::lround(value), 0L, 255L));
        }
    }
    return grey;
}

/// Every level `gain` times as bright.
inline QImage darkened(const QImage& picture, double gain)
{
    QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x)
            grey.scanLine(y)[x] = static_cast<uchar>(grey.constScanLine(y)[x] * gain);
    }
    return grey;
}

/// Black and white only.
inline QImage twoTone(const QImage& picture)
{
    QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x)
            grey.scanLine(y)[x] = grey.constScanLine(y)[x] < 150 ? 0 : 255;
    }
    return grey;
}

} // namespace xuanhao::test
