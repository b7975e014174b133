// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "server/http/tls.h"

#include <boost/asio/ssl/context.hpp>

namespace xuanhao {

/// TLS 1.2 and 1.3 with forward secrecy and authenticated encryption only; no renegotiation.
/// The error is an English sentence.
[[nodiscard]] Expected<Done, QString> setUpTls(boost::asio::ssl::context& context, const TlsFiles& files);

} // namespace xuanhao
