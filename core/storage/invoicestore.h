// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/time.h"
#include "core/domain/vehicle/invoicepicture.h"
#include "core/storage/database.h"
#include "core/storage/sealer.h"

#include <QString>

#include <optional>

namespace xuanhao {

/// The pictures of the cases' invoices, sealed; at most one for a case.
class InvoicePictureStore
{
public:
    InvoicePictureStore(Database& database, const Sealer& sealer)
        : m_database(database)
        , m_sealer(sealer)
    {}

    /// KeyMissing when it can't be opened.
    [[nodiscard]] Expected<std::optional<InvoicePicture>, StorageError> find(const QString& caseId) const;
    [[nodiscard]] Expected<Done, StorageError> save(const QString& caseId, const InvoicePicture& picture,
                                                    Instant now);
    [[nodiscard]] Expected<Done, StorageError> remove(const QString& caseId);

private:
    Database& m_database;
    const Sealer& m_sealer;
};

} // namespace xuanhao
