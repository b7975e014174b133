// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"

#include <QDialog>

#include <functional>

namespace xuanhao {

/// Shows one of the office's texts to read.
class TextDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `print` prints the text and answers what to tell the clerk; without it there is no button.
    TextDialog(const OfficeText& text, const std::function<QString()>& print, QWidget* parent);
};

} // namespace xuanhao
