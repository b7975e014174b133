// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSet>
#include <QWidget>

namespace xuanhao::test {

/// What a clerk would complain of on a screen: texts that are cut, controls without a name.
inline QStringList layoutComplaints(const QWidget& window)
{
    // What has just got another text has its place with the next turn of the loop.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList complaints;
    const auto complain = [&](const QWidget* widget, const QString& what, const QString& text) {
        complaints.append(
            QStringLiteral("%1 %2: %3 \"%4\"")
                .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), what, text));
    };
    const QList<QWidget*> all = window.findChildren<QWidget*>();
    for (const QWidget* widget : all) {
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->text().isEmpty()) {
            const int wantedHeight =
                label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
            if (!label->wordWrap() && label->sizeHint().width() > label->width() + 1)
                complain(label, QStringLiteral("is cut at the side"), label->text());
            if (wantedHeight > label->height() + 1)
                complain(label, QStringLiteral("is cut below"), label->text());
        }
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            if (button->sizeHint().width() > button->width() + 1 && !button->text().isEmpty() &&
                button->text().size() > 1)
                complain(button, QStringLiteral("is cut"), button->text());
            if (button->objectName().isEmpty())
                complain(button, QStringLiteral("has no object name"), button->text());
            if (button->text().isEmpty() && button->accessibleName().isEmpty())
                complain(button, QStringLiteral("has no accessible name"), {});
        }
        if ((qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QComboBox*>(widget)) &&
            !qobject_cast<const QComboBox*>(widget->parentWidget()) &&
            !qobject_cast<const QAbstractSpinBox*>(widget->parentWidget())) {
            if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
                complain(widget, QStringLiteral("has no name"), widget->objectName());
        }
        if (const auto* box = qobject_cast<const QComboBox*>(widget);
            box && box->fontMetrics().horizontalAdvance(box->currentText()) > box->width() - 24)
            complain(box, QStringLiteral("is cut"), box->currentText());
    }
    return complaints;
}

/// Whether all of a widget stands in the part of its scroll area that is seen.
inline bool isWholeInView(const QWidget& widget)
{
    for (const QWidget* outer = widget.parentWidget(); outer; outer = outer->parentWidget()) {
        const auto* area = qobject_cast<const QScrollArea*>(outer);
        if (!area)
            continue;
        const QWidget* view = area->viewport();
        return view->rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()));
    }
    return true;
}

} // namespace xuanhao::test
