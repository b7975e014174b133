// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/fonts.h"
#include "printing/printout.h"

#include <QWidget>

namespace xuanhao {

/// A paper on the screen, page below page, painted by the function that paints it on the printer.
class SheetView final : public QWidget
{
    Q_OBJECT

public:
    /// `fonts` live longer than this.
    SheetView(Printout printout, const FormFonts& fonts, QWidget* parent = nullptr);

    void setPrintout(const Printout& printout);
    /// Screen pixels per millimetre, 1…20.
    void setScale(double dotsPerMm);

    /// Of the first page, mm.
    [[nodiscard]] double pageHeight() const { return m_printout.pages.first().size.height(); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QSizeF pagesSize() const;

    Printout m_printout;
    const FormFonts& m_fonts;
    double m_scale = 3.4;
};

} // namespace xuanhao
