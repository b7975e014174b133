// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formcontent.h"

#include <rapidcheck.h>

namespace xuanhao::test {

/// Texts as they come over a counter: Han, Latin, minority names, rare characters, odd spaces.
inline rc::Gen<QString> anyFormText(int maxCharacters)
{
    const auto character = rc::gen::weightedOneOf<char32_t>({
        {20, rc::gen::inRange<char32_t>(0x4e00, 0x9fa5)},
        {8, rc::gen::inRange<char32_t>(0x20, 0x7f)},
        {3, rc::gen::elementOf(std::u32string(U"·（）,。　-—/#"))},
        {2, rc::gen::inRange<char32_t>(0x20000, 0x2a6df)}, // mostly without glyph
        {1, rc::gen::elementOf(std::u32string(U"\u202e\n\t\u0301\u0645\u2ebf0"))},
    });
    return rc::gen::map(rc::gen::mapcat(rc::gen::inRange(0, maxCharacters + 1),
                                        [character](int count) {
                                            return rc::gen::container<std::vector<char32_t>>(
                                                static_cast<std::size_t>(count), character);
                                        }),
                        [](const std::vector<char32_t>& text) {
                            return QString::fromUcs4(text.data(), static_cast<qsizetype>(text.size()));
                        });
}

inline rc::Gen<FormContent> anyFormContent(int maxCharacters)
{
    return rc::gen::exec([maxCharacters] {
        const auto text = [maxCharacters] { return *anyFormText(maxCharacters); };
        FormContent content;
        content.ownerName = text();
        content.postcode = text();
        content.address = text();
        content.mobile = text();
        content.landline = text();
        content.agentName = text();
        content.agentMobile = text();
        content.business = static_cast<FormBusiness>(*rc::gen::inRange(0, 5));
        content.moveOutProvince = text();
        content.moveOutCity = text();
        content.plateKind = text();
        content.plateNumber = text();
        content.brandModel = text();
        content.vin = text();
        if (*rc::gen::inRange(0, 4) > 0)
            content.useNature = static_cast<UseNature>(*rc::gen::inRange<int>(u'A', u'U' + 1));
        content.office.caseNumber = QStringLiteral("G%1").arg(*rc::gen::inRange(1, 2'000'000'000));
        content.office.mode = static_cast<ChoiceMode>(*rc::gen::inRange(0, 3));
        if (*rc::gen::arbitrary<bool>())
            content.office.drawNumber = text();
        content.office.validUntil = QDate(2022, 1, 1).addDays(*rc::gen::inRange(0, 4000));
        content.office.isProvisional = *rc::gen::arbitrary<bool>();
        content.office.place = text();
        content.office.counter = text();
        content.office.clerk = text();
        content.office.printedAt = fromMilliseconds(*rc::gen::inRange<std::int64_t>(0, 4'000'000'000'000));
        content.office.printing = *rc::gen::inRange(1, 9999);
        return content;
    });
}

} // namespace xuanhao::test
