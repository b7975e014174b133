// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/pgconnection.h"

#include "core/base/check.h"
#include "server/storage/pgstatement.h"

#include <QLoggingCategory>
#include <QUrl>
#include <QUrlQuery>
#include <QtEndian>

#include <libpq-fe.h>
#include <poll.h>

#include <mutex>

namespace xuanhao {

namespace {

Q_LOGGING_CATEGORY(log, "xuanhao.storage")

constexpr const char* kGate =
    "UPDATE schema_version SET applied_at = applied_at + 1 WHERE version = 0 RETURNING applied_at";

/// What an address gets unless it says otherwise: a dead host is noticed within seconds, and a standby that
/// takes no writes is passed over.
constexpr std::pair<const char*, const char*> kDefaults[] = {
    {"target_session_attrs", "read-write"},
    {"connect_timeout", "3"},
    {"tcp_user_timeout", "10000"},
    {"keepalives_idle", "5"},
    {"keepalives_interval", "2"},
    {"keepalives_count", "3"},
    {"application_name", "xuanhao-central"},
    // A node that hangs in the middle of a transaction must not hold up the others.
    {"options", "-c%20idle_in_transaction_session_timeout%3D5000%20-c%20lock_timeout%3D10000"},
};

QByteArray completed(const QString& address)
{
    // Several hosts in one authority are more than QUrl takes, so only the query is read.
    const qsizetype mark = address.indexOf(QLatin1Char('?'));
    const QUrlQuery given(mark < 0 ? QString() : address.mid(mark + 1));
    QByteArray result = address.toUtf8();
    char separator = mark < 0 ? '?' : '&';
    for (const auto& [key, value] : kDefaults) {
        if (given.hasQueryItem(QString::fromLatin1(key)))
            continue;
        result += separator;
        result += QByteArray(key) + '=' + value;
        separator = '&';
    }
    return result;
}

class PgRow final : public SqlRow
{
public:
    /// `skipped` columns stand before the query's own.
    PgRow(const PGresult* result, int row, int skipped = 0)
        : m_result(result)
        , m_row(row)
        , m_skipped(skipped)
    {}

    [[nodiscard]] bool isNull(int column) const override
    {
        return PQgetisnull(m_result, m_row, m_skipped + column) == 1;
    }
    [[nodiscard]] std::int64_t integer(int column) const override
    {
        if (isNull(column))
            return 0;
        const char* bytes = bytesAt(column);
        switch (PQftype(m_result, m_skipped + column)) {
        case kInt8:
            return qFromBigEndian<qint64>(bytes);
        case kInt4:
            return qFromBigEndian<qint32>(bytes);
        case kInt2:
            return qFromBigEndian<qint16>(bytes);
        case kBool:
            return *bytes != 0 ? 1 : 0;
        default:
            checkFailed("a column of integers", __FILE__, __LINE__);
        }
    }
    [[nodiscard]] QString text(int column) const override
    {
        return QString::fromUtf8(bytesAt(column), sizeAt(column));
    }
    [[nodiscard]] QByteArray blob(int column) const override
    {
        return QByteArray(bytesAt(column), sizeAt(column));
    }

private:
    [[nodiscard]] const char* bytesAt(int column) const
    {
        return PQgetvalue(m_result, m_row, m_skipped + column);
    }
    [[nodiscard]] int sizeAt(int column) const { return PQgetlength(m_result, m_row, m_skipped + column); }

