// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formlayout.h"

class QPainter;

namespace xuanhao {

/// Paints a page from the painter's origin: for screen, preview, printer and PDF alike, in pure black.
/// Cheap and without effects: a preview may paint as often as it likes.
void paintPage(QPainter& painter, double dotsPerMm, const FormPage& page, const FormFonts& fonts);

} // namespace xuanhao
