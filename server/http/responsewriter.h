// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httpmessage.h"

namespace xuanhao {

enum class AnswerBody { Sent, LeftOut }; ///< left out for HEAD
enum class AfterAnswer { KeepAlive, Close };

/// The bytes of an answer. Fields that would break the message (control characters, framing fields)
/// are left out and written to the log.
[[nodiscard]] QByteArray toBytes(const HttpResponse& response, AnswerBody body, AfterAnswer after);

} // namespace xuanhao