    const PGresult* m_result;
    int m_row;
    int m_skipped;
};

/// The work may be done anew: nothing of it has been kept, or nobody knows (then it is asked by its
/// operation).
bool isTransient(const QByteArray& state)
{
    // Connection, rolled back to let others finish, intervention of the operator, a host that became a
    // standby.
    return state.startsWith("08") || state.startsWith("40") || state.startsWith("57P") || state == "25006" ||
           state == "55P03";
}

QString shortened(const char* sql)
{
    return QString::fromUtf8(sql).simplified().left(80);
}

/// Statements are told apart by the types of their parameters as well.
QByteArray statementKey(const char* sql, const PgParameters& parameters)
{
    QByteArray key;
    for (const Oid type : parameters.types)
        key += static_cast<char>(type);
    return key + sql;
}

} // namespace

void PgConnection::CloseConnection::operator()(pg_conn* connection) const
{
    PQfinish(connection);
}

void PgConnection::ClearResult::operator()(pg_result* result) const
{
    PQclear(result);
}

Expected<std::unique_ptr<PgConnection>, SqlError> PgConnection::open(const QString& address)
{
    std::unique_ptr<PgConnection> connection(new PgConnection(completed(address)));
    connection->connect();
    if (!connection->m_failure) {
        if (const auto why = connection->refusal())
            return Unexpected{SqlError{*why, SqlError::Kind::Failed}};
    }
    if (connection->m_failure)
        return Unexpected{*connection->m_failure};
    return connection;
}

PgConnection::~PgConnection() = default;

void PgConnection::connect()
{
    m_statements.clear();
    m_connection.reset(PQconnectdb(m_address.constData()));
    if (PQstatus(m_connection.get()) != CONNECTION_OK) {
        // libpq names host and database, never the password.
        lose("connect", QString::fromUtf8(PQerrorMessage(m_connection.get())).simplified());
        return;
    }
    PQsetNoticeReceiver(m_connection.get(), onNotice, this);
    PQsetnonblocking(m_connection.get(), 1);
}

std::optional<QString> PgConnection::refusal()
{
    constexpr int kOldest = 150'000;
    if (PQserverVersion(m_connection.get()) < kOldest)
        return QStringLiteral("the database is older than PostgreSQL 15");
    // Whether texts sort by their bytes is asked by trying: there are several providers of collations.
    constexpr const char* kFacts = R"(
SELECT pg_encoding_to_char(encoding), current_setting('fsync'), current_setting('synchronous_commit'),
       'B' < 'a' AND 'a-c' < 'ab'
FROM pg_database WHERE datname = current_database())";
    QString encoding;
    QString fsync;
    QString commit;
    bool isByBytes = false;
    query(kFacts, {}, [&](const SqlRow& row) {
        encoding = row.text(0);
        fsync = row.text(1);
        commit = row.text(2);
        isByBytes = row.integer(3) != 0;
    });
    if (m_failure)
        return std::nullopt;
    if (encoding != QStringLiteral("UTF8") || !isByBytes)
        return QStringLiteral("the database has encoding %1 and %2; it must be made with "
                              "ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0")
            .arg(encoding,
                 isByBytes ? QStringLiteral("sorts by bytes") : QStringLiteral("sorts by language"));
    if (commit == QStringLiteral("off") || commit == QStringLiteral("local"))
        return QStringLiteral("synchronous_commit is %1: what was answered could be lost").arg(commit);
    static std::once_flag isTold;
    if (fsync == QStringLiteral("off"))
        std::call_once(isTold, [] {
            qCWarning(log) << "The database runs without fsync: a power failure may lose everything.";
        });
    return std::nullopt;
}

/// "canceling wait for synchronous replication": the commit then says that it succeeded, and a standby that
/// takes over may not have it.
void PgConnection::onNotice(void* connection, const pg_result* notice)
{
    auto* self = static_cast<PgConnection*>(connection);
    const char* state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
    if (self->m_isCommitting && state && qstrncmp(state, "01", 2) == 0)
        self->m_isUncertain = true;
    const char* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity && qstrcmp(severity, "WARNING") == 0)
        qCWarning(log).noquote() << "PostgreSQL warns:"
                                 << QString::fromUtf8(PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY));
}

void PgConnection::fail(const char* sql, const pg_result* result)
{
    if (m_failure)
        return;
    const QByteArray state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const QString said =
        QString::fromUtf8(result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr);
    const bool isCommitLost = m_isCommitting && (state.startsWith("08") || state.startsWith("57P"));
    m_failure = SqlError{QStringLiteral("%1: %2 (%3)").arg(shortened(sql), said, QString::fromLatin1(state)),
                         isCommitLost         ? SqlError::Kind::OutcomeUnknown
                         : isTransient(state) ? SqlError::Kind::Transient
                                              : SqlError::Kind::Failed};
}

void PgConnection::lose(const char* sql, const QString& why)
{
    m_connection.reset();
    m_sent.clear();
    if (!m_failure)
        m_failure = SqlError{QStringLiteral("%1: the connection was lost: %2").arg(shortened(sql), why),
                             m_isCommitting ? SqlError::Kind::OutcomeUnknown : SqlError::Kind::Transient};
}

QString PgConnection::saying() const
{
    return QString::fromUtf8(PQerrorMessage(m_connection.get())).simplified();
}

/// Waits until the next result is there; false when the connection is lost.
bool PgConnection::isAnswered(const char* sql, const QDeadlineTimer& deadline)
{
    pg_conn* connection = m_connection.get();
    for (;;) {
        const int unsent = PQflush(connection);
        if (unsent < 0)
            break;
        if (unsent == 0 && PQisBusy(connection) == 0)
            return true;
        pollfd wait{PQsocket(connection), static_cast<short>(unsent > 0 ? POLLIN | POLLOUT : POLLIN), 0};
        const int ready = poll(&wait, 1, static_cast<int>(deadline.remainingTime()));
        if (ready == 0) {
            lose(sql, QStringLiteral("no answer within %1 s").arg(kAnswerTimeout.count()));
            return false;
        }
        if (ready > 0 && PQconsumeInput(connection) == 0)
            break;
    }
    lose(sql, saying());
    return false;
}

