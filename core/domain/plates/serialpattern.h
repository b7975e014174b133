// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/serialrules.h"

#include <cstdint>
#include <optional>

namespace xuanhao {

/// A serial of which any positions may still be open ("A1??3").
struct SerialPattern
{
    static constexpr std::int8_t kOpen = -1;

    /// Indexes into kSerialAlphabet, or kOpen; positions past the rules' length do not count.
    std::array<std::int8_t, kMaxSerialLength> characters{kOpen, kOpen, kOpen, kOpen, kOpen, kOpen};

    /// Reads serial characters and "?" for open positions; nullopt for anything else or another length.
    [[nodiscard]] static std::optional<SerialPattern> parse(const SerialRules& rules, QStringView text);
    [[nodiscard]] static SerialPattern of(const SerialCharacters& characters, int length);

    [[nodiscard]] bool isOpen(int position) const { return characters[position] < 0; }
    [[nodiscard]] bool matches(const SerialCharacters& serial, int length) const;

    friend bool operator==(const SerialPattern&, const SerialPattern&) = default;
};

} // namespace xuanhao
