// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"

#include <QByteArray>
#include <QString>

namespace xuanhao {

inline constexpr int kCaptchaLength = 4;
/// Pixels of the PNG; it is shown at half this size (150 × 56).
inline constexpr int kCaptchaPixelWidth = 300;
inline constexpr int kCaptchaPixelHeight = 112;

struct Captcha
{
    QString text; ///< kCaptchaLength capital letters and digits
    QByteArray png;
};

/// Makes pictures of random characters that people read and simple programs do not.
///
/// Draws its own strokes: no fonts, no QGuiApplication. One maker per thread.
class CaptchaMaker
{
public:
    explicit CaptchaMaker(RandomSource& random)
        : m_random(random)
    {}

    [[nodiscard]] Captcha make();

private:
    RandomSource& m_random;
};

/// Compares without regard to case, spaces around, and the full-width letters of Chinese input methods.
[[nodiscard]] bool captchaMatches(const QString& expected, const QString& typed);

} // namespace xuanhao
