// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"

#include <QList>
#include <QString>

namespace xuanhao {

/// A mobile number of the mainland: 11 digits, 1[3-9]…; +86, 0086, spaces and hyphens are dropped.
class MobileNumber
{
public:
    static Expected<MobileNumber, InputError> parse(QStringView text);

    [[nodiscard]] const QString& text() const { return m_text; }
    /// UnusualPrefix when the prefix is in no published list.
    [[nodiscard]] const QList<InputError>& warnings() const { return m_warnings; }
    /// "138****8000"
    [[nodiscard]] QString masked() const;
    /// "138 0013 8000"
    [[nodiscard]] QString grouped() const;

    friend bool operator==(const MobileNumber& a, const MobileNumber& b) { return a.m_text == b.m_text; }

private:
    explicit MobileNumber(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
    QList<InputError> m_warnings;
};

} // namespace xuanhao
