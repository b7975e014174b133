// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/cachestore.h"
#include "core/storage/casestore.h"
#include "core/storage/database.h"
#include "core/storage/invoicestore.h"
#include "core/storage/operationstore.h"
#include "core/storage/printstore.h"
#include "core/storage/secretstore.h"
#include "core/storage/settingstore.h"

#include <functional>
#include <memory>

namespace xuanhao {

/// The counter's database with its stores. Lives on one thread (DbThread).
class LocalStore
{
public:
    /// Opens the file and makes sure that the key of `secrets` is the one its contents were sealed with.
    static Expected<std::unique_ptr<LocalStore>, StorageError>
    open(const QString& path, SecretStore& secrets, RandomSource& random, Database::Gate gate = {});

    [[nodiscard]] CaseStore& cases() { return m_cases; }
    [[nodiscard]] OperationStore& operations() { return m_operations; }
    [[nodiscard]] CacheStore& cache() { return m_cache; }
    [[nodiscard]] PrintStore& prints() { return m_prints; }
    [[nodiscard]] InvoicePictureStore& invoices() { return m_invoices; }
    [[nodiscard]] SettingStore& settings() { return m_settings; }

    /// Runs `work` in one transaction; nothing of it stays when it fails.
    [[nodiscard]] Expected<Done, StorageError>
    transaction(const std::function<Expected<Done, StorageError>(LocalStore&)>& work);

private:
    LocalStore(std::unique_ptr<Database> database, Sealer sealer);
    [[nodiscard]] Expected<Done, StorageError> checkKey();

    std::unique_ptr<Database> m_database;
    Sealer m_sealer;
    CaseStore m_cases;
    OperationStore m_operations;
    CacheStore m_cache;
    PrintStore m_prints;
    InvoicePictureStore m_invoices;
    SettingStore m_settings;
};

} // namespace xuanhao
