// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/inputerror.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

/// What one kind of document says about its number: the form to store and what was noticed.
struct DocumentReading
{
    QString text;
    QList<InputError> warnings = {};
    std::optional<QDate> birthDate = {};
};

} // namespace xuanhao
