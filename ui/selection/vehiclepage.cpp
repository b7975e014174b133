// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/vehiclepage.h"

#include "core/domain/identity/personname.h"
#include "core/domain/vehicle/requireddocuments.h"
#include "core/domain/vehicle/vin.h"
#include "core/services/officeservice.h"
#include "ui/print/printdesk.h"
#include "ui/support/invoicetext.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/picturefield.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QShortcut>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

QString documentWord(const QString& key)
{
    if (key == QLatin1String("residence"))
        return VehiclePage::tr("Residence permit or lodging registration of the owner");
    if (key == QLatin1String("identity"))
        return VehiclePage::tr("Identity document of the owner");
    if (key == QLatin1String("certificate"))
        return VehiclePage::tr("Certificate of conformity or import certificate");
    if (key == QLatin1String("invoice"))
        return VehiclePage::tr("Invoice");
    return VehiclePage::tr("Registration certificate and licence of the used vehicle");
}

template <typename T>
T* named(T* widget, const char* name)
{
    widget->setObjectName(QLatin1String(name));
    return widget;
}

template <typename T>
ChoiceBox<T>* choice(const QList<T>& values, const char* name)
{
    return named(new ChoiceBox<T>(values, [](T value) { return wordFor(value); }), name);
}

ChoiceBox<CertificateNumber::Kind>* certificateKinds()
{
    using Kind = CertificateNumber::Kind;
    return named(new ChoiceBox<Kind>(QList<Kind>{Kind::Conformity, Kind::Import},
                                     [](Kind kind) {
                                         return kind == Kind::Conformity
                                                    ? VehiclePage::tr("Certificate of conformity")
                                                    : VehiclePage::tr("Import certificate");
                                     }),
                 "certificateKindComboBox");
}

} // namespace

VehiclePage::VehiclePage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Vehicle identification number"), applicantCase, context)
    , m_vin(named(new CodeEdit, "vinLineEdit"))
    , m_reason(named(new QLineEdit, "vinReasonLineEdit"))
    , m_certificateKind(certificateKinds())
    , m_certificate(named(new CodeEdit, "certificateLineEdit"))
    , m_brand(named(new QLineEdit, "brandLineEdit"))
    , m_class(choice(allVehicleClasses(), "vehicleClassComboBox"))
    , m_energy(choice(allEnergyKinds(), "energyComboBox"))
    , m_use(choice(allUseNatures(), "useNatureComboBox"))
    , m_buyer(named(new QLineEdit, "buyerLineEdit"))
    , m_plateKind(named(new QLabel, "plateKindLabel"))
    , m_picture(new PictureField)
{
    QGridLayout* form = addForm();
    addField(form, QStringLiteral("vin"), tr("&VIN"), m_vin);
    m_reason->setMaxLength(200);
    m_reason->setPlaceholderText(tr("Why the VIN is right in spite of the check digit; recorded"));
    addField(form, QStringLiteral("reason"), tr("Reason (Ctrl+&L)"), m_reason);
    addField(form, QStringLiteral("certificateKind"), tr("Kind of certificate"), m_certificateKind);
    addField(form, QStringLiteral("certificateNumber"), tr("&Certificate number"), m_certificate);
    m_brand->setMaxLength(60);
    addField(form, QStringLiteral("brandModel"), tr("Brand and &model"), m_brand);
    addField(form, QStringLiteral("vehicleClass"), tr("Vehicle class"), m_class);
    addField(form, QStringLiteral("energy"), tr("&Energy"), m_energy);
    addField(form, QStringLiteral("useNature"), tr("&Use"), m_use);
    m_buyer->setPlaceholderText(tr("Exactly as on the invoice"));
    addField(form, QStringLiteral("invoiceBuyer"), tr("Buyer on the &invoice"), m_buyer);
    addPicture(form);
    addField(form, QStringLiteral("plateKind"), tr("Plate kind"), m_plateKind);
    addChecklist();
    loadDraft();
    for (QLineEdit* edit :
         {static_cast<QLineEdit*>(m_vin), m_reason, static_cast<QLineEdit*>(m_certificate), m_brand, m_buyer})
        connect(edit, &QLineEdit::textChanged, this, &VehiclePage::storeDraft);
    for (QComboBox* box : {static_cast<QComboBox*>(m_certificateKind), static_cast<QComboBox*>(m_class),
                           static_cast<QComboBox*>(m_energy), static_cast<QComboBox*>(m_use)})
        connect(box, &QComboBox::currentIndexChanged, this, &VehiclePage::storeDraft);
    connect(&banner(), &Banner::actionTriggered, this, &VehiclePage::printMissing);
    connect(&banner(), &Banner::lineActivated, this, [this](int line) {
        if (m_namesMissing)
            focusMissing(line);
    });
    connect(m_vin, &QLineEdit::editingFinished, this, [this] {
        if (!m_vin->text().isEmpty())
            xuanhao::show(vinCheck(), *row(QStringLiteral("vin")));
        refresh();
    });
    connect(new QShortcut(QKeySequence(QStringLiteral("Ctrl+L")), this), &QShortcut::activated, this, [this] {
        if (m_reason->isVisible())
            m_reason->setFocus();
    });
    refresh();
}

