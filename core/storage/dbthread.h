// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/storage/localstore.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace xuanhao {

/// The thread of the local database. Work is done in the order in which it was handed in.
class DbThread
{
public:
    /// Opens the database on its thread and waits for it. `secrets` and `random` are used there.
    static Expected<std::unique_ptr<DbThread>, StorageError> start(const QString& path,
                                                                   std::unique_ptr<SecretStore> secrets,
                                                                   RandomSource& random,
                                                                   Database::Gate gate = {});
    /// Finishes what was handed in, then closes the database.
    ~DbThread();

    DbThread(const DbThread&) = delete;
    DbThread& operator=(const DbThread&) = delete;

    /// Does the work there and waits: for the few small rows that must be on disk before the program
    /// goes on (drafts, operations). A commit takes some milliseconds.
    template <typename Work>
    auto run(Work&& work)
    {
        std::optional<std::invoke_result_t<Work, LocalStore&>> result;
        QMetaObject::invokeMethod(
            m_worker.get(), [&] { result.emplace(work(*m_store)); }, Qt::BlockingQueuedConnection);
        return *std::move(result);
    }

    /// Does the work there; `answer` gets its result on the thread of `context`, unless that is gone.
    template <typename Work, typename Answer>
    void post(QObject* context, Work work, Answer answer)
    {
        QMetaObject::invokeMethod(
            m_worker.get(),
            [this, guard = QPointer<QObject>(context), work = std::move(work), answer = std::move(answer),
             hub = m_hub.get()]() mutable {
                // The result crosses over in a shared pointer, because results may be movable only.
                auto result = std::make_shared<std::invoke_result_t<Work, LocalStore&>>(work(*m_store));
                QMetaObject::invokeMethod(
                    hub,
                    [guard, result, answer = std::move(answer)]() mutable {
                        if (guard)
                            answer(std::move(*result));
                    },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }

private:
    DbThread();

    QThread m_thread;
    std::unique_ptr<QObject> m_worker; ///< lives on m_thread
    std::unique_ptr<QObject> m_hub;    ///< lives on the thread that started this one
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<LocalStore> m_store; ///< used on m_thread only
};

} // namespace xuanhao
