// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/steptitles.h"

#include <QCoreApplication>

#include <optional>

namespace xuanhao {

namespace {

QString text(const char* source)
{
    return QCoreApplication::translate("Steps", source);
}

QString titleOf(Step step)
{
    switch (step) {
    case Step::Notice:
        return text(QT_TRANSLATE_NOOP("Steps", "Notice"));
    case Step::Vehicle:
        return text(QT_TRANSLATE_NOOP("Steps", "Vehicle identification number"));
    case Step::Contact:
        return text(QT_TRANSLATE_NOOP("Steps", "Owner's contact, check"));
    case Step::Choose:
        return text(QT_TRANSLATE_NOOP("Steps", "Choose the number"));
    case Step::Code:
        return text(QT_TRANSLATE_NOOP("Steps", "SMS code"));
    case Step::Result:
        return text(QT_TRANSLATE_NOOP("Steps", "Result"));
    }
    return {};
}

std::optional<Step> stepOf(CasePage page)
{
    switch (page) {
    case CasePage::Notice:
        return Step::Notice;
    case CasePage::Vehicle:
        return Step::Vehicle;
    case CasePage::Contact:
        return Step::Contact;
    case CasePage::Choose:
    case CasePage::Compose:
    case CasePage::Draw:
        return Step::Choose;
    case CasePage::Code:
        return Step::Code;
    case CasePage::Result:
        return Step::Result;
    case CasePage::Register:
    case CasePage::Office:
    case CasePage::Elsewhere:
    case CasePage::CannotProceed:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

QStringList stepTitles(const Profile& profile)
{
    QStringList titles{text(QT_TRANSLATE_NOOP("Steps", "Office and division"))};
    for (const Step step : profile.steps)
        titles.append(titleOf(step));
    return titles;
}

int stepIndex(const ApplicantCase& applicantCase, const Profile& profile)
{
    const CasePage page = applicantCase.page();
    auto step = stepOf(page);
    if (page == CasePage::CannotProceed && applicantCase.session())
        step = applicantCase.session()->session.currentStep(profile);
    if (!step)
        return page == CasePage::Register ? -1 : 0;
    return static_cast<int>(profile.steps.indexOf(*step)) + 1;
}

QString pageWord(CasePage page)
{
    switch (page) {
    case CasePage::Register:
        return text(QT_TRANSLATE_NOOP("Steps", "register"));
    case CasePage::Office:
        return text(QT_TRANSLATE_NOOP("Steps", "office"));
    case CasePage::Notice:
        return text(QT_TRANSLATE_NOOP("Steps", "notice"));
    case CasePage::Vehicle:
        return text(QT_TRANSLATE_NOOP("Steps", "vehicle"));
    case CasePage::Contact:
        return text(QT_TRANSLATE_NOOP("Steps", "contact"));
    case CasePage::Choose:
        return text(QT_TRANSLATE_NOOP("Steps", "choose"));
    case CasePage::Compose:
        return text(QT_TRANSLATE_NOOP("Steps", "composing"));
    case CasePage::Draw:
        return text(QT_TRANSLATE_NOOP("Steps", "drawing"));
    case CasePage::Code:
        return text(QT_TRANSLATE_NOOP("Steps", "code"));
    case CasePage::Result:
        return text(QT_TRANSLATE_NOOP("Steps", "result"));
    case CasePage::Elsewhere:
        return text(QT_TRANSLATE_NOOP("Steps", "elsewhere"));
    case CasePage::CannotProceed:
        return text(QT_TRANSLATE_NOOP("Steps", "stopped"));
    }
    return {};
}

} // namespace xuanhao
