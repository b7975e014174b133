// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/localstore.h"

namespace xuanhao {

LocalStore::LocalStore(std::unique_ptr<Database> database, Sealer sealer)
    : m_database(std::move(database))
    , m_sealer(std::move(sealer))
    , m_cases(*m_database, m_sealer)
    , m_operations(*m_database, m_sealer)
    , m_cache(*m_database)
    , m_prints(*m_database, m_sealer)
    , m_invoices(*m_database, m_sealer)
    , m_settings(*m_database, m_sealer)
{}

Expected<std::unique_ptr<LocalStore>, StorageError>
LocalStore::open(const QString& path, SecretStore& secrets, RandomSource& random, Database::Gate gate)
{
    auto key = secrets.key(random);
    if (!key)
        return Unexpected{key.error()};
    auto database = Database::open(path, std::move(gate));
    if (!database)
        return Unexpected{database.error()};
    std::unique_ptr<LocalStore> store(new LocalStore(*std::move(database), Sealer(*std::move(key), random)));
    if (const auto checked = store->checkKey(); !checked)
        return Unexpected{checked.error()};
    return store;
}

Expected<Done, StorageError> LocalStore::checkKey()
{
    // A known text under the key: a lost key file is found at start and not in front of an applicant.
    const QString name = QStringLiteral("key-check");
    const auto known = m_settings.secret(name);
    if (!known)
        return Unexpected{known.error()};
    if (known->has_value())
        return Done{};
    return m_settings.setSecret(name, Sensitive<QByteArray>("xuanhao"));
}

Expected<Done, StorageError>
LocalStore::transaction(const std::function<Expected<Done, StorageError>(LocalStore&)>& work)
{
    auto unit = UnitOfWork::begin(*m_database);
    if (!unit)
        return Unexpected{unit.error()};
    if (auto done = work(*this); !done)
        return done;
    return unit->commit();
}

} // namespace xuanhao