void VehiclePage::addPicture(QGridLayout* form)
{
    // Enter in the field before it still goes on: the picture is reached with Tab or the mouse.
    addField(form, QStringLiteral("invoicePicture"), tr("Invoice picture"), m_picture);
    connect(m_picture, &PictureField::readingChanged, this, &Page::commandsChanged);
    connect(m_picture, &PictureField::pictureRead, this,
            [this](const InvoicePicture& picture) { keepPicture(picture); });
    connect(m_picture, &PictureField::removed, this, [this] { keepPicture(std::nullopt); });
    connect(m_picture, &PictureField::readFailed, this, [this](const PictureError& error) {
        qInfo("A file is no invoice picture: %s", qUtf8Printable(error.detail));
        row(QStringLiteral("invoicePicture"))->setMessage(Tone::Error, sentenceFor(error));
    });
    connect(&theCase(), &ApplicantCase::changed, this, &VehiclePage::refreshPicture);
    refreshPicture();
}

void VehiclePage::keepPicture(std::optional<InvoicePicture> picture)
{
    m_isKeeping = true;
    Q_EMIT commandsChanged();
    theCase().setInvoicePicture(std::move(picture), [self = QPointer<VehiclePage>(this)](
                                                        const std::optional<Failure>& failure) {
        if (!self)
            return;
        self->m_isKeeping = false;
        self->row(QStringLiteral("invoicePicture"))->clearMessage();
        self->fieldEdited(self->row(QStringLiteral("invoicePicture")));
        self->refreshPicture();
        if (failure)
            self->row(QStringLiteral("invoicePicture"))
                ->setMessage(Tone::Error, tr("This PC could not save the picture. Free disk space or tell "
                                             "the administrator, then choose it again."));
        Q_EMIT self->commandsChanged();
    });
}

Demand VehiclePage::pictureDemand() const
{
    const OfficeReference* office = context().services.office.reference();
    return office ? office->profile.invoice.picture : Profile::Invoice{}.picture;
}

void VehiclePage::refreshPicture()
{
    if (!theCase().session()) // the case has moved to another page
        return;
    const auto& picture = theCase().invoicePicture();
    const auto& sent = session().invoice;
    const bool isSent = picture && sent && sent->digest == picture->digest();
    m_picture->setRemovable(!isSent);
    m_picture->setPicture(picture);
    FieldRow* field = row(QStringLiteral("invoicePicture"));
    field->setVisible(pictureDemand() != Demand::No);
    // A picture that another program start or counter sent is known by its state only.
    if (sent && (isSent || !picture))
        field->setMessage(sent->state == InvoiceState::Accepted ? Tone::Ok : Tone::Warning,
                          sentenceFor(*sent));
}

