// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace xuanhao {

/// How lines of the log look: for people at a terminal, or one JSON object each for programs that collect
/// them.
enum class LogFormat { Text, Json };

[[nodiscard]] std::optional<LogFormat> logFormatFromWord(const QString& word);

struct LogLine
{
    Instant at{};
    const char* level = "info"; ///< "debug", "info", "warning", "critical"
    QString category;           ///< "xuanhao.server"
    QString message;
    QJsonObject fields = {}; ///< what more there is, by name
};

/// The line without its end. A message of several lines becomes one.
[[nodiscard]] QByteArray formatted(const LogLine& line, LogFormat format);

/// From now on everything that is logged goes to standard error in this format. `now` tells the time.
void installLogbook(LogFormat format, Instant (*now)());
/// Writes a line whole, whichever threads write at the same time. Before installLogbook(): as text.
void writeLog(const LogLine& line);

} // namespace xuanhao
