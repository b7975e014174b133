// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/centralharness.h"

#include "core/base/uuid.h"
#include "server/services/office.h"
#include "server/storage/migrator.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace xuanhao::test {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/") + path);
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

void replace(QJsonObject& object, const QString& key, const QJsonObject& members)
{
    QJsonObject inner = object.value(key).toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        inner.insert(member.key(), member.value());
    object.insert(key, inner);
}

const QByteArray kSegments = R"({"authority": "粤G", "segments": [
    {"kind": "02", "from": "A1200", "to": "A1299", "firstRelease": true, "releasedAt": "2026-01-05T09:00:00+08:00", "source": "1"},
    {"kind": "02", "from": "B3800", "to": "B3899", "firstRelease": true, "releasedAt": "2026-01-05T09:00:00+08:00", "source": "1"},
    {"kind": "02", "from": "12A00", "to": "12A99", "firstRelease": true, "releasedAt": "2026-01-05T09:00:00+08:00", "source": "1"},
    {"kind": "02", "from": "Z9900", "to": "Z9999", "firstRelease": true, "releasedAt": "2027-01-05T09:00:00+08:00", "source": "2"},
    {"kind": "52", "from": "D12300", "to": "D12399", "firstRelease": true, "releasedAt": "2026-01-05T09:00:00+08:00", "source": "1"}],
  "taken": [{"kind": "02", "serials": ["A1200", "A1205", "B3888"]}]})";
/// Kept back from the beginning.
const std::pair<const char*, ClaimState> kRules[] = {{"A1206", ClaimState::Withheld},
                                                     {"A1207", ClaimState::Blocked}};

} // namespace

CentralHarness::CentralHarness(HarnessOptions options)
    : clock(options.start)
    , m_options(std::move(options))
    , m_database(m_options.database ? *m_options.database
                 : isOnPostgres()   ? DatabaseAddress::parse(PgCluster::shared().createDatabase()).value()
                                  : DatabaseAddress::ofFile(m_folder.filePath(QStringLiteral("central.db"))))
    , m_secret(ServerSecret::create(random))
{
    const auto material = makeSelfSigned({QStringLiteral("127.0.0.1")}, clock, random);
    XUANHAO_CHECK(writeTlsFiles(material.value(), tlsFiles()).hasValue());
    importOffice();
    start();
}

CentralHarness::~CentralHarness()
{
    stop();
}

OfficeRow officeRow(const HarnessOptions& options)
{
    QJsonObject profile =
        QJsonDocument::fromJson(contentOf(QStringLiteral("resources/profiles/%1.json").arg(options.profile)))
            .object();
    replace(profile, QStringLiteral("invoice"), options.invoice);
    replace(profile, QStringLiteral("compose"), options.compose);
    replace(profile, QStringLiteral("draw"), options.draw);
    replace(profile, QStringLiteral("code"), options.code);
    replace(profile, QStringLiteral("listing"), options.listing);
    replace(profile, QStringLiteral("openingHours"), options.openingHours);
    replace(profile, QStringLiteral("reservation"), options.reservation);
    replace(profile, QStringLiteral("pool"), options.pool);
    replace(profile, QStringLiteral("account"), options.account);
    QList<OfficeText> texts;
    for (const QString& id : neededTexts())
        texts.append(readOfficeText(id, contentOf(QStringLiteral("resources/texts/zhanjiang/%1.txt").arg(id)))
                         .value());
    auto office = officeRowFrom(contentOf(QStringLiteral("resources/offices/zhanjiang.json")),
                                QJsonDocument(profile).toJson(),
                                contentOf(QStringLiteral("resources/calendars/china.json")), texts);
    if (!office)
        qFatal("office: %s", qPrintable(office.error()));
    return *std::move(office);
}

void CentralHarness::importOffice()
{
    const OfficeRow office = officeRow(m_options);
    const auto sql = openDatabase(m_database, OpenMode::Create);
    if (!sql)
        qFatal("database: %s", qPrintable(sql.error().text));
    XUANHAO_CHECK(migrate(**sql, clock.now()).hasValue());
    SqlTransaction unit(**sql);
    OfficeStore(**sql).save(office, clock.now());
    World world{.stores = Stores(**sql, m_secret),
                .office = readOffice(office).value(),
                .pools = {},
                .secret = m_secret,
                .random = random};
    for (const QByteArray& segments : {kSegments, m_options.segments}) {
        const auto imported = segments.isEmpty() // nobody can sign before there is staff
                                  ? SegmentImport{}
                                  : importSegments(world, segments, clock.now(), {}, ImportMode::DryRun);
        if (!imported)
            qFatal("segments: %s", qPrintable(imported.error()));
    }
    for (const auto& [pattern, state] : kRules)
        (void)world.stores.numbers.addRule({.id = QString::fromLatin1(pattern),
                                            .pool = {office.authority, PlateKind::SmallCar},
                                            .pattern = QString::fromLatin1(pattern),
                                            .state = state,
                                            .reason = QStringLiteral("test"),
                                            .addedAt = clock.now(),
                                            .addedBy = {},
                                            .liftedAt = {}},
                                           clock.now());
    XUANHAO_CHECK(unit.commit().hasValue());
}

