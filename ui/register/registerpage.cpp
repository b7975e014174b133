// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/register/registerpage.h"

#include "core/domain/identity/documentnumber.h"
#include "core/domain/identity/mobilenumber.h"
#include "core/domain/identity/personname.h"
#include "core/services/applicantcase.h"
#include "core/services/casedesk.h"
#include "core/services/connection.h"
#include "core/services/lookupservice.h"
#include "core/services/officeservice.h"
#include "ui/print/printdesk.h"
#include "ui/support/accounttext.h"
#include "ui/support/errortext.h"
#include "ui/support/gaptext.h"
#include "ui/support/wordtext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/textdialog.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

const QStringList kCheckedFields{QStringLiteral("documentNumber"), QStringLiteral("name"),
                                 QStringLiteral("mobile"),         QStringLiteral("agent.documentNumber"),
                                 QStringLiteral("agent.name"),     QStringLiteral("agent.mobile")};

QList<DocumentKind> personKinds()
{
    QList<DocumentKind> kinds;
    for (const DocumentKind kind : allDocumentKinds()) {
        if (!isUnit(kind))
            kinds.append(kind);
    }
    return kinds;
}

QString documentWord(DocumentKind kind)
{
    return wordFor(kind);
}

QString typeWord(UserType type)
{
    return wordFor(type);
}

template <typename T>
T* named(T* widget, const char* name)
{
    widget->setObjectName(QLatin1String(name));
    return widget;
}

} // namespace

RegisterPage::RegisterPage(ApplicantCase& applicantCase, const UiContext& context)
    : Page(tr("Register an applicant"))
    , m_case(applicantCase)
    , m_context(context)
    , m_userType(named(new ChoiceBox<UserType>(allUserTypes(), typeWord), "userTypeComboBox"))
    , m_documentKind(
          named(new ChoiceBox<DocumentKind>(allDocumentKinds(), documentWord), "documentKindComboBox"))
    , m_documentNumber(named(new CodeEdit, "documentNumberLineEdit"))
    , m_name(named(new QLineEdit, "nameLineEdit"))
    , m_mobile(named(new CodeEdit, "mobileLineEdit"))
    , m_address(named(new QLineEdit, "addressLineEdit"))
    , m_localProof(named(new QLineEdit, "localProofLineEdit"))
    , m_withAgent(named(new QCheckBox, "agentCheckBox"))
    , m_agentKind(named(new ChoiceBox<DocumentKind>(personKinds(), documentWord), "agentKindComboBox"))
    , m_agentNumber(named(new CodeEdit, "agentNumberLineEdit"))
    , m_agentName(named(new QLineEdit, "agentNameLineEdit"))
    , m_agentMobile(named(new CodeEdit, "agentMobileLineEdit"))
    , m_reason(named(new QLineEdit, "reasonLineEdit"))
    , m_consent(named(new QCheckBox, "consentCheckBox"))
{
    QGridLayout* form = addForm();
    addPersonFields(form);
    addAgentFields(form);
    addConsent(form);
    loadDraft();
    connectFields();
    refreshVisible();
    if (m_case.account() && m_case.account()->ended)
        banner().showMessage(Tone::Info, sentenceFor(*m_case.account()->ended));
    setFirstField(m_documentNumber->text().isEmpty() ? static_cast<QWidget*>(m_documentNumber) : m_name);
    connect(&m_case, &ApplicantCase::busyChanged, this, &Page::commandsChanged);
}

void RegisterPage::addPersonFields(QGridLayout* form)
{
    addField(form, QStringLiteral("userType"), tr("&User type"), m_userType);
    addField(form, QStringLiteral("documentKind"), tr("Kind of &document"), m_documentKind);
    addField(form, QStringLiteral("documentNumber"), tr("Document &number"), m_documentNumber);
    m_name->setPlaceholderText(tr("As on the document; Ctrl+. enters the dot of minority names"));
    addField(form, QStringLiteral("name"), tr("Na&me"), m_name);
    addField(form, QStringLiteral("mobile"), tr("M&obile number"), m_mobile);
    m_address->setMaxLength(200);
    addField(form, QStringLiteral("address"), tr("&Address"), m_address);
    m_localProof->setMaxLength(60);
    addField(form, QStringLiteral("localProof"), tr("Local proof"), m_localProof);
    auto* dot = new QShortcut(QKeySequence(QStringLiteral("Ctrl+.")), this);
    connect(dot, &QShortcut::activated, this,
            [this] { (m_agentName->hasFocus() ? m_agentName : m_name)->insert(QStringLiteral("\u00B7")); });
}

