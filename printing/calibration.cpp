// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/calibration.h"

namespace xuanhao {

namespace {

constexpr double kHair = 0.1;
constexpr int kFirst = 6; ///< mm: nearer to the edge many printers print nothing
constexpr int kLast = 40;
constexpr double kRulerAt = 60; ///< of a ruler's base line, from the other edge

class CalibrationPage
{
public:
    explicit CalibrationPage(const FormFonts& fonts)
        : m_fonts(fonts)
    {}

    void ruler(bool isFromLeft)
    {
        for (int at = kFirst; at <= kLast; ++at) {
            const double length = at % 10 == 0 ? 8 : at % 5 == 0 ? 5 : 3;
            const double start = at - kHair / 2;
            line(isFromLeft ? QRectF(start, kRulerAt, kHair, length)
                            : QRectF(kRulerAt, start, length, kHair));
            if (at % 10 == 0)
                text(QString::number(at),
                     isFromLeft ? QRectF(at - 5, kRulerAt + 8.5, 10, 5)
                                : QRectF(kRulerAt + 9, at - 2.5, 10, 5),
                     9, TextAlign::Centre);
        }
        line(isFromLeft ? QRectF(kFirst, kRulerAt, kLast - kFirst, kHair)
                        : QRectF(kRulerAt, kFirst, kHair, kLast - kFirst));
    }
    /// Where the form's table has its corners.
    void cross(double x, double y)
    {
        line({x - 4, y - kHair / 2, 8, kHair});
        line({x - kHair / 2, y - 4, kHair, 8});
        text(QStringLiteral("%1，%2").arg(x).arg(y), {x > 105 ? x - 32 : x + 2, y + 1, 30, 5}, 9,
             x > 105 ? TextAlign::Right : TextAlign::Left);
    }
    void text(const QString& said, const QRectF& rect, double size, TextAlign align = TextAlign::Left)
    {
        TextStyle style{.size = size, .smallest = 6, .align = align};
        if (const auto fitted = fitText(said, rect, style, m_fonts))
            m_page.items.append(TextItem{QStringLiteral("label"), rect, *fitted});
    }
    [[nodiscard]] FormPage page() && { return std::move(m_page); }

private:
    void line(const QRectF& rect) { m_page.items.append(LineItem{rect}); }

    const FormFonts& m_fonts;
    FormPage m_page{.size = {210, 297}, .items = {}, .check = {}};
};

QString tenths(double mm)
{
    return QString::number(mm, 'f', 1);
}

} // namespace

Printout calibrationPage(const QString& printer, const PrintOffset& offset, const FormFonts& fonts)
{
    CalibrationPage page(fonts);
    page.ruler(true);
    page.ruler(false);
    for (const double x : {14.0, 196.0}) {
        for (const double y : {100.0, 285.0})
            page.cross(x, y);
    }
    const QStringList lines{
        QStringLiteral("打印机：%1").arg(printer),
        QStringLiteral("本页打印时的修正：向右 %1 毫米，向下 %2 毫米")
            .arg(tenths(offset.right), tenths(offset.down)),
        QStringLiteral(
            "用直尺从纸的左边量到左侧横尺的“10”线：少几毫米，“向右”就加几毫米；多几毫米就减几毫米。"),
        QStringLiteral(
            "从纸的上边量到上方竖尺的“10”线，同样调整“向下”。以 0.1 毫米为一级，改后再打印本页核对。"),
        QStringLiteral("四个十字旁的数是它应距纸左边和上边的毫米数；四处都对，套打就对。")};
    for (int i = 0; i < lines.size(); ++i)
        page.text(lines[i], {22, 120.0 + 9 * i, 172, 7}, i == 0 ? 12 : 10.5);
    return {.title = QStringLiteral("打印校准页"),
            .fileName = QStringLiteral("calibration"),
            .pages = {std::move(page).page()},
            .content = {{QStringLiteral("sheet"), QStringLiteral("calibration")},
                        {QStringLiteral("printer"), printer},
                        {QStringLiteral("right"), offset.right},
                        {QStringLiteral("down"), offset.down}}};
}

} // namespace xuanhao
