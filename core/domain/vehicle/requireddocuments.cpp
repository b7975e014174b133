// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/requireddocuments.h"

namespace xuanhao {

namespace {

bool needsResidence(DocumentKind identity)
{
    switch (identity) {
    case DocumentKind::HkMacaoTravelPermit:
    case DocumentKind::TaiwanTravelPermit:
    case DocumentKind::Passport:
        return true;
    case DocumentKind::ResidentId:
    case DocumentKind::TemporaryResidentId:
    case DocumentKind::MilitaryId:
    case DocumentKind::HkMacaoTaiwanResidence:
    case DocumentKind::ForeignPermanentResidence:
    case DocumentKind::DiplomaticId:
    case DocumentKind::UnitCreditCode:
        return false;
    }
    return false;
}

} // namespace

QStringList requiredDocuments(BusinessKind business, DocumentKind identity)
{
    QStringList words{QStringLiteral("identity")};
    if (needsResidence(identity))
        words.append(QStringLiteral("residence"));
    switch (business) {
    case BusinessKind::NewVehicle:
        words.append(QStringLiteral("certificate"));
        break;
    case BusinessKind::UsedTransfer:
    case BusinessKind::UsedMoveIn:
        words.append(QStringLiteral("usedPapers"));
        break;
    }
    words.append(QStringLiteral("invoice"));
    return words;
}

} // namespace xuanhao
