// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/plateview.h"

namespace xuanhao {

class ComposeModel;

/// The plate being composed. Shows the model and lets a position be picked by mouse or touch.
///
/// It has no text interface at all: no keys, no input method, no drop, no clipboard, and nothing an
/// accessibility client could set. Characters come from the on-screen keys alone (B4; ux.md §3.9).
class PlateSlots final : public PlateView
{
    Q_OBJECT

public:
    PlateSlots(const PlateFont& font, PlateKind kind, const QString& authority, ComposeModel& model,
               QWidget* parent = nullptr);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    void refresh();

    PlateKind m_kind;
    QString m_authority;
    ComposeModel& m_model;
};

} // namespace xuanhao
