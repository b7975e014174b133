// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/vehicle.h"

namespace xuanhao {

namespace {

template <typename Kind>
std::optional<Kind> fromWire(const QList<Kind>& all, const QString& word)
{
    for (const Kind kind : all) {
        if (wireWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

} // namespace

PlateKind plateKindFor(VehicleClass vehicleClass, EnergyKind energy)
{
    const bool isNewEnergy = energy != EnergyKind::Combustion;
    switch (vehicleClass) {
    case VehicleClass::SmallCar:
    case VehicleClass::LightTruck:
        return isNewEnergy ? PlateKind::SmallNewEnergy : PlateKind::SmallCar;
    case VehicleClass::LargeCar:
    case VehicleClass::HeavyTruck:
        return isNewEnergy ? PlateKind::LargeNewEnergy : PlateKind::LargeCar;
    // New-energy plates are for motor cars; electric motorcycles carry the ordinary ones (GA 36-2018).
    case VehicleClass::Motorcycle:
        return PlateKind::Motorcycle;
    case VehicleClass::Moped:
        return PlateKind::Moped;
    case VehicleClass::Trailer:
        return PlateKind::Trailer;
    case VehicleClass::LowSpeed:
        return PlateKind::LowSpeed;
    }
    return PlateKind::SmallCar;
}

const QList<BusinessKind>& allBusinessKinds()
{
    using enum BusinessKind;
    static const QList<BusinessKind> kAll{NewVehicle, UsedTransfer, UsedMoveIn};
    return kAll;
}

const QList<VehicleClass>& allVehicleClasses()
{
    using enum VehicleClass;
    static const QList<VehicleClass> kAll{SmallCar,   LightTruck, LargeCar, HeavyTruck,
                                          Motorcycle, Moped,      Trailer,  LowSpeed};
    return kAll;
}

const QList<EnergyKind>& allEnergyKinds()
{
    using enum EnergyKind;
    static const QList<EnergyKind> kAll{Combustion, PureElectric, PlugInOrFuelCell};
    return kAll;
}

const QList<UseNature>& allUseNatures()
{
    static const QList<UseNature> kAll = [] {
        QList<UseNature> natures;
        for (char16_t letter = u'A'; letter <= u'U'; ++letter)
            natures.append(static_cast<UseNature>(letter));
        return natures;
    }();
    return kAll;
}

QString wireWord(BusinessKind kind)
{
    switch (kind) {
    case BusinessKind::NewVehicle:
        return QStringLiteral("newVehicle");
    case BusinessKind::UsedTransfer:
        return QStringLiteral("usedTransfer");
    case BusinessKind::UsedMoveIn:
        return QStringLiteral("usedMoveIn");
    }
    return {};
}

QString wireWord(VehicleClass vehicleClass)
{
    switch (vehicleClass) {
    case VehicleClass::SmallCar:
        return QStringLiteral("smallCar");
    case VehicleClass::LightTruck:
        return QStringLiteral("lightTruck");
    case VehicleClass::LargeCar:
        return QStringLiteral("largeCar");
    case VehicleClass::HeavyTruck:
        return QStringLiteral("heavyTruck");
    case VehicleClass::Motorcycle:
        return QStringLiteral("motorcycle");
    case VehicleClass::Moped:
        return QStringLiteral("moped");
    case VehicleClass::Trailer:
        return QStringLiteral("trailer");
    case VehicleClass::LowSpeed:
        return QStringLiteral("lowSpeed");
    }
    return {};
}

QString wireWord(EnergyKind energy)
{
    switch (energy) {
    case EnergyKind::Combustion:
        return QStringLiteral("combustion");
    case EnergyKind::PureElectric:
        return QStringLiteral("pureElectric");
    case EnergyKind::PlugInOrFuelCell:
        return QStringLiteral("plugInOrFuelCell");
    }
    return {};
}

QString wireWord(UseNature nature)
{
    return QString(QChar(static_cast<char16_t>(nature)));
}

std::optional<BusinessKind> businessKindFromWire(const QString& word)
{
    return fromWire(allBusinessKinds(), word);
}

std::optional<VehicleClass> vehicleClassFromWire(const QString& word)
{
    return fromWire(allVehicleClasses(), word);
}

std::optional<EnergyKind> energyKindFromWire(const QString& word)
{
    return fromWire(allEnergyKinds(), word);
}

std::optional<UseNature> useNatureFromWire(const QString& word)
{
    return fromWire(allUseNatures(), word);
}

} // namespace xuanhao
