// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kIndent = 28; // below the heading, beside its icon

} // namespace

QColor softColour(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return theme::kAccentSoft;
    case Tone::Ok:
        return theme::kOkSoft;
    case Tone::Warning:
        return theme::kWarnSoft;
    case Tone::Error:
        return theme::kErrorSoft;
    }
    return {};
}

QColor textColour(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return theme::kInfo;
    case Tone::Ok:
        return theme::kOk;
    case Tone::Warning:
        return theme::kWarn;
    case Tone::Error:
        return theme::kError;
    }
    return {};
}

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Info:
        return QStringLiteral("info");
    case Tone::Ok:
        return QStringLiteral("ok");
    case Tone::Warning:
        return QStringLiteral("warning");
    case Tone::Error:
        return QStringLiteral("error");
    }
    return {};
}

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("banner"));
    setAutoFillBackground(true);
    m_layout->setContentsMargins(12, 8, 12, 8);
    m_layout->setSpacing(4);
    hide();
}

void Banner::clear()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide(); // what takes its place must not stand over it
            widget->deleteLater();
        }
        delete item;
    }
    setAccessibleName({});
    m_mayFade = false;
    hide();
}

void Banner::fade()
{
    if (m_mayFade)
        clear();
}

void Banner::showMessage(Tone tone, const QString& heading, const QStringList& lines)
{
    clear();
    QPalette colours = palette();
    colours.setColor(QPalette::Window, softColour(tone));
    colours.setColor(QPalette::WindowText, textColour(tone));
    setPalette(colours);

    auto* row = new QWidget;
    auto* rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(0, 0, 0, 0);
    auto* icon = new QLabel;
    icon->setPixmap(themeIcon(iconName(tone)).pixmap(20, 20));
    auto* headingLabel = new QLabel(heading);
    headingLabel->setObjectName(QStringLiteral("bannerHeadingLabel"));
    headingLabel->setWordWrap(true);
    headingLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = headingLabel->font();
    bold.setBold(true);
    headingLabel->setFont(bold);
    rowLayout->addWidget(icon, 0, Qt::AlignTop);
    rowLayout->addWidget(headingLabel, 1);
    m_layout->addWidget(row);
    for (int i = 0; i < lines.size(); ++i) {
        auto* link = new QLabel(QStringLiteral("<a href=\"%1\" style=\"color:%2\">%3</a>")
                                    .arg(i)
                                    .arg(textColour(tone).name(), lines[i].toHtmlEscaped()));
        link->setContentsMargins(kIndent, 0, 0, 0);
        link->setWordWrap(true);
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse);
        connect(link, &QLabel::linkActivated, this, [this, i] { Q_EMIT lineActivated(i); });
        m_layout->addWidget(link);
    }
    QStringList spoken{heading};
    spoken.append(lines);
    setAccessibleName(spoken.join(QLatin1Char('\n')));
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::addText(const QString& text)
{
    auto* label = new QLabel(text);
    label->setContentsMargins(kIndent, 0, 0, 0);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_layout->addWidget(label);
    setAccessibleName(accessibleName() + QLatin1Char('\n') + text);
}

void Banner::setAction(const QString& text, const QKeySequence& key)
{
    const QString keyText = key.toString(QKeySequence::NativeText);
    auto* button = new QPushButton(key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keyText));
    button->setAccessibleName(text);
    button->setShortcut(key);
    button->setObjectName(QStringLiteral("bannerActionButton"));
    connect(button, &QPushButton::clicked, this, &Banner::actionTriggered);
    auto* row = new QWidget;
    auto* rowLayout = new QHBoxLayout(row);
    rowLayout->setContentsMargins(kIndent, 0, 0, 0);
    rowLayout->addWidget(button, 0, Qt::AlignLeft);
    m_layout->addWidget(row);
}

void Banner::setSmallPrint(const QString& text)
{
    auto* label = new QLabel(text);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont small = label->font();
    small.setPointSizeF(small.pointSizeF() - 1.5);
    label->setFont(small);
    label->setContentsMargins(kIndent, 0, 0, 0);
    m_layout->addWidget(label);
}

QString Banner::text() const
{
    return accessibleName();
}

} // namespace xuanhao