void RegisterPage::addAgentFields(QGridLayout* form)
{
    m_withAgent->setText(
        tr("An a&gent acts for the applicant (identity document and power of attorney seen)"));
    addField(form, QStringLiteral("withAgent"), tr("Agent"), m_withAgent);
    addField(form, QStringLiteral("agent.documentKind"), tr("Agent's document"), m_agentKind);
    addField(form, QStringLiteral("agent.documentNumber"), tr("Agent's document number"), m_agentNumber);
    addField(form, QStringLiteral("agent.name"), tr("Agent's name"), m_agentName);
    addField(form, QStringLiteral("agent.mobile"), tr("Agent's mobile number"), m_agentMobile);
}

void RegisterPage::addConsent(QGridLayout* form)
{
    m_reason->setMaxLength(200);
    m_reason->setPlaceholderText(tr("Why the value is right in spite of the warning; recorded"));
    addField(form, QStringLiteral("reason"), tr("Reason (Ctrl+&L)"), m_reason);
    auto* toReason = new QShortcut(QKeySequence(QStringLiteral("Ctrl+L")), this);
    connect(toReason, &QShortcut::activated, this, [this] {
        if (m_reason->isVisible())
            m_reason->setFocus();
    });
    m_consent->setText(
        tr("The applicant has read and &signed the service agreement and the privacy notice on paper"));
    addField(form, QStringLiteral("consent"), tr("Consent"), m_consent);
    auto* texts = new QHBoxLayout;
    for (const auto& [id, label] : {std::pair(QStringLiteral("agreement"), tr("Show the agreement")),
                                    std::pair(QStringLiteral("privacy"), tr("Show the privacy notice"))}) {
        auto* button = new QPushButton(label);
        button->setObjectName(id + QStringLiteral("TextButton"));
        button->setProperty(theme::kKindProperty, QStringLiteral("quiet"));
        connect(button, &QPushButton::clicked, this, [this, id = id] { showText(id); });
        texts->addWidget(button);
    }
    texts->addStretch(1);
    form->addLayout(texts, form->rowCount(), 1);
}

void RegisterPage::connectFields()
{
    for (QLineEdit* edit :
         {static_cast<QLineEdit*>(m_documentNumber), m_name, static_cast<QLineEdit*>(m_mobile), m_address,
          m_localProof, static_cast<QLineEdit*>(m_agentNumber), m_agentName,
          static_cast<QLineEdit*>(m_agentMobile)})
        connect(edit, &QLineEdit::textChanged, this, &RegisterPage::storeDraft);
    connect(m_userType, &QComboBox::currentIndexChanged, this, [this] {
        refreshVisible();
        storeDraft();
    });
    connect(m_documentKind, &QComboBox::currentIndexChanged, this, [this] {
        refreshVisible();
        storeDraft();
        if (!m_documentNumber->text().isEmpty())
            checkSoftly(QStringLiteral("documentNumber"));
    });
    connect(m_agentKind, &QComboBox::currentIndexChanged, this, &RegisterPage::storeDraft);
    connect(m_withAgent, &QCheckBox::toggled, this, [this] {
        refreshVisible();
        storeDraft();
    });
    connect(m_consent, &QCheckBox::toggled, this, &RegisterPage::storeDraft);
    for (const QString& field : kCheckedFields) {
        auto* edit = qobject_cast<QLineEdit*>(row(field)->field());
        connect(edit, &QLineEdit::editingFinished, this, [this, field, edit] {
            if (!edit->text().isEmpty())
                checkSoftly(field);
        });
    }
}

bool RegisterPage::hasAgent() const
{
    return m_withAgent->isChecked() || isUnit(m_documentKind->value());
}

QDate RegisterPage::today() const
{
    return officeDate(m_context.services.connection.serverNow());
}

