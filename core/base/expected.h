// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/check.h"

#include <utility>
#include <variant>

namespace xuanhao {

/// Wraps an error so that it converts into any Expected with that error type.
template <typename E>
struct Unexpected
{
    E error;
};

template <typename E>
Unexpected(E) -> Unexpected<E>;

/// Holds a value or the reason why there is none.
///
/// std::expected needs C++23; this is the part of it the project uses.
template <typename T, typename E>
class [[nodiscard]] Expected
{
public:
    Expected(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {}
    template <typename G>
    Expected(Unexpected<G> unexpected)
        : m_state(std::in_place_index<1>, std::move(unexpected.error))
    {}

    [[nodiscard]] bool hasValue() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return hasValue(); }

    [[nodiscard]] const T& value() const&
    {
        XUANHAO_CHECK(hasValue());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T& value() &
    {
        XUANHAO_CHECK(hasValue());
        return std::get<0>(m_state);
    }
    [[nodiscard]] T&& value() &&
    {
        XUANHAO_CHECK(hasValue());
        return std::get<0>(std::move(m_state));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    [[nodiscard]] const E& error() const
    {
        XUANHAO_CHECK(!hasValue());
        return std::get<1>(m_state);
    }

private:
    std::variant<T, E> m_state;
};

/// The success value of operations that only succeed or fail.
struct Done
{
    friend bool operator==(const Done&, const Done&) = default;
};

} // namespace xuanhao
