// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace xuanhao {

/// What supervisors call an action of the record, "session.verify"; the record's own word when it is a new
/// one.
[[nodiscard]] QString eventWord(const QString& action);
/// The facts of an event that tell a supervisor something: outcome, counters, printings.
[[nodiscard]] QString eventFacts(const QJsonObject& facts);

} // namespace xuanhao
