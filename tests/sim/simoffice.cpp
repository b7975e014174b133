// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simoffice.h"

#include "server/services/administration.h"
#include "server/services/office.h"
#include "server/storage/migrator.h"
#include "tests/support/centralharness.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace xuanhao::sim {

namespace {

constexpr int kSegment = 100;
const QString kSharedMemory = QStringLiteral("/dev/shm");

QString serial(const QString& prefix, int number)
{
    return prefix + QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

/// As many segments of ordinary numbers as the plan wants; a few numbers of each were taken before.
QByteArray segmentFile(int numbers)
{
    const QString letters = QStringLiteral("ABCDEFGHJKLMNPQRSTUVWXYZ");
    QJsonArray segments;
    QJsonArray taken;
    for (int i = 0; i < numbers / kSegment; ++i) {
        const QString prefix = letters.at(i % letters.size()) +
                               QStringLiteral("%1").arg(i / letters.size(), 2, 10, QLatin1Char('0'));
        segments.append(
            QJsonObject{{QStringLiteral("kind"), QStringLiteral("02")},
                        {QStringLiteral("from"), serial(prefix, 0)},
                        {QStringLiteral("to"), serial(prefix, kSegment - 1)},
                        {QStringLiteral("firstRelease"), true},
                        {QStringLiteral("releasedAt"), QStringLiteral("2026-01-05T09:00:00+08:00")},
                        {QStringLiteral("source"), QStringLiteral("1")}});
        taken.append(serial(prefix, 7));
        taken.append(serial(prefix, 88));
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("authority"), kAuthority},
                                     {QStringLiteral("segments"), segments},
                                     {QStringLiteral("taken"),
                                      QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("02")},
                                                             {QStringLiteral("serials"), taken}}}}})
        .toJson();
}

} // namespace

SimOffice::SimOffice(const SimPlan& plan, const std::vector<Desk>& desks)
    : m_folder(QFileInfo(kSharedMemory).isWritable()
                   ? kSharedMemory + QStringLiteral("/xuanhao-sim-XXXXXX")
                   : QDir::temp().filePath(QStringLiteral("xuanhao-sim-XXXXXX")))
    , m_random(plan.seed + 1)
    , m_secret(ServerSecret::create(m_random))
    , m_store(SqliteConnection::open(m_folder.filePath(QStringLiteral("central.db")),
                                     SqliteConnection::Mode::Create)
                  .value())
{
    // With a larger cache SQLite 3.40 looks at every page of it with every commit. Nobody else reads the
    // file.
    m_store->executeScript("PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -8000; PRAGMA synchronous = "
                           "OFF; PRAGMA locking_mode = EXCLUSIVE;");
    XUANHAO_CHECK(migrate(*m_store, plan.start).hasValue());
    SqlTransaction unit(*m_store);
    const OfficeRow office = test::officeRow(test::withoutCaptcha());
    OfficeStore(*m_store).save(office, plan.start);
    World world{.stores = Stores(*m_store, m_secret),
                .office = readOffice(office).value(),
                .pools = {},
                .secret = m_secret,
                .random = m_random};
    const auto imported = importSegments(world, segmentFile(plan.numbers), plan.start);
    if (!imported)
        qFatal("segments: %s", qPrintable(imported.error()));
    for (const Desk& desk : desks) {
        // Passwords are compared outside of central, so that the simulation says what comes of it.
        XUANHAO_CHECK(
            world.stores.staff.addStaff({.id = StaffId(desk.staff),
                                         .name = desk.staff,
                                         .role = wireWord(desk.isSupervisor ? Role::Supervisor : Role::Clerk),
                                         .passwordHash = QStringLiteral("simulated"),
                                         .isLocked = false,
                                         .failures = 0,
                                         .lockedUntil = {},
                                         .lastSignIn = {}},
                                        plan.start));
        CounterRow counter{.id = CounterId(desk.counter),
                           .name = desk.counter,
                           .codeHash = {},
                           .codeExpiresAt = {},
                           .publicKey = {},
                           .isLocked = false,
                           .enrolledAt = {}};
        XUANHAO_CHECK(world.stores.staff.addCounter(counter, plan.start));
        counter.publicKey = desk.publicKey;
        world.stores.staff.updateCounter(counter);
    }
    XUANHAO_CHECK(unit.commit().hasValue());
}

} // namespace xuanhao::sim
