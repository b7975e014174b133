// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/documentkind.h"

namespace xuanhao {

const QList<DocumentKind>& allDocumentKinds()
{
    using enum DocumentKind;
    static const QList<DocumentKind> kAll{
        ResidentId,          TemporaryResidentId, MilitaryId, HkMacaoTaiwanResidence,
        HkMacaoTravelPermit, TaiwanTravelPermit,  Passport,   ForeignPermanentResidence,
        DiplomaticId,        UnitCreditCode};
    return kAll;
}

QString wireWord(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ResidentId:
        return QStringLiteral("residentId");
    case DocumentKind::TemporaryResidentId:
        return QStringLiteral("temporaryResidentId");
    case DocumentKind::MilitaryId:
        return QStringLiteral("militaryId");
    case DocumentKind::HkMacaoTaiwanResidence:
        return QStringLiteral("hkMacaoTaiwanResidence");
    case DocumentKind::HkMacaoTravelPermit:
        return QStringLiteral("hkMacaoTravelPermit");
    case DocumentKind::TaiwanTravelPermit:
        return QStringLiteral("taiwanTravelPermit");
    case DocumentKind::Passport:
        return QStringLiteral("passport");
    case DocumentKind::ForeignPermanentResidence:
        return QStringLiteral("foreignPermanentResidence");
    case DocumentKind::DiplomaticId:
        return QStringLiteral("diplomaticId");
    case DocumentKind::UnitCreditCode:
        return QStringLiteral("unitCreditCode");
    }
    return {};
}

std::optional<DocumentKind> documentKindFromWire(const QString& word)
{
    for (const DocumentKind kind : allDocumentKinds()) {
        if (wireWord(kind) == word)
            return kind;
    }
    return std::nullopt;
}

} // namespace xuanhao
