// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/captcha/captchaglyphs.h"
#include "server/captcha/captchamaker.h"
#include "tests/support/seededrandom.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QSet>
#include <QTest>

using namespace xuanhao;

namespace {

double luminance(QRgb pixel)
{
    return 0.2126 * qRed(pixel) + 0.7152 * qGreen(pixel) + 0.0722 * qBlue(pixel);
}

int darkPixels(const QImage& image)
{
    int dark = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            dark += luminance(image.pixel(x, y)) < 110 ? 1 : 0;
    }
    return dark;
}

} // namespace

/// B7. The application object is a QCoreApplication, as in the server: a picture that needed fonts or
/// a screen would stop this test.
class TestCaptchaMaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsWithoutGuiApplication()
    {
        QVERIFY(!QCoreApplication::instance()->inherits("QGuiApplication"));
        test::SeededRandom random(1);
        CaptchaMaker maker(random);

        const Captcha captcha = maker.make();

        const QImage image = QImage::fromData(captcha.png, "PNG");
        QCOMPARE(image.size(), QSize(300, 112));
        QVERIFY2(captcha.png.size() < 60'000, qPrintable(QString::number(captcha.png.size())));
    }
    void everyPictureShowsInk()
    {
        test::SeededRandom random(2);
        CaptchaMaker maker(random);
        for (int i = 0; i < 50; ++i) {
            const int dark = darkPixels(QImage::fromData(maker.make().png, "PNG"));
            QVERIFY2(dark > 2000 && dark < 14'000, qPrintable(QString::number(dark)));
        }
    }
    void sameSeedGivesSamePictureAndOthersDiffer()
    {
        test::SeededRandom first(3);
        test::SeededRandom again(3);
        CaptchaMaker maker(first);
        CaptchaMaker twin(again);

        const Captcha captcha = maker.make();

        QCOMPARE(twin.make().png, captcha.png);
        QVERIFY(maker.make().png != captcha.png);
    }
    void usesExactlyTheReadableAlphabet()
    {
        test::SeededRandom random(4);
        CaptchaMaker maker(random);
        QSet<QChar> seen;
        for (int i = 0; i < 200; ++i) {
            const QString text = maker.make().text;
            QCOMPARE(text.size(), 4);
            for (const QChar c : text)
                seen.insert(c);
        }
        const QString alphabet = QString::fromUtf16(kCaptchaAlphabet);
        QCOMPARE(alphabet, QStringLiteral("ABCDEFHJKMNPRTUVWXY3456789"));
        QCOMPARE(seen, QSet<QChar>(alphabet.begin(), alphabet.end()));
    }
    void everyGlyphStaysInItsBox()
    {
        for (const QChar c : QString::fromUtf16(kCaptchaAlphabet)) {
            QRectF bounds;
            for (const QPolygonF& stroke : glyphStrokes(c))
                bounds |= stroke.boundingRect();
            QVERIFY2(QRectF(-0.6, -0.6, 11.2, 15.2).contains(bounds), qPrintable(QString(c)));
            QVERIFY2(bounds.height() > 12.5 && bounds.width() > 6, qPrintable(QString(c)));
        }
    }
    void comparesAsPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isRight");
        QTest::newRow("as shown") << QStringLiteral("AB3X") << true;
        QTest::newRow("small letters") << QStringLiteral("ab3x") << true;
        QTest::newRow("spaces around") << QStringLiteral(" aB3x ") << true;
        QTest::newRow("full-width letters of an input method") << QStringLiteral("ＡＢ３Ｘ") << true;
        QTest::newRow("one character wrong") << QStringLiteral("AB3Y") << false;
        QTest::newRow("too short") << QStringLiteral("AB3") << false;
        QTest::newRow("too long") << QStringLiteral("AB3XX") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void comparesAsPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isRight);

        QCOMPARE(captchaMatches(QStringLiteral("AB3X"), typed), isRight);
    }
    void nothingNeverMatchesNothing() { QVERIFY(!captchaMatches(QString(), QString())); }
};

QTEST_GUILESS_MAIN(TestCaptchaMaker)
#include "tst_captchamaker.moc"
