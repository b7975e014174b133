// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/imaging/invoicereader.h"

#include "tests/support/invoicepages.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QByteArray encoded(const QImage& image, const char* format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality))
        qFatal("not encoded");
    return bytes;
}

/// A PNG's header with sides of our choice and a right checksum, but without pixels.
QByteArray pngClaiming(int width, int height)
{
    QByteArray png = encoded(QImage(1, 1, QImage::Format_Grayscale8), "png");
    QByteArray head = "IHDR";
    for (const int side : {width, height})
        for (int shift = 24; shift >= 0; shift -= 8)
            head += static_cast<char>((side >> shift) & 0xFF);
    head += png.mid(24, 5);
    quint32 crc = 0xFFFFFFFFU; // ISO 3309, as PNG wants it
    for (const char byte : head) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? (crc >> 1U) ^ 0xEDB88320U : crc >> 1U;
    }
    crc = ~crc;
    for (int shift = 24; shift >= 0; shift -= 8)
        head += static_cast<char>((crc >> static_cast<unsigned>(shift)) & 0xFFU);
    return png.replace(12, head.size(), head);
}

} // namespace

// B3: from a file to a picture that fits into a request, or a reason in words.
class TestInvoiceReader : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("not written");
        return file.fileName();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void bringsPicturesIntoShape_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("clarity");
        const QImage page = invoicePage(1600);
        QTest::newRow("PNG") << "invoice.png" << encoded(page, "png") << "clear";
        QTest::newRow("JPEG") << "发票 03.jpg" << encoded(page, "jpeg", 90) << "clear";
        QTest::newRow("a wrong ending") << "invoice.txt" << encoded(page, "png") << "clear";
        QTest::newRow("large") << "large.jpg" << encoded(invoicePage(4800), "jpeg", 90) << "clear";
        QTest::newRow("grey") << "grey.png" << encoded(page.convertToFormat(QImage::Format_Grayscale8), "png")
                              << "clear";
        QTest::newRow("blurred") << "blurred.jpg" << encoded(blurred(page, 6), "jpeg", 90) << "unreadable";
        // Noise compresses worst of all: it must come down in steps and still fit.
        QTest::newRow("noisy and large")
            << "noisy.jpg" << encoded(noisy(invoicePage(2600), 25), "jpeg", 95) << "";
    }
    void bringsPicturesIntoShape()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, clarity);
        const QString path = write(name, content);

        const auto picture = readInvoicePicture(path);

        QVERIFY2(picture.hasValue(), picture ? "" : qPrintable(picture.error().detail));
        QCOMPARE(picture->fileName, name);
        const auto size = checkInvoiceJpeg(picture->jpeg);
        QVERIFY(size);
        QVERIFY(size->width <= 2000 && size->width >= 1000);
        if (!clarity.isEmpty())
            QCOMPARE(wireWord(picture->clarity), clarity);
        const QImage again = QImage::fromData(picture->jpeg, "jpeg");
        QCOMPARE(again.size(), QSize(size->width, size->height));
        QVERIFY(!thumbnailOf(picture->jpeg, {96, 64}).isNull());
    }

    void transparencyIsPaper()
    {
        QImage page = invoicePage(800).convertToFormat(QImage::Format_ARGB32);
        page.fill(Qt::transparent);

        const auto picture = readInvoicePicture(write(QStringLiteral("clear.png"), encoded(page, "png")));

        QVERIFY(picture);
        QVERIFY(qGray(QImage::fromData(picture->jpeg).pixel(10, 10)) > 250);
    }

    void saysWhyAFileIsOfNoUse_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        using Code = PictureError::Code;
        const QByteArray png = encoded(invoicePage(800), "png");
        const auto row = [](const char* name, const QByteArray& content, Code code) {
            QTest::newRow(name) << content << static_cast<int>(code);
        };
        row("empty", {}, Code::NoPicture);
        row("text", "invoice", Code::NoPicture);
        row("a PDF", "%PDF-1.7\n", Code::NoPicture);
        row("a BMP", encoded(invoicePage(400), "bmp"), Code::NoPicture);
        row("a PNG cut off in its header", png.left(30), Code::NoPicture);
        row("a small picture", encoded(QImage(199, 400, QImage::Format_Grayscale8), "png"), Code::TooSmall);
        row("a strip", encoded(QImage(8000, 300, QImage::Format_Grayscale8), "png"), Code::TooSmall);
        row("a bomb", pngClaiming(100'000, 100'000), Code::TooManyPixels);
        row("a wide bomb", pngClaiming(29'000, 29'000), Code::TooManyPixels);
        row("21 MiB", QByteArray(21 * 1024 * 1024, 'x'), Code::TooManyBytes);
    }
    void saysWhyAFileIsOfNoUse()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);

        const auto picture = readInvoicePicture(write(QStringLiteral("file.png"), content));

        QVERIFY(!picture);
        QCOMPARE(static_cast<int>(picture.error().code), code);
    }

    void saysWhenTheFileHasVanished()
    {
        const QString path = write(QStringLiteral("gone.png"), "x");
        QVERIFY(QFile::remove(path));

        for (const QString& gone : {path, m_folder.path()}) { // a folder is no file either
            const auto picture = readInvoicePicture(gone);
            QVERIFY(!picture);
            QCOMPARE(static_cast<int>(picture.error().code), static_cast<int>(PictureError::Code::NotThere));
        }
    }

    void damagedPicturesDoNoHarm()
    {
        SeededRandom random(11);
        const QByteArray whole = encoded(invoicePage(400), "jpeg", 60);
        for (int round = 0; round < 40; ++round) {
            QByteArray damaged = whole;
            for (int i = 0; i < 20; ++i)
                damaged[static_cast<qsizetype>(
                    uniformBelow(random, static_cast<std::uint32_t>(whole.size())))] =
                    static_cast<char>(uniformBelow(random, 256));
            const auto picture = readInvoicePicture(write(QStringLiteral("damaged.jpg"), damaged));
            QVERIFY(!picture || checkInvoiceJpeg(picture->jpeg));
        }
    }
};

QTEST_MAIN(TestInvoiceReader)
#include "tst_invoicereader.moc"
