// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/papers.h"

#include "core/domain/identity/documentnumber.h"
#include "core/domain/identity/mobilenumber.h"
#include "core/domain/identity/personname.h"
#include "core/domain/plates/platenumber.h"
#include "core/services/applicantcase.h"
#include "core/services/casedesk.h"
#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "core/services/staffservice.h"
#include "printing/poolnotice.h"
#include "printing/reports.h"

#include <QRegularExpression>

// What is said on paper is official Chinese in every language of the program.

namespace xuanhao {

namespace {

QString placeText(const Division& division)
{
    return QStringLiteral("%1 %2 %3").arg(division.name, division.place, division.phone).trimmed();
}

QString openingText(const Profile::OpeningHours& hours)
{
    if (hours.roundTheClock)
        return QStringLiteral("全天");
    const auto clock = [](int minute) {
        return QStringLiteral("%1:%2").arg(minute / 60).arg(minute % 60, 2, 10, QLatin1Char('0'));
    };
    return QStringLiteral("%1 %2–%3")
        .arg(hours.workdaysOnly ? QStringLiteral("工作日") : QStringLiteral("每天"), clock(hours.fromMinute),
             clock(hours.toMinute));
}

QString maskedName(const QString& name)
{
    const auto parsed = PersonName::parse(name);
    return parsed ? parsed->masked() : QString();
}
QString maskedMobile(const QString& mobile)
{
    const auto parsed = MobileNumber::parse(mobile);
    return parsed ? parsed->masked() : QString();
}

QString stepText(CasePage page)
{
    switch (page) {
    case CasePage::Register:
        return QStringLiteral("登记");
    case CasePage::Office:
        return QStringLiteral("办理业务");
    case CasePage::Notice:
        return QStringLiteral("选号须知");
    case CasePage::Vehicle:
        return QStringLiteral("车辆信息");
    case CasePage::Contact:
        return QStringLiteral("联系方式");
    case CasePage::Choose:
    case CasePage::Compose:
    case CasePage::Draw:
        return QStringLiteral("选号");
    case CasePage::Code:
        return QStringLiteral("短信验证");
    case CasePage::Result:
        return QStringLiteral("选号结果");
    case CasePage::Elsewhere:
    case CasePage::CannotProceed:
        return QStringLiteral("暂不能继续");
    }
    return {};
}

QString sheetName(SheetKind kind)
{
    switch (kind) {
    case SheetKind::Application:
        return QStringLiteral("申请表");
    case SheetKind::Receipt:
        return QStringLiteral("预选回执");
    case SheetKind::Consent:
        return QStringLiteral("签字文本");
    case SheetKind::ComeBackSlip:
        return QStringLiteral("再次办理单");
    case SheetKind::OneTimeNotice:
        return QStringLiteral("一次性告知书");
    case SheetKind::RefusalNotice:
        return QStringLiteral("暂不能办理告知单");
    case SheetKind::ListingNotice:
        return QStringLiteral("暂停预选告知书");
    case SheetKind::PoolNotice:
        return QStringLiteral("号池公告");
    case SheetKind::HandOver:
        return QStringLiteral("交接班表");
    case SheetKind::DayReport:
        return QStringLiteral("日报");
    case SheetKind::Calibration:
        return QStringLiteral("校准页");
    }
    return {};
}

QList<ReportCount> resultsOf(const CounterReport& report)
{
    return {{QStringLiteral("登记申请人"), report.accountsRegistered},
            {QStringLiteral("开始选号"), report.opened},
            {QStringLiteral("预选成功：自编选号"), report.reservedComposed},
            {QStringLiteral("预选成功：随机选号"), report.reservedDrawn},
            {QStringLiteral("预选成功：现场随机选号"), report.reservedOnSite},
            {QStringLiteral("选号结束、未选到号码"), report.ended}};
}

QList<ReportSheets> sheetsOf(const CounterReport& report)
{
    QList<ReportSheets> sheets;
    for (const CounterReport::Sheets& one : report.sheets)
        sheets.append({sheetName(one.kind), one.printings, one.again});
    return sheets;
}

/// Versions of texts are as offices like: no folder, drive or wildcard is made of them.
QString plainFileName(QString name)
{
    static const QRegularExpression kOdd(QStringLiteral("[^\\w.-]"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    return name.replace(kOdd, QStringLiteral("_"));
}

/// The session where there is one, else the account, else nothing.
QString subjectOf(const ApplicantCase& applicantCase)
{
    if (applicantCase.session())
        return applicantCase.session()->id;
    return applicantCase.account() ? applicantCase.account()->id : QString();
}

} // namespace

Papers::Papers(CounterServices services, Forms forms)
    : m_services(services)
    , m_forms(std::move(forms))
{}

std::shared_ptr<const FormFonts> Papers::sharedFonts() const
{
    if (!m_fonts)
        m_fonts = std::make_shared<const FormFonts>();
    return m_fonts;
}

FormContent Papers::formOf(const AccountView& account, const SessionView& session) const
{
    const OfficeReference* office = m_services.office.reference();
    FormContent content;
    content.ownerName = account.data.name;
    content.mobile = account.data.mobile;
    if (account.data.agent) {
        content.agentName = account.data.agent->name;
        content.agentMobile = account.data.agent->mobile;
    }
    if (session.contact) {
        content.postcode = session.contact->postcode;
        content.address = session.contact->address;
        content.landline = session.contact->landline;
    }
    content.business = formBusiness(session.business);
    const PlateKind kind = session.plateKind.value_or(PlateKind::SmallCar);
    content.plateKind = formPlateKind(kind);
    if (session.vehicle) {
        content.brandModel = session.vehicle->brandModel;
        content.vin = session.vehicle->vin;
        content.useNature = session.vehicle->useNature;
    }
    content.office.caseNumber = session.caseNumber;
    content.office.counter = session.counterName;
    if (const auto& staff = m_services.staff.current())
        content.office.clerk = staff->staff;
    content.office.printedAt = m_services.connection.serverNow();
    content.office.printing = session.prints + 1;
    if (const auto& reservation = session.session.reservation()) {
        const auto authority = Authority::parse(office ? office->authority : QString());
        if (authority)
            content.plateNumber = PlateNumber::fromIndex(*authority, kind, reservation->number).display();
        content.office.mode = reservation->mode;
        content.office.drawNumber = session.drawNumber.value_or(QString());
        content.office.validUntil = reservation->lastDay.date;
        content.office.isProvisional = reservation->lastDay.isProvisional;
    }
    if (const Division* division = office ? office->division(session.division) : nullptr)
        content.office.place = placeText(*division);
    return content;
}

Paper Papers::application(const AccountView& account, const SessionView& session, const QString& reason,
                          bool hasBack, Stock stock) const
{
    return {.kind = SheetKind::Application,
            .subject = session.id,
            .reason = reason,
            .printed = session.prints,
            .make = [this, content = formOf(account, session), hasBack, stock](int nth, Instant at) mutable {
                content.office.printing = nth;
                content.office.printedAt = at;
                return applicationPrintout(m_forms, content, hasBack, stock, fonts());
            }};
}

Paper Papers::receipt(const AccountView& account, const SessionView& session, const QString& reason,
                      ReceiptPaper paper) const
{
    ReceiptFacts facts{.applicant = maskedName(account.data.name),
                       .document = maskedDocument(account.data.documentNumber),
                       .mobile = maskedMobile(account.data.mobile),
                       .business = session.business,
                       .form = formOf(account, session),
                       .steps = {}};
    facts.steps = nextSteps(facts.business, facts.form.office.validUntil);
    Paper made = sheet(SheetKind::Receipt, session.id, QStringLiteral("receipt-") + session.caseNumber,
                       desk(session.division),
                       [facts, paper](const DeskFacts& desk) { return receiptSheet(desk, facts, paper); });
    made.reason = reason;
    return made;
}

Paper Papers::consent(const OfficeText& text, const ApplicantCase& applicantCase) const
{
    const QString account = applicantCase.account() ? applicantCase.account()->id : QString();
    const QString name = factsOf(applicantCase).applicant;
    return sheet(SheetKind::Consent, consentSubject(account, text.id, text.version),
                 QStringLiteral("%1-%2").arg(text.id, text.version), desk(),
                 [text, name](const DeskFacts& desk) {
                     return consentSheet(desk, name, text.title, text.body, text.version);
                 });
}

Paper Papers::announcement(const Announcement& announcement) const
{
    const OfficeReference* office = m_services.office.reference();
    PoolNoticeFacts facts{.office = office ? office->name : QString(),
                          .authority = office ? office->authority : QString(),
                          .number = announcement.number,
                          .title = announcement.title,
                          .text = announcement.text,
                          .issuer = announcement.issuer,
                          .announcedAt = announcement.announcedAt,
                          .segments = {},
                          .drawOnlyDays = office ? office->profile.pool.drawOnlyDays : 0,
                          .printedAt = {}};
    for (const AnnouncedSegment& segment : announcement.segments)
        facts.segments.append(
            {segment.kind, segment.from, segment.to, segment.count, segment.opensAt, segment.isFirstRelease});
    return sheet(SheetKind::PoolNotice, announcement.number, QStringLiteral("announcement"), desk(),
                 [facts](const DeskFacts& desk) mutable {
                     facts.printing = desk.printing;
                     facts.printedAt = desk.printedAt;
                     return poolNotice(facts);
                 });
}

Paper Papers::oneTimeNotice(const ApplicantCase& applicantCase, const QStringList& missing) const
{
    return sheet(SheetKind::OneTimeNotice, subjectOf(applicantCase), QStringLiteral("notice"),
                 deskOf(applicantCase), [facts = factsOf(applicantCase), missing](const DeskFacts& desk) {
                     return xuanhao::oneTimeNotice(desk, facts, missing);
                 });
}

Paper Papers::refusal(const ApplicantCase& applicantCase, const QString& reason,
                      const QStringList& waysOut) const
{
    return sheet(SheetKind::RefusalNotice, subjectOf(applicantCase), QStringLiteral("refusal"),
                 deskOf(applicantCase),
                 [facts = factsOf(applicantCase), reason, waysOut](const DeskFacts& desk) {
                     return refusalNotice(desk, facts, reason, waysOut);
                 });
}

Paper Papers::comeBackSlip(const ApplicantCase& applicantCase, const QStringList& steps) const
{
    const OfficeReference* office = m_services.office.reference();
    const QString opening = office ? openingText(office->profile.openingHours) : QString();
    return sheet(
        SheetKind::ComeBackSlip, subjectOf(applicantCase), QStringLiteral("come-back"), deskOf(applicantCase),
        [facts = factsOf(applicantCase), step = stepText(applicantCase.page()), steps, opening](
            const DeskFacts& desk) { return xuanhao::comeBackSlip(desk, facts, step, steps, opening); });
}

Paper Papers::listing(const AccountView& account, const ListingView& entry, const QString& reason,
                      const QStringList& waysOut) const
{
    const ListingFacts facts{.applicant = account.data.name,
                             .document = maskedDocument(account.data.documentNumber),
                             .reason = reason,
                             .since = officeDate(entry.since),
                             .until = entry.until};
    return sheet(SheetKind::ListingNotice, entry.id, QStringLiteral("listing"), desk(),
                 [facts, waysOut](const DeskFacts& desk) { return listingNotice(desk, facts, waysOut); });
}

Paper Papers::handOver(const CounterReport& report, Instant from, Instant to) const
{
    HandOverFacts facts{
        .from = from, .to = to, .results = resultsOf(report), .sheets = sheetsOf(report), .parked = {}};
    for (const ApplicantCase* one : m_services.cases.cases()) {
        const CaseFacts about = factsOf(*one);
        facts.parked.append({about.caseNumber, maskedName(about.applicant), stepText(one->page())});
    }
    // The clerk's later print of this shift is a further printing; the next clerk's is another sheet.
    return sheet(SheetKind::HandOver, toOfficeIso(from), QStringLiteral("hand-over"), desk(),
                 [facts](const DeskFacts& desk) { return handOverSheet(desk, facts); });
}

Paper Papers::dayReport(const CounterReport& report, const QDate& day) const
{
    DayReportFacts facts{.day = day, .results = resultsOf(report), .staff = {}, .sheets = sheetsOf(report)};
    for (const CounterReport::Clerk& clerk : report.staff)
        facts.staff.append({clerk.staff, clerk.opened, clerk.reserved, clerk.sheets});
    return sheet(SheetKind::DayReport, toIsoDate(day), QStringLiteral("day-report"), desk(),
                 [facts](const DeskFacts& desk) { return dayReportSheet(desk, facts); });
}

Paper Papers::calibration(const QString& printer, const PrintOffset& offset) const
{
    return {
        .kind = SheetKind::Calibration, .printer = printer, .make = [this, printer, offset](int, Instant) {
            return calibrationPage(printer, offset, fonts());
        }};
}

DeskFacts Papers::desk(const QString& division) const
{
    const OfficeReference* office = m_services.office.reference();
    DeskFacts facts;
    if (office)
        facts.office = office->name;
    if (const Division* place = office ? office->division(division) : nullptr)
        facts.place = placeText(*place);
    if (const auto& staff = m_services.staff.current()) {
        facts.counter = staff->counterName;
        facts.clerk = staff->staff;
    }
    return facts;
}

DeskFacts Papers::deskOf(const ApplicantCase& applicantCase) const
{
    const auto& session = applicantCase.session();
    return desk(session ? session->division : applicantCase.officeDraft().division);
}

CaseFacts Papers::factsOf(const ApplicantCase& applicantCase) const
{
    const auto& account = applicantCase.account();
    const auto& session = applicantCase.session();
    return {.applicant = account ? account->data.name : applicantCase.accountDraft().name,
            .caseNumber = session ? session->caseNumber : QString(),
            .business = session ? session->business : applicantCase.officeDraft().business};
}

Paper Papers::sheet(SheetKind kind, const QString& subject, const QString& fileName, const DeskFacts& desk,
                    std::function<SheetContent(const DeskFacts&)> content) const
{
    return {.kind = kind,
            .subject = subject,
            .make = [this, fileName, desk, content = std::move(content)](int nth, Instant at) {
                DeskFacts printed = desk;
                printed.printing = nth;
                printed.printedAt = at;
                // Every sheet is kept: two notices of one minute are two papers in two hands.
                const QString time =
                    toOfficeIso(at).left(19).remove(QLatin1Char('-')).remove(QLatin1Char(':'));
                return sheetPrintout(m_forms, content(printed),
                                     plainFileName(QStringLiteral("%1-%2-%3").arg(fileName, time).arg(nth)),
                                     fonts());
            }};
}

} // namespace xuanhao
