// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/vehicle.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestVehicle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // B3: the plate kind follows from the certificate.
    void plateKindFollowsFromTheCertificate_data()
    {
        using enum VehicleClass;
        using enum EnergyKind;
        QTest::addColumn<VehicleClass>("vehicleClass");
        QTest::addColumn<EnergyKind>("energy");
        QTest::addColumn<PlateKind>("plateKind");
        QTest::newRow("petrol car") << SmallCar << Combustion << PlateKind::SmallCar;
        QTest::newRow("electric car") << SmallCar << PureElectric << PlateKind::SmallNewEnergy;
        QTest::newRow("plug-in car") << SmallCar << PlugInOrFuelCell << PlateKind::SmallNewEnergy;
        QTest::newRow("light truck") << LightTruck << Combustion << PlateKind::SmallCar;
        QTest::newRow("electric light truck") << LightTruck << PureElectric << PlateKind::SmallNewEnergy;
        QTest::newRow("diesel bus") << LargeCar << Combustion << PlateKind::LargeCar;
        QTest::newRow("electric bus") << LargeCar << PureElectric << PlateKind::LargeNewEnergy;
        QTest::newRow("heavy truck") << HeavyTruck << Combustion << PlateKind::LargeCar;
        QTest::newRow("fuel-cell truck") << HeavyTruck << PlugInOrFuelCell << PlateKind::LargeNewEnergy;
        QTest::newRow("motorcycle") << Motorcycle << Combustion << PlateKind::Motorcycle;
        QTest::newRow("electric motorcycle") << Motorcycle << PureElectric << PlateKind::Motorcycle;
        QTest::newRow("electric moped") << Moped << PureElectric << PlateKind::Moped;
        QTest::newRow("trailer") << Trailer << Combustion << PlateKind::Trailer;
        QTest::newRow("low speed") << LowSpeed << Combustion << PlateKind::LowSpeed;
    }
    void plateKindFollowsFromTheCertificate()
    {
        QFETCH(VehicleClass, vehicleClass);
        QFETCH(EnergyKind, energy);
        QFETCH(PlateKind, plateKind);

        QVERIFY(plateKindFor(vehicleClass, energy) == plateKind);
    }
    void everyValueHasAWordOfItsOwn()
    {
        QSet<QString> words;
        for (const BusinessKind kind : allBusinessKinds()) {
            QVERIFY(businessKindFromWire(wireWord(kind)) == kind);
            words.insert(wireWord(kind));
        }
        for (const VehicleClass vehicleClass : allVehicleClasses()) {
            QVERIFY(vehicleClassFromWire(wireWord(vehicleClass)) == vehicleClass);
            words.insert(wireWord(vehicleClass));
        }
        for (const EnergyKind energy : allEnergyKinds()) {
            QVERIFY(energyKindFromWire(wireWord(energy)) == energy);
            words.insert(wireWord(energy));
        }
        for (const UseNature nature : allUseNatures()) {
            QVERIFY(useNatureFromWire(wireWord(nature)) == nature);
            words.insert(wireWord(nature));
        }
        QCOMPARE(words.size(), 3 + 8 + 3 + 21);
        QVERIFY(!words.contains(QString()));
    }
    void unknownWordsAreRefused()
    {
        for (const QString& word :
             {QString(), QStringLiteral("NewVehicle"), QStringLiteral("V"), QStringLiteral("a")}) {
            QVERIFY(!businessKindFromWire(word));
            QVERIFY(!vehicleClassFromWire(word));
            QVERIFY(!energyKindFromWire(word));
            QVERIFY(!useNatureFromWire(word));
        }
    }
};

QTEST_APPLESS_MAIN(TestVehicle)
#include "tst_vehicle.moc"
