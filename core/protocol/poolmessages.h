// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/domain/plates/platekind.h"
#include "core/domain/plates/serialrules.h"

#include <QByteArray>

#include <vector>

namespace xuanhao {

/// GET /v1/pools/{kind}/snapshot: every free number of one kind at one version (F5).
///
/// `free` has one bit per SerialIndex, least significant bit first in each byte; on the wire it is
/// deflated (zlib) and base64.
struct PoolSnapshot
{
    PlateKind kind = PlateKind::SmallCar;
    std::uint32_t version = 0;
    std::uint32_t count = 0; ///< bits set
    QByteArray free;

    [[nodiscard]] QJsonObject toJson() const;
    /// Refuses a bitmap of the wrong size or with another count.
    static Expected<PoolSnapshot, JsonError> fromJson(const QJsonObject& object);
};

/// GET /v1/pools/{kind}/changes/{after}: what happened after a version, without a gap.
///
/// When central no longer has the changes, `isComplete` is false and a snapshot is needed.
struct PoolChanges
{
    PlateKind kind = PlateKind::SmallCar;
    std::uint32_t after = 0;
    std::uint32_t version = 0; ///< after these changes
    std::uint32_t count = 0;   ///< free numbers at that version
    bool isComplete = true;
    std::vector<SerialIndex> removed;
    std::vector<SerialIndex> added;

    [[nodiscard]] QJsonObject toJson() const;
    static Expected<PoolChanges, JsonError> fromJson(const QJsonObject& object);
};

} // namespace xuanhao
