// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// What counts as a proof of identity: Order 164 of the Ministry of Public Security, Art. 89.
enum class DocumentKind {
    ResidentId,                ///< 居民身份证, GB 11643
    TemporaryResidentId,       ///< 临时居民身份证, same number
    MilitaryId,                ///< 军官证、士兵证、离退休军人证件…
    HkMacaoTaiwanResidence,    ///< 港澳台居民居住证, 81/82/83 + GB 11643
    HkMacaoTravelPermit,       ///< 港澳居民来往内地通行证 with lodging registration
    TaiwanTravelPermit,        ///< 台湾居民来往大陆通行证 with lodging registration
    Passport,                  ///< passport of a foreigner or an overseas Chinese, with registration
    ForeignPermanentResidence, ///< 外国人永久居留身份证, 2017 and 2023 shapes
    DiplomaticId,              ///< 外交部核发的身份证件
    UnitCreditCode,            ///< a unit: 统一社会信用代码证书/营业执照
};

[[nodiscard]] const QList<DocumentKind>& allDocumentKinds();
/// The word on the wire, "residentId" and so on.
[[nodiscard]] QString wireWord(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> documentKindFromWire(const QString& word);
/// Whether it proves the identity of a unit instead of a person.
[[nodiscard]] constexpr bool isUnit(DocumentKind kind)
{
    return kind == DocumentKind::UnitCreditCode;
}

} // namespace xuanhao
