// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/gaptext.h"

#include "core/base/unicode.h"

#include <QCoreApplication>
#include <QStringList>

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

} // namespace

QString shownCharacters(const QList<char32_t>& characters)
{
    QStringList shown;
    for (const char32_t character : characters)
        shown.append(
            QStringLiteral("%1(%2)").arg(textOf(character), codePointName(character)));
    return shown.join(QStringLiteral("、"));
}

QString gapWarning(const PrintGaps& gaps)
{
    if (gaps.characters.isEmpty())
        return {};
    const QString warning = say(QT_TRANSLATE_NOOP("Sentences", "%1 can't be printed: 〓 is printed instead; "
                                                               "write it in by hand after printing."))
                                .arg(shownCharacters(gaps.characters));
    const QString help = rarePackageSentence(gaps);
    return help.isEmpty() ? warning : warning + QLatin1Char(' ') + help;
}

QString rarePackageSentence(const PrintGaps& gaps)
{
    if (gaps.inRareFonts.isEmpty())
        return {};
    return say(QT_TRANSLATE_NOOP("Sentences",
                                 "With the package of rare-character fonts installed on this PC, "
                                 "%1 can be printed."))
        .arg(shownCharacters(gaps.inRareFonts));
}

QString byHandSentence(const QList<GlyphGap>& gaps)
{
    QStringList places;
    for (const GlyphGap& gap : gaps)
        places.append(QStringLiteral("%1 %2").arg(gap.name, shownCharacters(gap.characters)).trimmed());
    return places.isEmpty() ? QString()
                            : say(QT_TRANSLATE_NOOP("Sentences", "Write in by hand where 〓 is printed: %1."))
                                  .arg(places.join(QStringLiteral("；")));
}

} // namespace xuanhao