/// The last result of what was sent; waits for kAnswerTimeout at most.
PgConnection::Result PgConnection::awaited(bool isSent, const char* sql)
{
    const QDeadlineTimer deadline(kAnswerTimeout);
    if (!isSent)
        lose(sql, saying());
    Result last;
    while (m_connection) {
        if (!isAnswered(sql, deadline))
            return {};
        Result next(PQgetResult(m_connection.get()));
        if (!next)
            break;
        // An error must not be hidden by what follows it.
        if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
            last = std::move(next);
    }
    if (!m_connection)
        return {};
    if (PQstatus(m_connection.get()) != CONNECTION_OK) {
        const QString why =
            last ? QString::fromUtf8(PQresultErrorMessage(last.get())).simplified() : saying();
        lose(sql, why);
        return {};
    }
    const ExecStatusType status = PQresultStatus(last.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
        return last;
    fail(sql, last.get());
    return {};
}

PgConnection::Result PgConnection::plain(const char* sql)
{
    if (!isReady(sql))
        return {};
    return awaited(PQsendQuery(m_connection.get(), sql) == 1, sql);
}

bool PgConnection::isPrepared(const char* sql, const PgParameters& parameters) const
{
    return m_statements.contains(statementKey(sql, parameters));
}

QByteArray PgConnection::prepared(const char* sql, const PgParameters& parameters)
{
    const QByteArray key = statementKey(sql, parameters);
    if (const QByteArray known = m_statements.value(key); !known.isEmpty())
        return known;
    const QByteArray name = 's' + QByteArray::number(m_statements.size());
    const bool isSent =
        PQsendPrepare(m_connection.get(), name.constData(), sql, static_cast<int>(parameters.types.size()),
                      parameters.types.constData()) == 1;
    if (!awaited(isSent, sql))
        return {};
    m_statements.insert(key, name);
    return name;
}

PgConnection::Result PgConnection::run(const char* sql, const PgParameters& given)
{
    const QByteArray name = prepared(sql, given);
    if (name.isEmpty())
        return {};
    return awaited(send(name, given), sql);
}

bool PgConnection::send(const QByteArray& name, const PgParameters& given)
{
    return PQsendQueryPrepared(m_connection.get(), name.constData(), static_cast<int>(given.types.size()),
                               given.values.constData(), given.lengths.constData(), given.formats.constData(),
                               kBinary) == 1;
}

bool PgConnection::isReady(const char* sql)
{
    collect();
    if (!m_failure && !m_connection)
        lose(sql, QStringLiteral("there is none"));
    return !m_failure;
}

PgConnection::Result PgConnection::run(const char* sql, SqlParameters parameters)
{
    return isReady(sql) ? run(sql, PgParameters(parameters)) : Result();
}

std::int64_t PgConnection::execute(const char* sql, SqlParameters parameters)
{
    const Result result = run(sql, parameters);
    return result ? QByteArray(PQcmdTuples(result.get())).toLongLong() : 0;
}

void PgConnection::query(const char* sql, SqlParameters parameters,
                         const std::function<void(const SqlRow&)>& onRow)
{
    const Result result = run(sql, parameters);
    const int rows = result ? PQntuples(result.get()) : 0;
    for (int row = 0; row < rows; ++row)
        onRow(PgRow(result.get(), row));
}

void PgConnection::queryMany(const char* sql, const SqlRows& rows,
                             const std::function<void(std::size_t, const SqlRow&)>& onRow)
{
    const Result result = rows.empty() ? Result() : runMany(sql, rows);
    const int found = result ? PQntuples(result.get()) : 0;
    for (int row = 0; row < found; ++row) {
        const auto nth = PgRow(result.get(), row).integer(0);
        onRow(static_cast<std::size_t>(nth - 1), PgRow(result.get(), row, 1));
    }
}

void PgConnection::executeScript(const QByteArray& sql)
{
    // The one type of ours that has another name here.
    (void)plain(QByteArray(sql).replace(" BLOB", " BYTEA").constData());
}

void PgConnection::begin()
{
    if (!m_connection)
        connect();
    // The only pending transaction is one whose rolling back failed, and then the connection is gone.
    (void)plain("BEGIN");
    m_gate = integerOf(kGate, {}).value_or(0);
}

void PgConnection::commit()
{
    collect(); // what fails there has failed before the commit
    m_isCommitting = true;
    m_isUncertain = false;
    const Result result = plain("COMMIT");
    m_isCommitting = false;
    // After a failed statement COMMIT rolls back and says so, without an error.
    if (result && qstrcmp(PQcmdStatus(result.get()), "COMMIT") != 0)
        failWith({QStringLiteral("COMMIT: the transaction was rolled back"), SqlError::Kind::Failed});
    else if (result && m_isUncertain)
        failWith({QStringLiteral("COMMIT: the standby may not have it"), SqlError::Kind::OutcomeUnknown});
    m_lastGate = m_failure ? -1 : m_gate;
}

void PgConnection::rollBack()
{
    collect();
    if (!m_connection || PQtransactionStatus(m_connection.get()) == PQTRANS_IDLE)
        return;
    const auto failure = std::exchange(m_failure, std::nullopt);
    (void)plain("ROLLBACK");
    // A connection that could not roll back is of no use; closing it does.
    if (m_failure)
        m_connection.reset();
    m_failure = failure;
}

} // namespace xuanhao
