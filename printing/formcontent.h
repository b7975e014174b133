// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/rules/selectionsession.h"
#include "core/domain/vehicle/vehicle.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace xuanhao {

/// The box ticked under 申请事项.
enum class FormBusiness { Registration, Cancellation, Transfer, MoveIn, MoveOut };

/// What stands in the office strip: the result of the selection and how it was printed.
struct OfficeStrip
{
    QString caseNumber; ///< 流水号, printable ASCII
    ChoiceMode mode = ChoiceMode::Composed;
    QString drawNumber;         ///< 抽号序号 of a drawn number, "2026-11-27-0123"; else empty (G1)
    QDate validUntil;           ///< last day
    bool isProvisional = false; ///< the year has no published calendar yet (D1)
    QString place;              ///< where to register: name, address, telephone
    QString counter;            ///< "03号窗口"
    QString clerk;
    Instant printedAt{};
    int printing = 1; ///< this is the n-th, from 1

    friend bool operator==(const OfficeStrip&, const OfficeStrip&) = default;
};

/// Everything a filled application form says (C1). Holds personal data in clear: never log it.
struct FormContent
{
    QString ownerName;
    QString postcode;
    QString address;
    QString mobile;
    QString landline;
    QString agentName;
    QString agentMobile;
    FormBusiness business = FormBusiness::Registration;
    QString moveOutProvince; ///< only for MoveOut; otherwise the blanks stay blank
    QString moveOutCity;
    QString plateKind;   ///< "小型汽车号牌"
    QString plateNumber; ///< "粤G·A12B3"
    QString brandModel;
    QString vin;
    std::optional<UseNature> useNature;
    OfficeStrip office;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Expected<FormContent, JsonError> fromJson(const QJsonObject& object);

    friend bool operator==(const FormContent&, const FormContent&) = default;
};

/// Keys of the fields a template can place; those of the strip begin with "office.".
[[nodiscard]] const QStringList& formFieldKeys();
/// Keys of the boxes: the five of 申请事项 and "use.A"…"use.U".
[[nodiscard]] const QStringList& formTickKeys();
/// What is printed for a key of formFieldKeys(): Chinese, empty when not filled.
[[nodiscard]] QString formFieldText(const FormContent& content, const QString& key);
[[nodiscard]] bool isTicked(const FormContent& content, const QString& key);
/// The text of the QR code.
[[nodiscard]] QString formQrText(const FormContent& content);

/// "小型汽车号牌", as the form's notes word it.
[[nodiscard]] QString formPlateKind(PlateKind kind);
/// The box that belongs to what the applicant came for.
[[nodiscard]] FormBusiness formBusiness(BusinessKind kind);
/// "2026年12月14日(星期一)".
[[nodiscard]] QString formDate(const QDate& date);
/// "2026年12月14日 10:45", by the office's clock.
[[nodiscard]] QString formTime(Instant instant);
/// "第 2 次打印（补打）"; `nth` from 1.
[[nodiscard]] QString formPrinting(int nth);
/// "自编选号".
[[nodiscard]] QString formMode(ChoiceMode mode);

} // namespace xuanhao
