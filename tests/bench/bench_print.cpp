// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench print: what laying out and painting the application form costs against a bare page with as
/// many texts and lines in the same fonts.
#include "tests/bench/benchreport.h"
#include "tests/support/sampleform.h"

#include <QGuiApplication>
#include <QTextStream>

#include <cmath>

using namespace xuanhao;
using namespace xuanhao::bench;

namespace {

constexpr int kRounds = 20;
constexpr int kPages = 5; // in one round
constexpr int kDpi = 300;
constexpr double kDotsPerMm = kDpi / 25.4;

struct BareText
{
    QPointF at;
    QString text;
    QFont font;
};

/// The same texts, lines and bars without rules, cells or fitting: what any painter must do at least.
struct BarePage
{
    QList<BareText> texts;
    QList<QRectF> rects;
};

BarePage bareOf(const FormPage& page, const FormFonts& fonts)
{
    BarePage bare;
    for (const FormItem& item : page.items) {
        if (const auto* line = std::get_if<LineItem>(&item)) {
            bare.rects.append(line->rect);
        } else if (const auto* box = std::get_if<BoxItem>(&item)) {
            bare.rects.append(box->rect);
        } else if (const auto* bars = std::get_if<BarsItem>(&item)) {
            bare.rects.append(bars->bars);
        } else {
            const auto& text = std::get<TextItem>(item);
            const QFont font = fonts.font(text.text.size, text.text.weight);
            for (const QList<TextRun>& runs : text.text.lines) {
                for (const TextRun& run : runs)
                    bare.texts.append({run.baseline, run.text, font});
            }
        }
    }
    return bare;
}

QImage emptyPage(QSizeF size)
{
    QImage image(static_cast<int>(std::lround(size.width() * kDotsPerMm)),
                 static_cast<int>(std::lround(size.height() * kDotsPerMm)), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    return image;
}

void paintBare(const BarePage& page, QImage& image)
{
    QPainter painter(&image);
    painter.scale(kDotsPerMm / kUnitsPerMm, kDotsPerMm / kUnitsPerMm);
    painter.setPen(Qt::black);
    for (const QRectF& rect : page.rects)
        painter.fillRect(QRectF(rect.topLeft() * kUnitsPerMm, rect.size() * kUnitsPerMm), Qt::black);
    for (const BareText& text : page.texts) {
        painter.setFont(text.font);
        painter.drawText(text.at * kUnitsPerMm, text.text);
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const FormTemplate form = test::shippedForm();
    const FormContent content = test::sampleContent();
    const FormFonts fonts = test::testFonts();
    const FormPage page = layoutForm(form, content, fonts);
    const BarePage bare = bareOf(page, fonts);
    QTextStream(stdout) << QStringLiteral("%1 texts, %2 lines, boxes and bars\n")
                               .arg(bare.texts.size())
                               .arg(bare.rects.size());
    QImage ours = emptyPage(page.size);
    QImage theirs = emptyPage(page.size);
    std::vector<double> formTimes;
    std::vector<double> bareTimes;
    for (int round = -1; round < kRounds; ++round) { // the first one warms the fonts
        const double formTime = nanosecondsPer(kPages, [&] {
            for (int i = 0; i < kPages; ++i) {
                QPainter painter(&ours);
                paintForm(painter, kDotsPerMm, form, content, fonts);
            }
        });
        const double bareTime = nanosecondsPer(kPages, [&] {
            for (int i = 0; i < kPages; ++i)
                paintBare(bare, theirs);
        });
        if (round < 0)
            continue;
        formTimes.push_back(formTime);
        bareTimes.push_back(bareTime);
    }
    BenchReport report;
    report.add(QStringLiteral("form-render"), median(formTimes), QStringLiteral("ns"), median(bareTimes),
               QStringLiteral("bare page, as many texts and lines, same fonts"));
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
