// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/plateslots.h"

#include "core/services/composemodel.h"

#include <QMouseEvent>

namespace xuanhao {

PlateSlots::PlateSlots(const PlateFont& font, PlateKind kind, const QString& authority, ComposeModel& model,
                       QWidget* parent)
    : PlateView(font, parent)
    , m_kind(kind)
    , m_authority(authority)
    , m_model(model)
{
    setObjectName(QStringLiteral("plateSlots"));
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setAcceptDrops(false);
    setFocusPolicy(Qt::NoFocus);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(&model, &ComposeModel::changed, this, &PlateSlots::refresh);
    refresh();
}

void PlateSlots::refresh()
{
    QString serial;
    for (int position = 0; position < m_model.length(); ++position)
        serial.append(m_model.characterAt(position).value_or(QLatin1Char(' ')));
    const bool isClosed = !m_model.isOpen() && m_model.isComplete();
    PlatePicture picture;
    picture.kind = m_kind;
    picture.authority = m_authority;
    picture.serial = serial;
    picture.state = isClosed ? PlateState::Normal : PlateState::Composing;
    if (m_model.isOpen())
        picture.currentSlot = m_model.position();
    setPicture(picture);
    if (m_model.isOpen())
        setAccessibleDescription(tr("Position %1 of %2").arg(m_model.position() + 1).arg(m_model.length()));
    else
        setAccessibleDescription({});
}

void PlateSlots::mousePressEvent(QMouseEvent* event)
{
    for (int position = 0; position < m_model.length(); ++position) {
        if (slotRect(m_kind, PlateSide::Front, position, plateArea()).contains(event->position())) {
            m_model.setPosition(position);
            return;
        }
    }
}

} // namespace xuanhao
