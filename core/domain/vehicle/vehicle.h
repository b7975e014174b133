// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/platekind.h"

#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// What the applicant comes for (B3).
enum class BusinessKind {
    NewVehicle,   ///< 新车注册
    UsedTransfer, ///< 二手车转移
    UsedMoveIn,   ///< 二手车转入
};

/// The vehicle's class as its certificate states it, as far as plate kinds depend on it (GA 802).
enum class VehicleClass {
    SmallCar,   ///< 小型、微型载客汽车
    LightTruck, ///< 轻型、微型载货汽车
    LargeCar,   ///< 大型、中型载客汽车
    HeavyTruck, ///< 重型、中型载货汽车
    Motorcycle, ///< 普通摩托车
    Moped,      ///< 轻便摩托车
    Trailer,    ///< 挂车
    LowSpeed,   ///< 低速车
};

/// What drives it, as far as plate kinds depend on it (GA 36-2018, new-energy plates).
enum class EnergyKind {
    Combustion,       ///< 汽油、柴油、天然气、不可外接充电的混合动力
    PureElectric,     ///< 纯电动
    PlugInOrFuelCell, ///< 插电式混合动力、燃料电池
};

/// 使用性质 of GA 24.3; the value is the code letter A…U.
enum class UseNature : char16_t {
    NonCommercial = u'A',
    HighwayPassenger = u'B',
    BusPassenger = u'C',
    Taxi = u'D',
    TouristPassenger = u'E',
    Freight = u'F',
    Rental = u'G',
    Police = u'H',
    Fire = u'I',
    Ambulance = u'J',
    EngineeringRescue = u'K',
    FormerCommercial = u'L',
    FormerTaxi = u'M',
    Training = u'N',
    KindergartenBus = u'O',
    PrimarySchoolBus = u'P',
    MiddleSchoolBus = u'Q',
    DangerousGoods = u'R',
    SchoolBus = u'S',
    BookedTaxi = u'T',
    FormerBookedTaxi = u'U',
};

/// The plate kind follows from the certificate, never from preference (B3).
[[nodiscard]] PlateKind plateKindFor(VehicleClass vehicleClass, EnergyKind energy);

[[nodiscard]] const QList<BusinessKind>& allBusinessKinds();
[[nodiscard]] const QList<VehicleClass>& allVehicleClasses();
[[nodiscard]] const QList<EnergyKind>& allEnergyKinds();
[[nodiscard]] const QList<UseNature>& allUseNatures();

[[nodiscard]] QString wireWord(BusinessKind kind);
[[nodiscard]] QString wireWord(VehicleClass vehicleClass);
[[nodiscard]] QString wireWord(EnergyKind energy);
/// One letter, "A" to "U".
[[nodiscard]] QString wireWord(UseNature nature);
[[nodiscard]] std::optional<BusinessKind> businessKindFromWire(const QString& word);
[[nodiscard]] std::optional<VehicleClass> vehicleClassFromWire(const QString& word);
[[nodiscard]] std::optional<EnergyKind> energyKindFromWire(const QString& word);
[[nodiscard]] std::optional<UseNature> useNatureFromWire(const QString& word);

} // namespace xuanhao
