// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountmessages.h"
#include "core/protocol/problem.h"

namespace xuanhao {

/// Parses the fields of a message one after the other and keeps the first thing that is wrong. A warning
/// stands unless the clerk has overridden it with a reason.
class FieldCheck
{
public:
    explicit FieldCheck(const QList<Override>& overrides)
        : m_overrides(overrides)
    {}

    template <typename T>
    std::optional<T> parsed(const QString& field, Expected<T, InputError> value)
    {
        if (!value) {
            invalid(field, value.error());
            return std::nullopt;
        }
        if constexpr (requires { value->warnings(); })
            warnings(field, value->warnings());
        return *std::move(value);
    }
    void invalid(const QString& field, const InputError& error);
    void warnings(const QString& field, const QList<InputError>& warnings);
    void fail(Problem problem);

    [[nodiscard]] const std::optional<Problem>& problem() const { return m_problem; }

private:
    const QList<Override>& m_overrides;
    std::optional<Problem> m_problem;
};

} // namespace xuanhao
