// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDebug>

#include <utility>

namespace xuanhao {

/// Personal data or a secret: every log stream shows "<redacted>" instead of it.
template <typename T>
class Sensitive
{
public:
    Sensitive() = default;
    explicit Sensitive(T value)
        : m_value(std::move(value))
    {}

    /// The value in clear, for painting, storing and sending; never for a log.
    [[nodiscard]] const T& clear() const noexcept { return m_value; }

    friend bool operator==(const Sensitive& a, const Sensitive& b) { return a.m_value == b.m_value; }
    friend QDebug operator<<(QDebug stream, const Sensitive&) { return stream << "<redacted>"; }

private:
    T m_value{};
};

} // namespace xuanhao
