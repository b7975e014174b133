// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/personname.h"

#include "core/base/unicode.h"
#include "core/domain/identity/codetext.h"
#include "core/domain/identity/rarecharacters.h"

#include <algorithm>
#include <array>
#include <string>

namespace xuanhao {

namespace {

constexpr int kMaxTyped = 1000; // UTF-16 units; far above 50 characters with spaces and marks
constexpr char32_t kMiddleDot = 0x00B7;

bool isMiddleDot(char32_t c)
{
    constexpr std::u32string_view kDots = U"\u00B7\u0387\u2022\u2027\u2219\u22C5\u30FB\uFF65";
    return kDots.find(c) != std::u32string_view::npos;
}

bool isFullStop(char32_t c)
{
    return c == U'.' || c == 0xFF0E;
}

bool isSeparator(char32_t c)
{
    return QChar::isSpace(c) || isMiddleDot(c) || isFullStop(c);
}

/// What cannot stand in a name: nothing to see, damaged in transit (U+FFFD), or a variation selector that has
/// no Han character to vary.
bool isRefused(char32_t c, char32_t before)
{
    constexpr std::array kRefused{QChar::Other_Control,   QChar::Other_Format,
                                  QChar::Other_Surrogate, QChar::Other_NotAssigned,
                                  QChar::Separator_Line,  QChar::Separator_Paragraph};
    if (isHanCharacter(c))
        return false;
    return c == QChar::ReplacementCharacter || showsNothing(c) ||
           (isVariationSelector(c) && !isHanCharacter(before)) ||
           std::find(kRefused.begin(), kRefused.end(), QChar::category(c)) != kRefused.end();
}

/// NFC, except that characters which GB 18030 tells apart stay apart.
QString composed(std::u32string_view name)
{
    QString result;
    while (!name.empty()) {
        const auto isKept = isCompatibilityHan(name.front());
        const auto end = std::find_if(name.begin(), name.end(),
                                      [isKept](char32_t c) { return isCompatibilityHan(c) != isKept; });
        const auto size = static_cast<std::size_t>(end - name.begin());
        const QString part = QString::fromUcs4(name.data(), static_cast<qsizetype>(size));
        result += isKept ? part : part.normalized(QString::NormalizationForm_C);
        name.remove_prefix(size);
    }
    return result;
}

bool endsWithHan(std::u32string_view name)
{
    while (!name.empty() && QChar::isMark(name.back())) // a variation selector behind its character
        name.remove_suffix(1);
    return !name.empty() && isHanCharacter(name.back());
}

/// One run of spaces and dots as it is stored. Full stops only separate between Han characters.
std::u32string storedSeparator(std::u32string_view run, bool isBetweenHan)
{
    const bool hasDot = std::any_of(run.begin(), run.end(), [](char32_t c) { return !QChar::isSpace(c); });
    if (isBetweenHan && hasDot)
        return {kMiddleDot};
    std::u32string result;
    for (const char32_t c : run) {
        if (!QChar::isSpace(c))
            result += isMiddleDot(c) ? kMiddleDot : c;
        else if (result.empty() || result.back() != U' ')
            result += U' ';
    }
    return result;
}

std::u32string withStoredSeparators(std::u32string_view name)
{
    std::u32string result;
    for (std::size_t i = 0; i < name.size();) {
        std::size_t end = i;
        while (end < name.size() && isSeparator(name[end]))
            ++end;
        if (end == i) {
            result += name[i++];
            continue;
        }
        const bool isBetweenHan = end < name.size() && isHanCharacter(name[end]) && endsWithHan(result);
        result += storedSeparator(name.substr(i, end - i), isBetweenHan);
        i = end;
    }
    return result;
}

} // namespace

Expected<PersonName, InputError> PersonName::parse(QStringView text)
{
    if (text.size() > kMaxTyped)
        return Unexpected{InputError{.problem = InputProblem::TooLong,
                                     .limit = kMaxCharacters,
                                     .actual = static_cast<int>(text.size())}};
    const std::u32string typed = text.toString().toStdU32String();
    std::size_t begin = 0;
    std::size_t end = typed.size();
    while (begin < end && QChar::isSpace(typed[begin]))
        ++begin;
    while (end > begin && QChar::isSpace(typed[end - 1]))
        --end;
    if (begin == end)
        return Unexpected{InputError{.problem = InputProblem::Empty}};
    for (std::size_t i = begin; i < end; ++i) {
        if (isRefused(typed[i], i > begin ? typed[i - 1] : U' '))
            return Unexpected{InputError{.problem = InputProblem::BadCharacter,
                                         .position = static_cast<int>(i) + 1,
                                         .found = shownCharacter(typed[i])}};
    }

    const std::u32string_view trimmed = std::u32string_view(typed).substr(begin, end - begin);
    const std::u32string stored = withStoredSeparators(composed(trimmed).toStdU32String());
    const bool hasLetter = std::any_of(stored.begin(), stored.end(),
                                       [](char32_t c) { return QChar::isLetter(c) || isHanCharacter(c); });
    if (!hasLetter)
        return Unexpected{InputError{.problem = InputProblem::BadFormat}};
    const int count = static_cast<int>(stored.size());
    if (count > kMaxCharacters)
        return Unexpected{
            InputError{.problem = InputProblem::TooLong, .limit = kMaxCharacters, .actual = count}};
    return PersonName(QString::fromStdU32String(stored));
}

int PersonName::characterCount() const
{
    return static_cast<int>(m_text.toStdU32String().size());
}

QString PersonName::masked() const
{
    const std::u32string name = m_text.toStdU32String();
    std::size_t shown = 1;
    while (shown < name.size() && QChar::isMark(name[shown]))
        ++shown;
    // One star at least, so that a name of one character does not look like a whole one.
    const std::size_t stars = std::max<std::size_t>(1, name.size() - shown);
    return QString::fromStdU32String(name.substr(0, shown)) +
           QString(static_cast<qsizetype>(stars), QLatin1Char('*'));
}

QString PersonName::comparable() const
{
    constexpr char32_t kFirstFullWidth = 0xFF01;
    constexpr char32_t kLastFullWidth = 0xFF5E;

    std::u32string result;
    for (const char32_t raw : m_text.toStdU32String()) {
        char32_t c = withoutPrivateUse(raw);
        if (QChar::isSpace(c) || isVariationSelector(c))
            continue;
        if (isMiddleDot(c) || isFullStop(c))
            c = kMiddleDot;
        else if (c >= kFirstFullWidth && c <= kLastFullWidth)
            c = c - kFirstFullWidth + U'!';
        result += c;
    }
    const QString unified = QString::fromStdU32String(result).normalized(QString::NormalizationForm_C);
    return unified.toUpper().normalized(QString::NormalizationForm_C);
}

bool PersonName::agreesWith(const PersonName& other) const
{
    if (comparable() == other.comparable())
        return true;
    const auto isCutFrom = [](const PersonName& card, const PersonName& whole) {
        if (whole.m_text.size() <= kCardUnits)
            return false;
        QString kept = whole.m_text.left(kCardUnits);
        if (kept.back().isHighSurrogate()) // no half character
            kept.chop(1);
        return card.comparable() == PersonName(kept).comparable();
    };
    return isCutFrom(*this, other) || isCutFrom(other, *this);
}

} // namespace xuanhao
