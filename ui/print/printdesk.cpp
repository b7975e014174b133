// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/printdesk.h"

#include "core/domain/plates/platenumber.h"
#include "core/services/applicantcase.h"
#include "core/services/connection.h"
#include "core/services/lookupservice.h"
#include "core/services/officeservice.h"
#include "core/services/staffservice.h"
#include "printing/formpainter.h"
#include "printing/pdf.h"
#include "printing/poolnotice.h"
#include "ui/print/previewdialog.h"
#include "ui/support/errortext.h"
#include "ui/support/gaptext.h"
#include "ui/support/wordtext.h"

#include <QDir>
#include <QFile>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QPointer>
#include <QPrinter>
#include <QPrinterInfo>
#include <QTextDocument>
#include <QThread>

namespace xuanhao {

namespace {

QString joined(const QString& sentence, const QString& next)
{
    return next.isEmpty() ? sentence : sentence + QLatin1Char(' ') + next;
}

QString placeText(const Division& division)
{
    return QStringLiteral("%1 %2 %3").arg(division.name, division.place, division.phone).trimmed();
}

} // namespace

PrintDesk::PrintDesk(CounterServices services, FormTemplate form, const QString& printer,
                     const QString& pdfFolder, QObject* parent)
    : QObject(parent)
    , m_services(services)
    , m_form(std::move(form))
    , m_target{printer}
    , m_pdfFolder(pdfFolder)
{}

void PrintDesk::findPrinters()
{
    if (m_isSearching)
        return;
    m_isSearching = true;
    Q_EMIT changed();
    auto* found = new QStringList;
    QThread* thread = QThread::create([found] { *found = QPrinterInfo::availablePrinterNames(); });
    connect(thread, &QThread::finished, this, [this, thread, found] {
        m_printers = *found;
        delete found;
        thread->deleteLater();
        m_isSearching = false;
        Q_EMIT changed();
    });
    thread->start();
}

void PrintDesk::setTarget(const PrintTarget& target)
{
    m_target = target;
    Q_EMIT changed();
}

QString PrintDesk::printerText() const
{
    if (m_isSearching)
        return tr("looking for printers…");
    if (m_target.isPdf())
        return tr("PDF file");
    return m_printers.contains(m_target.printer) ? m_target.printer
                                                 : tr("%1 (not found)").arg(m_target.printer);
}

FormContent PrintDesk::contentOf(const AccountView& account, const SessionView& session) const
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

const FormFonts& PrintDesk::fonts()
{
    if (!m_fonts)
        m_fonts.emplace();
    return *m_fonts;
}

PrintGaps PrintDesk::gapsOf(const QString& text)
{
    return isEverydayText(text) ? PrintGaps() : printGaps(text, fonts());
}

QList<GlyphGap> PrintDesk::gapsOf(const FormContent& content)
{
    return checkForm(m_form, content, fonts()).gaps;
}

QString PrintDesk::overflowSentence(const FormContent& content)
{
    const FormCheck check = checkForm(m_form, content, fonts());
    if (check.mayPrint())
        return {};
    QStringList names;
    for (const Overflow& overflow : check.overflows)
        names.append(overflow.name);
    return tr("Nothing was printed: this does not fit into its place on the form: %1. Shorten it and print "
              "again.")
        .arg(names.join(QStringLiteral("、")));
}

void PrintDesk::print(const AccountView& account, const SessionView& session, const QString& reason,
                      const std::function<void(QString)>& done)
{
    if (m_isBusy)
        return;
    FormContent content = contentOf(account, session);
    if (const QString problem = overflowSentence(content); !problem.isEmpty()) {
        done(problem);
        return;
    }
    m_isBusy = true;
    Q_EMIT changed();
    const PrintRequest request{m_target.isPdf() ? QStringLiteral("pdf") : m_target.printer, reason};
    m_services.lookup.recordPrint(session.id, request,
                                  [self = QPointer<PrintDesk>(this), content, id = session.id,
                                   done](const Expected<PrintReply, Failure>& reply) mutable {
                                      if (!self)
                                          return;
                                      self->m_isBusy = false;
                                      if (!reply) {
                                          Q_EMIT self->changed();
                                          done(sentenceFor(reply.error()));
                                          return;
                                      }
                                      content.office.printing = reply->nth;
                                      content.office.printedAt = reply->recordedAt;
                                      const Spooled spooled = self->spool(content);
                                      self->m_messages.insert(id, spooled.message);
                                      Q_EMIT self->changed();
                                      if (spooled.isDone)
                                          Q_EMIT self->formPrinted(spooled.message);
                                      done(spooled.isDone ? QString() : spooled.message);
                                  });
}

PrintDesk::Spooled PrintDesk::spool(const FormContent& content)
{
    const QString byHand = byHandSentence(gapsOf(content));
    if (m_target.isPdf()) {
        QDir().mkpath(m_pdfFolder);
        const QString path =
            QDir(m_pdfFolder)
                .filePath(
                    QStringLiteral("%1-%2.pdf").arg(content.office.caseNumber).arg(content.office.printing));
        const auto written = writeFormPdf(path, m_form, content, fonts());
        if (!written)
            return {false,
                    tr("The PDF file could not be written to %1. Check the folder, then print again (F8).")
                        .arg(QDir::toNativeSeparators(path))};
        return {true, joined(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)), byHand)};
    }
    QPrinter printer(QPrinter::HighResolution);
    printer.setPrinterName(m_target.printer);
    // An unknown printer silently becomes a PDF printer; that must not pass for paper.
    if (!printer.isValid() || printer.outputFormat() != QPrinter::NativeFormat ||
        printer.printerName() != m_target.printer)
        return {false, tr("The printer %1 is not there. Choose another one in the preview (Ctrl+P).")
                           .arg(m_target.printer)};
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setFullPage(true);
    printer.setDocName(content.office.caseNumber);
    QPainter painter;
    if (!painter.begin(&printer))
        return {false, tr("The printer %1 did not accept the form. Check it, then print again (F8).")
                           .arg(m_target.printer)};
    paintForm(painter, printer.resolution() / 25.4, m_form, content, fonts());
    if (!painter.end())
        return {false, tr("The printer %1 did not accept the form. Check it, then print again (F8).")
                           .arg(m_target.printer)};
    return {true, joined(tr("Sent to %1. If no paper comes out, print again (F8); that is recorded as "
                            "another printing.")
                             .arg(m_target.printer),
                         byHand)};
}

