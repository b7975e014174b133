// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/invoicestore.h"

namespace xuanhao {

namespace {

constexpr const char* kPut = R"(
INSERT INTO invoice (session, id, clarity, state, digest, width, height, received_at, counter, staff, decided_at,
                     decided_by, reason, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT (session) DO UPDATE SET id = excluded.id, clarity = excluded.clarity, state = excluded.state,
    digest = excluded.digest, width = excluded.width, height = excluded.height, received_at = excluded.received_at,
    counter = excluded.counter, staff = excluded.staff, decided_at = excluded.decided_at,
    decided_by = excluded.decided_by, reason = excluded.reason, sealed = excluded.sealed)";
constexpr const char* kOfSession = R"(
SELECT id, session, clarity, state, digest, width, height, received_at, counter, staff, decided_at, decided_by, reason
FROM invoice WHERE session = $1)";
constexpr const char* kWithId = R"(
SELECT id, session, clarity, state, digest, width, height, received_at, counter, staff, decided_at, decided_by, reason
FROM invoice WHERE id = $1)";
constexpr const char* kAll = R"(
SELECT id, session, clarity, state, digest, width, height, received_at, counter, staff, decided_at, decided_by, reason
FROM invoice ORDER BY received_at, id)";
constexpr const char* kSealed = "SELECT sealed FROM invoice WHERE id = $1";
constexpr const char* kDecide =
    "UPDATE invoice SET state = $1, decided_at = $2, decided_by = $3, reason = $4 WHERE id = $5";

} // namespace

void InvoiceStore::put(const InvoiceRow& invoice, const QByteArray& sealed)
{
    m_sql.execute(kPut, {invoice.session.value(), invoice.id.value(), wireWord(invoice.clarity),
                         wireWord(invoice.state), invoice.digest, invoice.size.width, invoice.size.height,
                         invoice.receivedFrom.at, invoice.receivedFrom.counter.value(),
                         invoice.receivedFrom.staff.value(), invoice.decidedAt, invoice.decidedBy.value(),
                         invoice.reason, sealed});
    m_ofSession.put(invoice.session.value().toUtf8(), invoice);
}

std::optional<InvoiceRow> InvoiceStore::ofSession(const SessionId& session)
{
    return m_ofSession.get(session.value().toUtf8(), [&] {
        std::vector<InvoiceRow> found = read(kOfSession, {session.value()});
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

std::optional<InvoiceRow> InvoiceStore::invoice(const InvoiceId& id)
{
    std::vector<InvoiceRow> found = read(kWithId, {id.value()});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<InvoiceRow> InvoiceStore::all()
{
    return read(kAll, {});
}

std::optional<QByteArray> InvoiceStore::sealedPicture(const InvoiceId& id)
{
    std::optional<QByteArray> sealed;
    m_sql.query(kSealed, {id.value()}, [&](const SqlRow& row) { sealed = row.blob(0); });
    return sealed;
}

void InvoiceStore::decide(const InvoiceId& id, InvoiceState state, const StaffId& staff,
                          const QString& reason, Instant now)
{
    m_sql.execute(kDecide, {wireWord(state), now, staff.value(), reason, id.value()});
    m_ofSession.forget();
}

std::vector<InvoiceRow> InvoiceStore::read(const char* query, SqlParameters parameters)
{
    std::vector<InvoiceRow> rows;
    m_sql.query(query, parameters, [&](const SqlRow& row) {
        rows.push_back({.id = InvoiceId(row.text(0)),
                        .session = SessionId(row.text(1)),
                        .clarity = clarityFromWire(row.text(2)).value_or(Clarity::Unreadable),
                        .state = invoiceStateFromWire(row.text(3)).value_or(InvoiceState::UnderReview),
                        .digest = row.text(4),
                        .size = {static_cast<int>(row.integer(5)), static_cast<int>(row.integer(6))},
                        .receivedFrom = {CounterId(row.text(8)), StaffId(row.text(9)), row.instant(7)},
                        .decidedAt = row.optionalInstant(10),
                        .decidedBy = StaffId(row.text(11)),
                        .reason = row.text(12)});
    });
    return rows;
}

} // namespace xuanhao
