// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/fieldcheck.h"

#include <algorithm>

namespace xuanhao {

void FieldCheck::fail(Problem problem)
{
    if (!m_problem)
        m_problem = std::move(problem);
}

void FieldCheck::invalid(const QString& field, const InputError& error)
{
    fail(Problem::invalidField(field, error));
}

void FieldCheck::warnings(const QString& field, const QList<InputError>& warnings)
{
    for (const InputError& warning : warnings) {
        const bool isOverridden =
            std::any_of(m_overrides.begin(), m_overrides.end(), [&](const Override& item) {
                return item.field == field && item.problem == wireWord(warning.problem) &&
                       item.reason.trimmed().size() >= 2;
            });
        if (isOverridden)
            continue;
        Problem problem = Problem::invalidField(field, warning);
        problem.code = ProblemCode::WarningNotOverridden;
        problem.detail = field + QStringLiteral(" needs a reason");
        fail(std::move(problem));
    }
}

} // namespace xuanhao
