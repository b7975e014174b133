// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// 号牌种类 of GA/T 16.7, the kinds for which numbers are selected; the value is the code.
enum class PlateKind : int {
    LargeCar = 1,        ///< 大型汽车, yellow
    SmallCar = 2,        ///< 小型汽车, blue
    Motorcycle = 7,      ///< 普通摩托车
    Moped = 8,           ///< 轻便摩托车
    LowSpeed = 13,       ///< 低速车
    Trailer = 15,        ///< 挂车
    LargeNewEnergy = 51, ///< 大型新能源汽车
    SmallNewEnergy = 52, ///< 小型新能源汽车
};

[[nodiscard]] const QList<PlateKind>& allPlateKinds();
/// The two-digit code, "02".
[[nodiscard]] QString wireWord(PlateKind kind);
[[nodiscard]] std::optional<PlateKind> plateKindFromWire(const QString& code);
/// Characters of the serial: 5 for ordinary kinds, 6 for new energy.
[[nodiscard]] int serialLength(PlateKind kind);

} // namespace xuanhao
