// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace xuanhao {

/// What the form's QR code says: enough to find the case at intake and to see that it is the same
/// vehicle (D3), nothing personal.
struct OfficeCode
{
    QString caseNumber; ///< "G03202611230042"
    QString plate;      ///< "粤GA12B3", without dot
    QString vinTail;    ///< the last six characters of the VIN

    /// "case|plate|VIN6|check"; the check is a CRC-16 of the text before it in four hex digits.
    [[nodiscard]] QString text() const;
    /// Reads what a scanner sent; nullopt when a part is missing or the check differs.
    [[nodiscard]] static std::optional<OfficeCode> parse(const QString& text);

    friend bool operator==(const OfficeCode&, const OfficeCode&) = default;
};

} // namespace xuanhao
