// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/keptresults.h"

#include "core/domain/identity/codetext.h"
#include "core/domain/identity/mobilenumber.h"
#include "core/domain/identity/personname.h"
#include "core/domain/plates/platenumber.h"

namespace xuanhao {

namespace {

/// After its last day a number goes back and its form is worth nothing; a month more for a last day that an
/// imported calendar moves, and because central takes records of printings for as long.
constexpr int kDaysKept = 31;
constexpr qsizetype kPage = 50;
constexpr qsizetype kMinTail = 4;
constexpr qsizetype kMaxTail = 8;

bool isOrEndsWith(const QString& value, const QString& text)
{
    return value == text || (text.size() >= kMinTail && text.size() <= kMaxTail && value.endsWith(text));
}

bool hasNumber(const KeptContent& content, const QString& text)
{
    const PlateKind kind = *content.session.plateKind;
    const auto authority = Authority::parse(content.authority);
    auto number = PlateNumber::parse(kind, text);
    if (!number)
        number = PlateNumber::fromSerial(*authority, kind, normalizedCode(text));
    return number &&
           *number == PlateNumber::fromIndex(*authority, kind, content.session.session.reservation()->number);
}

} // namespace

PrintStore::Result resultToKeep(const CaseRecord& record, const OfficeReference* office)
{
    const SessionView& session = *record.session;
    QJsonObject content{{QStringLiteral("session"), session.toJson()}};
    if (record.account)
        content.insert(QStringLiteral("account"), record.account->toJson());
    if (office) {
        content.insert(QStringLiteral("office"), office->name);
        content.insert(QStringLiteral("authority"), office->authority);
        if (const Division* division = office->division(session.division))
            content.insert(QStringLiteral("division"), division->toJson());
    }
    const QDate lastDay = session.session.reservation()->lastDay.date;
    return {.content = toCanonicalJson(content),
            .prints = session.prints,
            .keepUntil = officeMidnight(lastDay.addDays(1 + kDaysKept))};
}

std::optional<KeptContent> readKept(const PrintStore::Kept& kept)
{
    const auto stored = parseJsonObject(kept.content.value_or(QByteArray()));
    if (!stored)
        return std::nullopt;
    // Account and session stand there as in a case, and may be as old.
    const CaseRecord record = CaseRecord::fromJson(kept.session, *stored);
    const QString authority = stored->value(QStringLiteral("authority")).toString();
    if (!record.account || !record.session || !record.session->plateKind ||
        record.session->id != kept.session || !record.session->session.reservation() ||
        !Authority::parse(authority))
        return std::nullopt;
    return KeptContent{*record.account, *record.session, authority};
}

bool isNamedBy(const KeptContent& content, const QString& text)
{
    const AccountDraft& person = content.account.data;
    const QString code = normalizedCode(text);
    if (content.session.caseNumber == text.trimmed().toUpper() || hasNumber(content, text) ||
        isOrEndsWith(normalizedCode(person.documentNumber), code))
        return true;
    const auto mobile = MobileNumber::parse(text);
    if (isOrEndsWith(person.mobile, mobile ? mobile->text() : code))
        return true;
    if (content.session.vehicle && isOrEndsWith(content.session.vehicle->vin, code))
        return true;
    const auto name = PersonName::parse(text);
    const auto own = PersonName::parse(person.name);
    return name && own && name->comparable() == own->comparable();
}

KeptPage keptPage(const QList<PrintStore::Kept>& all, const QString& text, const QString& after)
{
    KeptPage page;
    for (qsizetype i = after.toInt(); i < all.size(); ++i) {
        const auto content = readKept(all[i]);
        if (!content) {
            ++page.unreadable;
        } else if (text.trimmed().isEmpty() || isNamedBy(*content, text)) {
            if (page.items.size() == kPage) {
                page.next = QString::number(i);
                return page;
            }
            page.items.append({*content, all[i].prints, all[i].receipts, all[i].storedAt});
        }
    }
    return page;
}

SheetLine keptLine(const KeptContent& content, SheetKind kind, int printed, Instant storedAt)
{
    const SessionView& session = content.session;
    const auto name = PersonName::parse(content.account.data.name);
    return {.sheet = {},
            .kind = kind,
            .subject = session.id,
            .caseNumber = session.caseNumber,
            .number = PlateNumber::fromIndex(*Authority::parse(content.authority), *session.plateKind,
                                             session.session.reservation()->number)
                          .display(),
            .maskedName = name ? name->masked() : QString(),
            .nth = printed,
            .copies = 1,
            .at = storedAt,
            .counterName = session.counterName,
            .staffName = {},
            .printer = {},
            .reason = {},
            .recordedAt = storedAt,
            .toldByName = {},
            .outcome = SheetOutcome::Spooled};
}

} // namespace xuanhao