void RegisterPage::refreshVisible()
{
    const bool isForUnit = isUnit(m_documentKind->value());
    row(QStringLiteral("userType"))->setVisible(!isForUnit);
    row(QStringLiteral("withAgent"))->setVisible(!isForUnit);
    for (const QString& name : {QStringLiteral("agent.documentKind"), QStringLiteral("agent.documentNumber"),
                                QStringLiteral("agent.name"), QStringLiteral("agent.mobile")})
        row(name)->setVisible(hasAgent());
    row(QStringLiteral("localProof"))
        ->setVisible(!isForUnit && m_userType->value() != UserType::NewVehicleOwner);
    m_localProof->setPlaceholderText(
        m_userType->value() == UserType::VehicleOwner ? tr("Plate number or certificate of an own vehicle")
        : m_userType->value() == UserType::Driver     ? tr("File number of the licence")
                                                      : tr("Acceptance number of the learner"));
    bool hasWarning = false;
    for (const QString& field : kCheckedFields)
        hasWarning = hasWarning || (row(field)->isVisible() && !check(field).warnings.isEmpty());
    row(QStringLiteral("reason"))->setVisible(hasWarning || m_isBarred);
}

void RegisterPage::loadDraft()
{
    m_isLoading = true;
    const AccountDraft& draft = m_case.accountDraft();
    m_userType->setValue(draft.userType);
    m_documentKind->setValue(draft.documentKind);
    m_documentNumber->setText(draft.documentNumber);
    m_name->setText(draft.name);
    m_mobile->setText(draft.mobile);
    m_address->setText(draft.address);
    m_localProof->setText(draft.localProof);
    m_withAgent->setChecked(draft.agent.has_value());
    if (draft.agent) {
        m_agentKind->setValue(draft.agent->documentKind);
        m_agentNumber->setText(draft.agent->documentNumber);
        m_agentName->setText(draft.agent->name);
        m_agentMobile->setText(draft.agent->mobile);
    }
    m_consent->setChecked(!draft.agreementVersion.isEmpty());
    if (!draft.overrides.isEmpty())
        m_reason->setText(draft.overrides.first().reason);
    m_isLoading = false;
}

void RegisterPage::storeDraft()
{
    if (m_isLoading)
        return;
    AccountDraft draft;
    draft.userType = m_userType->value();
    draft.documentKind = m_documentKind->value();
    draft.documentNumber = m_documentNumber->text();
    draft.name = m_name->text();
    draft.mobile = m_mobile->text();
    draft.address = m_address->text();
    draft.localProof = row(QStringLiteral("localProof"))->isVisible() ? m_localProof->text() : QString();
    if (hasAgent())
        draft.agent = AgentDraft{m_agentName->text(), m_agentKind->value(), m_agentNumber->text(),
                                 m_agentMobile->text()};
    if (const OfficeReference* office = m_context.services.office.reference()) {
        draft.cityCode = office->cityCode;
        if (m_consent->isChecked()) {
            // What was signed stays what was signed, also when the office changes its texts meanwhile.
            const auto signedVersion = [office](const QString& before, const char* id) {
                const OfficeText* text = office->text(QLatin1String(id));
                return !before.isEmpty() || !text ? before : text->version;
            };
            const AccountDraft& before = m_case.accountDraft();
            draft.agreementVersion = signedVersion(before.agreementVersion, "agreement");
            draft.privacyVersion = signedVersion(before.privacyVersion, "privacy");
            draft.consentWay = ConsentWay::SignedOnPaper;
        }
    }
    for (const QString& field : kCheckedFields) {
        if (row(field)->isVisible())
            draft.overrides.append(overridesFor(check(field), field, m_reason->text()));
    }
    if (m_isBarred)
        draft.overrides.append({kBarredField, kBarredProblem, m_reason->text().trimmed()});
    m_case.setAccountDraft(draft);
}

FieldCheck RegisterPage::check(const QString& field) const
{
    if (field == QLatin1String("documentNumber"))
        return FieldCheck::of(
            DocumentNumber::parse(m_documentKind->value(), m_documentNumber->text(), today()));
    if (field == QLatin1String("name"))
        return checkName(*m_name);
    if (field == QLatin1String("mobile"))
        return FieldCheck::of(MobileNumber::parse(m_mobile->text()));
    if (field == QLatin1String("agent.documentNumber"))
        return FieldCheck::of(DocumentNumber::parse(m_agentKind->value(), m_agentNumber->text(), today()));
    if (field == QLatin1String("agent.name"))
        return checkName(*m_agentName);
    return FieldCheck::of(MobileNumber::parse(m_agentMobile->text()));
}

FieldCheck RegisterPage::checkName(const QLineEdit& edit) const
{
    const auto name = PersonName::parse(edit.text());
    FieldCheck check = FieldCheck::of(name);
    if (name)
        check.caution = gapWarning(m_context.printDesk.gapsOf(name->text()));
    return check;
}

void RegisterPage::checkSoftly(const QString& field)
{
    xuanhao::show(check(field), *row(field));
    refreshVisible();
}

