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

using namespace std::chrono_literals;

struct Release
{
    bool isFirst = true;
    Instant at{};
};

/// Most numbers were released long ago. Some are of a segment that chance opens for composing about now, and
/// some of one that opens while everybody works (E3).
Release releaseOf(int segment, Instant start)
{
    if (segment % 6 == 4)
        return {false, start - std::chrono::days(7) - 12h};
    if (segment % 6 == 5)
        return {false, start + 20min};
    return {true, start - std::chrono::days(300)};
}

/// As many segments of ordinary numbers as the plan wants; a few numbers of each were taken before.
QByteArray segmentFile(int numbers, Instant start)
{
    const QString letters = QStringLiteral("ABCDEFGHJKLMNPQRSTUVWXYZ");
    QJsonArray segments;
    QJsonArray taken;
    for (int i = 0; i < numbers / kSegment; ++i) {
        const QString prefix = letters.at(i % letters.size()) +
                               QStringLiteral("%1").arg(i / letters.size(), 2, 10, QLatin1Char('0'));
        const Release release = releaseOf(i, start);
        segments.append(QJsonObject{{QStringLiteral("kind"), QStringLiteral("02")},
                                    {QStringLiteral("from"), serial(prefix, 0)},
                                    {QStringLiteral("to"), serial(prefix, kSegment - 1)},
                                    {QStringLiteral("firstRelease"), release.isFirst},
                                    {QStringLiteral("releasedAt"), toOfficeIso(release.at)},
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
    test::HarnessOptions options = test::withoutCaptcha();
    options.pool = {{QStringLiteral("composeSpreadDays"), 1},
                    {QStringLiteral("returnMinHours"), 0},
                    {QStringLiteral("returnMaxHours"), 1}};
    const OfficeRow office = test::officeRow(options);
    OfficeStore(*m_store).save(office, plan.start);
    World world{.stores = Stores(*m_store, m_secret),
                .office = readOffice(office).value(),
                .pools = {},
                .secret = m_secret,
                .random = m_random};
    const auto imported = importSegments(world, segmentFile(plan.numbers, plan.start), plan.start);
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
