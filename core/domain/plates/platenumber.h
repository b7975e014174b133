// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"
#include "core/domain/plates/authority.h"
#include "core/domain/plates/platekind.h"
#include "core/domain/plates/serialrules.h"

#include <QString>

namespace xuanhao {

/// A plate number: authority, kind and serial; "粤G·A12B3".
class PlateNumber
{
public:
    /// Reads "粤G·A12B3", "粤ga12b3", "粤Ｇ A12B3": dots, hyphens and spaces are dropped, full-width and
    /// lower case put right; the serial must fit the kind.
    static Expected<PlateNumber, InputError> parse(PlateKind kind, QStringView text);
    static Expected<PlateNumber, InputError> fromSerial(const Authority& authority, PlateKind kind,
                                                        QStringView serial);
    /// `index` must be below SerialRules::of(kind).size().
    static PlateNumber fromIndex(const Authority& authority, PlateKind kind, SerialIndex index);

    [[nodiscard]] const Authority& authority() const { return m_authority; }
    [[nodiscard]] PlateKind kind() const { return m_kind; }
    [[nodiscard]] const QString& serial() const { return m_serial; }
    [[nodiscard]] SerialIndex index() const { return m_index; }
    /// "粤G·A12B3", for people.
    [[nodiscard]] QString display() const;
    /// "粤GA12B3", stored and sent.
    [[nodiscard]] QString text() const;

    friend bool operator==(const PlateNumber& a, const PlateNumber& b)
    {
        return a.m_authority == b.m_authority && a.m_kind == b.m_kind && a.m_index == b.m_index;
    }

private:
    PlateNumber(Authority authority, PlateKind kind, QString serial, SerialIndex index);

    Authority m_authority;
    PlateKind m_kind;
    QString m_serial;
    SerialIndex m_index;
};

} // namespace xuanhao