QString PrintDesk::printText(const OfficeText& text)
{
    const OfficeReference* office = m_services.office.reference();
    // Official paper is Chinese in every language of the program.
    const QString html =
        QStringLiteral(
            "<h2 align=\"center\">%1</h2><p>%2</p><p>%3　版本：%4</p>"
            "<p>&nbsp;</p><p>申请人（代理人）签字：＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日</p>")
            .arg(text.title.toHtmlEscaped(),
                 text.body.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("</p><p>")),
                 office ? office->name.toHtmlEscaped() : QString(), text.version.toHtmlEscaped());
    return printSheet({text.title, html}, QStringLiteral("%1-%2").arg(text.id, text.version));
}

QString PrintDesk::printAnnouncement(const Announcement& announcement)
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
                          .printedAt = m_services.connection.serverNow()};
    for (const AnnouncedSegment& segment : announcement.segments)
        facts.segments.append(
            {segment.kind, segment.from, segment.to, segment.count, segment.opensAt, segment.isFirstRelease});
    return printNotice(poolNotice(facts));
}

QString PrintDesk::printOneTimeNotice(const ApplicantCase& applicantCase, const QStringList& missing)
{
    return printNotice(oneTimeNotice(noticeFacts(applicantCase), missing));
}

QString PrintDesk::printRefusal(const ApplicantCase& applicantCase, const QString& reason,
                                const QStringList& waysOut)
{
    return printNotice(refusalNotice(noticeFacts(applicantCase), reason, waysOut));
}

QString PrintDesk::printNotice(const NoticeSheet& sheet)
{
    // Every sheet is kept: two notices of one minute are two papers in two hands.
    const Instant now = m_services.connection.serverNow();
    return printSheet(sheet, QStringLiteral("notice-%1-%2")
                                 .arg(officeDate(now).toString(QStringLiteral("yyyyMMdd")),
                                      officeClockText(now).remove(QLatin1Char(':'))));
}

NoticeFacts PrintDesk::noticeFacts(const ApplicantCase& applicantCase) const
{
    const OfficeReference* office = m_services.office.reference();
    const auto& account = applicantCase.account();
    const auto& session = applicantCase.session();
    NoticeFacts facts;
    facts.office = office ? office->name : QString();
    facts.applicant = account ? account->data.name : applicantCase.accountDraft().name;
    facts.caseNumber = session ? session->caseNumber : QString();
    facts.business = session ? session->business : applicantCase.officeDraft().business;
    const QString division = session ? session->division : applicantCase.officeDraft().division;
    if (const Division* place = office ? office->division(division) : nullptr)
        facts.place = placeText(*place);
    if (const auto& staff = m_services.staff.current()) {
        facts.counter = staff->counterName;
        facts.clerk = staff->staff;
    }
    facts.printedAt = m_services.connection.serverNow();
    return facts;
}

QString PrintDesk::printSheet(const NoticeSheet& sheet, const QString& fileName)
{
    QString html = sheet.html;
    // A character without a glyph is printed as 〓 with its code, and written in by hand (C3).
    const QList<char32_t> unknown = glyphCheck(html, fonts());
    for (const char32_t character : unknown)
        html.replace(QString::fromUcs4(&character, 1),
                     QStringLiteral("〓(%1)").arg(codePointName(character)));
    const QString byHand = unknown.isEmpty() ? QString() : byHandSentence({{{}, {}, unknown}});
    QTextDocument document;
    QFont font;
    font.setFamilies(standardFormFamilies());
    font.setPointSizeF(10.5);
    document.setDefaultFont(font);
    document.setHtml(html);
    constexpr double kMarginMm = 20;
    const QPageLayout page(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                           QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm), QPageLayout::Millimeter);
    if (m_target.isPdf()) {
        QDir().mkpath(m_pdfFolder);
        const QString path = QDir(m_pdfFolder).filePath(fileName + QStringLiteral(".pdf"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return tr("The PDF file could not be written to %1. Check the folder, then print again (F8).")
                .arg(QDir::toNativeSeparators(path));
        QPdfWriter writer(&file);
        writer.setPageLayout(page);
        document.print(&writer);
        return joined(tr("Saved as %1.").arg(QDir::toNativeSeparators(path)), byHand);
    }
    QPrinter printer(QPrinter::HighResolution);
    printer.setPrinterName(m_target.printer);
    if (!printer.isValid() || printer.outputFormat() != QPrinter::NativeFormat)
        return tr("The printer %1 is not there. Choose another one in the preview (Ctrl+P).")
            .arg(m_target.printer);
    printer.setPageLayout(page);
    printer.setDocName(sheet.title);
    document.print(&printer);
    return joined(tr("Sent to %1. If no paper comes out, print it again.").arg(m_target.printer), byHand);
}

void PrintDesk::preview(const AccountView& account, const SessionView& session, QWidget* parent)
{
    auto* dialog = new PreviewDialog(*this, account, session, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace xuanhao
