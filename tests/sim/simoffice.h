// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/secret.h"
#include "server/storage/sqliteconnection.h"
#include "tests/sim/simplan.h"
#include "tests/support/seededrandom.h"

#include <QTemporaryDir>

#include <vector>

namespace xuanhao::sim {

inline const QString kAuthority = QStringLiteral("粤G");

/// Who works where.
struct Desk
{
    QString counter;
    QString staff;
    QByteArray publicKey;
    bool isSupervisor = false;
};

/// The database of one run: all that outlives a crash of central. A file in shared memory, because a database
/// that SQLite itself holds in memory looks at each of its pages with every commit.
class SimOffice
{
public:
    SimOffice(const SimPlan& plan, const std::vector<Desk>& desks);

    [[nodiscard]] SqliteConnection& store() { return *m_store; }
    [[nodiscard]] const ServerSecret& secret() const { return m_secret; }

private:
    QTemporaryDir m_folder;
    test::SeededRandom m_random;
    ServerSecret m_secret;
    std::unique_ptr<SqliteConnection> m_store;
};

} // namespace xuanhao::sim
