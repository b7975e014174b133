// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QLabel;
class QVBoxLayout;

namespace xuanhao {

enum class Tone { Info, Ok, Warning, Error };

/// A message above the form: what is wrong or good, in words, with an icon and at most one action.
/// It pushes the form down and never lies over it.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    /// Shows a heading and lines below it; a click on line i emits lineActivated(i).
    void showMessage(Tone tone, const QString& heading, const QStringList& lines = {});
    /// Adds a line that is only read.
    void addText(const QString& text);
    /// Adds a button; clicking it emits actionTriggered().
    void setAction(const QString& text);
    /// Small print such as a request id, selectable.
    void setSmallPrint(const QString& text);
    void clear();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void lineActivated(int line);
    void actionTriggered();

private:
    QVBoxLayout* m_layout;
};

/// Soft background and text colour of a tone.
[[nodiscard]] QColor softColour(Tone tone);
[[nodiscard]] QColor textColour(Tone tone);
/// The icon's name of a tone.
[[nodiscard]] QString iconName(Tone tone);

} // namespace xuanhao
