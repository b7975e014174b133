// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/rarecharacters.h"

#include <QChar>

#include <array>

namespace xuanhao {

namespace {

/// GB 18030 FE50…FEA0, which GBK put at U+E815…U+E864. The 2022 edition ended the last of them.
constexpr char32_t kFirstHan = 0xE815;
constexpr std::array<char32_t, 80> kHan{
    0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84,  0x3473, 0x3447, 0x2E88, 0x2E8B, 0x9FB4, 0x359E, 0x361A,
    0x360E, 0x2E8C,  0x2E97,  0x396E,  0x3918,  0x9FB5, 0x39CF, 0x39DF, 0x3A73, 0x39D0, 0x9FB6, 0x9FB7,
    0x3B4E, 0x3C6E,  0x3CE0,  0x2EA7,  0x215D7, 0x9FB8, 0x2EAA, 0x4056, 0x415F, 0x2EAE, 0x4337, 0x2EB3,
    0x2EB6, 0x2EB7,  0x2298F, 0x43B1,  0x43AC,  0x2EBB, 0x43DD, 0x44D6, 0x4661, 0x464C, 0x9FB9, 0x4723,
    0x4729, 0x477C,  0x478D,  0x2ECA,  0x4947,  0x497A, 0x497D, 0x4982, 0x4983, 0x4985, 0x4986, 0x499F,
    0x499B, 0x49B7,  0x49B6,  0x9FBA,  0x241FE, 0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1, 0x4C77, 0x4CA2, 0x4D13,
    0x4D14, 0x4D15,  0x4D16,  0x4D17,  0x4D18,  0x4D19, 0x4DAE, 0x9FBB,
};

/// Vertical punctuation, GB 18030 A6D9…A6DF, A6EC, A6ED and A6F3 (U+FE12 before U+FE11 is no mistake).
constexpr char32_t kFirstPunctuation = 0xE78D;
constexpr std::array<char32_t, 10> kPunctuation{
    0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19,
};

bool isNonCharacter(char32_t character)
{
    return (character & 0xFFFE) == 0xFFFE;
}

} // namespace

char32_t withoutPrivateUse(char32_t character)
{
    if (character >= kFirstHan && character - kFirstHan < kHan.size())
        return kHan[character - kFirstHan];
    if (character >= kFirstPunctuation && character - kFirstPunctuation < kPunctuation.size())
        return kPunctuation[character - kFirstPunctuation];
    return character;
}

bool isHanCharacter(char32_t character)
{
    if (character >= 0x20000 && character < 0x40000)
        return !isNonCharacter(character);
    return QChar::script(character) == QChar::Script_Han ||
           QChar::category(character) == QChar::Other_PrivateUse;
}

bool isCompatibilityHan(char32_t character)
{
    return (character >= 0xF900 && character <= 0xFAFF) || (character >= 0x2F800 && character <= 0x2FA1F);
}

} // namespace xuanhao
