// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/idchecksum.h"

#include "core/base/check.h"
#include "core/domain/identity/codetext.h"

#include <array>

namespace xuanhao {

QChar residentCheckCharacter(QStringView first17)
{
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr QStringView kCharacters = u"10X98765432";
    XUANHAO_CHECK(first17.size() == 17 && isAllDigits(first17));

    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += (first17[qsizetype(i)].unicode() - u'0') * kWeights[i];
    return kCharacters[sum % 11];
}

} // namespace xuanhao
