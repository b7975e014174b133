// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"

#include <QObject>

namespace xuanhao {

/// The office's reference data: divisions, texts, rules, calendar. Cached for the time without a line.
class OfficeService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// nullptr before the first answer of central.
    [[nodiscard]] virtual const OfficeReference* reference() const = 0;
    virtual void refresh() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace xuanhao
