// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/mutator.h"

#include "core/base/check.h"

#include <algorithm>

namespace xuanhao::fuzz {

namespace {

constexpr qsizetype kMaxBytes = 64 * 1024;

/// Numbers and marks at which parsers of anything stumble.
const QList<QByteArray>& commonWords()
{
    static const QList<QByteArray> words{"null",        "true",         "-1",
                                         "0",           "1e999",        "9007199254740993",
                                         "\"\"",        "[]",           "{}",
                                         "\"\\ud800\"", "\\u0000",      "\xff",
                                         "\xc0\x80",    "\xed\xa0\x80", "\xf0\x9f\x9a\x97",
                                         "\r\n",        "[[[[[[[[",     "18446744073709551616"};
    return words;
}

} // namespace

Mutator::Mutator(RandomSource& random, QList<QByteArray> seeds, QList<QByteArray> words)
    : m_random(random)
    , m_seeds(std::move(seeds))
    , m_words(words + commonWords())
{
    XUANHAO_CHECK(!m_seeds.isEmpty());
}

qsizetype Mutator::below(qsizetype bound)
{
    return static_cast<qsizetype>(uniformBelow(m_random, static_cast<std::uint64_t>(bound)));
}

QByteArray Mutator::next()
{
    QByteArray bytes = m_seeds.at(below(m_seeds.size()));
    for (qsizetype left = 1 + below(below(8) + 1); left > 0; --left)
        bytes = changed(std::move(bytes));
    return bytes.left(kMaxBytes);
}

/// Another value behind one of the colons: what a random byte hardly ever does to JSON.
QByteArray Mutator::withOtherValue(const QByteArray& bytes)
{
    const qsizetype colon = bytes.indexOf(':', below(bytes.size()));
    if (colon < 0)
        return bytes;
    qsizetype end = colon + 1;
    bool isText = false;
    for (; end < bytes.size(); ++end) {
        const char c = bytes.at(end);
        if (c == '"' && bytes.at(end - 1) != '\\')
            isText = !isText;
        else if (!isText && (c == ',' || c == '}' || c == ']'))
            break;
    }
    return bytes.left(colon + 1) + m_words.at(below(m_words.size())) + bytes.mid(end);
}

QByteArray Mutator::changed(QByteArray bytes)
{
    if (bytes.isEmpty())
        return m_words.at(below(m_words.size()));
    const qsizetype at = below(bytes.size());
    const qsizetype length = 1 + below(std::min<qsizetype>(bytes.size() - at, 64));
    switch (below(9)) {
    case 0:
        bytes[at] = static_cast<char>(bytes.at(at) ^ (1 << below(8)));
        return bytes;
    case 1:
        bytes[at] = static_cast<char>(below(256));
        return bytes;
    case 2:
        return bytes.remove(at, length);
    case 3:
        return bytes.left(at);
    case 4:
        return bytes.insert(at, bytes.mid(at, length));
    case 5: {
        const QByteArray& other = m_seeds.at(below(m_seeds.size()));
        return bytes.left(at) + other.mid(below(other.size() + 1));
    }
    case 6:
        return bytes.insert(at, m_words.at(below(m_words.size())));
    case 7:
        return bytes.replace(at, length, m_words.at(below(m_words.size())));
    default:
        return withOtherValue(bytes);
    }
}

QList<QByteArray> dictionaryWords(const QByteArray& text)
{
    QList<QByteArray> words;
    for (const QByteArray& line : text.split('\n')) {
        const qsizetype first = line.indexOf('"');
        const qsizetype last = line.lastIndexOf('"');
        if (line.startsWith('#') || first < 0 || last <= first)
            continue;
        QByteArray word;
        for (qsizetype i = first + 1; i < last; ++i) {
            if (line.at(i) != '\\') {
                word += line.at(i);
            } else if (line.at(i + 1) == 'x') {
                word += QByteArray::fromHex(line.mid(i + 2, 2));
                i += 3;
            } else {
                word += line.at(++i);
            }
        }
        words.append(word);
    }
    return words;
}

} // namespace xuanhao::fuzz
