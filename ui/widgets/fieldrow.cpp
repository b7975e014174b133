// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fieldrow.h"

#include "ui/theme/tokens.h"

#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QStyle>

namespace xuanhao {

QString plainLabel(QString label)
{
    static const QRegularExpression kKeys(QStringLiteral("\\s*\\([^()]*&\\w\\)"));
    return label.remove(kKeys).remove(QLatin1Char('&'));
}

FieldRow::FieldRow(const QString& name, const QString& label, QWidget* field, QGridLayout* grid,
                   QObject* parent)
    : QObject(parent)
    , m_name(name)
    , m_label(new QLabel(label))
    , m_field(field)
    , m_note(new QLabel)
{
    const int row = grid->rowCount();
    m_label->setBuddy(field);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // The label stands beside the first line of its field, of a large one too; a list has many lines.
    const int height = field->sizeHint().height();
    m_label->setMinimumHeight(height < 2 * theme::kFieldHeight ? qMax(theme::kFieldHeight, height)
                                                               : theme::kFieldHeight);
    m_note->setWordWrap(true);
    m_note->setObjectName(name + QStringLiteral("NoteLabel"));
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(plainLabel(label));
    grid->addWidget(m_label, row, 0, Qt::AlignRight | Qt::AlignTop);
    // A field with a width of its own stays beside its label instead of floating in the column.
    const bool isNarrow = field->maximumWidth() < QWIDGETSIZE_MAX;
    grid->addWidget(field, row, 1, isNarrow ? Qt::AlignLeft : Qt::Alignment());
    grid->addWidget(m_note, row + 1, 1);
    clearMessage();
}

QString FieldRow::labelText() const
{
    return plainLabel(m_label->text());
}

void FieldRow::setNote(const QString& text)
{
    if (m_hasError)
        return;
    setMessage(Tone::Info, text);
}

void FieldRow::setMessage(Tone tone, const QString& text)
{
    m_hasError = tone == Tone::Error;
    const QString sign = tone == Tone::Error     ? QStringLiteral("✖ ")
                         : tone == Tone::Warning ? QStringLiteral("⚠ ")
                         : tone == Tone::Ok      ? QStringLiteral("✔ ")
                                                 : QString();
    QPalette colours = m_note->palette();
    colours.setColor(QPalette::WindowText, tone == Tone::Info ? theme::kMuted : textColour(tone));
    m_note->setPalette(colours);
    m_note->setText(text.isEmpty() ? QString() : sign + text);
    m_note->setVisible(!text.isEmpty() && m_field->isVisibleTo(m_field->parentWidget()));
    m_field->setProperty("hasError", m_hasError);
    m_field->setAccessibleDescription(text);
    m_field->update();
}

QString FieldRow::message() const
{
    return m_field->accessibleDescription();
}

void FieldRow::clearMessage()
{
    setMessage(Tone::Info, {});
}

void FieldRow::setVisible(bool isVisible)
{
    m_label->setVisible(isVisible);
    m_field->setVisible(isVisible);
    m_note->setVisible(isVisible && !m_note->text().isEmpty());
}

bool FieldRow::isVisible() const
{
    return !m_field->isHidden();
}

} // namespace xuanhao
