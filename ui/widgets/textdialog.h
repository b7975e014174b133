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
    /// Tells the clerk something below the text.
    using Say = std::function<void(const QString&)>;

    /// `print` prints the text and says, later, what the clerk must know; without it there is no button.
    TextDialog(const OfficeText& text, const std::function<void(const Say&)>& print, QWidget* parent);
};

} // namespace xuanhao
