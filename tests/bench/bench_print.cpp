// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench print: what laying out and painting the application form costs against a bare page with as
/// many texts and lines in the same fonts; how large its file is; how many of its codes are read back; how
/// long the window stands still while it prints.
#include "printing/pdf.h"
#include "tests/bench/benchreport.h"
#include "tests/bench/printstall.h"
#include "tests/support/codereading.h"
#include "tests/support/samplesheets.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextStream>

#include <cmath>

using namespace xuanhao;
using namespace xuanhao::bench;

namespace {

constexpr int kRounds = 20;
constexpr int kPages = 5; // in one round
constexpr int kDpi = 300;
constexpr double kDotsPerMm = kDpi / 25.4;
constexpr int kForms = 500;
constexpr double kTurnedShare = 0.99; ///< of the forms that must be read after a turn and a blur
constexpr double kMostBytes = 60'000;

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

void render(BenchReport& report, const FormTemplate& form, const FormContent& content, const FormFonts& fonts)
{
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
                paintPage(painter, kDotsPerMm, layoutForm(form, content, fonts), fonts);
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
    report.add(QStringLiteral("form-render"), median(formTimes), QStringLiteral("ns"), median(bareTimes),
               QStringLiteral("bare page, as many texts and lines, same fonts"));
}

void fileSize(BenchReport& report, const FormContent& content, const FormFonts& fonts)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("form.pdf"));
    const Printout printout = applicationPrintout(test::shippedForms(), content, false, Stock::Blank, fonts);
    if (!writePdf(path, printout, fonts))
        qFatal("no file");
    report.add(QStringLiteral("form-pdf-bytes"), static_cast<double>(QFileInfo(path).size()),
               QStringLiteral("bytes"), kMostBytes,
               QStringLiteral("what it may have without rare characters"));
}

/// The report takes what is less for better: the forms there were against those that were read.
void codes(BenchReport& report, const FormTemplate& form, const FormFonts& fonts)
{
    for (const int dpi : {150, 203, 300}) {
        const test::CodesRead read = test::readCodes(form, fonts, dpi, kForms);
        report.add(QStringLiteral("decode-%1").arg(dpi), kForms, QStringLiteral("forms"), read.clean,
                   QStringLiteral("forms whose both codes were read from the grey page"));
        report.add(QStringLiteral("decode-%1-turned").arg(dpi), kForms * kTurnedShare,
                   QStringLiteral("forms"), read.turned,
                   QStringLiteral("forms whose both codes were read after 2° of turn and 1 px of blur"));
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc != 2)
        return 2;
    const FormTemplate form = test::shippedForm();
    const FormContent content = test::sampleContent();
    const FormFonts fonts = test::testFonts();
    BenchReport report;
    render(report, form, content, fonts);
    fileSize(report, content, fonts);
    codes(report, form, fonts);
    const PrintStall stall = measurePrintStall();
    report.add(
        QStringLiteral("ui-stall-print"), stall.printing, QStringLiteral("ms"), stall.idle,
        QStringLiteral("longest gap between painted frames of the idle window; here while it prints to a "
                       "network printer that never answers"));
    return report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
