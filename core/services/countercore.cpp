// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercore.h"

#include "core/base/systemclock.h"
#include "core/base/systemrandom.h"

#include <QDir>

namespace xuanhao {

namespace {

constexpr Milliseconds kOfficeRefresh{600'000};

} // namespace

struct CounterCore::System
{
    SystemClock clock;
    SystemRandom random;
};

CounterCore::CounterCore(const CounterConfig& config, std::unique_ptr<DbThread> storage, const Clock& clock,
                         RandomSource& random)
    : m_clock(clock)
    , m_random(random)
    , m_storage(std::move(storage))
    , m_serverClock(clock)
    , m_client({config.server, config.pins, config.counter}, clock, random, m_serverClock, config.deadlines)
    , m_link(m_client, m_serverClock, clock, random)
    , m_enrolment(*m_storage, m_client, random, config.enrolCode)
    , m_pools(*m_storage, m_client, clock, random)
    , m_sender(*m_storage, m_client, clock)
    , m_office(*m_storage, m_client, clock)
    , m_staff(m_client)
    , m_lookup(m_client, m_sender)
    , m_review(m_client)
    , m_sheets(*m_storage, m_client, m_sender, m_serverClock, m_staff)
    , m_connection(m_link, m_serverClock)
    , m_desk({*m_storage, m_client, m_sender, m_serverClock, m_pools, m_office, m_staff, clock, random})
{
    connect(&m_link, &Link::cameOnline, this, &CounterCore::introduce);
    connect(&m_link, &Link::reached, this, [this] {
        if (!m_office.reference() || m_link.state() == LinkState::Unknown)
            introduce();
    });
    connect(&m_enrolment, &Enrolment::enrolled, &m_office, &OfficeService::refresh);
    connect(&m_staff, &StaffService::changed, &m_desk, &CounterCaseDesk::keepDrafts);
    connect(&m_staff, &StaffService::changed, &m_sheets, &CounterSheetService::sendWaiting);
    connect(&m_link, &Link::cameOnline, &m_sheets, &CounterSheetService::sendWaiting);
    connect(&m_link, &Link::reached, &m_sheets, &CounterSheetService::endOldResults);
    m_officeTimer.setInterval(kOfficeRefresh);
    connect(&m_officeTimer, &QTimer::timeout, &m_office, &OfficeService::refresh);
}

CounterCore::~CounterCore() = default;

Expected<std::unique_ptr<CounterCore>, StorageError> CounterCore::openForProgram(const CounterConfig& config)
{
    auto system = std::make_unique<System>();
    auto core = open(config, system->clock, system->random);
    if (!core)
        return Unexpected{core.error()};
    (*core)->m_system = std::move(system);
    return core;
}

Expected<std::unique_ptr<CounterCore>, StorageError>
CounterCore::open(const CounterConfig& config, const Clock& clock, RandomSource& random, Database::Gate gate)
{
    const QDir folder(config.dataDirectory);
    if (!folder.mkpath(QStringLiteral(".")))
        return Unexpected{
            StorageError{StorageError::Code::CannotOpen, QStringLiteral("the data folder can't be made")}};
    qInfo("Opening the counter's database in %s", qUtf8Printable(folder.path()));
    auto storage =
        DbThread::start(folder.filePath(QStringLiteral("station.db")),
                        std::make_unique<FileSecretStore>(folder.filePath(QStringLiteral("station.key"))),
                        random, std::move(gate));
    if (!storage)
        return Unexpected{storage.error()};
    std::unique_ptr<CounterCore> core(new CounterCore(config, *std::move(storage), clock, random));
    if (const auto loaded = core->load(); !loaded)
        return Unexpected{loaded.error()};
    return core;
}

Expected<Done, StorageError> CounterCore::load()
{
    if (auto key = m_enrolment.load(); !key)
        return key;
    m_sheets.load();
    m_office.loadCache();
    return m_desk.load();
}

void CounterCore::start()
{
    m_link.start();
    m_desk.start();
    m_officeTimer.start();
}

void CounterCore::introduce()
{
    m_enrolment.tryNow();
    // Also when there is nothing to enrol with: central's answer then says that it does not know this
    // counter.
    if (!m_enrolment.isTrying())
        m_office.refresh();
}

CounterServices CounterCore::services()
{
    return {m_connection, m_staff, m_office, m_desk, m_lookup, m_review, m_sheets, m_clock};
}

} // namespace xuanhao
