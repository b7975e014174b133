// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"

#include <QString>

namespace xuanhao {

/// The number of a certificate of conformity (合格证, 14–15 letters and digits) or of an import
/// certificate (货物进口证明书, 6–20 letters and digits).
class CertificateNumber
{
public:
    enum class Kind { Conformity, Import };

    static Expected<CertificateNumber, InputError> parse(Kind kind, QStringView text);

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const QString& text() const { return m_text; }

    friend bool operator==(const CertificateNumber&, const CertificateNumber&) = default;

private:
    CertificateNumber(Kind kind, QString text)
        : m_kind(kind)
        , m_text(std::move(text))
    {}

    Kind m_kind;
    QString m_text;
};

} // namespace xuanhao
