// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/domain/vehicle/vehicle.h"
#include "printing/sheetcontent.h"

#include <QDate>
#include <QString>
#include <QStringList>

namespace xuanhao {

/// Who prints a sheet, where and when, and which copy it is.
struct DeskFacts
{
    QString office;  ///< "湛江市公安局交通警察支队车辆管理所"
    QString place;   ///< where to come: name, address, telephone; may be empty
    QString counter; ///< "03号窗口"
    QString clerk;   ///< the clerk's number
    Instant printedAt{};
    int printing = 1; ///< this is the n-th, from 1
};

/// Whose case a sheet is about. Holds a name in clear, for it goes into this person's hand: never log it.
struct CaseFacts
{
    QString applicant;
    QString caseNumber; ///< 流水号; empty before "start"
    BusinessKind business = BusinessKind::NewVehicle;
};

/// A sheet with the desk's fields filled.
[[nodiscard]] SheetContent deskSheet(const char* sheet, const DeskFacts& desk);

/// 一次性告知书 (Order 164 Art. 3): all papers that are missing, said once and together. `missing` are wire
/// words of requireddocuments.h, at least one.
[[nodiscard]] SheetContent oneTimeNotice(const DeskFacts& desk, const CaseFacts& facts,
                                         const QStringList& missing);
/// 暂不能办理告知单: why the case can't go on now, in a Chinese sentence, and what can be done.
[[nodiscard]] SheetContent refusalNotice(const DeskFacts& desk, const CaseFacts& facts, const QString& reason,
                                         const QStringList& waysOut);
/// 再次办理单: how far the case is, what is still needed (at least one line), when the office is open.
[[nodiscard]] SheetContent comeBackSlip(const DeskFacts& desk, const CaseFacts& facts, const QString& step,
                                        const QStringList& steps, const QString& opening);

/// An entry of the blacklist, told to the person it is about.
struct ListingFacts
{
    QString applicant;
    QString document; ///< masked
    QString reason;   ///< a Chinese sentence
    QDate since;
    QDate until;
};
[[nodiscard]] SheetContent listingNotice(const DeskFacts& desk, const ListingFacts& facts,
                                         const QStringList& waysOut);

/// One of the office's texts with a line for the applicant's signature (A1).
[[nodiscard]] SheetContent consentSheet(const DeskFacts& desk, const QString& applicant, const QString& title,
                                        const QString& text, const QString& version);

/// The official word of a paper on the checklist: "购车发票".
[[nodiscard]] QString paperName(const QString& document);
/// "新车注册登记".
[[nodiscard]] QString businessName(BusinessKind kind);

} // namespace xuanhao
