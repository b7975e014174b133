// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QKeySequence>
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
    /// Adds a button with its key, if any; pressing it emits actionTriggered().
    void setAction(const QString& text, const QKeySequence& key = {});
    /// Small print such as a request id, selectable.
    void setSmallPrint(const QString& text);
    /// The message speaks of what stands on the page now: fade() takes it away, until the next one comes.
    void letFade() { m_mayFade = true; }
    /// Something on the page has been changed: clears a message that speaks of what was there before.
    void fade();
    void clear();
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void lineActivated(int line);
    void actionTriggered();

private:
    QVBoxLayout* m_layout;
    bool m_mayFade = false;
};

/// Soft background and text colour of a tone.
[[nodiscard]] QColor softColour(Tone tone);
[[nodiscard]] QColor textColour(Tone tone);
/// The icon's name of a tone.
[[nodiscard]] QString iconName(Tone tone);

} // namespace xuanhao
