// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/central.h"

namespace xuanhao {

/// One request on its way through Central; for central.cpp and centraldispatch.cpp only.
struct Central::Work
{
    std::size_t index; ///< among the requests that are answered together
    const ApiRequest& request;
    Route route;
    Caller caller;
    QJsonObject body; ///< without the operation
    std::optional<OperationId> operation;
    QByteArray bodyHash;

    [[nodiscard]] QString variable(const char* name) const
    {
        return route.variables.value(QString::fromLatin1(name));
    }
};

} // namespace xuanhao
