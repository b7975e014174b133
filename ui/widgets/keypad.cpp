// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keypad.h"

#include "core/services/composemodel.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

namespace xuanhao {

namespace {

constexpr int kColumns = 9;
constexpr QSize kSmallestKey(40, 44);
constexpr QSize kKeySize(60, 56);

/// One key. Takes mouse and touch, never the PC's keyboard: it can't have the focus.
class Key final : public QAbstractButton
{
public:
    explicit Key(QWidget* parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::NoFocus);
        setMinimumSize(kSmallestKey);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
        setAttribute(Qt::WA_InputMethodEnabled, false);
    }
    [[nodiscard]] QSize sizeHint() const override { return kKeySize; }

protected:
    void keyPressEvent(QKeyEvent* event) override { event->ignore(); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool isHovered = isEnabled() && underMouse();
        painter.setBrush(!isEnabled() ? theme::kKeyDisabled
                         : isDown()   ? theme::kAccent
                         : isHovered  ? theme::kAccentSoft
                                      : theme::kSurface);
        painter.setPen(isEnabled() ? QPen(theme::kBorderStrong, 1.2) : QPen(Qt::NoPen));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5), theme::kRadius,
                                theme::kRadius);
        QFont keyFont = font();
        keyFont.setPointSizeF(text().size() == 1 ? 16 : 11);
        keyFont.setBold(text().size() == 1 && text().at(0).isDigit() && isEnabled());
        painter.setFont(keyFont);
        painter.setPen(!isEnabled() ? theme::kKeyDisabledText : isDown() ? QColor(Qt::white) : theme::kText);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

KeyPad::KeyPad(ComposeModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_backspace(new Key(this))
{
    setObjectName(QStringLiteral("keyPad"));
    setLayoutDirection(Qt::LeftToRight);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    for (int place = 0; place < kSerialAlphabetSize; ++place) {
        auto* key = new Key(this);
        key->setObjectName(QStringLiteral("key%1Button").arg(place));
        connect(key, &QAbstractButton::clicked, this, [this, place] { press(place); });
        grid->addWidget(key, place / kColumns, place % kColumns);
        m_keys.append(key);
    }
    m_backspace->setObjectName(QStringLiteral("backspaceButton"));
    m_backspace->setText(tr("Backspace"));
    m_backspace->setAccessibleName(tr("Backspace"));
    connect(m_backspace, &QAbstractButton::clicked, this, [this] { m_model.backspace(); });
    grid->addWidget(m_backspace, 3, 7, 1, 2);
    connect(&model, &ComposeModel::changed, this, &KeyPad::refresh);
    refresh();
}

void KeyPad::press(int place)
{
    if (const auto token = m_model.keyAt(place))
        m_model.press(*token);
}

void KeyPad::refresh()
{
    for (int place = 0; place < kSerialAlphabetSize; ++place) {
        const QChar character(kSerialAlphabet[static_cast<std::size_t>(m_model.layout().characterAt(place))]);
        const bool isUsable = m_model.isOpen() && m_model.isUsable(place);
        QAbstractButton* key = m_keys[place];
        key->setText(character);
        key->setEnabled(isUsable);
        key->setAccessibleName(isUsable ? tr("Key %1").arg(character)
                                        : tr("%1, not available").arg(character));
    }
    m_backspace->setEnabled(m_model.isOpen());
}

} // namespace xuanhao
