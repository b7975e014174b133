// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/reportstore.h"

#include "core/protocol/sessionview.h"

namespace xuanhao {

namespace {

// The condition on the action is that of the index, word for word: SQLite takes it for no other.
constexpr const char* kBegun = R"(
SELECT staff, sum(CASE WHEN action = 'account.register' THEN 1 ELSE 0 END),
       sum(CASE WHEN action = 'session.open' THEN 1 ELSE 0 END)
FROM audit
WHERE counter = $1 AND at >= $2 AND at < $3 AND action IN ('account.register', 'session.open')
GROUP BY staff)";
constexpr const char* kFinished = R"(
SELECT clerk, reserved_mode, count(*)
FROM (SELECT reserved_mode,
             CASE WHEN reserved_mode IS NULL THEN ''
                  ELSE coalesce((SELECT audit.staff FROM audit
                                 WHERE audit.object = session.id AND audit.counter = session.counter
                                       AND audit.staff <> '' AND audit.at <= session.finished_at
                                 ORDER BY audit.seq DESC LIMIT 1),
                                session.staff) END AS clerk
      FROM session
      WHERE session.counter = $1 AND session.finished_at >= $2 AND session.finished_at < $3) AS finished
GROUP BY clerk, reserved_mode)";
constexpr const char* kPrinted = R"(
SELECT staff, kind, sum(copies), sum(CASE WHEN subject = '' THEN 0 WHEN nth = 1 THEN copies - 1 ELSE copies END)
FROM sheet
WHERE counter = $1 AND at >= $2 AND at < $3
GROUP BY staff, kind)";

int countOf(const SqlRow& row, int column)
{
    return static_cast<int>(row.integer(column));
}

} // namespace

std::vector<ReportStore::Begun> ReportStore::begun(const Span& span)
{
    std::vector<Begun> rows;
    m_sql.query(kBegun, {span.counter.value(), span.from, span.to}, [&](const SqlRow& row) {
        rows.push_back(
            {.staff = StaffId(row.text(0)), .registered = countOf(row, 1), .opened = countOf(row, 2)});
    });
    return rows;
}

std::vector<ReportStore::Finished> ReportStore::finished(const Span& span)
{
    std::vector<Finished> rows;
    m_sql.query(kFinished, {span.counter.value(), span.from, span.to}, [&](const SqlRow& row) {
        rows.push_back({.staff = StaffId(row.text(0)),
                        .mode = row.isNull(1) ? std::nullopt : choiceModeFromWire(row.text(1)),
                        .count = countOf(row, 2)});
    });
    return rows;
}

std::vector<ReportStore::Printed> ReportStore::printed(const Span& span)
{
    std::vector<Printed> rows;
    m_sql.query(kPrinted, {span.counter.value(), span.from, span.to}, [&](const SqlRow& row) {
        rows.push_back({.staff = StaffId(row.text(0)),
                        .kind = sheetKindFromWire(row.text(1)).value_or(SheetKind::Application),
                        .copies = countOf(row, 2),
                        .again = countOf(row, 3)});
    });
    return rows;
}

} // namespace xuanhao
