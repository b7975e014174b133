// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/sms/smssender.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr qsizetype kDigits = 11;
constexpr qsizetype kMaxText = 1000;

} // namespace

bool isSmsNumber(const QString& number)
{
    return number.size() == kDigits && number.at(0) == u'1' && number.at(1) >= u'3' &&
           std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isSmsText(const QString& text)
{
    return !text.isEmpty() && text.size() <= kMaxText && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control && c != u'\n';
    });
}

} // namespace xuanhao
