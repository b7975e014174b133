// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"

#include <QList>
#include <QString>

namespace xuanhao {

/// A vehicle identification number: 17 characters without I, O and Q (GB 16735, ISO 3779).
///
/// A failed check digit is a warning: imported vehicles often have none.
class Vin
{
public:
    static constexpr int kLength = 17;

    static Expected<Vin, InputError> parse(QStringView text);

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const QList<InputError>& warnings() const { return m_warnings; }
    /// "LSV…3456"
    [[nodiscard]] QString shortened() const;

    friend bool operator==(const Vin& a, const Vin& b) { return a.m_text == b.m_text; }

private:
    explicit Vin(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
    QList<InputError> m_warnings;
};

} // namespace xuanhao
