// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/page.h"

#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kBodyWidth = 860;
constexpr int kMessageHeight = 40;

bool isEnter(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

Page::Page(const QString& heading, QWidget* parent)
    : QWidget(parent)
    , m_heading(heading)
    , m_header(new QVBoxLayout)
    , m_body(nullptr)
    , m_scroll(nullptr)
    , m_banner(new Banner)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::kPagePadding, theme::kGapLarge, theme::kPagePadding, 0);
    layout->setSpacing(theme::kGap);

    auto* headingLabel = new QLabel(heading);
    headingLabel->setObjectName(QStringLiteral("pageHeadingLabel"));
    QFont headingFont = headingLabel->font();
    headingFont.setPointSizeF(headingFont.pointSizeF() + 5);
    headingFont.setBold(true);
    headingLabel->setFont(headingFont);
    m_header->setSpacing(theme::kGap);
    m_header->addWidget(headingLabel);
    layout->addLayout(m_header);
    layout->addWidget(m_banner);

    auto* content = new QWidget;
    content->setMaximumWidth(kBodyWidth);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(0, theme::kGap, theme::kGap, theme::kGap);
    m_body->setSpacing(theme::kGapLarge);
    m_body->setAlignment(Qt::AlignTop);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("pageScrollArea"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(content);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_scroll, 1);

    connect(m_banner, &Banner::lineActivated, this, [this](int line) {
        if (line < m_reported.size())
            reveal(m_reported[line]->field());
    });
}

void Page::setHeadingBeside(bool isBeside)
{
    m_header->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_header->setSpacing(isBeside ? theme::kPagePadding : theme::kGap);
}

void Page::setBodyWidth(int width)
{
    m_scroll->widget()->setMaximumWidth(width);
}

void Page::activate()
{
    if (m_firstField) {
        m_firstField->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QList<QWidget*> fields = visibleFields();
    if (!fields.isEmpty())
        fields.first()->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

QGridLayout* Page::addForm()
{
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(2);
    form->setColumnMinimumWidth(0, 140);
    form->setColumnStretch(1, 1);
    m_body->addLayout(form);
    return form;
}

FieldRow* Page::addField(QGridLayout* form, const QString& name, const QString& label, QWidget* field)
{
    auto* fieldRow = new FieldRow(name, label, field, form, this);
    m_rows.append(fieldRow);
    field->installEventFilter(this);
    const auto edited = [this, fieldRow] { fieldEdited(fieldRow); };
    if (auto* edit = qobject_cast<QLineEdit*>(field)) {
        connect(edit, &QLineEdit::textChanged, this, edited);
        // What is pasted or scanned and does not fit is not cut silently (C3).
        connect(edit, &QLineEdit::inputRejected, fieldRow, [edit, fieldRow] {
            if (edit->text().size() >= edit->maxLength())
                fieldRow->setMessage(Tone::Warning,
                                     tr("At most %n character(s) fit here; the rest was not taken.", nullptr,
                                        edit->maxLength()));
        });
    } else if (auto* box = qobject_cast<QComboBox*>(field))
        connect(box, &QComboBox::currentIndexChanged, this, edited);
    else if (auto* button = qobject_cast<QAbstractButton*>(field))
        connect(button, &QAbstractButton::toggled, this, edited);
    else if (auto* list = qobject_cast<QListWidget*>(field))
        connect(list, &QListWidget::currentRowChanged, this, edited);
    return fieldRow;
}

void Page::fieldEdited(FieldRow* edited)
{
    if (edited->hasError())
        recheck(*edited);
    // From now on the field speaks for itself; the list above names what is still to be visited.
    if (m_reported.removeOne(edited))
        listErrors();
    m_banner->fade();
}

FieldRow* Page::row(const QString& name) const
{
    for (FieldRow* candidate : m_rows) {
        if (candidate->name() == name)
            return candidate;
    }
    return nullptr;
}

QList<QWidget*> Page::visibleFields() const
{
    QList<QWidget*> fields;
    for (const FieldRow* candidate : m_rows) {
        if (candidate->isVisible() && candidate->field()->isEnabled() &&
            candidate->field()->focusPolicy() != Qt::NoFocus)
            fields.append(candidate->field());
    }
    return fields;
}

bool Page::reportErrors()
{
    m_reported.clear();
    for (FieldRow* candidate : m_rows) {
        if (candidate->hasError() && candidate->isVisible())
            m_reported.append(candidate);
    }
    listErrors();
    if (m_reported.isEmpty())
        return true;
    reveal(m_reported.first()->field());
    return false;
}

void Page::listErrors()
{
    if (m_reported.isEmpty()) {
        m_banner->clear();
        return;
    }
    QStringList lines;
    for (const FieldRow* reported : m_reported)
        lines.append(reported->message());
    m_banner->showMessage(
        Tone::Error,
        tr("%n place(s) must be corrected (F7 goes there)", nullptr, static_cast<int>(lines.size())), lines);
}

bool Page::markField(const Failure& failure)
{
    if (failure.kind != Failure::Kind::Problem || !failure.problem)
        return false;
    const QString field = failure.problem->facts.value(QLatin1String("field")).toString();
    FieldRow* target = field.isEmpty() ? nullptr : row(field);
    if (!target)
        return false;
    target->setMessage(Tone::Error, sentenceFor(failure));
    return true;
}

void Page::showFailure(const Failure& failure)
{
    if (markField(failure)) {
        reportErrors();
        return;
    }
    m_reported.clear();
    m_banner->showMessage(failure.kind == Failure::Kind::NoAnswer ? Tone::Warning : Tone::Error,
                          sentenceFor(failure));
    if (!failure.requestId.isEmpty())
        m_banner->setSmallPrint(tr("Request %1").arg(failure.requestId));
    m_banner->letFade();
}

void Page::focusNextError()
{
    const QList<QWidget*> fields = visibleFields();
    const qsizetype start = fields.indexOf(QApplication::focusWidget());
    for (qsizetype i = 1; i <= fields.size(); ++i) {
        QWidget* field = fields[(start + i + fields.size()) % fields.size()];
        if (field->property("hasError").toBool()) {
            reveal(field);
            return;
        }
    }
}

void Page::reveal(QWidget* field)
{
    field->setFocus(Qt::OtherFocusReason);
    // The banner and the messages have just moved everything: scroll when they have their places.
    QTimer::singleShot(0, field, [this, field] { m_scroll->ensureWidgetVisible(field, 0, kMessageHeight); });
}

void Page::triggerPrimary()
{
    const QList<PageCommand> all = commands();
    for (const PageCommand& candidate : all) {
        if (candidate.kind == PageCommand::Kind::Primary && candidate.isEnabled && candidate.run) {
            candidate.run();
            return;
        }
    }
}

void Page::advanceFrom(QWidget* field)
{
    const QList<QWidget*> fields = visibleFields();
    const qsizetype index = fields.indexOf(field);
    if (index >= 0 && index + 1 < fields.size())
        fields[index + 1]->setFocus(Qt::TabFocusReason);
    else
        triggerPrimary();
}

bool Page::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        auto* field = qobject_cast<QWidget*>(watched);
        if (isEnter(*key) && field && (qobject_cast<QLineEdit*>(field) || qobject_cast<QComboBox*>(field))) {
            if (key->modifiers().testFlag(Qt::ShiftModifier))
                focusPreviousChild();
            else
                advanceFrom(field);
            return true;
        }
    }
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox*>(watched) &&
        !qobject_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore(); // scrolling the page must not change a value under the pointer
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace xuanhao
