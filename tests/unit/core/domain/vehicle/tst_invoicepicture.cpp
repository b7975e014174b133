// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/invoicepicture.h"

#include "tests/support/framedjpeg.h"

#include <QTest>

#include <rapidcheck.h>

using namespace xuanhao;
using namespace xuanhao::test;

// B3: what central makes sure of before it keeps a picture.
class TestInvoicePicture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheSizeOfAFrame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QSize>("size");
        const QByteArray plain = framedJpeg(2000, 1400);
        QTest::newRow("baseline") << plain << QSize(2000, 1400);
        QTest::newRow("smallest") << framedJpeg(200, 200) << QSize(200, 200);
        QTest::newRow("largest") << framedJpeg(4000, 4000) << QSize(4000, 4000);
        QByteArray progressive = plain;
        progressive[progressive.indexOf("\xFF\xC0") + 1] = '\xC2';
        QTest::newRow("progressive") << progressive << QSize(2000, 1400);
        QByteArray filled = plain;
        filled.insert(filled.indexOf("\xFF\xC0"), "\xFF\xFF");
        QTest::newRow("fill bytes before a marker") << filled << QSize(2000, 1400);
    }
    void readsTheSizeOfAFrame()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QSize, size);

        const auto read = checkInvoiceJpeg(bytes);

        QVERIFY(read);
        QCOMPARE(QSize(read->width, read->height), size);
    }

    void refusesWhatIsNoPicture_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<JpegProblem>("problem");
        const QByteArray plain = framedJpeg(2000, 1400);
        const auto row = [](const char* name, const QByteArray& bytes, JpegProblem problem) {
            QTest::newRow(name) << bytes << problem;
        };
        const auto changed = [&](const char* marker, int at, char value) {
            QByteArray bytes = plain;
            bytes[bytes.indexOf(marker) + at] = value;
            return bytes;
        };
        using enum JpegProblem;
        row("nothing", {}, NotJpeg);
        row("a PNG", QByteArray("\x89PNG\r\n\x1A\n") + QByteArray(100, '\0'), NotJpeg);
        row("a program", QByteArray("MZ") + QByteArray(100, '\0'), NotJpeg);
        row("no frame", QByteArray("\xFF\xD8\xFF\xD9"), NotJpeg);
        row("a frame after the scan only",
            QByteArray("\xFF\xD8") + jpegSegment(0xDA, QByteArray(6, '\0')) + plain.mid(2), NotJpeg);
        row("two frames", plain.left(plain.indexOf("\xFF\xDA")) + plain.mid(plain.indexOf("\xFF\xC0")),
            NotJpeg);
        row("something behind it", plain + "<script>", NotJpeg);
        row("lossless", changed("\xFF\xC0", 1, '\xC3'), NotJpeg);
        row("arithmetic coding", changed("\xFF\xC0", 1, '\xC9'), NotJpeg);
        row("12 bits", changed("\xFF\xC0", 4, '\x0C'), NotJpeg);
        row("four colours", changed("\xFF\xC0", 9, '\x04'), NotJpeg);
        row("a segment longer than the file", changed("\xFF\xE0", 2, '\x7F'), NotJpeg);
        row("a segment of no length", changed("\xFF\xE0", 3, '\x00'), NotJpeg);
        row("no pixels", framedJpeg(0, 0), BadSize);
        row("a strip", framedJpeg(2000, 199), BadSize);
        row("wider than any counter sends", framedJpeg(4001, 2000), BadSize);
        row("a bomb", framedJpeg(65'535, 65'535), BadSize);
        row("one byte too many",
            framedJpeg(2000, 1400, QByteArray(InvoicePicture::kMaxBytes - plain.size() + 5, 's')),
            TooManyBytes);
    }
    void refusesWhatIsNoPicture()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(JpegProblem, problem);

        const auto read = checkInvoiceJpeg(bytes);

        QVERIFY(!read);
        QCOMPARE(wireWord(read.error()), wireWord(problem));
    }

    void takesThePictureThatJustFits()
    {
        const auto rest = static_cast<int>(framedJpeg(2000, 1400, {}).size());
        const QByteArray bytes = framedJpeg(2000, 1400, QByteArray(InvoicePicture::kMaxBytes - rest, 's'));

        QCOMPARE(bytes.size(), qsizetype{InvoicePicture::kMaxBytes});
        QVERIFY(checkInvoiceJpeg(bytes));
    }

    void refusesEveryPictureThatIsCutOff()
    {
        const QByteArray plain = framedJpeg(2000, 1400);
        for (qsizetype length = 0; length < plain.size(); ++length) {
            QVERIFY(!checkInvoiceJpeg(plain.left(length)));
            (void)checkInvoiceJpeg(plain.left(length) + QByteArray("\xFF\xD9"));
        }
    }

    void takesAnyBytesWithoutHarm()
    {
        const bool isHeld = rc::check([](const std::vector<std::uint8_t>& noise, std::uint16_t place) {
            const QByteArray bytes(reinterpret_cast<const char*>(noise.data()),
                                   static_cast<qsizetype>(noise.size()));
            (void)checkInvoiceJpeg(bytes);
            QByteArray framed = framedJpeg(2000, 1400);
            framed.replace(place % framed.size(), std::min<qsizetype>(bytes.size(), 4), bytes.left(4));
            const auto read = checkInvoiceJpeg(framed);
            RC_ASSERT((!read || (read->width <= InvoicePicture::kMaxSide && read->width > 0)));
        });
        QVERIFY(isHeld);
    }

    void onlyAClearPicturePassesByItself()
    {
        QVERIFY(stateFor(Clarity::Clear) == InvoiceState::Accepted);
        QVERIFY(stateFor(Clarity::Doubtful) == InvoiceState::UnderReview);
        QVERIFY(stateFor(Clarity::Unreadable) == InvoiceState::UnderReview);
        for (const Clarity clarity : {Clarity::Clear, Clarity::Doubtful, Clarity::Unreadable})
            QVERIFY(clarityFromWire(wireWord(clarity)) == clarity);
        QVERIFY(!clarityFromWire(QStringLiteral("sharp")));
    }
};

QTEST_APPLESS_MAIN(TestInvoicePicture)
#include "tst_invoicepicture.moc"
