// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/composemodel.h"

namespace xuanhao {

namespace {

constexpr int kEmpty = -1;

} // namespace

ComposeModel::ComposeModel(const SerialRules& rules, const PoolIndex& pool, KeyboardShuffle shuffle,
                           RandomSource& random, QObject* parent)
    : QObject(parent)
    , m_rules(rules)
    , m_pool(pool)
    , m_shuffle(shuffle)
    , m_random(random)
    , m_layout(KeyboardLayout::random(random))
{
    m_characters.fill(kEmpty);
    refresh();
}

int ComposeModel::length() const
{
    return m_rules.length();
}

SerialPattern ComposeModel::pattern() const
{
    SerialPattern pattern;
    for (int i = 0; i < length(); ++i)
        pattern.characters[at(i)] = static_cast<std::int8_t>(m_characters[at(i)]);
    return pattern;
}

std::optional<QChar> ComposeModel::characterAt(int position) const
{
    XUANHAO_CHECK(position >= 0 && position < length());
    const int character = m_characters[at(position)];
    if (character == kEmpty)
        return std::nullopt;
    return QChar(kSerialAlphabet[at(character)]);
}

void ComposeModel::setPosition(int position)
{
    if (!m_isOpen || position < 0 || position >= length() || position == m_position)
        return;
    m_position = position;
    refresh();
}

bool ComposeModel::isComplete() const
{
    for (int i = 0; i < length(); ++i) {
        if (m_characters[at(i)] == kEmpty)
            return false;
    }
    return true;
}

QString ComposeModel::serial() const
{
    if (!isComplete())
        return {};
    QString text;
    for (int i = 0; i < length(); ++i)
        text.append(*characterAt(i));
    return text;
}

QString ComposeModel::wildcard() const
{
    QString text;
    for (int i = 0; i < length(); ++i)
        text.append(characterAt(i).value_or(QLatin1Char('?')));
    return text;
}

QStringList ComposeModel::matches(int max) const
{
    QStringList serials;
    if (wildcard().count(QLatin1Char('?')) == length())
        return serials;
    for (const SerialIndex number : m_pool.matching(pattern(), max))
        serials.append(m_rules.serialAt(number));
    return serials;
}

std::uint32_t ComposeModel::matchCount() const
{
    return m_pool.countMatching(pattern());
}

bool ComposeModel::isUsable(int place) const
{
    if (!m_isOpen || place < 0 || place >= kSerialAlphabetSize)
        return false;
    return (m_usable[at(m_position)] >> m_layout.characterAt(place)) & 1U;
}

std::optional<ComposeModel::KeyToken> ComposeModel::keyAt(int place) const
{
    if (!isUsable(place))
        return std::nullopt;
    return KeyToken(m_layout.characterAt(place), m_generation);
}

bool ComposeModel::press(KeyToken token)
{
    if (!m_isOpen || token.m_generation != m_generation)
        return false;
    m_characters[at(m_position)] = token.m_character;
    for (int step = 1; step < length(); ++step) {
        const int next = (m_position + step) % length();
        if (m_characters[at(next)] == kEmpty) {
            m_position = next;
            break;
        }
    }
    if (m_shuffle == KeyboardShuffle::PerKey)
        m_layout = KeyboardLayout::random(m_random);
    refresh();
    return true;
}

void ComposeModel::backspace()
{
    if (!m_isOpen)
        return;
    if (m_characters[at(m_position)] == kEmpty) {
        if (m_position == 0)
            return;
        --m_position;
    }
    m_characters[at(m_position)] = kEmpty;
    refresh();
}

void ComposeModel::clear()
{
    m_characters.fill(kEmpty);
    m_position = 0;
    m_layout = KeyboardLayout::random(m_random);
    refresh();
}

void ComposeModel::setOpen(bool isOpen)
{
    if (m_isOpen == isOpen)
        return;
    m_isOpen = isOpen;
    refresh();
}

void ComposeModel::poolChanged()
{
    refresh();
}

void ComposeModel::refresh()
{
    // A new generation takes the force from every token handed out before.
    ++m_generation;
    m_usable = m_pool.usable(pattern());
    Q_EMIT changed();
}

} // namespace xuanhao
