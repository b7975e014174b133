// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/platekind.h"

#include "core/base/check.h"

namespace xuanhao {

const QList<PlateKind>& allPlateKinds()
{
    static const QList<PlateKind> kinds{
        PlateKind::LargeCar, PlateKind::SmallCar, PlateKind::Motorcycle,     PlateKind::Moped,
        PlateKind::LowSpeed, PlateKind::Trailer,  PlateKind::LargeNewEnergy, PlateKind::SmallNewEnergy};
    return kinds;
}

QString wireWord(PlateKind kind)
{
    return QStringLiteral("%1").arg(static_cast<int>(kind), 2, 10, QLatin1Char('0'));
}

std::optional<PlateKind> plateKindFromWire(const QString& code)
{
    for (const PlateKind kind : allPlateKinds()) {
        if (wireWord(kind) == code)
            return kind;
    }
    return std::nullopt;
}

int serialLength(PlateKind kind)
{
    switch (kind) {
    case PlateKind::LargeCar:
    case PlateKind::SmallCar:
    case PlateKind::Motorcycle:
    case PlateKind::Moped:
    case PlateKind::LowSpeed:
    case PlateKind::Trailer:
        return 5;
    case PlateKind::LargeNewEnergy:
    case PlateKind::SmallNewEnergy:
        return 6;
    }
    XUANHAO_CHECK(false);
}

} // namespace xuanhao
