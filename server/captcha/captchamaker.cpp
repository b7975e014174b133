// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/captcha/captchamaker.h"

#include "server/captcha/captchaglyphs.h"

#include "core/base/check.h"

#include <QBuffer>
#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPen>
#include <QTransform>

#include <cmath>
#include <numbers>

namespace xuanhao {

namespace {

constexpr double kTurn = 2 * std::numbers::pi;

double between(RandomSource& random, double low, double high)
{
    constexpr std::uint64_t kSteps = 1 << 20;
    return low +
           (high - low) * static_cast<double>(uniformBelow(random, kSteps)) / static_cast<double>(kSteps);
}

/// A dark colour of any hue: at least 4.5 : 1 against the light ground.
QColor inkColour(RandomSource& random)
{
    return QColor::fromHsvF(static_cast<float>(between(random, 0, 1)),
                            static_cast<float>(between(random, 0.5, 0.9)),
                            static_cast<float>(between(random, 0.25, 0.42)));
}

/// Bends the whole picture, so that neither baselines nor stems stay straight.
class Wave
{
public:
    explicit Wave(RandomSource& random)
        : m_x{between(random, 3, 6), between(random, 70, 130), between(random, 0, kTurn)}
        , m_y{between(random, 3, 7), between(random, 90, 170), between(random, 0, kTurn)}
    {}

    [[nodiscard]] QPointF bent(QPointF point) const
    {
        return {point.x() + m_x.at(point.y()), point.y() + m_y.at(point.x())};
    }

private:
    struct Sine
    {
        double height;
        double length;
        double phase;
        [[nodiscard]] double at(double where) const
        {
            return height * std::sin(kTurn * where / length + phase);
        }
    };
    Sine m_x;
    Sine m_y;
};

void drawGround(QPainter& painter, RandomSource& random)
{
    painter.fillRect(0, 0, kCaptchaPixelWidth, kCaptchaPixelHeight, QColor(246, 247, 249));
    for (int i = 0; i < 14; ++i) { // pale strokes of the letters' width confuse a threshold filter
        const QPointF from(between(random, 0, kCaptchaPixelWidth), between(random, 0, kCaptchaPixelHeight));
        const QPointF along(between(random, -40, 40), between(random, -40, 40));
        painter.setPen(QPen(QColor::fromHsvF(static_cast<float>(between(random, 0, 1)), 0.12F, 0.9F),
                            between(random, 5, 9), Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QLineF(from, from + along));
    }
}

void drawCharacter(QPainter& painter, RandomSource& random, const Wave& wave, QChar character, double centre)
{
    const double scale = between(random, 4.4, 5.1);
    QTransform place;
    place.translate(centre + between(random, -4, 4), kCaptchaPixelHeight / 2.0 + between(random, -6, 6));
    place.rotate(between(random, -15, 15));
    place.shear(between(random, -0.2, 0.2), 0);
    place.scale(scale * between(random, 0.92, 1.12), scale);
    place.translate(-kGlyphWidth / 2, -kGlyphHeight / 2);
    painter.setPen(
        QPen(inkColour(random), between(random, 6.5, 8.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QList<QPolygonF> strokes = glyphStrokes(character);
    for (const QPolygonF& stroke : strokes) {
        QPolygonF bent;
        for (const QPointF& point : stroke)
            bent.push_back(wave.bent(place.map(point)));
        painter.drawPolyline(bent);
    }
}

void drawNoise(QPainter& painter, RandomSource& random)
{
    for (int line = 0; line < 2; ++line) { // in ink colours and through all characters
        const Wave wave(random);
        const double from = between(random, 25, kCaptchaPixelHeight - 25);
        const double to = between(random, 25, kCaptchaPixelHeight - 25);
        QPolygonF curve;
        for (int x = 0; x <= kCaptchaPixelWidth; x += 4)
            curve.push_back(wave.bent({static_cast<double>(x), from + (to - from) * x / kCaptchaPixelWidth}));
        painter.setPen(QPen(inkColour(random), between(random, 2, 3.2)));
        painter.drawPolyline(curve);
    }
    painter.setPen(Qt::NoPen);
    for (int dot = 0; dot < 90; ++dot) {
        painter.setBrush(inkColour(random));
        const double radius = between(random, 0.8, 2);
        painter.drawEllipse(
            QPointF(between(random, 0, kCaptchaPixelWidth), between(random, 0, kCaptchaPixelHeight)), radius,
            radius);
    }
}

} // namespace

Captcha CaptchaMaker::make()
{
    Captcha captcha;
    for (int i = 0; i < kCaptchaLength; ++i)
        captcha.text += QChar(kCaptchaAlphabet[uniformBelow(m_random, kCaptchaAlphabetSize)]);

    QImage image(kCaptchaPixelWidth, kCaptchaPixelHeight, QImage::Format_RGB32);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        drawGround(painter, m_random);
        const Wave wave(m_random);
        constexpr double kMargin = 14;
        constexpr double kCell = (kCaptchaPixelWidth - 2 * kMargin) / kCaptchaLength;
        for (int i = 0; i < kCaptchaLength; ++i)
            drawCharacter(painter, m_random, wave, captcha.text.at(i), kMargin + kCell * (i + 0.5));
        drawNoise(painter, m_random);
    }
    QBuffer buffer(&captcha.png);
    XUANHAO_CHECK(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
    return captcha;
}

bool captchaMatches(const QString& expected, const QString& typed)
{
    const QString plain = typed.normalized(QString::NormalizationForm_KC).trimmed();
    return !expected.isEmpty() && plain.compare(expected, Qt::CaseInsensitive) == 0;
}

} // namespace xuanhao
