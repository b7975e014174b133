// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/imaging/sharpness.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

namespace xuanhao {

namespace {

constexpr int kWidth = 1000;
constexpr int kLevels = 256;

// Characters of an invoice are about ten pixels high at this width. Found with rendered pages
// (tst_sharpness): they are read without effort up to a blur of one pixel, and no more from 2.5 pixels on.
constexpr double kClearRatio = 0.58;
constexpr double kReadableRatio = 0.13;
/// Ink covers some hundredths of a page; glare and dirt less than these parts.
constexpr double kInk = 0.002;
constexpr double kPaper = 0.99;
/// Below these a picture was taken in the dark or shows nothing.
constexpr int kGoodContrast = 60;
constexpr int kLeastContrast = 24;
/// Edges are pixels with more than this part of the strongest gradients' energy: about ±1.5 σ around an edge.
constexpr double kEdgePart = 0.1;
/// Noise alone reaches this multiple of its mean gradient energy in one pixel of twenty thousand (e^-10).
constexpr double kEdgeOverNoise = 10;
/// A page with fewer edge pixels than one in two thousand is blank.
constexpr int kPixelsPerEdge = 2000;
/// Between ink and paper: farther than this from both.
constexpr int kToneBand = 40;
/// Antialiased characters of a page have well over one such pixel in two hundred.
constexpr int kPixelsPerTone = 500;

using Histogram = std::array<qint64, kLevels>;

Histogram histogramOf(const QImage& grey)
{
    Histogram counts{};
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* line = grey.constScanLine(y);
        for (int x = 0; x < grey.width(); ++x)
            ++counts[line[x]];
    }
    return counts;
}

/// The level below which `part` of all pixels lie.
int levelAt(const Histogram& counts, double part)
{
    qint64 all = 0;
    for (const qint64 count : counts)
        all += count;
    const auto wanted = static_cast<qint64>(part * static_cast<double>(all));
    qint64 seen = 0;
    for (int level = 0; level < kLevels; ++level) {
        seen += counts[static_cast<std::size_t>(level)];
        if (seen > wanted)
            return level;
    }
    return kLevels - 1;
}

bool isTwoTone(const Histogram& counts)
{
    const auto isUsed = [](qint64 count) { return count > 0; };
    const auto first = std::find_if(counts.begin(), counts.end(), isUsed);
    const auto last = std::find_if(counts.rbegin(), counts.rend(), isUsed);
    const auto darkest = first - counts.begin();
    const auto lightest = kLevels - 1 - (last - counts.rbegin());
    if (lightest - darkest <= 2 * kToneBand)
        return false;
    qint64 all = 0;
    qint64 between = 0;
    for (std::ptrdiff_t level = 0; level < kLevels; ++level) {
        const qint64 count = counts[static_cast<std::size_t>(level)];
        all += count;
        if (level > darkest + kToneBand && level < lightest - kToneBand)
            between += count;
    }
    return between * kPixelsPerTone < all;
}

/// A grey picture of sixteenths of levels: smoothed a little by the binomial 1 2 1, so that a camera's noise
/// and the blocks of a JPEG count less than edges do. One pixel smaller on each side.
struct Plane
{
    int width = 0;
    int height = 0;
    std::vector<int> levels;

