// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/plategeometry.h"

#include <QTest>

using namespace xuanhao;

class TestPlateGeometry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // domain.md §1.7
    void standsWhereTheStandardSays_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::addColumn<PlateSide>("side");
        QTest::addColumn<QSizeF>("size");
        QTest::addColumn<QList<double>>("leftEdges");
        QTest::newRow("small car") << PlateKind::SmallCar << PlateSide::Front << QSizeF(440, 140)
                                   << QList<double>{15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5};
        QTest::newRow("large car, front") << PlateKind::LargeCar << PlateSide::Front << QSizeF(440, 140)
                                          << QList<double>{15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5};
        QTest::newRow("large car, rear") << PlateKind::LargeCar << PlateSide::Rear << QSizeF(440, 220)
                                         << QList<double>{110, 250, 27, 107, 187, 267, 347};
        QTest::newRow("trailer") << PlateKind::Trailer << PlateSide::Rear << QSizeF(440, 220)
                                 << QList<double>{110, 250, 27, 107, 187, 267, 347};
        QTest::newRow("small new energy")
            << PlateKind::SmallNewEnergy << PlateSide::Front << QSizeF(480, 140)
            << QList<double>{15.5, 69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5};
        QTest::newRow("large new energy")
            << PlateKind::LargeNewEnergy << PlateSide::Front << QSizeF(480, 140)
            << QList<double>{15.5, 69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5};
    }
    void standsWhereTheStandardSays()
    {
        QFETCH(PlateKind, kind);
        QFETCH(PlateSide, side);
        QFETCH(QSizeF, size);
        QFETCH(QList<double>, leftEdges);

        const PlateGeometry plate = plateGeometry(kind, side);

        QCOMPARE(plate.size, size);
        QList<double> edges;
        for (const QRectF& box : plate.characters)
            edges.append(box.left());
        QCOMPARE(edges, leftEdges);
    }
    void closesWithEqualMarginsOnOneRow()
    {
        QCOMPARE(plateGeometry(PlateKind::SmallCar).characters.last().right(), 440 - 15.5);
        QCOMPARE(plateGeometry(PlateKind::SmallNewEnergy).characters.last().right(), 480 - 15.5);
        QCOMPARE(plateGeometry(PlateKind::SmallCar).characters[0].size(), QSizeF(45, 90));
        QCOMPARE(plateGeometry(PlateKind::SmallNewEnergy).characters[0].size(), QSizeF(45, 90));
        QCOMPARE(plateGeometry(PlateKind::SmallNewEnergy).characters[1].size(), QSizeF(43, 90));
    }
    void putsDotOrMarkIntoTheGap()
    {
        const PlateGeometry car = plateGeometry(PlateKind::SmallCar);
        QVERIFY(car.dot && !car.mark);
        QCOMPARE(car.dot->center(), QPointF(134.5, 70));
        QCOMPARE(car.dot->width(), 10.0);
        const PlateGeometry electric = plateGeometry(PlateKind::SmallNewEnergy);
        QVERIFY(electric.mark && !electric.dot);
        QVERIFY(electric.mark->left() > electric.characters[1].right());
        QVERIFY(electric.mark->right() < electric.characters[2].left());
        QVERIFY(electric.mark->bottom() < 70);
    }
    void keepsEveryPartApartAndOnThePlate_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::newRow("large car") << PlateKind::LargeCar;
        QTest::newRow("small car") << PlateKind::SmallCar;
        QTest::newRow("motorcycle") << PlateKind::Motorcycle;
        QTest::newRow("moped") << PlateKind::Moped;
        QTest::newRow("low speed") << PlateKind::LowSpeed;
        QTest::newRow("trailer") << PlateKind::Trailer;
        QTest::newRow("large new energy") << PlateKind::LargeNewEnergy;
        QTest::newRow("small new energy") << PlateKind::SmallNewEnergy;
    }
    void keepsEveryPartApartAndOnThePlate()
    {
        QFETCH(PlateKind, kind);
        for (const PlateSide side : {PlateSide::Front, PlateSide::Rear}) {
            const PlateGeometry plate = plateGeometry(kind, side);
            QList<QRectF> parts = plate.characters;
            for (const auto& part : {plate.dot, plate.mark}) {
                if (part)
                    parts.append(*part);
            }
            for (qsizetype i = 0; i < parts.size(); ++i) {
                QVERIFY(QRectF(QPointF(), plate.size).contains(parts[i]));
                for (qsizetype j = 0; j < i; ++j)
                    QVERIFY(!parts[i].intersects(parts[j]));
            }
        }
    }
    void fitsIntoTheMiddleOfTheTarget()
    {
        const QRectF wide = fittedPlateRect(PlateKind::SmallCar, PlateSide::Front, QRectF(10, 20, 1000, 140));
        QCOMPARE(wide, QRectF(290, 20, 440, 140));
        const QRectF high = fittedPlateRect(PlateKind::SmallCar, PlateSide::Front, QRectF(0, 0, 220, 170));
        QCOMPARE(high, QRectF(0, 50, 220, 70));
        QCOMPARE(plateAspectRatio(PlateKind::Trailer), 2.0);
    }
    void tellsWhereASlotIs()
    {
        const QRectF target(100, 50, 880, 280); // twice the size
        QCOMPARE(slotRect(PlateKind::SmallCar, PlateSide::Front, 0, target), QRectF(403, 100, 90, 180));
        QCOMPARE(slotRect(PlateKind::SmallCar, PlateSide::Front, 4, target).right(), 100 + 2 * 424.5);
    }
};

QTEST_APPLESS_MAIN(TestPlateGeometry)
#include "tst_plategeometry.moc"
