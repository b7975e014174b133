// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/usertype.h"

#include "core/base/check.h"

namespace xuanhao {

const QList<UserType>& allUserTypes()
{
    static const QList<UserType> kAll{UserType::NewVehicleOwner, UserType::VehicleOwner, UserType::Driver,
                                      UserType::FirstLicenceLearner};
    return kAll;
}

const QList<Service>& allServices()
{
    static const QList<Service> kAll{Service::BindLicence,    Service::OwnData,     Service::Violations,
                                     Service::PlateSelection, Service::TestBooking, Service::ContactChange};
    return kAll;
}

QString wireWord(UserType type)
{
    switch (type) {
    case UserType::NewVehicleOwner:
        return QStringLiteral("newVehicleOwner");
    case UserType::VehicleOwner:
        return QStringLiteral("vehicleOwner");
    case UserType::Driver:
        return QStringLiteral("driver");
    case UserType::FirstLicenceLearner:
        return QStringLiteral("firstLicenceLearner");
    }
    checkFailed("a known user type", __FILE__, __LINE__);
}

std::optional<UserType> userTypeFromWire(const QString& word)
{
    for (const UserType type : allUserTypes()) {
        if (wireWord(type) == word)
            return type;
    }
    return std::nullopt;
}

QString wireWord(Service service)
{
    switch (service) {
    case Service::BindLicence:
        return QStringLiteral("bindLicence");
    case Service::OwnData:
        return QStringLiteral("ownData");
    case Service::Violations:
        return QStringLiteral("violations");
    case Service::PlateSelection:
        return QStringLiteral("plateSelection");
    case Service::TestBooking:
        return QStringLiteral("testBooking");
    case Service::ContactChange:
        return QStringLiteral("contactChange");
    }
    checkFailed("a known service", __FILE__, __LINE__);
}

QList<Service> servicesOf(UserType type, bool selectionFinished)
{
    switch (type) {
    case UserType::VehicleOwner:
    case UserType::Driver:
        return allServices();
    case UserType::FirstLicenceLearner:
        return {Service::PlateSelection, Service::TestBooking};
    case UserType::NewVehicleOwner:
        if (selectionFinished)
            return {Service::PlateSelection, Service::TestBooking};
        return {Service::PlateSelection};
    }
    checkFailed("a known user type", __FILE__, __LINE__);
}

} // namespace xuanhao