void CentralHarness::start()
{
    auto started = CentralServer::start({.database = m_database,
                                         .address = QStringLiteral("127.0.0.1"),
                                         .port = m_port,
                                         .tls = tlsFiles(),
                                         .limits = {},
                                         .ticking = CentralServer::Ticking::ByHand,
                                         .smsPerSecond = m_options.smsPerSecond,
                                         .rates = m_options.rates,
                                         .admission = m_options.admission,
                                         .operators = m_options.operators,
                                         .proxies = m_options.proxies},
                                        {.clock = clock,
                                         .random = random,
                                         .secret = m_secret,
                                         .sms = gateway            ? gateway
                                                : m_options.hasSms ? &sms
                                                                   : nullptr,
                                         .clockTrust = [trust = m_options.clockTrust] { return trust; },
                                         .factSources = m_options.factSources});
    if (!started)
        qFatal("central: %s", qPrintable(started.error()));
    server = *std::move(started);
}

TlsFiles CentralHarness::tlsFiles() const
{
    return {m_folder.filePath(QStringLiteral("certificate.pem")),
            m_folder.filePath(QStringLiteral("key.pem"))};
}

void CentralHarness::changeKey()
{
    stop();
    const TlsFiles own = tlsFiles();
    for (const QString& file : {own.certificatePath, own.keyPath})
        XUANHAO_CHECK(QFile::rename(file, file + QStringLiteral(".own")));
    const auto material = makeSelfSigned({QStringLiteral("127.0.0.1")}, clock, random);
    XUANHAO_CHECK(writeTlsFiles(material.value(), own).hasValue());
    start();
}

void CentralHarness::restoreKey()
{
    stop();
    const TlsFiles own = tlsFiles();
    for (const QString& file : {own.certificatePath, own.keyPath})
        XUANHAO_CHECK(QFile::remove(file) && QFile::rename(file + QStringLiteral(".own"), file));
    start();
}

QByteArray CentralHarness::pin() const
{
    QFile file(m_folder.filePath(QStringLiteral("certificate.pem")));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return spkiPin(file.readAll()).value().toLatin1();
}

void CentralHarness::stop()
{
    server.reset();
}

void CentralHarness::wait(Milliseconds time)
{
    clock.advance(time);
    server->tick();
}

void CentralHarness::importCalendarYear(const QString& year, const QStringList& holidays)
{
    const auto sql = connect();
    SqlTransaction unit(*sql);
    OfficeStore store(*sql);
    auto office = store.office();
    QJsonObject calendar = QJsonDocument::fromJson(office->calendar).object();
    calendar.insert(year, QJsonObject{{QStringLiteral("holidays"), QJsonArray::fromStringList(holidays)},
                                      {QStringLiteral("workdays"), QJsonArray()}});
    office->calendar = QJsonDocument(calendar).toJson();
    store.save(*office, clock.now());
    XUANHAO_CHECK(unit.commit().hasValue());
}

void CentralHarness::command(const std::function<void(World&, Instant)>& work)
{
    const auto sql = connect();
    SqlTransaction unit(*sql);
    World world{.stores = Stores(*sql, m_secret),
                .office = readOffice(*OfficeStore(*sql).office()).value(),
                .pools = {},
                .secret = m_secret,
                .random = random};
    work(world, clock.now());
    XUANHAO_CHECK(unit.commit().hasValue());
}

FactImportReport CentralHarness::importFacts(FactKind kind, QByteArray text, FactCoverage coverage,
                                             FactImportJob::Shrinking shrinking) const
{
    const auto sql = connect();
    QBuffer file(&text);
    file.open(QIODevice::ReadOnly);
    auto report = xuanhao::importFacts({.sql = *sql,
                                        .secret = m_secret,
                                        .clock = clock,
                                        .authority = QStringLiteral("粤G"),
                                        .kind = kind,
                                        .coverage = coverage,
                                        .asOf = clock.now(),
                                        .shrinking = shrinking},
                                       file);
    if (!report)
        qFatal("facts: %s", qPrintable(report.error()));
    return *std::move(report);
}

