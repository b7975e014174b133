// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/plates/serialrules.h"
#include "server/storage/keys.h"
#include "server/storage/sql.h"

/// How NumberStore's files name a number to the database; not for others.
namespace xuanhao::numberkeys {

inline int code(const PoolKey& pool)
{
    return static_cast<int>(pool.kind);
}

inline QByteArray keyOf(const PoolKey& pool)
{
    return (pool.authority + QLatin1Char('/') + QString::number(code(pool))).toUtf8();
}

inline QByteArray claimKey(const PoolKey& pool, SerialIndex number)
{
    return "claim/" + keyOf(pool) + '/' + QByteArray::number(number);
}

inline SerialIndex index(const SqlRow& row, int column)
{
    return static_cast<SerialIndex>(row.integer(column));
}

} // namespace xuanhao::numberkeys
