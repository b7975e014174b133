// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/pgcluster.h"

namespace xuanhao::bench {

/// Microseconds of one transaction on 64 connections that updates a random row of a million by its key.
[[nodiscard]] double updateMicroseconds(test::PgCluster& cluster, int seconds);

/// What central does for a lock, done by one transaction for each on 64 connections: one function in the
/// database, so one round trip, which reads the session and the operation, inserts the claim, the line of the
/// pool's log, the answer and the line of the audit chain, and updates session, quota, version and head of
/// the chain. Nothing is signed, sealed, read or written as JSON. Versions without gaps and one chain for all
/// are central's promises, so they are kept here as well.
class PooledLocks
{
public:
    explicit PooledLocks(test::PgCluster& cluster);
    [[nodiscard]] double microseconds(int seconds);
    /// Milliseconds in which 99 % of so many that begin at once are done.
    [[nodiscard]] double burstMilliseconds(int requests);

private:
    [[nodiscard]] QStringList arguments() const;

    test::PgCluster& m_cluster;
    QTemporaryDir m_folder;
};

/// Microseconds of updating one row by its key in a transaction of its own, in a bare SQLite file with a
/// write-ahead log that reaches the disk with each commit.
[[nodiscard]] double sqliteUpdateMicroseconds(int transactions);

} // namespace xuanhao::bench
