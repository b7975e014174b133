// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/codereading.h"

#include "tests/support/readcodes.h"
#include "tests/support/sampleform.h"
#include "tests/support/seededrandom.h"

#include <QTransform>

namespace xuanhao::test {

namespace {

const QRectF kStrip(10, 240, 190, 50); ///< of the page, mm: where the codes are

/// Case, plate and vehicle of chance; the same seed gives the same forms.
FormContent formOfChance(RandomSource& random)
{
    const auto below = [&random](int limit) {
        return static_cast<int>(uniformBelow(random, static_cast<std::uint64_t>(limit)));
    };
    const auto text = [&](int length, const QString& alphabet) {
        QString result;
        for (int i = 0; i < length; ++i)
            result += alphabet[below(static_cast<int>(alphabet.size()))];
        return result;
    };
    const QString characters = QStringLiteral("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789");
    FormContent content = sampleContent();
    content.office.caseNumber = QStringLiteral("G%1").arg(below(1'000'000'000), 14, 10, QLatin1Char('0'));
    content.plateNumber =
        QStringLiteral("粤%1·%2").arg(text(1, characters.left(24)), text(5 + below(2), characters));
    content.vin = text(17, characters);
    return content;
}

/// The strip of the page, as a grey picture.
QImage strip(const FormPage& page, const FormFonts& fonts, int dpi)
{
    const double dots = dpi / 25.4;
    QImage image((kStrip.size() * dots).toSize(), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.translate(-kStrip.topLeft() * dots);
    paintPage(painter, dots, page, fonts);
    return image;
}

/// Every pixel becomes the mean of itself and its eight neighbours.
QImage blurred(const QImage& image)
{
    QImage result = image;
    for (int y = 1; y + 1 < image.height(); ++y) {
        uchar* to = result.scanLine(y);
        for (int x = 1; x + 1 < image.width(); ++x) {
            int sum = 0;
            for (int dy = -1; dy <= 1; ++dy) {
                const uchar* from = image.constScanLine(y + dy);
                sum += from[x - 1] + from[x] + from[x + 1];
            }
            to[x] = static_cast<uchar>(sum / 9);
        }
    }
    return result;
}

QImage turned(const QImage& image)
{
    QImage canvas(image.width() + image.height() / 4, image.height() + image.width() / 10,
                  QImage::Format_Grayscale8);
    canvas.fill(Qt::white);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(canvas.rect().center());
    painter.rotate(2);
    painter.drawImage(-QRectF(image.rect()).center(), image);
    painter.end();
    return blurred(canvas);
}

bool areBothRead(const QImage& image, int dpi, const FormContent& content)
{
    const QRectF whole(QPointF(), QSizeF(image.size()) / (dpi / 25.4));
    return decoded(image, whole, dpi, ZXing::BarcodeFormat::Code128) == content.office.caseNumber &&
           decoded(image, whole, dpi, ZXing::BarcodeFormat::QRCode) == formQrText(content);
}

} // namespace

CodesRead readCodes(const FormTemplate& form, const FormFonts& fonts, int dpi, int count)
{
    SeededRandom random(20'261'128);
    CodesRead read;
    for (int i = 0; i < count; ++i) {
        const FormContent content = formOfChance(random);
        const QImage image = strip(layoutForm(form, content, fonts), fonts, dpi);
        read.clean += areBothRead(image, dpi, content);
        read.turned += areBothRead(turned(image), dpi, content);
    }
    return read;
}

} // namespace xuanhao::test
