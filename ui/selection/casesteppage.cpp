// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/selection/casesteppage.h"

#include "core/base/check.h"
#include "core/domain/plates/platenumber.h"
#include "core/services/casedesk.h"
#include "core/services/connection.h"
#include "core/services/officeservice.h"
#include "ui/print/printdesk.h"

namespace xuanhao {

CaseStepPage::CaseStepPage(const QString& heading, ApplicantCase& applicantCase, const UiContext& context)
    : Page(heading)
    , m_case(applicantCase)
    , m_context(context)
{
    connect(&m_case, &ApplicantCase::busyChanged, this, &Page::commandsChanged);
    connect(&m_context.services.connection, &Connection::changed, this, &CaseStepPage::connectionChanged);
}

void CaseStepPage::connectionChanged()
{
    if (m_saidNoAnswer && m_context.services.connection.state() == ConnectionState::Online) {
        m_saidNoAnswer = false;
        banner().fade();
    }
}

const SessionView& CaseStepPage::session() const
{
    XUANHAO_CHECK(m_case.session().has_value());
    return *m_case.session();
}

ApplicantCase::Answer CaseStepPage::showingFailure()
{
    return [self = QPointer<CaseStepPage>(this)](const std::optional<Failure>& failure) {
        if (!self || !failure)
            return;
        self->m_saidNoAnswer = failure->kind == Failure::Kind::NoAnswer;
        self->showFailure(*failure);
    };
}

PageCommand CaseStepPage::backTo(CasePage page)
{
    return {.id = QStringLiteral("back"),
            .text = tr("Back"),
            .key = Qt::Key_Escape,
            .kind = PageCommand::Kind::Back,
            .isEnabled = !m_case.isBusy(),
            .run = [this, page] { m_case.showPage(page); }};
}

PageCommand CaseStepPage::parkCommand()
{
    return {.id = QStringLiteral("park"),
            .text = tr("Park"),
            .key = QKeySequence(QStringLiteral("Ctrl+S")),
            .kind = PageCommand::Kind::Normal,
            .isEnabled = true,
            .run = [this] { m_context.services.cases.park(); }};
}

void CaseStepPage::printPaper(const Paper& paper)
{
    m_context.printDesk.print(paper, [self = QPointer<CaseStepPage>(this)](const PrintDesk::Result& result) {
        if (self)
            self->banner().showMessage(result.isDone ? Tone::Info : Tone::Error, result.message);
    });
}

PageCommand CaseStepPage::slipCommand(const std::function<QStringList()>& steps)
{
    return {.id = QStringLiteral("slip"),
            .text = tr("Come-back slip"),
            .key = QKeySequence(QStringLiteral("Shift+F8")),
            .kind = PageCommand::Kind::Normal,
            .isEnabled = !m_context.printDesk.isBusy(),
            .run = [this, steps] { printPaper(m_context.printDesk.papers().comeBackSlip(m_case, steps())); }};
}

PageCommand CaseStepPage::primary(const QString& text, std::function<void()> run)
{
    return {.id = QStringLiteral("primary"),
            .text = text,
            .key = Qt::Key_F9,
            .kind = PageCommand::Kind::Primary,
            .isEnabled = !m_case.isBusy(),
            .run = std::move(run)};
}

PlateKind CaseStepPage::plateKind() const
{
    return session().plateKind.value_or(PlateKind::SmallCar);
}

QString CaseStepPage::plateText(SerialIndex number) const
{
    const OfficeReference* office = m_context.services.office.reference();
    const auto authority = Authority::parse(office ? office->authority : QString());
    if (!authority)
        return SerialRules::of(plateKind()).serialAt(number);
    return PlateNumber::fromIndex(*authority, plateKind(), number).display();
}

} // namespace xuanhao
