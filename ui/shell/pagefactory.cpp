// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/pagefactory.h"

#include "ui/register/registerpage.h"
#include "ui/selection/cannotproceedpage.h"
#include "ui/selection/choosepage.h"
#include "ui/selection/codepage.h"
#include "ui/selection/composepage.h"
#include "ui/selection/contactpage.h"
#include "ui/selection/drawpage.h"
#include "ui/selection/elsewherepage.h"
#include "ui/selection/noticepage.h"
#include "ui/selection/officepage.h"
#include "ui/selection/resultpage.h"
#include "ui/selection/vehiclepage.h"
#include "ui/shell/uicontext.h"

namespace xuanhao {

Page* makeCasePage(CasePage page, ApplicantCase& applicantCase, const UiContext& context)
{
    switch (page) {
    case CasePage::Register:
        return new RegisterPage(applicantCase, context);
    case CasePage::Office:
        return new OfficePage(applicantCase, context);
    case CasePage::Notice:
        return new NoticePage(applicantCase, context);
    case CasePage::Vehicle:
        return new VehiclePage(applicantCase, context);
    case CasePage::Contact:
        return new ContactPage(applicantCase, context);
    case CasePage::Choose:
        return new ChoosePage(applicantCase, context);
    case CasePage::Compose:
        return new ComposePage(applicantCase, context);
    case CasePage::Draw:
        return new DrawPage(applicantCase, context);
    case CasePage::Code:
        return new CodePage(applicantCase, context);
    case CasePage::Result:
        return new ResultPage(applicantCase, context);
    case CasePage::Elsewhere:
        return new ElsewherePage(applicantCase, context);
    case CasePage::CannotProceed:
        return new CannotProceedPage(applicantCase, context);
    }
    return nullptr;
}

} // namespace xuanhao
