// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/lookup/lookuppage.h"

#include "core/services/casedesk.h"
#include "core/services/lookupservice.h"
#include "printing/officecode.h"
#include "ui/print/printdesk.h"
#include "ui/support/accesstext.h"
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/invoicetext.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/listtable.h"

#include <QGridLayout>
#include <QSpacerItem>
#include <QTableWidget>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

QString searchWord(SearchBy by)
{
    return wordFor(by);
}

QString stageWord(const SearchHit& hit)
{
    const auto stage = stageFromWire(hit.stage);
    if (stage)
        return wordFor(*stage);
    return hit.isEnded ? LookupPage::tr("Cancelled") : LookupPage::tr("Registered");
}

QString invoiceWord(const SearchHit& hit)
{
    const auto state = invoiceStateFromWire(hit.invoice);
    return state ? wordFor(*state) : QString();
}

constexpr int kTableWidth = 1080; // eight columns beside each other; no case stands beside the page

} // namespace

LookupPage::LookupPage(const UiContext& context)
    : Page(tr("Look up"))
    , m_context(context)
    , m_by(new ChoiceBox<SearchBy>(
          {SearchBy::Document, SearchBy::Mobile, SearchBy::Vin, SearchBy::Number, SearchBy::Case},
          searchWord))
    , m_value(new CodeEdit)
    , m_table(new QTableWidget)
{
    setBodyWidth(kTableWidth);
    QGridLayout* form = addForm();
    m_by->setObjectName(QStringLiteral("searchByComboBox"));
    m_value->setObjectName(QStringLiteral("searchLineEdit"));
    // The input method stays on here: 粤 is typed with it.
    m_value->setFixer([](QStringView text) { return text.trimmed().toString(); });
    addField(form, QStringLiteral("by"), tr("Search &by"), m_by);
    addField(form, QStringLiteral("value"), tr("&Text"), m_value);
    row(QStringLiteral("value"))
        ->setNote(tr("Whole value; document, mobile and VIN also by the last four to eight characters. The "
                     "form's code can be scanned."));
    setFirstField(m_value);
    m_table->setObjectName(QStringLiteral("hitsTableWidget"));
    setUpList(*m_table, tr("Search results"),
              {tr("Name"), tr("Document"), tr("Mobile"), tr("VIN"), tr("Number"), tr("State"),
               tr("Invoice picture"), tr("Last day")},
              {90, 160, 105, 95, 100, 125, 90, 100});
    m_table->setMinimumHeight(320);
    m_table->hide();
    body()->addWidget(m_table, 1);
    body()->addSpacerItem(
        new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Expanding)); // while there is no table
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &Page::commandsChanged);
    connect(m_table, &QTableWidget::itemActivated, this, &LookupPage::open);
    connect(&context.printDesk, &PrintDesk::paperPrinted, this,
            [this](SheetKind, const QString& message) { banner().showMessage(Tone::Ok, message); });
}

void LookupPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    Q_EMIT commandsChanged();
}

void LookupPage::searchForList(const QString& caseNumber)
{
    m_isForList = true;
    m_by->setValue(SearchBy::Case);
    m_value->setText(caseNumber);
    search();
}

void LookupPage::search()
{
    if (m_isBusy)
        return;
    SearchRequest request{m_by->value(), m_value->text().trimmed()};
    if (const auto code = OfficeCode::parse(request.value)) // the form's QR code, scanned
        request = {SearchBy::Case, code->caseNumber};
    if (request.value.size() < 4) {
        row(QStringLiteral("value"))->setMessage(Tone::Error, tr("Enter at least four characters."));
        m_value->setFocus();
        return;
    }
    row(QStringLiteral("value"))->clearMessage();
    m_isBusy = true;
    Q_EMIT commandsChanged();
    m_context.services.lookup.search(
        request, [self = QPointer<LookupPage>(this)](const Expected<SearchReply, Failure>& reply) {
            if (!self)
                return;
            self->m_isBusy = false;
            if (reply)
                self->showHits(*reply);
            else
                self->showFailure(reply.error());
            Q_EMIT self->commandsChanged();
        });
}

void LookupPage::showHits(const SearchReply& reply)
{
    m_hits = reply.hits;
    m_table->setRowCount(0);
    for (const SearchHit& hit : m_hits)
        addLine(*m_table, {markedName(hit.maskedName, hit.facts), hit.maskedDocument, hit.maskedMobile,
                           hit.shortVin, hit.number, stageWord(hit), invoiceWord(hit),
                           hit.lastDay ? toIsoDate(*hit.lastDay) : QString()});
    m_table->setVisible(!m_hits.isEmpty());
    if (m_hits.isEmpty()) {
        banner().showMessage(Tone::Info,
                             tr("Nothing was found. Compare the text, or register the applicant with F2."));
        banner().letFade();
        return;
    }
    banner().clear();
    if (!reply.isComplete)
        banner().showMessage(Tone::Info,
                             tr("Only the newest %1 are shown. Enter more characters.").arg(m_hits.size()));
    m_table->selectRow(0);
    m_table->setFocus();
}

