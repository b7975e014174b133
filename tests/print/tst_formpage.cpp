// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/officecode.h"
#include "printing/pdf.h"
#include "tests/support/pictures.h"
#include "tests/support/sampleform.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#define ZX_USE_UTF8 1 // the reader's newer interface, with std::string
#include <ZXing/ReadBarcode.h>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

constexpr int kGoldenDpi = 150;
constexpr int kOversampling = 4;
constexpr int kTolerance = 24;     ///< per channel
constexpr double kMaxShare = 0.01; ///< of all pixels

/// Painted fine and averaged: independent of how a renderer rounds edges.
QImage averaged(const QImage& fine)
{
    return fine.scaled(fine.size() / kOversampling, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_Grayscale8);
}

QString goldenPath(const char* name)
{
    return QStringLiteral(XUANHAO_SOURCE_DIR "/tests/print/golden/") + QLatin1String(name);
}

/// Share of pixels that differ by more than the tolerance; 1 when the sizes differ.
double differingShare(const QImage& a, const QImage& b)
{
    if (a.size() != b.size() || a.isNull())
        return 1;
    qint64 differing = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            differing += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > kTolerance;
    }
    return static_cast<double>(differing) / (static_cast<double>(a.width()) * a.height());
}

bool isWritingGoldens()
{
    return qEnvironmentVariableIsSet("XUANHAO_WRITE_GOLDEN");
}

[[maybe_unused]] QString decoded(const QImage& page, const QRectF& mm, int dpi, ZXing::BarcodeFormat format)
{
    const double scale = dpi / 25.4;
    const QRect part = QRectF(mm.topLeft() * scale, mm.size() * scale).toAlignedRect();
    const QImage cut = page.copy(part).convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(cut.constBits(), cut.width(), cut.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(cut.bytesPerLine()));
    const ZXing::Result result = ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(format));
    return result.isValid() ? QString::fromStdString(result.text()) : QString();
}

} // namespace

class TestFormPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // C1: XUANHAO_WRITE_GOLDEN=1 writes both golden files anew (and fails, so that nobody forgets it).
    void looksLikeTheGoldenPage()
    {
        const FormPage page = layoutForm(shippedForm(), sampleContent(), testFonts());
        keepPicture(paintedPage(page, testFonts(), kGoldenDpi), QStringLiteral("form-150.png"));
        keepPicture(paintedPage(page, testFonts(), 300), QStringLiteral("form-300.png"));
        const QImage image = averaged(paintedPage(page, testFonts(), kGoldenDpi * kOversampling));
        if (isWritingGoldens()) {
            QVERIFY(image.save(goldenPath("application.png")));
            QFAIL("The golden picture was written");
        }

        const double share = differingShare(image, QImage(goldenPath("application.png")));

        QVERIFY2(share <= kMaxShare,
                 qPrintable(QStringLiteral("%1 % of the pixels differ").arg(share * 100)));
    }
    void putsEveryItemWhereTheGoldenListSays()
    {
        const QString list = describePage(layoutForm(shippedForm(), sampleContent(), testFonts()));
        QFile file(goldenPath("application.txt"));
        if (isWritingGoldens()) {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(list.toUtf8()) > 0);
            QFAIL("The golden list was written");
        }

        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList golden = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
        const QStringList lines = list.split(QLatin1Char('\n'));
        for (int i = 0; i < qMin(lines.size(), golden.size()); ++i)
            QCOMPARE(lines[i], golden[i]);
        QCOMPARE(lines.size(), golden.size());
    }
};

QTEST_MAIN(TestFormPage)
#include "tst_formpage.moc"
