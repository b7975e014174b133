// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/uicontext.h"
#include "ui/support/fieldcheck.h"
#include "ui/widgets/choicebox.h"

#include "core/domain/identity/documentkind.h"
#include "core/domain/rules/usertype.h"

class QCheckBox;
class QLineEdit;

namespace xuanhao {

class ApplicantCase;
class CodeEdit;

/// Registers a walk-in applicant (A1): one page, keyboard only.
class RegisterPage final : public Page
{
    Q_OBJECT

public:
    RegisterPage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

protected:
    void recheck(FieldRow& changed) override;

private:
    void addPersonFields(QGridLayout* form);
    void addAgentFields(QGridLayout* form);
    void addConsent(QGridLayout* form);
    void connectFields();
    void loadDraft();
    void storeDraft();
    void refreshVisible();
    [[nodiscard]] bool hasAgent() const;
    [[nodiscard]] QDate today() const;
    [[nodiscard]] FieldCheck check(const QString& field) const;
    [[nodiscard]] FieldCheck checkName(const QLineEdit& edit) const;
    void checkSoftly(const QString& field);
    bool checkAll();
    void submit();
    void askWhyAgain();
    void showText(const QString& id);
    void openExisting(const QString& account);

    ApplicantCase& m_case;
    UiContext m_context;
    ChoiceBox<UserType>* m_userType;
    ChoiceBox<DocumentKind>* m_documentKind;
    CodeEdit* m_documentNumber;
    QLineEdit* m_name;
    CodeEdit* m_mobile;
    QLineEdit* m_address;
    QLineEdit* m_localProof;
    QCheckBox* m_withAgent;
    ChoiceBox<DocumentKind>* m_agentKind;
    CodeEdit* m_agentNumber;
    QLineEdit* m_agentName;
    CodeEdit* m_agentMobile;
    QLineEdit* m_reason;
    QCheckBox* m_consent;
    bool m_isLoading = false;
    bool m_isBarred = false; ///< central asks why the applicant is registered again (A4)
};

} // namespace xuanhao
