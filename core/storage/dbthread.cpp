// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/dbthread.h"

namespace xuanhao {

DbThread::DbThread()
    : m_worker(std::make_unique<QObject>())
    , m_hub(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("counter-db"));
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Expected<std::unique_ptr<DbThread>, StorageError> DbThread::start(const QString& path,
                                                                  std::unique_ptr<SecretStore> secrets,
                                                                  RandomSource& random, Database::Gate gate)
{
    std::unique_ptr<DbThread> thread(new DbThread);
    thread->m_secrets = std::move(secrets);
    std::optional<StorageError> error;
    QMetaObject::invokeMethod(
        thread->m_worker.get(),
        [&] {
            auto store = LocalStore::open(path, *thread->m_secrets, random, std::move(gate));
            if (store)
                thread->m_store = *std::move(store);
            else
                error = store.error();
        },
        Qt::BlockingQueuedConnection);
    if (error)
        return Unexpected{*error};
    return thread;
}

DbThread::~DbThread()
{
    // The connection must be closed on the thread that opened it.
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_store.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace xuanhao
