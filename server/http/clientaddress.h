// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace xuanhao {

/// What counts as one address: an IPv4 address, or the /64 network of an IPv6 one, of which one customer has
/// a whole. What is no address stands for itself.
[[nodiscard]] QByteArray originOf(const QString& address);

/// The address as it is written everywhere here, an IPv4 address inside IPv6 as IPv4; nullopt when it is
/// none.
[[nodiscard]] std::optional<QString> plainAddress(const QString& address);

/// Reads the line with which a proxy names its client, version 1 of the PROXY protocol, without its end:
/// "PROXY TCP4 192.0.2.1 10.0.0.1 56324 8443". Empty for "PROXY UNKNOWN", as of a proxy's own checks; nullopt
/// for anything else.
[[nodiscard]] std::optional<QString> proxiedAddress(const QByteArray& line);
/// The longest such line, with its end.
inline constexpr int kLongestProxyLine = 107;

} // namespace xuanhao
