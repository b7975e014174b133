// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/central.h"
#include "tests/support/failingsql.h"
#include "tests/support/sessiondesk.h"

#include <set>

namespace xuanhao::test {

/// What happens to the database while a request is answered.
enum class Fault {
    None,
    EachStatement, ///< the first call of it fails, then the second, until the request comes through
    LostCommit,    ///< what was written is kept, and the server hears that it was not
};

inline constexpr int kMostStatements = 500;

/// An office whose server has no network, on a real database that fails when told.
struct FaultyOffice
{
    static ApiRequest request(const QString& id, const QByteArray& method, const QByteArray& target,
                              const QByteArray& body, const QHash<QByteArray, QByteArray>& headers)
    {
        return {.id = id,
                .method = method,
                .path = target,
                .target = target,
                .counter = headers.value(kCounterHeader),
                .time = headers.value(kTimeHeader),
                .nonce = headers.value(kNonceHeader),
                .signature = headers.value(kSignatureHeader),
                .authorization = headers.value("Authorization"),
                .body = body};
    }

    /// Speaks to the server in this process.
    class Counter final : public TestCounter
    {
    public:
        Counter(FaultyOffice& office, const QString& id)
            : TestCounter(office.harness, id)
            , m_office(office)
        {}
        Answer raw(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                   QHash<QByteArray, QByteArray> headers) override
        {
            if (headers.isEmpty())
                headers = signedHeaders(method, target, body);
            return m_office.answer(request(t("x-%1").arg(++m_requests), method, target, body, headers));
        }

    private:
        FaultyOffice& m_office;
        int m_requests = 0;
    };

    explicit FaultyOffice(Fault mode, const HarnessOptions& options)
        : harness(options)
        , fault(mode)
    {
        harness.stop();
        file = harness.connect();
        watcher = harness.connect();
        m_dataVersion = versionStatement();
        sql = std::make_unique<FailingSql>(*file);
        central =
            Central::create({*sql, harness.clock, harness.random, harness.secret()}, SmsGateway::Configured)
                .value();
        harness.addStaff(t("clerk1"), Role::Clerk);
        harness.addStaff(t("clerk2"), Role::Clerk);
        harness.addStaff(t("sup1"), Role::Supervisor);
        harness.addStaff(t("sup2"), Role::Supervisor);
        supervisor = std::make_unique<Counter>(*this, t("S01"));
        first = std::make_unique<Counter>(*this, t("G01"));
        second = std::make_unique<Counter>(*this, t("G02"));
    }

    Answer answer(const ApiRequest& request)
    {
        const Central::Step judged = central->answer(request);
        const auto* pending = std::get_if<Central::PendingSignIn>(&judged);
        const ApiAnswer reply =
            pending ? central->finishSignIn(*pending, workOn(pending->task)) : std::get<ApiAnswer>(judged);
        return {reply.status, reply.body};
    }
    void complain(const QString& what) { complaints.append(what.left(250)); }

    /// Another value whenever anybody has changed the database.
    [[nodiscard]] std::int64_t dataVersion() const
    {
        return watcher->integerOf(m_dataVersion.constData(), {}).value();
    }
    /// What the server has in mind is what the database says.
    void comparePool(const char* when)
    {
        const PoolKey key{t("粤G"), PlateKind::SmallCar};
        NumberStore numbers(*watcher);
        Pools fresh;
        fresh.refresh(numbers);
        central->letTimePass();
        const Answer known =
            supervisor->send(EndpointId::PoolSnapshot, {{t("kind"), wireWord(PlateKind::SmallCar)}});
        if (known.body != fresh.snapshotFrame(key))
            complain(t("%1: the pool in memory is another one: ").arg(t(when)) +
                     QString::fromLatin1(known.body.left(100).toHex()));
    }

