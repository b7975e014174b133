// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/profile.h"
#include "core/domain/vehicle/certificate.h"
#include "ui/selection/casesteppage.h"
#include "ui/support/fieldcheck.h"
#include "ui/widgets/choicebox.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace xuanhao {

class CodeEdit;
class PictureField;

/// Step 2: the vehicle's VIN, certificate and invoice; the plate kind follows from them (B2, B3).
class VehiclePage final : public CaseStepPage
{
    Q_OBJECT

public:
    VehiclePage(ApplicantCase& applicantCase, const UiContext& context);

    [[nodiscard]] QList<PageCommand> commands() override;
    [[nodiscard]] QString help() const override;

protected:
    void recheck(FieldRow& changed) override;

private:
    void addChecklist();
    void addPicture(QGridLayout* form);
    void loadDraft();
    void storeDraft();
    void refresh();
    void refreshPicture();
    void keepPicture(std::optional<InvoicePicture> picture);
    [[nodiscard]] Demand pictureDemand() const;
    [[nodiscard]] bool isBuyerRequired() const;
    bool checkAll();
    /// Names all papers that are not ticked, with a way to print them; clears the banner when none is
    /// missing.
    void showMissing();
    void printMissing();
    /// Goes to the n-th paper that is not ticked, from 0.
    void focusMissing(int nth = 0);
    [[nodiscard]] QStringList missingPapers() const;
    void submit();
    [[nodiscard]] FieldCheck vinCheck() const;
    [[nodiscard]] FieldCheck certificateCheck() const;
    [[nodiscard]] QStringList documentKeys() const;

    CodeEdit* m_vin;
    QLineEdit* m_reason;
    ChoiceBox<CertificateNumber::Kind>* m_certificateKind;
    CodeEdit* m_certificate;
    QLineEdit* m_brand;
    ChoiceBox<VehicleClass>* m_class;
    ChoiceBox<EnergyKind>* m_energy;
    ChoiceBox<UseNature>* m_use;
    QLineEdit* m_buyer;
    QLabel* m_plateKind;
    PictureField* m_picture;
    QList<QCheckBox*> m_documents;
    bool m_isLoading = false;
    bool m_namesMissing = false; ///< the banner names the missing papers
    bool m_isKeeping = false;    ///< a picture is on its way to the disk
};

} // namespace xuanhao
