// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/failures.h"

namespace xuanhao {

/// The message inside central's answer. Keys a newer central adds are left alone.
template <typename T>
[[nodiscard]] Expected<T, Failure> readReply(const Expected<CentralAnswer, CallFailure>& result)
{
    if (!result)
        return Unexpected{toFailure(result.error())};
    JsonReader reader(result->body);
    T reply = T::read(reader);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{badAnswer(result->requestId, error->text())};
    return reply;
}

} // namespace xuanhao
