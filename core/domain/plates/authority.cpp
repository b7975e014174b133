// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/authority.h"

#include "core/domain/plates/platetext.h"

namespace xuanhao {

namespace {

constexpr std::u16string_view kProvinces = u"京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";

/// O stands on special plates only, but it does stand there; I stands nowhere.
bool isOfficeLetter(QChar c)
{
    return c >= u'A' && c <= u'Z' && c != u'I';
}

} // namespace

Expected<Authority, InputError> Authority::parse(QStringView text)
{
    Expected<QString, InputError> normalised = normalisedPlateText(text);
    if (!normalised)
        return Unexpected{normalised.error()};
    const QString& found = *normalised;
    if (found.size() != 2)
        return Unexpected{wrongPlateLength(2, found.size())};
    if (kProvinces.find(found[0].unicode()) == std::u16string_view::npos)
        return Unexpected{badPlateCharacter(1, found[0])};
    if (!isOfficeLetter(found[1]))
        return Unexpected{badPlateCharacter(2, found[1])};
    return Authority(found);
}

} // namespace xuanhao
