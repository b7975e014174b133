// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/outline.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace xuanhao {

namespace {

constexpr qsizetype kLongestRun = 8; ///< segments that one may take the place of
constexpr double kSmoothTurn = 0.35; ///< tangent of the largest angle that is no corner
constexpr int kSamples = 4;          ///< of each segment, to measure it by
constexpr int kCandidatePieces = 16; ///< the curve they are measured against
constexpr double kFlat = 0.75;       ///< share of the tolerance within which a curve is a line

struct Segment
{
    QPointF from;
    std::optional<QPointF> control; ///< a line has none
    QPointF to;

    [[nodiscard]] QPointF at(double t) const
    {
        const double rest = 1 - t;
        return control ? rest * rest * from + 2 * rest * t * *control + t * t * to : rest * from + t * to;
    }
    [[nodiscard]] QPointF leaving() const { return (control && *control != from ? *control : to) - from; }
    [[nodiscard]] QPointF arriving() const { return to - (control && *control != to ? *control : from); }
};

double cross(QPointF a, QPointF b)
{
    return a.x() * b.y() - a.y() * b.x();
}

QPointF rounded(QPointF point)
{
    return {std::round(point.x()), std::round(point.y())};
}

bool isSmooth(const Segment& first, const Segment& second)
{
    const QPointF in = first.arriving();
    const QPointF out = second.leaving();
    const double along = QPointF::dotProduct(in, out);
    return along > 0 && std::abs(cross(in, out)) <= kSmoothTurn * along;
}

QList<Segment> segmentsOf(const Contour& contour)
{
    Contour whole; // with the points half way
    for (qsizetype i = 0; i < contour.size(); ++i) {
        const OutlinePoint& point = contour[i];
        const OutlinePoint& next = contour[(i + 1) % contour.size()];
        whole.append(point);
        if (!point.onCurve && !next.onCurve)
            whole.append({(point.at + next.at) / 2, true});
    }
    const auto start =
        std::find_if(whole.begin(), whole.end(), [](const auto& point) { return point.onCurve; });
    if (start == whole.end())
        return {};
    std::rotate(whole.begin(), start, whole.end());
    QList<Segment> segments;
    for (qsizetype i = 0; i < whole.size();) {
        const auto point = [&](qsizetype n) { return whole[(i + n) % whole.size()]; };
        const bool isCurve = !point(1).onCurve;
        const Segment segment{whole[i].at, isCurve ? std::optional(point(1).at) : std::nullopt,
                              point(isCurve ? 2 : 1).at};
        if (isCurve || segment.from != segment.to)
            segments.append(segment);
        i += isCurve ? 2 : 1;
    }
    return segments;
}

double squaredDistance(QPointF point, QPointF from, QPointF to)
{
    const QPointF way = to - from;
    const double length = QPointF::dotProduct(way, way);
    const double t = length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - from, way) / length, 0.0, 1.0);
    const QPointF off = from + t * way - point;
    return QPointF::dotProduct(off, off);
}

bool isNear(QPointF point, const QList<QPointF>& line, double tolerance)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (squaredDistance(point, line[i - 1], line[i]) <= tolerance * tolerance)
            return true;
    }
    return false;
}

QList<QPointF> sampled(std::span<const Segment> run, int steps)
{
    QList<QPointF> points{run.front().from};
    for (const Segment& segment : run) {
        for (int step = 1; step <= steps; ++step)
            points.append(segment.at(static_cast<double>(step) / steps));
    }
    return points;
}

/// The curve that leaves and arrives as the run does; none where the two directions never meet ahead.
std::optional<Segment> curveAlong(std::span<const Segment> run)
{
    const QPointF from = run.front().from;
    const QPointF to = run.back().to;
    const QPointF leaving = run.front().leaving();
    const QPointF arriving = run.back().arriving();
    const double turn = cross(leaving, arriving);
    if (std::abs(turn) < 1e-9)
        return std::nullopt;
    const double ahead = cross(to - from, arriving) / turn;
    const double back = cross(leaving, to - from) / turn;
    if (ahead <= 0 || back <= 0)
        return std::nullopt;
    return Segment{from, rounded(from + ahead * leaving), to};
}

/// One segment within the tolerance of the whole run, if there is one.
std::optional<Segment> inOne(std::span<const Segment> run, double tolerance)
{
    const QList<QPointF> samples = sampled(run, kSamples);
    const Segment line{run.front().from, std::nullopt, run.back().to};
    const auto areNear = [](const QList<QPointF>& points, const QList<QPointF>& way, double distance) {
        return std::all_of(points.begin(), points.end(),
                           [&](QPointF point) { return isNear(point, way, distance); });
    };
    if (QPointF::dotProduct(line.leaving(), run.front().leaving()) > 0 &&
        areNear(samples, {line.from, line.to}, kFlat * tolerance))
        return line;
    if (std::none_of(run.begin(), run.end(), [](const Segment& segment) { return segment.control; }))
        return std::nullopt;
    const auto curve = curveAlong(run);
    if (!curve)
        return std::nullopt;
    // Both ways: a spike between two near points would pass one of them.
    const QList<QPointF> way = sampled(std::span(&*curve, 1), kCandidatePieces);
    return areNear(samples, way, tolerance) && areNear(way, samples, tolerance) ? curve : std::nullopt;
}

QList<Segment> merged(QList<Segment> segments, double tolerance)
{
    const qsizetype count = segments.size();
    qsizetype corner = 0; // no run goes across the first point
    while (corner < count && isSmooth(segments[(corner + count - 1) % count], segments[corner]))
        ++corner;
    std::rotate(segments.begin(), segments.begin() + (corner % count), segments.end());
    QList<Segment> result;
    for (qsizetype i = 0; i < count;) {
        Segment best = segments[i];
        qsizetype next = i + 1;
        for (qsizetype end = i + 1; end <= count && end - i <= kLongestRun; ++end) {
            if (end - i > 1 && !isSmooth(segments[end - 2], segments[end - 1]))
                break;
            if (const auto one = inOne({&segments[i], static_cast<std::size_t>(end - i)}, tolerance)) {
                best = *one;
                next = end;
            } else if (end - next > 1) {
                break;
            }
        }
        result.append(best);
        i = next;
    }
    return result;
}

bool liesHalfWay(const Contour& points, qsizetype i, double tolerance)
{
    const OutlinePoint& before = points[(i + points.size() - 1) % points.size()];
    const OutlinePoint& after = points[(i + 1) % points.size()];
    if (!points[i].onCurve || before.onCurve || after.onCurve)
        return false;
    const QPointF off = (before.at + after.at) / 2 - points[i].at;
    return std::max(std::abs(off.x()), std::abs(off.y())) <= tolerance;
}

} // namespace

Contour withFewerPoints(const Contour& contour, double tolerance)
{
    const QList<Segment> segments = segmentsOf(contour);
    if (segments.isEmpty())
        return contour;
    Contour all;
    for (const Segment& segment : merged(segments, tolerance)) {
        all.append({rounded(segment.from), true});
        if (segment.control)
            all.append({rounded(*segment.control), false});
    }
    Contour kept; // the first point stays, so that no contour is without one on the curve
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (i == 0 || !liesHalfWay(all, i, tolerance))
            kept.append(all[i]);
    }
    return kept;
}

} // namespace xuanhao