QStringList VehiclePage::documentKeys() const
{
    const auto& account = theCase().account();
    return requiredDocuments(session().business,
                             account ? account->data.documentKind : DocumentKind::ResidentId);
}

void VehiclePage::addChecklist()
{
    auto* heading = new QLabel(tr("Papers seen"));
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    body()->addWidget(heading);
    for (const QString& key : documentKeys()) {
        auto* box = new QCheckBox(documentWord(key));
        box->setObjectName(key + QStringLiteral("CheckBox"));
        box->setProperty("key", key);
        box->setChecked(theCase().vehicleDraft().documents.contains(key));
        connect(box, &QCheckBox::toggled, this, &VehiclePage::storeDraft);
        connect(box, &QCheckBox::toggled, this, [this] {
            if (m_namesMissing)
                showMissing();
        });
        body()->addWidget(box);
        m_documents.append(box);
    }
}

void VehiclePage::loadDraft()
{
    m_isLoading = true;
    const VehicleDraft& draft = theCase().vehicleDraft();
    m_vin->setText(draft.vin);
    m_certificateKind->setValue(draft.certificateKind);
    m_certificate->setText(draft.certificateNumber);
    m_brand->setText(draft.brandModel);
    m_class->setValue(draft.vehicleClass);
    m_energy->setValue(draft.energy);
    m_use->setValue(draft.useNature);
    m_buyer->setText(draft.invoiceBuyer);
    if (!draft.overrides.isEmpty())
        m_reason->setText(draft.overrides.first().reason);
    m_isLoading = false;
}

void VehiclePage::storeDraft()
{
    if (m_isLoading)
        return;
    VehicleDraft draft;
    draft.vin = m_vin->text();
    draft.certificateKind = m_certificateKind->value();
    draft.certificateNumber = m_certificate->text();
    draft.brandModel = m_brand->text();
    draft.vehicleClass = m_class->value();
    draft.energy = m_energy->value();
    draft.useNature = m_use->value();
    draft.invoiceBuyer = m_buyer->text();
    for (const QCheckBox* box : m_documents) {
        if (box->isChecked())
            draft.documents.append(box->property("key").toString());
    }
    draft.overrides = overridesFor(vinCheck(), QStringLiteral("vin"), m_reason->text());
    theCase().setVehicleDraft(draft);
    refresh();
}

void VehiclePage::refresh()
{
    const OfficeReference* office = context().services.office.reference();
    m_plateKind->setText(wordFor(plateKindFor(m_class->value(), m_energy->value())));
    row(QStringLiteral("reason"))->setVisible(!vinCheck().warnings.isEmpty());
    row(QStringLiteral("invoiceBuyer"))->setVisible(!office || office->profile.invoice.buyer != Demand::No);
}

FieldCheck VehiclePage::vinCheck() const
{
    return FieldCheck::of(Vin::parse(m_vin->text()));
}

FieldCheck VehiclePage::certificateCheck() const
{
    return FieldCheck::of(CertificateNumber::parse(m_certificateKind->value(), m_certificate->text()));
}

bool VehiclePage::isBuyerRequired() const
{
    const OfficeReference* office = context().services.office.reference();
    return !office || office->profile.invoice.buyer == Demand::Required;
}

