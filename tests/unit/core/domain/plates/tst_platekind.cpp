// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/platekind.h"
#include "core/domain/plates/serialrules.h"

#include <QTest>

using namespace xuanhao;

class TestPlateKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesAreThoseOfTheStandard_data()
    {
        QTest::addColumn<PlateKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("length");
        QTest::newRow("large car") << PlateKind::LargeCar << QStringLiteral("01") << 5;
        QTest::newRow("small car") << PlateKind::SmallCar << QStringLiteral("02") << 5;
        QTest::newRow("motorcycle") << PlateKind::Motorcycle << QStringLiteral("07") << 5;
        QTest::newRow("moped") << PlateKind::Moped << QStringLiteral("08") << 5;
        QTest::newRow("low speed") << PlateKind::LowSpeed << QStringLiteral("13") << 5;
        QTest::newRow("trailer") << PlateKind::Trailer << QStringLiteral("15") << 5;
        QTest::newRow("large new energy") << PlateKind::LargeNewEnergy << QStringLiteral("51") << 6;
        QTest::newRow("small new energy") << PlateKind::SmallNewEnergy << QStringLiteral("52") << 6;
    }
    void codesAreThoseOfTheStandard()
    {
        QFETCH(PlateKind, kind);
        QFETCH(QString, code);
        QFETCH(int, length);

        QCOMPARE(wireWord(kind), code);
        QCOMPARE(plateKindFromWire(code), std::optional(kind));
        QCOMPARE(serialLength(kind), length);
        QCOMPARE(SerialRules::of(kind).length(), length);
        QVERIFY(allPlateKinds().contains(kind));
    }
    void otherCodesAreNoKind_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QString();
        QTest::newRow("one digit") << QStringLiteral("2");
        QTest::newRow("three digits") << QStringLiteral("002");
        QTest::newRow("police") << QStringLiteral("23");
        QTest::newRow("space behind") << QStringLiteral("02 ");
        QTest::newRow("full width") << QStringLiteral("０２");
    }
    void otherCodesAreNoKind()
    {
        QFETCH(QString, code);
        QVERIFY(!plateKindFromWire(code));
    }
    void thereAreEightKinds() { QCOMPARE(allPlateKinds().size(), qsizetype{8}); }
};

QTEST_APPLESS_MAIN(TestPlateKind)
#include "tst_platekind.moc"
