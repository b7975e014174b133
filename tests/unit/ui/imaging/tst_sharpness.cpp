// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/imaging/sharpness.h"

#include "tests/support/invoicepages.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

// B3: 清晰 / 可疑 / 模糊. Blur is given in pixels at 1000 pixels width, where characters are about ten high.
class TestSharpness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesPages_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::addColumn<QString>("clarity");
        const QString clear = wireWord(Clarity::Clear);
        const QString doubtful = wireWord(Clarity::Doubtful);
        const QString unreadable = wireWord(Clarity::Unreadable);
        const QImage page = invoicePage(1000);
        const QImage large = invoicePage(2000);
        QTest::newRow("sharp") << page << clear;
        QTest::newRow("sharp, scanned at twice the size") << large << clear;
        QTest::newRow("sharp, a small file enlarged")
            << invoicePage(400).scaledToWidth(2000, Qt::SmoothTransformation) << doubtful;
        QTest::newRow("blur 0.8") << blurred(page, 0.8) << clear;
        QTest::newRow("blur 1.6") << blurred(page, 1.6) << doubtful;
        QTest::newRow("blur 3") << blurred(page, 3) << unreadable;
        QTest::newRow("blur 3 at twice the size") << blurred(large, 6) << unreadable;
        QTest::newRow("blur 6") << blurred(page, 6) << unreadable;
        QTest::newRow("sharp and noisy") << noisy(page, 6) << clear;
        QTest::newRow("blur 3 and noisy: noise is no sharpness") << noisy(blurred(page, 3), 6) << unreadable;
        QTest::newRow("sharp, poor contrast") << darkened(page, 0.6) << clear;
        QTest::newRow("dark") << darkened(page, 0.2) << doubtful;
        QTest::newRow("nearly black") << darkened(page, 0.08) << unreadable;
        QTest::newRow("two tones of a sharp page") << twoTone(page) << doubtful;
        QTest::newRow("two tones of a blurred page") << twoTone(blurred(page, 1.6)) << doubtful;
        QImage blank(1000, 600, QImage::Format_RGB32);
        blank.fill(Qt::white);
        QTest::newRow("blank") << blank << unreadable;
        QTest::newRow("blank and noisy") << noisy(blank, 6) << unreadable;
        QTest::newRow("grey, blank and noisy") << noisy(darkened(blank, 0.5), 8) << unreadable;
        QTest::newRow("a point") << QImage(1, 1, QImage::Format_Grayscale8) << unreadable;
        QTest::newRow("nothing") << QImage() << unreadable;
    }
    void judgesPages()
    {
        QFETCH(QImage, picture);
        QFETCH(QString, clarity);

        const Sharpness measured = sharpnessOf(picture);

        qInfo("energy ratio %.3f, contrast %d%s", measured.energyRatio, measured.contrast,
              measured.isTwoTone ? ", two tones" : "");
        QCOMPARE(wireWord(measured.clarity()), clarity);
    }

    void fallsWithEveryStepOfBlur()
    {
        const QImage page = invoicePage(1000);
        double before = sharpnessOf(page).energyRatio;
        for (const double sigma : {0.6, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0}) {
            const double now = sharpnessOf(blurred(page, sigma)).energyRatio;
            QVERIFY2(now < before, qPrintable(QString::number(sigma)));
            before = now;
        }
    }

    void contrastDoesNotChangeTheMeasure()
    {
        const QImage page = blurred(invoicePage(1000), 1.5);
        const double bright = sharpnessOf(page).energyRatio;
        const double dim = sharpnessOf(darkened(page, 0.5)).energyRatio;

        QVERIFY2(std::abs(bright - dim) < 0.15 * bright, qPrintable(QString::number(dim / bright)));
    }
};

QTEST_MAIN(TestSharpness)
#include "tst_sharpness.moc"
