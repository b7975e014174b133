// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/fieldcheck.h"

#include "ui/support/errortext.h"
#include "ui/widgets/fieldrow.h"

namespace xuanhao {

namespace {

constexpr qsizetype kShortestReason = 2;

} // namespace

void show(const FieldCheck& check, FieldRow& row)
{
    if (check.error)
        row.setMessage(Tone::Error, sentenceFor(*check.error, row.labelText()));
    else if (!check.warnings.isEmpty())
        row.setMessage(Tone::Warning, sentenceFor(check.warnings.first(), row.labelText()));
    else if (!check.caution.isEmpty())
        row.setMessage(Tone::Warning, check.caution);
    else if (!check.note.isEmpty())
        row.setMessage(Tone::Ok, check.note);
    else
        row.clearMessage();
}

QList<Override> overridesFor(const FieldCheck& check, const QString& field, const QString& reason)
{
    QList<Override> overrides;
    if (reason.trimmed().size() < kShortestReason)
        return overrides;
    for (const InputError& warning : check.warnings)
        overrides.append({field, wireWord(warning.problem), reason.trimmed()});
    return overrides;
}

} // namespace xuanhao
