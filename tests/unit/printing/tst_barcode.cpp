// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/barcode.h"

#include <QTest>

using namespace xuanhao;

class TestBarcode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsCode128InWholeModules()
    {
        const Barcode code = code128("G03202611230042").value();

        // start, G, shift to C, 7 pairs, check: 11 modules each, then the stop of 13.
        QCOMPARE(code.size, QSizeF(11 * 11 + 13, 1));
        QCOMPARE(code.bars.size(), 11 * 3 + 4);
        QCOMPARE(code.bars.first().left(), 0.0);
        double right = -1;
        for (const QRectF& bar : code.bars) {
            QVERIFY(bar.left() > right);
            QVERIFY(bar.width() == 1 || bar.width() == 2 || bar.width() == 3 || bar.width() == 4);
            right = bar.right();
        }
        QCOMPARE(right, code.size.width());
    }
    void drawsQrCodesInsideTheirSquare()
    {
        const Barcode code = qrCode(QStringLiteral("G03202611230042|粤GA12B3|123456|ABCD").toUtf8()).value();

        QCOMPARE(code.size.width(), code.size.height());
        QCOMPARE(static_cast<int>(code.size.width()) % 4, 1); // 21, 25, 29 …
        double area = 0;
        for (const QRectF& bar : code.bars) {
            QVERIFY(QRectF(QPointF(), code.size).contains(bar));
            area += bar.width() * bar.height();
        }
        const double share = area / (code.size.width() * code.size.height());
        QVERIFY(share > 0.4 && share < 0.6);
    }
    void refusesWhatCannotBeCoded()
    {
        QVERIFY(!code128({}));
        QVERIFY(!code128(QStringLiteral("粤G").toUtf8()));
        QVERIFY(!code128(QByteArray(81, '1')));
        QVERIFY(!qrCode({}));
        QVERIFY(!qrCode(QByteArray(501, '1')));
    }
};

QTEST_APPLESS_MAIN(TestBarcode)
#include "tst_barcode.moc"
