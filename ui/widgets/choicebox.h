// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>
#include <QList>

namespace xuanhao {

/// A combo box over a list of domain values.
template <typename T>
class ChoiceBox final : public QComboBox
{
public:
    template <typename Word>
    ChoiceBox(const QList<T>& values, Word word)
        : m_values(values)
    {
        for (const T& value : values)
            addItem(word(value));
    }

    [[nodiscard]] T value() const { return m_values[qMax(0, currentIndex())]; }
    void setValue(const T& value) { setCurrentIndex(static_cast<int>(m_values.indexOf(value))); }

private:
    QList<T> m_values;
};

} // namespace xuanhao
