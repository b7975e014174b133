// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <rapidcheck.h>

#include <string>
#include <vector>

namespace xuanhao::test {

/// Text over `alphabet` of min…max characters.
inline rc::Gen<std::string> textOf(const std::string& alphabet, int min, int max)
{
    return rc::gen::mapcat(rc::gen::inRange(min, max + 1), [alphabet](int size) {
        return rc::gen::container<std::string>(static_cast<std::size_t>(size), rc::gen::elementOf(alphabet));
    });
}

inline QString toText(const std::string& latin)
{
    return QString::fromStdString(latin);
}

/// Code points with everything that gives normalising trouble much more often than by chance: marks,
/// full-width forms, separators, invisible characters, special casing, lone surrogates, non-BMP.
inline rc::Gen<std::vector<unsigned>> unicodeText(int maxSize)
{
    const auto troublesome = rc::gen::element<unsigned>(
        0x20, 0x2D, 0x2E, 0xAD, 0xA0, 0xA8, 0xB7, 0xDF, 0x130, 0x131, 0x149, 0x17F, 0x1C5, 0x1F0, 0x300,
        0x301, 0x308, 0x323, 0x327, 0x345, 0x34F, 0x387, 0x390, 0x3B1, 0x3C2, 0x3C9, 0x1100, 0x1161, 0x11A8,
        0x115F, 0x1E9E, 0x1F80, 0x1FB7, 0x1FBE, 0x200B, 0x200D, 0x200E, 0x202E, 0x2010, 0x2014, 0x2022,
        0x2028, 0x2126, 0x212A, 0x2212, 0x2460, 0x3000, 0x3099, 0x304B, 0x30FB, 0x4DAE, 0x5F20, 0xAC00,
        0xD800, 0xD801, 0xDC00, 0xDC28, 0xDFFF, 0xE863, 0xF92C, 0xFB03, 0xFDFA, 0xFE00, 0xFEFF, 0xFF0E,
        0xFF21, 0xFF41, 0xFF65, 0xFFFD, 0xFFFF, 0x10400, 0x10428, 0x1D400, 0x1F600, 0x20000, 0x2EBF0, 0x2F800,
        0xE0001, 0xE0100, 0x10FFFF);
    const auto any = rc::gen::inRange<unsigned>(0, 0x110000);
    const auto ascii = rc::gen::inRange<unsigned>(0x20, 0x7F);
    const auto one = rc::gen::weightedOneOf<unsigned>({{4, troublesome}, {2, any}, {3, ascii}});
    return rc::gen::mapcat(rc::gen::inRange(0, maxSize + 1), [one](int size) {
        return rc::gen::container<std::vector<unsigned>>(static_cast<std::size_t>(size), one);
    });
}

/// Lone surrogates stay what they are.
inline QString toText(const std::vector<unsigned>& codePoints)
{
    QString text;
    for (const unsigned c : codePoints) {
        if (QChar::requiresSurrogates(c)) {
            text += QChar(QChar::highSurrogate(c));
            text += QChar(QChar::lowSurrogate(c));
        } else {
            text += QChar(static_cast<char16_t>(c));
        }
    }
    return text;
}

} // namespace xuanhao::test
