// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/failure.h"
#include "core/storage/storageerror.h"
#include "core/sync/centralclient.h"

namespace xuanhao {

[[nodiscard]] Failure toFailure(const CallFailure& failure);
[[nodiscard]] Failure toFailure(const StorageError& error);
[[nodiscard]] Failure problemFailure(Problem problem);
[[nodiscard]] Failure badAnswer(const QString& requestId, const QString& detail);

/// Whether the problem says that this applicant, vehicle, place or hour can't have a selection, or that
/// somebody must look before the case goes on (the page "cannot proceed"), and not merely that a field or a
/// press was wrong.
[[nodiscard]] bool isObstacle(const Problem& problem);

/// The refusal inside a Refused problem.
[[nodiscard]] std::optional<Refusal> refusalOf(const Problem& problem);

} // namespace xuanhao