    [[nodiscard]] const int* line(int y) const
    {
        return levels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

Plane smoothed(const QImage& grey)
{
    Plane plane{.width = grey.width() - 2, .height = grey.height() - 2, .levels = {}};
    plane.levels.reserve(static_cast<std::size_t>(plane.width) * static_cast<std::size_t>(plane.height));
    for (int y = 1; y <= plane.height; ++y) {
        const uchar* above = grey.constScanLine(y - 1);
        const uchar* line = grey.constScanLine(y);
        const uchar* below = grey.constScanLine(y + 1);
        const auto column = [&](int x) { return above[x] + 2 * line[x] + below[x]; };
        for (int x = 1; x <= plane.width; ++x)
            plane.levels.push_back(column(x - 1) + 2 * column(x) + column(x + 1));
    }
    return plane;
}

/// Squared gradient and Laplacian of every inner pixel, in levels.
struct Derivatives
{
    std::vector<float> gradient;
    std::vector<float> laplacian;
};

Derivatives derivativesOf(const Plane& plane)
{
    constexpr float kSixteenth = 1.0F / 16;
    Derivatives result;
    const auto count = static_cast<std::size_t>(plane.width - 2) * static_cast<std::size_t>(plane.height - 2);
    result.gradient.reserve(count);
    result.laplacian.reserve(count);
    for (int y = 1; y < plane.height - 1; ++y) {
        const int* above = plane.line(y - 1);
        const int* line = plane.line(y);
        const int* below = plane.line(y + 1);
        for (int x = 1; x < plane.width - 1; ++x) {
            const float across = static_cast<float>(line[x + 1] - line[x - 1]) * kSixteenth / 2;
            const float down = static_cast<float>(below[x] - above[x]) * kSixteenth / 2;
            const float bend =
                static_cast<float>(line[x - 1] + line[x + 1] + above[x] + below[x] - 4 * line[x]) *
                kSixteenth;
            result.gradient.push_back(across * across + down * down);
            result.laplacian.push_back(bend * bend);
        }
    }
    return result;
}

float quantile(std::vector<float> values, double part)
{
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

double energyRatioOf(const QImage& grey)
{
    const Derivatives all = derivativesOf(smoothed(grey));
    // The median pixel of a page is paper: its Laplacian is noise. For Gaussian noise the median of the
    // squares is 0.455 times their mean; of white noise of variance v, smoothed, the Laplacian has a mean of
    // 0.40625 v, the gradient of 0.1171875 v.
    constexpr double kMedianOfSquares = 0.455;
    constexpr double kLaplacianPerGradient = 0.40625 / 0.1171875;
    const double noise = quantile(all.laplacian, 0.5) / kMedianOfSquares;
    const float strongest = quantile(all.gradient, 0.995);
    const auto least = static_cast<float>(
        std::max({kEdgePart * strongest, kEdgeOverNoise * noise / kLaplacianPerGradient, 1.0}));
    double gradient = 0;
    double laplacian = 0;
    qint64 edges = 0;
    for (std::size_t i = 0; i < all.gradient.size(); ++i) {
        if (all.gradient[i] < least)
            continue;
        ++edges;
        gradient += all.gradient[i];
        laplacian += all.laplacian[i];
    }
    if (edges * kPixelsPerEdge < static_cast<qint64>(all.gradient.size()))
        return 0;
    const double edgeCount = static_cast<double>(edges);
    gradient -= edgeCount * noise / kLaplacianPerGradient;
    laplacian -= edgeCount * noise;
    return gradient > 0 ? std::max(0.0, laplacian / gradient) : 0;
}

} // namespace

Clarity Sharpness::clarity() const
{
    if (energyRatio < kReadableRatio || contrast < kLeastContrast)
        return Clarity::Unreadable;
    const bool isClear = energyRatio >= kClearRatio && contrast >= kGoodContrast && !isTwoTone;
    return isClear ? Clarity::Clear : Clarity::Doubtful;
}

Sharpness sharpnessOf(const QImage& picture)
{
    constexpr int kLeastSide = 5; // a Laplacian of a smoothed pixel needs two neighbours
    if (picture.width() < kLeastSide || picture.height() < kLeastSide)
        return {};
    const QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    Sharpness result;
    result.isTwoTone = isTwoTone(histogramOf(grey));
    const QImage scaled =
        grey.width() == kWidth
            ? grey
            : grey.scaledToWidth(kWidth, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8);
    if (scaled.height() < kLeastSide)
        return result;
    const Histogram counts = histogramOf(scaled);
    result.contrast = levelAt(counts, kPaper) - levelAt(counts, kInk);
    result.energyRatio = energyRatioOf(scaled);
    return result;
}

} // namespace xuanhao