void CentralHarness::importDivisions(const QString& state)
{
    const auto sql = connect();
    SqlTransaction unit(*sql);
    OfficeStore store(*sql);
    auto office = store.office();
    QJsonObject document = QJsonDocument::fromJson(office->document).object();
    QJsonArray divisions;
    for (const QJsonValue& value : document.value(QStringLiteral("divisions")).toArray()) {
        QJsonObject division = value.toObject();
        division.insert(QStringLiteral("state"), state);
        divisions.append(division);
    }
    document.insert(QStringLiteral("divisions"), divisions);
    office->document = QJsonDocument(document).toJson();
    store.save(*office, clock.now());
    XUANHAO_CHECK(unit.commit().hasValue());
}

std::unique_ptr<SqlConnection> CentralHarness::connect() const
{
    return openDatabase(m_database, OpenMode::OpenExisting).value();
}

std::int64_t CentralHarness::integer(const char* sql, SqlParameters parameters) const
{
    return connect()->integerOf(sql, parameters).value_or(-1);
}

QStringList CentralHarness::tables() const
{
    QStringList names;
    connect()->query(isOnPostgres()
                         ? "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
                         : "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
                     {}, [&](const SqlRow& row) { names.append(row.text(0)); });
    return names;
}

void CentralHarness::copyDatabase()
{
    if (isOnPostgres())
        PgCluster::shared().copyDatabase(m_database.place());
    else
        XUANHAO_CHECK(QFile::copy(m_database.place(), m_database.place() + QStringLiteral(".copy")));
}

void CentralHarness::restoreCopy()
{
    if (isOnPostgres()) {
        PgCluster::shared().restoreCopy(m_database.place());
        return;
    }
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(m_database.place() + QString::fromLatin1(suffix));
    XUANHAO_CHECK(QFile::rename(m_database.place() + QStringLiteral(".copy"), m_database.place()));
}

QByteArray CentralHarness::storedBytes() const
{
    if (isOnPostgres())
        return PgCluster::shared().storedBytes();
    QByteArray bytes;
    for (const char* suffix : {"", "-wal"}) {
        QFile file(m_database.place() + QString::fromLatin1(suffix));
        if (file.open(QIODevice::ReadOnly))
            bytes += file.readAll();
    }
    return bytes;
}

void CentralHarness::addStaff(const QString& id, Role role)
{
    const auto sql = connect();
    SeededRandom own(7);
    World world{
        .stores = Stores(*sql, m_secret), .office = {}, .pools = {}, .secret = m_secret, .random = own};
    SqlTransaction unit(*sql);
    XUANHAO_CHECK(xuanhao::addStaff(world, id, QStringLiteral("民警") + id, role,
                                    Sensitive<QString>(kPassword), clock.now())
                      .hasValue());
    XUANHAO_CHECK(unit.commit().hasValue());
}

QString CentralHarness::addCounter(const QString& id, const QString& name)
{
    return addEnrolled(id, name, Enrolled::Counter);
}

QString CentralHarness::addSystem(const QString& id, const QString& name)
{
    return addEnrolled(id, name, Enrolled::System);
}

QString CentralHarness::addEnrolled(const QString& id, const QString& name, Enrolled what)
{
    const auto sql = connect();
    SeededRandom own(qHash(id));
    World world{
        .stores = Stores(*sql, m_secret), .office = {}, .pools = {}, .secret = m_secret, .random = own};
    SqlTransaction unit(*sql);
    const auto offer = xuanhao::addCounter(world, id, name, clock.now(), what);
    XUANHAO_CHECK(offer.hasValue() && unit.commit().hasValue());
    return offer->code;
}

QString CentralHarness::url() const
{
    return QStringLiteral("https://127.0.0.1:%1").arg(server->port());
}

TestCounter::TestCounter(CentralHarness& harness, const QString& id)
    : TestCounter(
          harness.clock, [&harness] { return harness.url(); }, id)
{}

std::int64_t written(SqlConnection& sql, const char* statement, SqlParameters parameters)
{
    SqlTransaction unit(sql);
    const auto rows = sql.execute(statement, parameters);
    XUANHAO_CHECK(unit.commit().hasValue());
    return rows;
}

QString t(const char* text)
{
    return QString::fromUtf8(text);
}

HarnessOptions withoutCaptcha()
{
    HarnessOptions options;
    options.compose = {{QStringLiteral("needsCaptcha"), false}};
    return options;
}

} // namespace xuanhao::test
