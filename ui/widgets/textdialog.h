// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"

#include <QDialog>

namespace xuanhao {

/// Shows one of the office's texts to read.
class TextDialog final : public QDialog
{
    Q_OBJECT

public:
    TextDialog(const OfficeText& text, QWidget* parent);
};

} // namespace xuanhao
