// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/receipt.h"

namespace xuanhao {

SheetContent receiptSheet(const DeskFacts& desk, const ReceiptFacts& facts, ReceiptPaper paper)
{
    SheetContent content = deskSheet(paper == ReceiptPaper::A5 ? "receipt" : "receiptRoll", desk);
    const FormContent& form = facts.form;
    const auto say = [&content](const char* field, const QString& text) {
        content.fields.insert(QString::fromLatin1(field), text);
    };
    say("applicant", facts.applicant);
    say("document", facts.document);
    say("mobile", facts.mobile);
    say("business", businessName(facts.business));
    say("caseNumber", form.office.caseNumber);
    say("plate", form.plateNumber);
    say("plateKind", form.plateKind);
    say("vin", form.vin);
    say("mode", formMode(form.office.mode));
    say("drawNumber", form.office.drawNumber);
    say("validUntil", formFieldText(form, QStringLiteral("office.validUntil")));
    say("code", formQrText(form));
    content.lists.insert(QStringLiteral("steps"), facts.steps);
    return content;
}

QStringList nextSteps(BusinessKind business, const QDate& validUntil)
{
    QString papers;
    switch (business) {
    case BusinessKind::NewVehicle:
        papers = QStringLiteral(
            "备齐购车发票、机动车合格证（进口车为货物进口证明书）、交强险凭证和车辆购置税信息。");
        break;
    case BusinessKind::UsedTransfer:
        papers = QStringLiteral("备齐机动车登记证书、行驶证、二手车销售统一发票和交强险凭证。");
        break;
    case BusinessKind::UsedMoveIn:
        papers = QStringLiteral("备齐机动车登记证书、机动车档案（或电子档案信息）和交强险凭证。");
        break;
    }
    return {QStringLiteral("核对申请表内容后签字。"), papers,
            QStringLiteral("在%1（含当日）前，由所有人持身份证明、申请表和车辆到办理地点办理登记。")
                .arg(formDate(validUntil))};
}

} // namespace xuanhao
