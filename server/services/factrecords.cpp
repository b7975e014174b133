// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/factrecords.h"

#include "core/domain/identity/codetext.h"
#include "core/protocol/problem.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr qsizetype kMaxVin = 40; ///< frames of old vehicles carry other things than a VIN

enum Column : int { DocumentKindColumn, DocumentNumberColumn, MobileColumn, AuthorityColumn };
constexpr int kVin = 4;
constexpr int kState = 4;
constexpr int kValidUntil = 5;

QString problemText(const QString& column, const InputError& error)
{
    const QString text = QStringLiteral("%1: %2").arg(column, wireWord(error.problem));
    return error.position > 0 ? QStringLiteral("%1 at character %2").arg(text).arg(error.position) : text;
}

/// What both kinds of lines begin with.
struct Owner
{
    PersonHash person;
    std::optional<MobileHash> mobile;
    QString authority;
};

Expected<Owner, QString> readOwner(const QStringList& fields, FactKind kind, const ServerSecret& secret,
                                   QDate today)
{
    const QStringList header = factHeader(kind);
    if (fields.size() != header.size())
        return Unexpected{QStringLiteral("has %1 fields, not %2").arg(fields.size()).arg(header.size())};
    const auto documentKind = documentKindFromWire(fields.at(DocumentKindColumn).trimmed());
    if (!documentKind)
        return Unexpected{QStringLiteral("documentKind: is no known kind of document")};
    const auto document = DocumentNumber::parse(*documentKind, fields.at(DocumentNumberColumn), today);
    if (!document)
        return Unexpected{problemText(QStringLiteral("documentNumber"), document.error())};
    std::optional<MobileHash> mobile;
    if (const QString text = fields.at(MobileColumn).trimmed(); !text.isEmpty()) {
        const auto number = MobileNumber::parse(text);
        if (!number)
            return Unexpected{problemText(QStringLiteral("mobile"), number.error())};
        mobile = secret.mobileHash(*number);
    }
    const auto authority = Authority::parse(fields.at(AuthorityColumn).trimmed());
    if (!authority)
        return Unexpected{
            QStringLiteral("authority: must be a province character and an office letter, such as 粤G")};
    return Owner{secret.personHash(*document), mobile, authority->text()};
}

} // namespace

QStringList factHeader(FactKind kind)
{
    QStringList names{QStringLiteral("documentKind"), QStringLiteral("documentNumber"),
                      QStringLiteral("mobile"), QStringLiteral("authority")};
    if (kind == FactKind::Vehicles)
        names.append(QStringLiteral("vin"));
    else
        names.append({QStringLiteral("state"), QStringLiteral("validUntil")});
    return names;
}

Expected<VehicleFact, QString> readVehicleFact(const QStringList& fields, const ServerSecret& secret,
                                               QDate today)
{
    const auto owner = readOwner(fields, FactKind::Vehicles, secret, today);
    if (!owner)
        return Unexpected{owner.error()};
    const QString vin = normalizedCode(fields.at(kVin));
    if (vin.isEmpty() || vin.size() > kMaxVin)
        return Unexpected{QStringLiteral("vin: must have 1 to %1 characters").arg(kMaxVin)};
    return VehicleFact{owner->person, secret.hashOf("vehicle", vin), owner->authority, owner->mobile};
}

Expected<LicenceFact, QString> readLicenceFact(const QStringList& fields, const ServerSecret& secret,
                                               QDate today)
{
    const auto owner = readOwner(fields, FactKind::Licences, secret, today);
    if (!owner)
        return Unexpected{owner.error()};
    const QString state = fields.at(kState).trimmed();
    const bool isLearner = state == QStringLiteral("learner");
    if (!isLearner && state != QStringLiteral("licensed"))
        return Unexpected{QStringLiteral("state: must be licensed or learner")};
    QDate validUntil;
    if (const QString text = fields.at(kValidUntil).trimmed(); !text.isEmpty()) {
        validUntil = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
        if (!validUntil.isValid())
            return Unexpected{QStringLiteral("validUntil: must be a day such as 2028-03-31, or empty")};
    }
    return LicenceFact{owner->person, isLearner, owner->authority, validUntil, owner->mobile};
}

} // namespace xuanhao
