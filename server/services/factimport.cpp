// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/factimport.h"

#include "server/services/factrecords.h"
#include "server/storage/journal.h"

#include <algorithm>
#include <functional>
#include <set>

namespace xuanhao {

namespace {

/// A transaction of some ten milliseconds: requests wait no longer for it.
constexpr std::size_t kAtOnce = 1000;
constexpr int kAttempts = 5;

template <typename Fact>
struct Line
{
    qint64 line;
    Fact fact;
};

QByteArray keyOf(const VehicleFact& fact)
{
    return fact.person.value() + fact.vehicle;
}

QByteArray keyOf(const LicenceFact& fact)
{
    return fact.person.value() + (fact.isLearner ? 'L' : 'H') + fact.authority.toUtf8();
}

QString twice(const VehicleFact&)
{
    return QStringLiteral("this vehicle of this owner stands in the file before");
}

QString twice(const LicenceFact&)
{
    return QStringLiteral(
        "a licence of this person, in this state and of this authority, stands in the file before");
}

/// One import from its first line to its last.
template <typename Fact>
class Import
{
public:
    using ReadLine = Expected<Fact, QString> (*)(const QStringList&, const ServerSecret&, QDate);

    Import(const FactImportJob& job, QIODevice& file, ReadLine readLine)
        : m_job(job)
        , m_facts(job.sql)
        , m_csv(file)
        , m_readLine(readLine)
        , m_today(officeDate(job.clock.now()))
    {}

    Expected<FactImportReport, QString> run()
    {
        bool isGoingOn = clean() && inTransaction([&] {
                             m_generation = m_facts.begin(m_job.authority, m_job.kind, m_job.coverage,
                                                          m_job.asOf, m_job.clock.now());
                             return true;
                         });
        if (isGoingOn && checkHeader())
            isGoingOn = readAll();
        if (isGoingOn && m_report.errorCount == 0 && m_report.rows == 0)
            fail(1, QStringLiteral("there is no line besides the names"));
        if (isGoingOn && m_report.errorCount == 0)
            isGoingOn = refuseShrinking();
        if (isGoingOn && m_report.errorCount == 0)
            isGoingOn = finish();
        else if (m_generation > 0)
            isGoingOn = inTransaction([&] {
                            m_facts.giveUp(m_job.authority, m_job.kind, m_generation);
                            return true;
                        }) &&
                        isGoingOn;
        if (!isGoingOn || !clean())
            return Unexpected{m_error};
        if (m_report.errorCount > 0)
            m_report.rows = 0;
        return m_report;
    }

private:
    using Lines = std::vector<Line<Fact>>;

    void fail(qint64 line, const QString& text)
    {
        ++m_report.errorCount;
        if (m_report.errors.size() < FactImportReport::kMaxListed)
            m_report.errors.push_back({line, text});
    }

    /// Runs it, again while the database says that nothing was kept; false when the database has failed.
    /// Nothing is kept either when `work` says no.
    bool inTransaction(const std::function<bool()>& work)
    {
        for (int nth = 1;; ++nth) {
            SqlTransaction unit(m_job.sql);
            const bool isToKeep = work();
            if (!m_job.sql.failure() && !isToKeep)
                return true;
            const auto done = unit.commit();
            if (done)
                return true;
            m_error = done.error().text;
            if (done.error().kind != SqlError::Kind::Transient || nth == kAttempts)
                return false;
        }
    }

    /// What earlier imports have left behind.
    bool clean()
    {
        QByteArray after;
        do {
            QByteArray next;
            if (!inTransaction([&] {
                    next = m_facts.dropOld(m_job.kind, after);
                    return true;
                }))
                return false;
            after = next;
        } while (!after.isEmpty());
        return true;
    }

    bool checkHeader()
    {
        const auto first = m_csv.next();
        const QString names = factHeader(m_job.kind).join(QLatin1Char(','));
        if (first && *first && (*first)->fields == factHeader(m_job.kind))
            return true;
        if (first && !*first)
            fail(first->error().line, first->error().text);
        else
            fail(1, QStringLiteral("the first line must be %1").arg(names));
        return false;
    }

