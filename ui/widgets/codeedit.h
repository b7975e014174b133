// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

#include <functional>

namespace xuanhao {

/// A field for codes: numbers of documents, VINs, mobile numbers, SMS codes.
///
/// The input method stays off, so that a scanner typing into it never ends up in a composition.
/// What is typed or pasted is put right (full-width, lower case, spaces) instead of being refused.
class CodeEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit CodeEdit(QWidget* parent = nullptr);

    /// How the text is put right; normalizedCode() unless set. Must be idempotent.
    void setFixer(std::function<QString(QStringView)> fixer);

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void fix();

    std::function<QString(QStringView)> m_fixer;
};

} // namespace xuanhao