    /// One request, with its faults; its answer when the database has given in.
    Answer step(TestCounter& counter, EndpointId id, const TestCounter::Variables& variables = {},
                QJsonObject body = {}, int status = 200)
    {
        const Endpoint& target = endpoint(id);
        played.insert(id);
        if (target.isWrite)
            body.insert(t("operation"), counter.newOperation());
        const auto name = [&](int nth) { return t("%1 %2: ").arg(t(target.operationId)).arg(nth); };
        central->letTimePass();
        Answer last;
        if (fault == Fault::LostCommit && target.isWrite) {
            sql->loseCommit(1);
            last = counter.send(id, variables, body);
            if (sql->hasFailed() && last.status < 500)
                complain(name(0) + QString::fromUtf8(last.body));
            sql->heal();
        }
        for (int nth = 1; nth < kMostStatements; ++nth) {
            const std::int64_t before = dataVersion();
            if (fault == Fault::EachStatement)
                sql->failAt(nth, 1);
            last = counter.send(id, variables, body);
            if (!sql->hasFailed() || fault != Fault::EachStatement)
                break;
            ++failures;
            if (last.status < 500)
                complain(name(nth) + QString::fromUtf8(last.body));
            if (dataVersion() != before)
                complain(name(nth) + t("something was written"));
        }
        sql->heal();
        if (last.status != status)
            complain(name(-1) + t("%1 ").arg(last.status) + QString::fromUtf8(last.body));
        if (target.isWrite && target.proof != Proof::Nothing) {
            const QStringList before = state();
            const Answer again = counter.send(id, variables, body);
            if (again.status != last.status || (last.isOk() && again.body != last.body) || state() != before)
                complain(name(-2) + t("the repeat: ") + QString::fromUtf8(again.body));
        }
        return last;
    }
    Answer at(TestCounter& counter, EndpointId id, const QString& session, const QJsonObject& body = {},
              int status = 200)
    {
        return step(counter, id, {{t("session"), session}}, body, status);
    }

    /// Something the server does by itself, with its faults; the database stays as it is until the next try.
    void byItself(const char* what, const std::function<void()>& work)
    {
        for (int nth = 1; nth < kMostStatements; ++nth) {
            const std::int64_t before = dataVersion();
            if (fault == Fault::EachStatement)
                sql->failAt(nth, 0, FailingSql::Until::Healed);
            work();
            if (!sql->hasFailed() || fault != Fault::EachStatement)
                break;
            sql->heal();
            ++failures;
            if (dataVersion() != before)
                complain(t("%1 %2: something was written").arg(t(what)).arg(nth));
        }
        sql->heal();
    }
    /// What waits for the gateway goes out, one after the other.
    void sendMessages()
    {
        for (;;) {
            std::optional<SmsMessage> next;
            byItself("nextSms", [&] { next = central->nextSms(); });
            if (!next)
                return;
            const auto sent = harness.sms.send(*next);
            byItself("smsDone", [&] { central->smsDone(next->id, sent); });
        }
    }

    /// What the database holds, without what chance decides.
    [[nodiscard]] QStringList state() const
    {
        QStringList lines;
        const QStringList tables = harness.tables();
        for (const QString& table : tables) {
            const QByteArray count = "SELECT count(*) FROM " + table.toUtf8();
            lines.append(t("%1: %2").arg(table).arg(watcher->integerOf(count.constData(), {}).value()));
        }
        for (const char* query :
             {"SELECT action || ' ' || counter || ' ' || staff FROM audit ORDER BY seq",
              "SELECT counter || ' ' || stage || ' ' || is_live || ' ' || is_provisional FROM session ORDER "
              "BY 1",
              "SELECT state || ' ' || (ended_at IS NULL) || ' ' || count(*) FROM claim "
              "GROUP BY state, ended_at IS NULL ORDER BY 1",
              "SELECT authority || kind || ' ' || version || ' ' || free_count FROM pool_version ORDER BY 1",
              "SELECT state || ' ' || count(*) FROM sms GROUP BY state ORDER BY 1",
              "SELECT state || ' ' || reason FROM listing ORDER BY 1",
              "SELECT kind || ' ' || used FROM quota ORDER BY 1",
              "SELECT used FROM vehicle_draws ORDER BY 1"})
            watcher->query(query, {}, [&](const SqlRow& row) { lines.append(row.text(0)); });
        return lines;
    }
    [[nodiscard]] std::optional<std::int64_t> brokenAudit()
    {
        return Journal(*watcher, harness.secret().auditKey()).verify().brokenAt;
    }

    /// PostgreSQL has no such number of its own: the rows' transactions make one.
    [[nodiscard]] QByteArray versionStatement() const
    {
        if (!isOnPostgres())
            return "PRAGMA data_version";
        QStringList parts;
        const QStringList tables = harness.tables();
        for (const QString& table : tables)
            parts.append(t("SELECT count(*) + coalesce(sum(xmin::text::bigint), 0) AS part FROM ") + table);
        return "SELECT sum(part)::bigint FROM (" + parts.join(t(" UNION ALL ")).toUtf8() + ") parts";
    }

    CentralHarness harness;
    Fault fault;
    std::unique_ptr<SqlConnection> file;
    std::unique_ptr<SqlConnection> watcher;
    std::unique_ptr<FailingSql> sql;
    std::unique_ptr<Central> central;
    std::unique_ptr<Counter> first;
    std::unique_ptr<Counter> second;
    std::unique_ptr<Counter> supervisor;
    std::set<EndpointId> played;
    QStringList complaints;
    int failures = 0;

private:
    QByteArray m_dataVersion;
};

} // namespace xuanhao::test
