// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/failure.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/fieldrow.h"

#include <QKeySequence>
#include <QPointer>
#include <QWidget>

#include <functional>

class QGridLayout;
class QScrollArea;
class QVBoxLayout;

namespace xuanhao {

/// One button of the command row, with its key.
struct PageCommand
{
    enum class Kind { Primary, Normal, Danger, Back };

    QString id; ///< becomes the button's objectName: id + "Button"
    QString text;
    QKeySequence key;
    Kind kind = Kind::Normal;
    bool isEnabled = true;
    std::function<void()> run;
};

/// One screen of the work area: a heading, an optional fixed header, a banner and a scrolling body.
///
/// A page shows and forwards; it decides nothing. It is made anew whenever the case moves on.
class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(const QString& heading, QWidget* parent = nullptr);

    [[nodiscard]] QString heading() const { return m_heading; }
    /// The commands now; the primary one is triggered by F9 and by Enter in the last field.
    [[nodiscard]] virtual QList<PageCommand> commands() { return {}; }
    /// Gives the focus to where work begins; called when the page is shown.
    virtual void activate();
    /// Help of this page, a few lines.
    [[nodiscard]] virtual QString help() const { return {}; }
    /// Moves the focus to the next field with an error, from the focused one on (F7).
    void focusNextError();
    void triggerPrimary();
    void showFailure(const Failure& failure);

Q_SIGNALS:
    void commandsChanged();
    /// The page asks the shell for something only the shell can do: "previewForm", "printForm", "register"…
    void requested(const QString& what);

protected:
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// A place above the scrolling body that always stays visible (countdown, quotas).
    [[nodiscard]] QVBoxLayout* header() const { return m_header; }
    [[nodiscard]] Banner& banner() { return *m_banner; }
    /// A grid of fields in the body, labels in a column of their own.
    QGridLayout* addForm();
    FieldRow* addField(QGridLayout* form, const QString& name, const QString& label, QWidget* field);
    [[nodiscard]] FieldRow* row(const QString& name) const;
    [[nodiscard]] const QList<FieldRow*>& rows() const { return m_rows; }
    /// Summary banner of the rows with errors; true when there is none.
    bool reportErrors();
    /// Says again what is wrong with a field, or clears its message: the clerk is changing it.
    virtual void recheck(FieldRow& changed) { changed.clearMessage(); }
    /// Marks the field a problem names and shows the sentence. False when it names none of ours.
    bool markField(const Failure& failure);
    /// Gives a field the focus and scrolls to it, its message included.
    void reveal(QWidget* field);
    /// Moves the focus to the next field; after the last one the primary command runs.
    void advanceFrom(QWidget* field);
    void setFirstField(QWidget* field) { m_firstField = field; }
    /// What a message of this field says may not be true any more. Fields with a value of their own kind call
    /// it.
    void fieldEdited(FieldRow* edited);
    /// Puts the heading beside what header() holds instead of above it: a short window has no row to spare.
    void setHeadingBeside(bool isBeside);
    /// Lets the body grow wider than a form should be.
    void setBodyWidth(int width);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QList<QWidget*> visibleFields() const;
    void listErrors();

    QString m_heading;
    QVBoxLayout* m_header;
    QVBoxLayout* m_body;
    QScrollArea* m_scroll;
    Banner* m_banner;
    QList<FieldRow*> m_rows;
    QList<FieldRow*> m_reported;
    QPointer<QWidget> m_firstField;
};

} // namespace xuanhao
