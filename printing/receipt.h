// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formcontent.h"
#include "printing/notice.h"

namespace xuanhao {

/// What the applicant carries away: the result, until when it holds, and what to do next.
struct ReceiptFacts
{
    QString applicant; ///< masked, as the two after it: a receipt gets lost
    QString document;
    QString mobile;
    BusinessKind business = BusinessKind::NewVehicle;
    FormContent form;  ///< the number, the vehicle and the office strip
    QStringList steps; ///< what to do next, at least one
};

enum class ReceiptPaper { A5, Roll80 };

/// 机动车号牌预选回执.
[[nodiscard]] SheetContent receiptSheet(const DeskFacts& desk, const ReceiptFacts& facts, ReceiptPaper paper);

/// What a person who has a number does next: the papers to bring, and until when.
[[nodiscard]] QStringList nextSteps(BusinessKind business, const QDate& validUntil);

} // namespace xuanhao
