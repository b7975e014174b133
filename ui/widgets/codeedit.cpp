// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/codeedit.h"

#include "core/domain/identity/documentnumber.h"

#include <QFontDatabase>

namespace xuanhao {

namespace {

constexpr int kMaxTyped = 200; // a scanner's whole payload; the rules say what is too long

} // namespace

CodeEdit::CodeEdit(QWidget* parent)
    : QLineEdit(parent)
    , m_fixer(&normalizedCode)
{
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setLayoutDirection(Qt::LeftToRight);
    setMaxLength(kMaxTyped);
    QFont codeFont = font();
    codeFont.setLetterSpacing(QFont::PercentageSpacing, 104);
    setFont(codeFont);
    connect(this, &QLineEdit::textEdited, this, &CodeEdit::fix);
}

void CodeEdit::setFixer(std::function<QString(QStringView)> fixer)
{
    m_fixer = std::move(fixer);
}

void CodeEdit::fix()
{
    const QString fixed = m_fixer(text());
    if (fixed == text())
        return;
    const qsizetype behindCursor = text().size() - cursorPosition();
    setText(fixed);
    setCursorPosition(static_cast<int>(qMax(qsizetype{0}, fixed.size() - behindCursor)));
    Q_EMIT textEdited(fixed); // setText alone would not tell the page
}

void CodeEdit::focusInEvent(QFocusEvent* event)
{
    // setReadOnly() turns the attribute on again; the field takes it back whenever it is entered.
    setAttribute(Qt::WA_InputMethodEnabled, false);
    QLineEdit::focusInEvent(event);
}

} // namespace xuanhao
