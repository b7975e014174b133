// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/identity/codetext.h"
#include "core/domain/identity/documentkind.h"
#include "core/domain/inputerror.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// The number of an identity document in its stored form: half-width, upper case, without spaces.
///
/// 15-digit resident numbers become 18-digit ones (GB 11643). What is only suspicious (a credit
/// code's failed check, an age above 120) is a warning that a clerk overrides with a reason.
class DocumentNumber
{
public:
    /// `today` is the office's day, which must be valid; a birth date after it is an error.
    /// Positions of errors count in normalizedCode(text).
    static Expected<DocumentNumber, InputError> parse(DocumentKind kind, QStringView text, QDate today);

    [[nodiscard]] DocumentKind kind() const { return m_kind; }
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const QList<InputError>& warnings() const { return m_warnings; }
    /// Where the number carries one whole: that of 2017 for foreigners has two digits of the year, which
    /// can mean two centuries.
    [[nodiscard]] std::optional<QDate> birthDate() const { return m_birthDate; }
    /// "440***********001X": the first three and the last four characters; those below 15 characters
    /// keep the last four only, and never more than half.
    [[nodiscard]] QString masked() const;
    /// Grouped for reading aloud: "440801 1990-01-01 123 1"; other kinds in groups of four.
    [[nodiscard]] QString grouped() const;

    friend bool operator==(const DocumentNumber& a, const DocumentNumber& b)
    {
        return a.m_kind == b.m_kind && a.m_text == b.m_text;
    }

private:
    DocumentNumber(DocumentKind kind, QString text);

    DocumentKind m_kind;
    QString m_text;
    QList<InputError> m_warnings;
    std::optional<QDate> m_birthDate;
};

/// The same masking for text that has not been parsed; it is normalised first.
[[nodiscard]] QString maskedDocument(QStringView text);

} // namespace xuanhao
