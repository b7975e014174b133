// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/paper/sheetkind.h"

#include "core/base/check.h"
#include "core/base/json.h"

namespace xuanhao {

namespace {

const QStringList kWords{
    QStringLiteral("application"),   QStringLiteral("receipt"),       QStringLiteral("consent"),
    QStringLiteral("comeBackSlip"),  QStringLiteral("oneTimeNotice"), QStringLiteral("refusalNotice"),
    QStringLiteral("listingNotice"), QStringLiteral("poolNotice"),    QStringLiteral("handOver"),
    QStringLiteral("dayReport"),     QStringLiteral("calibration")};

} // namespace

QString wireWord(SheetKind kind)
{
    return kWords[static_cast<int>(kind)];
}

std::optional<SheetKind> sheetKindFromWire(const QString& word)
{
    return fromList<SheetKind>(kWords, word);
}

SheetSubject subjectOf(SheetKind kind)
{
    switch (kind) {
    case SheetKind::Application:
    case SheetKind::Receipt:
        return SheetSubject::Session;
    case SheetKind::Consent:
        return SheetSubject::ConsentText;
    case SheetKind::ListingNotice:
        return SheetSubject::Listing;
    case SheetKind::ComeBackSlip:
    case SheetKind::OneTimeNotice:
    case SheetKind::RefusalNotice:
        return SheetSubject::SessionOrAccount;
    case SheetKind::PoolNotice:
        return SheetSubject::Announcement;
    case SheetKind::HandOver:
        return SheetSubject::CounterShift;
    case SheetKind::DayReport:
        return SheetSubject::CounterDay;
    case SheetKind::Calibration:
        return SheetSubject::Nothing;
    }
    checkFailed("a known kind of sheet", __FILE__, __LINE__);
}

bool isOfCounter(SheetKind kind)
{
    const SheetSubject subject = subjectOf(kind);
    return subject == SheetSubject::CounterDay || subject == SheetSubject::CounterShift;
}

QString consentSubject(const QString& account, const QString& text, const QString& version)
{
    return account.isEmpty() ? QString() : account + u'/' + text + u'/' + version;
}

QString accountOfConsent(const QString& subject)
{
    return subject.section(u'/', 0, 0);
}

bool mayLackSubject(SheetKind kind)
{
    const SheetSubject subject = subjectOf(kind);
    return subject == SheetSubject::Nothing || subject == SheetSubject::SessionOrAccount ||
           subject == SheetSubject::ConsentText;
}

bool needsReasonForMore(SheetKind kind)
{
    return needsReservation(kind) || kind == SheetKind::ListingNotice;
}

bool needsReservation(SheetKind kind)
{
    return subjectOf(kind) == SheetSubject::Session;
}

} // namespace xuanhao
