// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/vehicle/invoicepicture.h"

#include <QImage>

namespace xuanhao {

/// What sharpnessOf() measured. Lengths are pixels of the picture at 1000 pixels width.
struct Sharpness
{
    /// Laplacian energy divided by gradient energy along edges, without the part of noise. An edge blurred by
    /// a Gaussian of σ pixels has about 1/σ² of it, whatever the contrast; 0 when there are no edges.
    double energyRatio = 0;
    /// Grey levels between the darkest and the lightest hundredth.
    int contrast = 0;
    /// Only ink and paper and nothing between: edges of such a picture are steps, however blurred it was.
    bool isTwoTone = false;

    [[nodiscard]] Clarity clarity() const;
};

/// Measures how sharp a page is. Always at 1000 pixels width, because the measure depends on the size. Pure;
/// some 30 ms, so not for the window's thread.
[[nodiscard]] Sharpness sharpnessOf(const QImage& picture);

} // namespace xuanhao
