// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// The four user types of the platform (A2) and units.
enum class UserType {
    NewVehicleOwner,    ///< 新车车主: neither vehicle nor licence anywhere in the country
    VehicleOwner,       ///< 车主
    Driver,             ///< 驾驶人
    FirstLicenceLearner ///< 初次申领学员
};

/// What an account may be used for (A3).
enum class Service {
    BindLicence,    ///< 绑定驾驶证
    OwnData,        ///< 本人机动车和驾驶证信息查询
    Violations,     ///< 违法处理和罚款缴纳
    PlateSelection, ///< 预选机动车号牌
    TestBooking,    ///< 考试预约
    ContactChange,  ///< 变更联系方式
};

[[nodiscard]] const QList<UserType>& allUserTypes();
[[nodiscard]] const QList<Service>& allServices();
[[nodiscard]] QString wireWord(UserType type);
[[nodiscard]] std::optional<UserType> userTypeFromWire(const QString& word);
[[nodiscard]] QString wireWord(Service service);
/// The services of a user type (A3). A new-vehicle owner has plate selection only; test booking comes
/// when the selection is finished.
[[nodiscard]] QList<Service> servicesOf(UserType type, bool selectionFinished);

} // namespace xuanhao
