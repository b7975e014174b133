// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/vehicle/invoicepicture.h"

#include <QImage>

namespace xuanhao {

/// What sharpnessOf() measured.
struct Sharpness
{
    /// Laplacian energy divided by gradient energy along edges, of the picture smoothed by 1 2 1 and without
    /// the part of noise. About 1 for a sharp page, and falling with the square of the blur, whatever the
    /// contrast; 0 when there are no edges.
    double energyRatio = 0;
    /// Grey levels between ink (the darkest 0.2 % of all pixels) and paper (below the lightest 1 %).
    int contrast = 0;
    /// Only ink and paper and nothing between: edges of such a picture are steps, however blurred it was.
    bool isTwoTone = false;

    [[nodiscard]] Clarity clarity() const;
};

/// Measures how sharp a page is: all but isTwoTone at 1000 pixels width, because the measure depends on the
/// size. Pure; some 30 ms, so not for the window's thread.
[[nodiscard]] Sharpness sharpnessOf(const QImage& picture);

} // namespace xuanhao
