// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/vehicle/invoicepicture.h"
#include "server/storage/keys.h"
#include "server/storage/peoplestore.h"
#include "server/storage/rowcache.h"
#include "server/storage/sql.h"

#include <vector>

namespace xuanhao {

struct InvoiceRow
{
    InvoiceId id;
    SessionId session;
    Clarity clarity = Clarity::Unreadable;
    InvoiceState state = InvoiceState::UnderReview;
    QString digest; ///< InvoicePicture::digest()
    JpegSize size;
    Actor receivedFrom; ///< counter, staff, time
    /// When a supervisor decided; nothing while only the measure has.
    std::optional<Instant> decidedAt;
    StaffId decidedBy;
    QString reason;
};

/// The pictures of invoices, at most one for a session.
class InvoiceStore
{
public:
    explicit InvoiceStore(SqlConnection& sql)
        : m_sql(sql)
    {}

    /// Puts the picture in the place of the session's earlier one, which is gone then.
    void put(const InvoiceRow& invoice, const QByteArray& sealed);
    [[nodiscard]] std::optional<InvoiceRow> ofSession(const SessionId& session);
    [[nodiscard]] std::optional<InvoiceRow> invoice(const InvoiceId& id);
    /// Oldest first.
    [[nodiscard]] std::vector<InvoiceRow> all();
    [[nodiscard]] std::optional<QByteArray> sealedPicture(const InvoiceId& id);
    void decide(const InvoiceId& id, InvoiceState state, const StaffId& staff, const QString& reason,
                Instant now);

    [[nodiscard]] std::vector<Memory*> memories() { return {&m_ofSession}; }

private:
    [[nodiscard]] std::vector<InvoiceRow> read(const char* query, SqlParameters parameters);

    SqlConnection& m_sql;
    RowCache<InvoiceRow> m_ofSession;
};

} // namespace xuanhao
