// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inputerror.h"
#include "core/protocol/accountmessages.h"

#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

class FieldRow;

/// What a domain type says of a field: an error, or warnings and a read-out; and what else to look out for.
struct FieldCheck
{
    std::optional<InputError> error;
    QList<InputError> warnings;
    QString caution; ///< said when nothing else is wrong; needs no reason
    QString note;    ///< the value grouped for reading aloud

    /// Runs a domain type's door: T has text(), and where it exists warnings() and grouped().
    template <typename Parsed>
    static FieldCheck of(const Parsed& parsed)
    {
        FieldCheck check;
        if (!parsed) {
            check.error = parsed.error();
            return check;
        }
        if constexpr (requires { parsed->warnings(); })
            check.warnings = parsed->warnings();
        if constexpr (requires { parsed->grouped(); })
            check.note = parsed->grouped();
        return check;
    }
};

/// Shows the check at the field.
void show(const FieldCheck& check, FieldRow& row);
/// The warnings of a field as overrides with the clerk's reason; none when the reason is too short.
[[nodiscard]] QList<Override> overridesFor(const FieldCheck& check, const QString& field,
                                           const QString& reason);

} // namespace xuanhao
