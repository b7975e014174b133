// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/vehicle/vehicle.h"

#include <QString>
#include <QStringList>

namespace xuanhao {

/// What every notice to an applicant says besides its subject. Holds a name in clear: never log it.
struct NoticeFacts
{
    QString office;     ///< "湛江市公安局交通警察支队车辆管理所"
    QString applicant;  ///< in clear: the sheet goes into this person's hand
    QString caseNumber; ///< 流水号; empty before "start"
    BusinessKind business = BusinessKind::NewVehicle;
    QString place;   ///< where to come back: name, address, telephone; may be empty
    QString counter; ///< "03号窗口"
    QString clerk;   ///< the clerk's number
    Instant printedAt{};
};

/// A sheet of running text for the printer: its title and its body in HTML, every fact escaped.
struct NoticeSheet
{
    QString title;
    QString html;
};

/// 一次性告知书 (Order 164 Art. 3): all papers that are missing, said once and together. `missing` are wire
/// words of requireddocuments.h, at least one.
[[nodiscard]] NoticeSheet oneTimeNotice(const NoticeFacts& facts, const QStringList& missing);
/// 暂不能办理告知单: why the case can't go on now, in a Chinese sentence, and what can be done.
[[nodiscard]] NoticeSheet refusalNotice(const NoticeFacts& facts, const QString& reason,
                                        const QStringList& waysOut);

/// The official word of a paper on the checklist: "购车发票".
[[nodiscard]] QString paperName(const QString& document);
/// "新车注册登记".
[[nodiscard]] QString businessName(BusinessKind kind);

} // namespace xuanhao
