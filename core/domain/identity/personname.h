// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"

#include <QString>

namespace xuanhao {

/// The name of a person or a unit as it stands on the document.
///
/// At most 50 characters, counted as code points, one of them a letter. Keeps rare characters untouched
/// (NFC, never NFKC; compatibility ideographs stay). The separator of minority names is stored as U+00B7
/// whichever dot was typed, full stops only between Han characters; inner runs of spaces become one.
/// Positions of errors count code points of the text as typed.
class PersonName
{
public:
    static constexpr int kMaxCharacters = 50;
    /// UTF-16 units that the name field of an identity card's chip holds.
    static constexpr int kCardUnits = 15;

    static Expected<PersonName, InputError> parse(QStringView text);

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] int characterCount() const;
    /// For a list: the first character, then stars: "张**".
    [[nodiscard]] QString masked() const;
    /// For comparing names of different systems: private-use code points of older GB 18030 mapped to
    /// their Unicode ones, compatibility ideographs and full-width forms to the plain ones (brackets in the
    /// names of units), without spaces and variation selectors, dots unified, letters upper-case.
    [[nodiscard]] QString comparable() const;
    /// Whether both may be the name of one person: they compare equal, or one is what an identity card's chip
    /// keeps of the other, whose text is longer than kCardUnits.
    [[nodiscard]] bool agreesWith(const PersonName& other) const;

    friend bool operator==(const PersonName&, const PersonName&) = default;

private:
    explicit PersonName(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
};

} // namespace xuanhao
