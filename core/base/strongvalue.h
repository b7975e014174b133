// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <utility>

namespace xuanhao {

/// A value with a meaning of its own: two StrongValues with different tags never mix.
///
/// There is no default and no conversion back; absence is std::optional.
template <typename Tag, typename T>
class StrongValue
{
public:
    explicit StrongValue(T value)
        : m_value(std::move(value))
    {}

    [[nodiscard]] const T& value() const noexcept { return m_value; }

    friend bool operator==(const StrongValue& a, const StrongValue& b) { return a.m_value == b.m_value; }
    friend bool operator<(const StrongValue& a, const StrongValue& b) { return a.m_value < b.m_value; }

private:
    T m_value;
};

} // namespace xuanhao
