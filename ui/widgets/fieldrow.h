// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/banner.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace xuanhao {

/// A label, its field and one line under it that reads the value back or says what is wrong.
class FieldRow final : public QObject
{
    Q_OBJECT

public:
    /// Adds itself as the next row of a grid: label right-aligned in column 0, field in column 1.
    /// `name` names the field in problems of central ("documentNumber").
    FieldRow(const QString& name, const QString& label, QWidget* field, QGridLayout* grid, QObject* parent);

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] QString labelText() const;
    [[nodiscard]] QWidget* field() const { return m_field; }
    /// A neutral read-out such as the grouped number; empty hides it.
    void setNote(const QString& text);
    void setMessage(Tone tone, const QString& text);
    [[nodiscard]] bool hasError() const { return m_hasError; }
    [[nodiscard]] QString message() const;
    void clearMessage();
    void setVisible(bool isVisible);
    [[nodiscard]] bool isVisible() const;

private:
    QString m_name;
    QLabel* m_label;
    QWidget* m_field;
    QLabel* m_note;
    bool m_hasError = false;
};

/// A label without its mnemonic or keys: "Na&me" is "Name", "姓名(&M)" and "姓名 (Ctrl+&M)" are "姓名".
[[nodiscard]] QString plainLabel(QString label);

} // namespace xuanhao
