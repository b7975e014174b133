// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/contactpage.h"

#include "core/domain/calendar/calendar.h"
#include "core/domain/identity/documentnumber.h"
#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "ui/selection/correctiondialog.h"
#include "ui/support/datetext.h"
#include "ui/support/wordtext.h"
#include "ui/widgets/codeedit.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace xuanhao {

ContactPage::ContactPage(ApplicantCase& applicantCase, const UiContext& context)
    : CaseStepPage(tr("Owner's contact, check"), applicantCase, context)
    , m_postcode(new CodeEdit)
    , m_address(new QLineEdit)
    , m_landline(new CodeEdit)
{
    addSummary();
    QGridLayout* form = addForm();
    m_address->setObjectName(QStringLiteral("addressLineEdit"));
    m_address->setMaxLength(100);
    m_postcode->setObjectName(QStringLiteral("postcodeLineEdit"));
    m_landline->setObjectName(QStringLiteral("landlineLineEdit"));
    m_landline->setFixer([](QStringView text) { return text.trimmed().toString(); });
    addField(form, QStringLiteral("address"), tr("Postal &address"), m_address);
    addField(form, QStringLiteral("postcode"), tr("Post&code"), m_postcode);
    addField(form, QStringLiteral("landline"), tr("&Landline"), m_landline);
    const ContactDraft& draft = applicantCase.contactDraft();
    m_address->setText(draft.address.isEmpty() && applicantCase.account()
                           ? applicantCase.account()->data.address
                           : draft.address);
    m_postcode->setText(draft.postcode);
    m_landline->setText(draft.landline);
    for (QLineEdit* edit :
         {m_address, static_cast<QLineEdit*>(m_postcode), static_cast<QLineEdit*>(m_landline)})
        connect(edit, &QLineEdit::textChanged, this, &ContactPage::storeDraft);
    storeDraft();
}

void ContactPage::addSummary()
{
    const OfficeReference* office = context().services.office.reference();
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setColumnMinimumWidth(0, 140);
    grid->setColumnStretch(1, 1);
    const auto add = [&](const QString& label, const QString& value, const QString& buttonName, auto change) {
        const int index = grid->rowCount();
        auto* labelWidget = new QLabel(label);
        auto* valueWidget = new QLabel(value);
        valueWidget->setWordWrap(true);
        valueWidget->setTextInteractionFlags(Qt::TextSelectableByMouse);
        grid->addWidget(labelWidget, index, 0, Qt::AlignRight);
        grid->addWidget(valueWidget, index, 1);
        auto* button = new QPushButton(tr("Change"));
        button->setObjectName(buttonName);
        button->setAccessibleName(tr("Change: %1").arg(label));
        connect(button, &QPushButton::clicked, this, change);
        grid->addWidget(button, index, 2);
    };
    if (theCase().account()) {
        const AccountDraft& person = theCase().account()->data;
        add(tr("Applicant"),
            tr("%1 · %2 %3").arg(person.name, wordFor(person.documentKind), person.documentNumber),
            QStringLiteral("changePersonButton"), [this] { correct(); });
        add(tr("Mobile number"), tr("%1 · receives the SMS code").arg(person.mobile),
            QStringLiteral("changeMobileButton"), [this] { correct(); });
    }
    if (session().vehicle) {
        const VehicleDraft& vehicle = *session().vehicle;
        add(tr("Vehicle"), tr("%1 · %2 · %3").arg(vehicle.vin, vehicle.brandModel, wordFor(plateKind())),
            QStringLiteral("changeVehicleButton"), [this] { theCase().showPage(CasePage::Vehicle); });
    }
    body()->addLayout(grid);
    if (!office)
        return;
    if (const Division* division = office->division(session().division)) {
        auto* place = new QLabel(tr("Place of registration: %1, %2").arg(division->name, division->place));
        place->setWordWrap(true);
        body()->addWidget(place);
    }
    const Instant now = context().services.connection.serverNow();
    const CountedDate last =
        office->calendar.addWorkdays(officeDate(now), office->profile.reservation.validityWorkdays);
    auto* warning = new QLabel(
        tr("A number chosen today must be registered by %1. After that it goes back to the pool and the "
           "applicant can't pre-select on the internet for %2 years.")
            .arg(longDate(last.date))
            .arg(office->profile.reservation.blacklistYears) +
        (last.isProvisional
             ? QLatin1Char(' ') + tr("(provisional: next year's holidays are not published yet)")
             : QString()));
    warning->setObjectName(QStringLiteral("lastDayLabel"));
    warning->setWordWrap(true);
    QFont bold = warning->font();
    bold.setBold(true);
    warning->setFont(bold);
    body()->addWidget(warning);
}

void ContactPage::storeDraft()
{
    theCase().setContactDraft({m_postcode->text(), m_address->text(), m_landline->text()});
}

void ContactPage::correct()
{
    auto* dialog = new CorrectionDialog(theCase(), context().services.connection.serverNow(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ContactPage::submit()
{
    static const QRegularExpression kPostcode(QStringLiteral("^\\d{6}$"));
    FieldRow* postcode = row(QStringLiteral("postcode"));
    postcode->clearMessage();
    if (!m_postcode->text().isEmpty() && !kPostcode.match(m_postcode->text()).hasMatch())
        postcode->setMessage(Tone::Error,
                             tr("A postcode has six digits; leave it empty if it is not known."));
    if (!reportErrors())
        return;
    storeDraft();
    theCase().confirmContact(showingFailure());
}

QList<PageCommand> ContactPage::commands()
{
    return {backTo(CasePage::Vehicle), parkCommand(),
            primary(tr("All is right, go on to choosing"), [this] { submit(); })};
}

} // namespace xuanhao
