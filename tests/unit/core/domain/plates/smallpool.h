// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/poolindex.h"
#include "tests/support/seededrandom.h"

#include <algorithm>
#include <set>

namespace xuanhao::test {

/// Rules small enough to look at every serial: up to `maxLength` positions with two classes of up to
/// three and two characters, which need not be neighbours, and any choice of disjoint boxes.
inline SerialRules smallRules(RandomSource& random, int maxLength)
{
    const int length = 1 + static_cast<int>(uniformBelow(random, static_cast<std::uint64_t>(maxLength)));
    std::array<std::array<CharacterMask, 2>, kMaxSerialLength> classes{};
    for (int i = 0; i < length; ++i) {
        std::array<std::uint8_t, kSerialAlphabetSize> characters{};
        for (std::uint8_t c = 0; c < kSerialAlphabetSize; ++c)
            characters[c] = c;
        shuffle(random, std::span<std::uint8_t>(characters));
        const auto first = 1 + uniformBelow(random, 3);
        const auto second = uniformBelow(random, 3);
        for (std::size_t k = 0; k < first + second; ++k)
            classes[i][k < first ? 0 : 1] |= CharacterMask{1} << characters[k];
    }
    // Boxes take one class or both at each position; only such as have nothing in common are kept.
    std::vector<SerialBox> boxes;
    for (int attempt = 0; attempt < 40 || boxes.empty(); ++attempt) {
        SerialBox box;
        bool isEmpty = false;
        for (int i = 0; i < length; ++i) {
            const auto choice = uniformBelow(random, 5);
            box.allowed[i] = choice == 4 ? classes[i][0] | classes[i][1] : classes[i][choice % 2];
            isEmpty = isEmpty || box.allowed[i] == 0;
        }
        const bool isNew = std::all_of(boxes.begin(), boxes.end(), [&](const SerialBox& other) {
            bool isDisjoint = false;
            for (int i = 0; i < length; ++i)
                isDisjoint = isDisjoint || (box.allowed[i] & other.allowed[i]) == 0;
            return isDisjoint;
        });
        if (!isEmpty && isNew)
            boxes.push_back(box);
    }
    return SerialRules(length, boxes);
}

/// Every character that is of interest at a position: all that the rules know there, one they do not
/// know, and "open".
inline std::vector<std::int8_t> choicesAt(const SerialRules& rules, int position)
{
    CharacterMask known = 0;
    for (const SerialBox& box : rules.boxes())
        known |= box.allowed[position];
    std::vector<std::int8_t> choices{SerialPattern::kOpen};
    bool hasUseless = false;
    for (std::int8_t c = 0; c < kSerialAlphabetSize; ++c) {
        const bool isKnown = (known >> c & 1U) != 0;
        if (isKnown || !hasUseless)
            choices.push_back(c);
        hasUseless = hasUseless || !isKnown;
    }
    return choices;
}

/// Calls `visit` with every pattern of the rules.
template <typename Visit>
void forEveryPattern(const SerialRules& rules, const Visit& visit)
{
    std::vector<std::vector<std::int8_t>> choices;
    choices.reserve(static_cast<std::size_t>(rules.length()));
    for (int i = 0; i < rules.length(); ++i)
        choices.push_back(choicesAt(rules, i));
    const auto walk = [&](const auto& self, SerialPattern pattern, int position) -> void {
        if (position == rules.length()) {
            visit(pattern);
            return;
        }
        for (const std::int8_t c : choices[position]) {
            pattern.characters[position] = c;
            self(self, pattern, position + 1);
        }
    };
    walk(walk, SerialPattern{}, 0);
}

/// The definition, by looking at every free number.
inline UsableCharacters usableByScan(const SerialRules& rules, const std::vector<SerialCharacters>& free,
                                     const SerialPattern& pattern)
{
    UsableCharacters result{};
    for (const SerialCharacters& serial : free) {
        int misses = 0;
        int missed = 0;
        for (int i = 0; i < rules.length(); ++i) {
            if (!pattern.isOpen(i) && static_cast<std::uint8_t>(pattern.characters[i]) != serial[i]) {
                ++misses;
                missed = i;
            }
        }
        for (int i = 0; i < rules.length(); ++i) {
            if (misses == 0 || (misses == 1 && missed == i))
                result[i] |= CharacterMask{1} << serial[i];
        }
    }
    return result;
}

/// A random pool and the same numbers in a plain set.
class SmallPool
{
public:
    SmallPool(const SerialRules& rules, RandomSource& random, unsigned percentFree)
        : pool(rules)
    {
        for (SerialIndex index = 0; index < rules.size(); ++index) {
            if (uniformBelow(random, 100) < percentFree)
                give(index);
        }
    }
    bool give(SerialIndex index)
    {
        numbers.insert(index);
        return pool.insert(index);
    }
    bool take(SerialIndex index)
    {
        numbers.erase(index);
        return pool.remove(index);
    }
    void changeAtRandom(RandomSource& random, int times)
    {
        for (int i = 0; i < times; ++i) {
            const auto index = static_cast<SerialIndex>(uniformBelow(random, pool.rules().size()));
            if (uniformBelow(random, 2) == 0)
                give(index);
            else
                take(index);
        }
    }
    [[nodiscard]] std::vector<SerialCharacters> free() const
    {
        std::vector<SerialCharacters> result;
        for (const SerialIndex index : numbers)
            result.push_back(pool.rules().charactersAt(index));
        return result;
    }

    PoolIndex pool;
    std::set<SerialIndex> numbers;
};

} // namespace xuanhao::test