    bool readAll()
    {
        Lines lines;
        std::set<QByteArray> keys;
        while (const auto record = m_csv.next()) {
            if (!*record) {
                fail(record->error().line, record->error().text);
                continue;
            }
            const qint64 line = (*record)->line;
            const auto fact = m_readLine((*record)->fields, m_job.secret, m_today);
            if (!fact) {
                fail(line, fact.error());
            } else if (!keys.insert(keyOf(*fact)).second) {
                fail(line, twice(*fact));
            } else {
                lines.push_back({line, *fact});
            }
            if (lines.size() < kAtOnce)
                continue;
            if (!store(lines))
                return false;
            lines.clear();
            keys.clear();
        }
        return store(lines);
    }

    /// After the first error it is only counted what else is wrong.
    bool store(const Lines& lines)
    {
        if (lines.empty() || m_report.errorCount > 0)
            return true;
        std::vector<Fact> facts;
        facts.reserve(lines.size());
        std::transform(lines.begin(), lines.end(), std::back_inserter(facts),
                       [](const Line<Fact>& line) { return line.fact; });
        // In the order of the keys: rows of one page come one after the other.
        std::sort(facts.begin(), facts.end(),
                  [](const Fact& a, const Fact& b) { return keyOf(a) < keyOf(b); });
        std::int64_t added = 0;
        const auto size = static_cast<std::int64_t>(facts.size());
        if (!inTransaction([&] {
                added = m_facts.add(m_generation, facts);
                return added == size;
            }))
            return false;
        m_report.rows += added;
        return added == size || nameRepeated(lines);
    }

    /// Some of the lines stood in the file before: tries them one by one, and keeps nothing.
    bool nameRepeated(const Lines& lines)
    {
        std::vector<qint64> repeated;
        if (!inTransaction([&] {
                repeated.clear();
                for (const Line<Fact>& line : lines) {
                    if (m_facts.add(m_generation, {line.fact}) == 0)
                        repeated.push_back(line.line);
                }
                return false;
            }))
            return false;
        for (const qint64 line : repeated)
            fail(line, twice(lines.front().fact));
        return true;
    }

    /// False when the database has failed.
    bool refuseShrinking()
    {
        std::int64_t before = 0;
        const bool isRead = inTransaction([&] {
            for (const FactImportRow& known : m_facts.imports()) {
                if (known.kind == m_job.kind && known.isCurrent)
                    before = known.rows;
            }
            return true;
        });
        if (isRead && m_job.shrinking == FactImportJob::Shrinking::Refused && m_report.rows * 10 < before * 9)
            fail(m_report.rows + 1,
                 QStringLiteral("the file ends after %1 lines, the one before had %2: was it "
                                "cut off? --fewer imports it all the same")
                     .arg(m_report.rows)
                     .arg(before));
        return isRead;
    }

    bool finish()
    {
        bool isStillOurs = false;
        const bool isDone = inTransaction([&] {
            const Instant now = m_job.clock.now();
            const QString hash = QString::fromLatin1(m_csv.sha256().toHex());
            isStillOurs =
                m_facts.makeCurrent(m_job.authority, m_job.kind, m_generation, m_report.rows, hash, now);
            if (!isStillOurs)
                return true;
            Journal(m_job.sql, m_job.secret.auditKey())
                .record({commandLineAt(now),
                         QStringLiteral("facts.import"),
                         m_job.authority,
                         {{QStringLiteral("kind"), wireWord(m_job.kind)},
                          {QStringLiteral("coverage"), wireWord(m_job.coverage)},
                          {QStringLiteral("asOf"), m_job.asOf ? toOfficeIso(*m_job.asOf) : QString()},
                          {QStringLiteral("rows"), static_cast<qint64>(m_report.rows)},
                          {QStringLiteral("sha256"), hash}}});
            return true;
        });
        if (isDone && !isStillOurs)
            m_error = QStringLiteral("another import of this kind has begun meanwhile");
        return isDone && isStillOurs;
    }

    const FactImportJob& m_job;
    FactStore m_facts;
    CsvReader m_csv;
    ReadLine m_readLine;
    QDate m_today;
    std::int64_t m_generation = 0;
    FactImportReport m_report;
    QString m_error;
};

} // namespace

Expected<FactImportReport, QString> importFacts(const FactImportJob& job, QIODevice& file)
{
    if (job.kind == FactKind::Vehicles)
        return Import<VehicleFact>(job, file, readVehicleFact).run();
    return Import<LicenceFact>(job, file, readLicenceFact).run();
}

} // namespace xuanhao
