// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/storage/storageerror.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>

namespace xuanhao {

/// The counter's SQLite file: one connection, used only on the thread that opened it (SQLite before
/// 3.51.3 can corrupt a file in WAL mode that two connections write).
class Database
{
public:
    /// Asked before every statement; false makes it fail as a full disk would. For tests.
    using Gate = std::function<bool(const char* sql)>;

    /// Opens or creates the file, checks it, and brings its schema up to date. Before an older schema is
    /// changed, a copy is left beside the file ("….before-2").
    static Expected<std::unique_ptr<Database>, StorageError> open(const QString& path, Gate gate = {});
    ~Database();

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs one statement without results.
    [[nodiscard]] Expected<Done, StorageError> execute(const char* sql);

private:
    friend class Statement;

    Database(QString connectionName, Gate gate);
    [[nodiscard]] bool admits(const char* sql) const { return !m_gate || m_gate(sql); }

    QString m_connectionName;
    QSqlDatabase m_connection;
    Gate m_gate;
};

/// A write transaction: BEGIN IMMEDIATE now, rolled back on destruction unless committed.
class UnitOfWork
{
public:
    static Expected<UnitOfWork, StorageError> begin(Database& database);
    UnitOfWork(UnitOfWork&& other) noexcept;
    UnitOfWork& operator=(UnitOfWork&&) = delete;
    ~UnitOfWork();

    [[nodiscard]] Expected<Done, StorageError> commit();

private:
    explicit UnitOfWork(Database& database)
        : m_database(&database)
    {}

    Database* m_database;
};

} // namespace xuanhao