void RegisterPage::recheck(FieldRow& changed)
{
    if (kCheckedFields.contains(changed.name()))
        xuanhao::show(check(changed.name()), changed);
    else
        changed.clearMessage();
}

bool RegisterPage::checkAll()
{
    for (const QString& field : kCheckedFields) {
        if (row(field)->isVisible())
            xuanhao::show(check(field), *row(field));
    }
    refreshVisible();
    FieldRow* reason = row(QStringLiteral("reason"));
    reason->clearMessage();
    if (reason->isVisible() && m_reason->text().trimmed().size() < 2)
        reason->setMessage(Tone::Error,
                           m_isBarred ? tr("State why the applicant is registered again; it is recorded.")
                                      : tr("State why the marked value is right, or correct it."));
    FieldRow* consent = row(QStringLiteral("consent"));
    consent->clearMessage();
    if (!m_consent->isChecked())
        consent->setMessage(Tone::Error,
                            tr("The applicant signs the agreement and the privacy notice first."));
    return reportErrors();
}

void RegisterPage::submit()
{
    if (m_case.isBusy() || !checkAll())
        return;
    storeDraft();
    m_case.registerApplicant([self = QPointer<RegisterPage>(this)](const std::optional<Failure>& failure) {
        if (!self || !failure)
            return;
        self->showFailure(*failure);
        if (failure->problem && failure->problem->code == ProblemCode::RegistrationBarred)
            self->askWhyAgain();
        if (failure->problem && failure->problem->code == ProblemCode::AccountExists) {
            const QString account = failure->problem->facts.value(QLatin1String("account")).toString();
            self->banner().setAction(tr("Open the existing record"));
            connect(
                &self->banner(), &Banner::actionTriggered, self,
                [self, account] { self->openExisting(account); }, Qt::SingleShotConnection);
        }
    });
}

/// The counter may register whom a cancelled account bars, with a reason (A4).
void RegisterPage::askWhyAgain()
{
    m_isBarred = true;
    refreshVisible();
    row(QStringLiteral("reason"))
        ->setMessage(Tone::Warning, tr("State why the applicant is registered again; it is recorded."));
    m_reason->setFocus();
}

void RegisterPage::openExisting(const QString& account)
{
    m_context.services.lookup.showAccount(
        account, [self = QPointer<RegisterPage>(this)](const Expected<AccountView, Failure>& answer) {
            if (!self)
                return;
            if (!answer) {
                self->showFailure(answer.error());
                return;
            }
            // Close first: nine cases may be open, and this one gives its place.
            CaseDesk& desk = self->m_context.services.cases;
            desk.close(&self->m_case);
            desk.createFor(*answer);
        });
}

void RegisterPage::showText(const QString& id)
{
    const OfficeReference* office = m_context.services.office.reference();
    if (const OfficeText* text = office ? office->text(id) : nullptr) {
        auto* dialog = new TextDialog(
            *text,
            [this, copy = *text](const TextDialog::Say& say) {
                PrintDesk& desk = m_context.printDesk;
                desk.print(desk.papers().consent(copy, m_case),
                           [say](const PrintDesk::Result& result) { say(result.message); });
            },
            this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

QList<PageCommand> RegisterPage::commands()
{
    return {{.id = QStringLiteral("discard"),
             .text = tr("Discard this case"),
             .key = {},
             .kind = PageCommand::Kind::Danger,
             .isEnabled = !m_case.isBusy(),
             .run = [this] { m_context.services.cases.close(&m_case); }},
            {.id = QStringLiteral("park"),
             .text = tr("Park"),
             .key = QKeySequence(QStringLiteral("Ctrl+S")),
             .kind = PageCommand::Kind::Normal,
             .isEnabled = true,
             .run = [this] { m_context.services.cases.park(); }},
            {.id = QStringLiteral("primary"),
             .text = m_case.isBusy() ? tr("Registering…") : tr("Register"),
             .key = Qt::Key_F9,
             .kind = PageCommand::Kind::Primary,
             .isEnabled = !m_case.isBusy(),
             .run = [this] { submit(); }}};
}

QString RegisterPage::help() const
{
    return tr("Enter the applicant's document as it is on the card; full-width and lower-case characters are "
              "put right. "
              "A failed check of an identity number stops; a warning of a credit code needs a reason. "
              "The applicant sets the password alone at the first own sign-in; a clerk never sees it.");
}

} // namespace xuanhao
