// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"
#include "core/domain/plates/keyboardlayout.h"
#include "core/domain/plates/poolindex.h"
#include "core/domain/rules/profile.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace xuanhao {

/// The number being composed. press() is the only way a character gets in, and a KeyToken exists only
/// for a key that can be pressed now (B4, B5).
class ComposeModel final : public QObject
{
    Q_OBJECT

public:
    /// A press of one key of the current layout. Only keyAt() makes one; it dies with the next change.
    class KeyToken
    {
    private:
        friend class ComposeModel;
        KeyToken(int character, std::uint64_t generation)
            : m_character(character)
            , m_generation(generation)
        {}
        int m_character;
        std::uint64_t m_generation;
    };

    /// `pool` may change behind the model; call poolChanged() then. Both must outlive the model.
    ComposeModel(const SerialRules& rules, const PoolIndex& pool, KeyboardShuffle shuffle,
                 RandomSource& random, QObject* parent = nullptr);

    [[nodiscard]] int length() const;
    /// The character at a position, or nothing.
    [[nodiscard]] std::optional<QChar> characterAt(int position) const;
    /// The position the next key fills.
    [[nodiscard]] int position() const { return m_position; }
    void setPosition(int position);
    [[nodiscard]] bool isComplete() const;
    /// The complete serial, or an empty string.
    [[nodiscard]] QString serial() const;
    /// What is typed, with "?" at the open positions.
    [[nodiscard]] QString wildcard() const;
    /// The first free numbers that match it, at most `max`; none while nothing is typed (G4).
    [[nodiscard]] QStringList matches(int max) const;
    /// How many free numbers match what is typed.
    [[nodiscard]] std::uint32_t matchCount() const;

    [[nodiscard]] const KeyboardLayout& layout() const { return m_layout; }
    /// Whether the key at a place can be pressed for the current position.
    [[nodiscard]] bool isUsable(int place) const;
    /// The token for a usable key, nothing otherwise or while the keyboard is closed.
    [[nodiscard]] std::optional<KeyToken> keyAt(int place) const;
    /// Enters the key's character at the current position and moves to the next open one. False when
    /// the token is stale.
    bool press(KeyToken token);
    /// Empties the current position, or the one before it when it is empty.
    void backspace();
    /// Empties everything and lays the keys anew (perNumber and perKey).
    void clear();
    /// While closed nothing can be pressed (a number is locked, the window is over).
    void setOpen(bool isOpen);
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void poolChanged();

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] static std::size_t at(int index) { return static_cast<std::size_t>(index); }
    [[nodiscard]] SerialPattern pattern() const;
    void refresh();

    const SerialRules& m_rules;
    const PoolIndex& m_pool;
    KeyboardShuffle m_shuffle;
    RandomSource& m_random;
    KeyboardLayout m_layout;
    std::array<int, kMaxSerialLength> m_characters{};
    std::array<CharacterMask, kMaxSerialLength> m_usable{};
    int m_position = 0;
    bool m_isOpen = true;
    std::uint64_t m_generation = 0;
};

} // namespace xuanhao