const SearchHit* LookupPage::selectedHit() const
{
    const int index = m_table->isHidden() ? -1 : m_table->currentRow();
    return index >= 0 && index < m_hits.size() ? &m_hits[index] : nullptr;
}

void LookupPage::open()
{
    const SearchHit* hit = selectedHit();
    if (!hit || m_isBusy)
        return;
    setBusy(true);
    m_context.services.lookup.showAccount(hit->account, [self = QPointer<LookupPage>(this)](
                                                            const Expected<AccountView, Failure>& answer) {
        if (!self)
            return;
        self->setBusy(false);
        if (!answer) {
            self->showFailure(answer.error());
            return;
        }
        if (!self->m_context.services.cases.createFor(*answer)) {
            self->banner().showMessage(Tone::Warning, tr("Nine cases are open. Finish or close one first."));
            return;
        }
        Q_EMIT self->caseOpened();
    });
}

void LookupPage::reprint()
{
    const SearchHit* hit = selectedHit();
    if (!hit || m_isBusy)
        return;
    setBusy(true);
    LookupService& lookup = m_context.services.lookup;
    lookup.showAccount(hit->account, [self = QPointer<LookupPage>(this),
                                      session = hit->session](const Expected<AccountView, Failure>& account) {
        if (!self)
            return;
        if (!account) {
            self->setBusy(false);
            self->showFailure(account.error());
            return;
        }
        self->m_context.services.lookup.showSession(
            session, [self, account = *account](const Expected<SessionView, Failure>& view) {
                if (!self)
                    return;
                self->setBusy(false);
                if (!view)
                    self->showFailure(view.error());
                else
                    self->m_context.printDesk.previewApplication(account, *view, self);
            });
    });
}

void LookupPage::sendCode()
{
    const SearchHit* hit = selectedHit();
    if (!hit || m_isBusy)
        return;
    setBusy(true);
    m_context.services.lookup.sendAccessCode(
        hit->account, [self = QPointer<LookupPage>(this)](const Expected<AccessView, Failure>& answer) {
            if (!self)
                return;
            self->setBusy(false);
            if (answer)
                self->banner().showMessage(Tone::Ok, sentenceFor(*answer));
            else
                self->showFailure(answer.error());
        });
}

QList<PageCommand> LookupPage::commands()
{
    const SearchHit* hit = selectedHit();
    const bool canReprint = hit && stageFromWire(hit->stage) == Stage::Reserved;
    QList<PageCommand> commands{{.id = QStringLiteral("reprint"),
                                 .text = tr("Print the form again"),
                                 .key = Qt::Key_F8,
                                 .kind = PageCommand::Kind::Normal,
                                 .isEnabled = canReprint && !m_isBusy,
                                 .run = [this] { reprint(); }},
                                {.id = QStringLiteral("sendAccessCode"),
                                 .text = tr("Send a sign-in code"),
                                 .key = {},
                                 .kind = PageCommand::Kind::Normal,
                                 .isEnabled = hit && !m_isBusy,
                                 .run = [this] { sendCode(); }},
                                {.id = QStringLiteral("open"),
                                 .text = tr("Open the case"),
                                 .key = {},
                                 .kind = PageCommand::Kind::Normal,
                                 .isEnabled = hit && !m_isBusy,
                                 .run = [this] { open(); }},
                                {.id = QStringLiteral("primary"),
                                 .text = m_isBusy ? tr("Searching…") : tr("Search"),
                                 .key = Qt::Key_F9,
                                 .kind = PageCommand::Kind::Primary,
                                 .isEnabled = !m_isBusy,
                                 .run = [this] { search(); }}};
    if (m_isForList)
        commands.prepend({.id = QStringLiteral("back"),
                          .text = tr("Back to the list"),
                          .key = Qt::Key_Escape,
                          .kind = PageCommand::Kind::Back,
                          .run = [this] { Q_EMIT backRequested(); }});
    return commands;
}

QString LookupPage::help() const
{
    return tr(
        "Search by one of the five. The list shows personal data masked; opening a case shows it in "
        "clear and is recorded. A sign-in code goes to the applicant's mobile by SMS; with it the applicant "
        "sets the password alone.");
}

} // namespace xuanhao
