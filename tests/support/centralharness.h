// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/jobs/centralserver.h"
#include "server/services/administration.h"
#include "server/services/factimport.h"
#include "server/services/secret.h"
#include "server/storage/database.h"
#include "server/storage/officestore.h"
#include "tests/support/applicants.h"
#include "tests/support/freeport.h"
#include "tests/support/pgcluster.h"
#include "tests/support/rememberingsms.h"
#include "tests/support/seededrandom.h"
#include "tests/support/sharedclock.h"
#include "tests/support/testcounter.h"

#include <QTemporaryDir>

namespace xuanhao::test {

struct HarnessOptions
{
    QString profile = QStringLiteral("classic");
    QJsonObject compose = {}; ///< replaces members of the profile's "compose"
    QJsonObject draw = {};
    QJsonObject code = {};
    QJsonObject listing = {};
    QJsonObject invoice = {};
    QJsonObject pool = {};
    QJsonObject reservation = {};
    QJsonObject openingHours{{QStringLiteral("roundTheClock"), true}};
    QJsonObject account = {};
    Instant start = fromMilliseconds(1'795'400'000'000LL); ///< 2026-11-23, a Monday, morning
    bool hasSms = true;
    /// Another database than the process's own.
    std::optional<DatabaseAddress> database = std::nullopt;
    /// Imported besides the usual ones, as import-segments takes them.
    QByteArray segments = {};
    int smsPerSecond = 1000;
    ClockTrust clockTrust = ClockTrust::Synchronised;
    std::vector<FactSource*> factSources = {};
    /// Most tests ask very often while their clock stands still.
    RateLimits rates = RateLimits::none();
    Admission::Bounds admission = {};
    CentralServer::OperatorsAddress operators = {};
    QStringList proxies = {};
};

/// The office of these options, as `init` stores it.
[[nodiscard]] OfficeRow officeRow(const HarnessOptions& options);

/// The real central server on a real database and real HTTPS, with the tests' own clock and chance.
class CentralHarness
{
public:
    explicit CentralHarness(HarnessOptions options = {});
    ~CentralHarness();

    void start();
    void stop();
    /// From now on the server has another key, as when somebody answers in its place; or its own again.
    void changeKey();
    void restoreKey();
    [[nodiscard]] TlsFiles tlsFiles() const;
    /// A second server on the same file, as after a crash or an update.
    void restart()
    {
        stop();
        start();
    }
    /// Time passes, and the server notices.
    void wait(Milliseconds time);

    void addStaff(const QString& id, Role role);
    /// The one-time code.
    QString addCounter(const QString& id, const QString& name);
    /// Likewise, of a system of others.
    QString addSystem(const QString& id, const QString& name);
    /// What `import-facts` does.
    FactImportReport
    importFacts(FactKind kind, QByteArray text, FactCoverage coverage,
                FactImportJob::Shrinking shrinking = FactImportJob::Shrinking::Allowed) const;
    /// What `init --update` does with divisions in another state ("open", "closed", "maintenance").
    void importDivisions(const QString& state);
    /// What `init --update` does with a calendar that has one more year.
    void importCalendarYear(const QString& year, const QStringList& holidays);
    /// What a command does beside the server, in one transaction; it is kept.
    void command(const std::function<void(World&, Instant)>& work);
    /// A second connection beside the server's, as a command has.
    [[nodiscard]] std::unique_ptr<SqlConnection> connect() const;
    [[nodiscard]] std::int64_t integer(const char* sql, SqlParameters parameters = {}) const;
    /// The names of all tables, in order.
    [[nodiscard]] QStringList tables() const;

    [[nodiscard]] QString url() const;
    /// What a counter pins: base64 of SHA-256 of the key.
    [[nodiscard]] QByteArray pin() const;
    [[nodiscard]] const DatabaseAddress& database() const { return m_database; }
    /// What a backup keeps and what its restoring brings back; the server must be stopped.
    void copyDatabase();
    void restoreCopy();
    /// Every byte the database has written; the server must be stopped.
    [[nodiscard]] QByteArray storedBytes() const;
    [[nodiscard]] const ServerSecret& secret() const { return m_secret; }

    SharedClock clock;
    SeededRandom random{20261123};
    RememberingSms sms;
    SmsSender* gateway = nullptr;          ///< in place of `sms`, from the next start on
    std::unique_ptr<CentralServer> server; ///< none between stop() and start()

    static inline const QString kPassword = kStaffPassword;

private:
    QString addEnrolled(const QString& id, const QString& name, Enrolled what);
    void importOffice();

    HarnessOptions m_options;
    QTemporaryDir m_folder;
    DatabaseAddress m_database;
    const std::uint16_t m_port = freePort(); ///< the same after every start
    ServerSecret m_secret;
};

/// Changes something beside the server, as a command does; the number of rows.
std::int64_t written(SqlConnection& sql, const char* statement, SqlParameters parameters);

/// What a damaged row holds in the place of sealed bytes.
inline const QByteArray kDamage{60, '\0'};

[[nodiscard]] QString t(const char* text);

/// The rules of `classic` without the picture to read.
[[nodiscard]] HarnessOptions withoutCaptcha();

} // namespace xuanhao::test
