// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"
#include "ui/shell/page.h"
#include "ui/shell/uicontext.h"

#include <functional>

namespace xuanhao {

struct Paper;

/// A step of the wizard: knows its case and shows why a verb did not succeed.
class CaseStepPage : public Page
{
    Q_OBJECT

public:
    CaseStepPage(const QString& heading, ApplicantCase& applicantCase, const UiContext& context);

protected:
    [[nodiscard]] ApplicantCase& theCase() const { return m_case; }
    [[nodiscard]] const UiContext& context() const { return m_context; }
    /// The view of central; only pages after "start" may ask.
    [[nodiscard]] const SessionView& session() const;
    /// An answer that shows a failure on this page, if the page still exists then.
    [[nodiscard]] ApplicantCase::Answer showingFailure();
    [[nodiscard]] PageCommand backTo(CasePage page);
    [[nodiscard]] PageCommand parkCommand();
    /// Prints a paper and says below the heading where it went, or what is wrong.
    void printPaper(const Paper& paper);
    /// Prints what the applicant needs to come again and go on; `steps` in Chinese, at least one.
    [[nodiscard]] PageCommand slipCommand(const std::function<QStringList()>& steps);
    [[nodiscard]] PageCommand primary(const QString& text, std::function<void()> run);
    /// The person and the vehicle's plate as the display text, "粤G·A12B3".
    [[nodiscard]] QString plateText(SerialIndex number) const;
    [[nodiscard]] PlateKind plateKind() const;

private:
    void connectionChanged();

    ApplicantCase& m_case;
    UiContext m_context;
    bool m_saidNoAnswer = false; ///< the last failure shown was that central did not answer
};

} // namespace xuanhao