bool VehiclePage::checkAll()
{
    xuanhao::show(vinCheck(), *row(QStringLiteral("vin")));
    xuanhao::show(certificateCheck(), *row(QStringLiteral("certificateNumber")));
    FieldRow* reason = row(QStringLiteral("reason"));
    reason->clearMessage();
    if (reason->isVisible() && m_reason->text().trimmed().size() < 2)
        reason->setMessage(Tone::Error, tr("State why the VIN is right, or correct it."));
    FieldRow* brand = row(QStringLiteral("brandModel"));
    brand->clearMessage();
    if (m_brand->text().trimmed().isEmpty())
        brand->setMessage(Tone::Error, tr("Enter brand and model as on the certificate."));
    FieldRow* buyer = row(QStringLiteral("invoiceBuyer"));
    buyer->clearMessage();
    if (buyer->isVisible() && (isBuyerRequired() || !m_buyer->text().trimmed().isEmpty())) {
        const FieldCheck check = FieldCheck::of(PersonName::parse(m_buyer->text()));
        xuanhao::show(check, *buyer);
    }
    m_namesMissing = false;
    FieldRow* picture = row(QStringLiteral("invoicePicture"));
    if (picture->hasError()) // of a file that was not taken; what counts is what the case has
        picture->clearMessage();
    if (pictureDemand() == Demand::Required && !theCase().invoicePicture() && !session().invoice)
        picture->setMessage(Tone::Error, tr("Choose the picture of the invoice."));
    if (!reportErrors())
        return false;
    if (missingPapers().isEmpty())
        return true;
    m_namesMissing = true;
    showMissing();
    focusMissing();
    return false;
}

void VehiclePage::recheck(FieldRow& changed)
{
    if (changed.name() == QLatin1String("vin"))
        xuanhao::show(vinCheck(), changed);
    else if (changed.name() == QLatin1String("certificateNumber"))
        xuanhao::show(certificateCheck(), changed);
    else
        changed.clearMessage();
}

QStringList VehiclePage::missingPapers() const
{
    QStringList missing;
    for (const QCheckBox* box : m_documents) {
        if (!box->isChecked())
            missing.append(box->property("key").toString());
    }
    return missing;
}

void VehiclePage::showMissing()
{
    const QStringList missing = missingPapers();
    if (missing.isEmpty()) {
        m_namesMissing = false;
        banner().clear();
        return;
    }
    QStringList words;
    for (const QString& key : missing)
        words.append(documentWord(key));
    banner().showMessage(Tone::Error, tr("Papers that are missing; tell the applicant all of them at once:"),
                         words);
    banner().setAction(tr("Print the one-time notice"), Qt::Key_F8);
}

void VehiclePage::printMissing()
{
    PrintDesk& desk = context().printDesk;
    desk.print(desk.papers().oneTimeNotice(theCase(), missingPapers()),
               [self = QPointer<VehiclePage>(this)](const PrintDesk::Result& result) {
                   if (!self)
                       return;
                   self->showMissing();
                   self->banner().addText(result.message);
                   self->focusMissing();
               });
}

void VehiclePage::focusMissing(int nth)
{
    for (QCheckBox* box : m_documents) {
        if (!box->isChecked() && nth-- == 0) {
            reveal(box);
            return;
        }
    }
}

void VehiclePage::submit()
{
    storeDraft();
    if (checkAll())
        theCase().enterVehicle(showingFailure());
}

QList<PageCommand> VehiclePage::commands()
{
    const auto stepsToCome = [this] {
        QStringList steps{QStringLiteral("本单和申请人的身份证明")};
        for (const QString& document : missingPapers())
            steps.append(paperName(document));
        return steps;
    };
    QList<PageCommand> all{backTo(CasePage::Notice), parkCommand(), slipCommand(stepsToCome),
                           primary(tr("Next"), [this] { submit(); })};
    for (PageCommand& command : all) // a picture that is being read belongs to this page still
        command.isEnabled = command.isEnabled && !m_picture->isReading() && !m_isKeeping;
    return all;
}

QString VehiclePage::help() const
{
    return tr("Scan or type the VIN from the certificate. O, I and Q never stand in a VIN. The plate kind "
              "follows from class and energy on the certificate. The buyer on the invoice must be the "
              "account's owner. A picture of the invoice that is not clear goes to review and does not stop "
              "the applicant.");
}

} // namespace xuanhao
