// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/officestore.h"

namespace xuanhao {

namespace {

constexpr const char* kSave = R"(
INSERT INTO office (authority, document, profile, calendar, changed_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (authority) DO UPDATE SET document = excluded.document, profile = excluded.profile,
                                      calendar = excluded.calendar, changed_at = excluded.changed_at)";
constexpr const char* kSaveText = R"(
INSERT INTO office_text (authority, id, version, title, body, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (authority, id) DO UPDATE SET version = excluded.version, title = excluded.title, body = excluded.body,
                                          changed_at = excluded.changed_at)";
constexpr const char* kOffice =
    "SELECT authority, document, profile, calendar FROM office ORDER BY authority LIMIT 1";
constexpr const char* kTexts =
    "SELECT id, version, title, body FROM office_text WHERE authority = $1 ORDER BY id";

} // namespace

void OfficeStore::save(const OfficeRow& office, Instant now)
{
    m_sql.execute(kSave, {office.authority, QString::fromUtf8(office.document),
                          QString::fromUtf8(office.profile), QString::fromUtf8(office.calendar), now});
    for (const OfficeText& text : office.texts)
        m_sql.execute(kSaveText, {office.authority, text.id, text.version, text.title, text.body, now});
}

std::optional<OfficeRow> OfficeStore::office()
{
    std::optional<OfficeRow> result;
    m_sql.query(kOffice, {}, [&](const SqlRow& row) {
        result = OfficeRow{row.text(0), row.text(1).toUtf8(), row.text(2).toUtf8(), row.text(3).toUtf8(), {}};
    });
    if (!result)
        return result;
    m_sql.query(kTexts, {result->authority}, [&](const SqlRow& row) {
        result->texts.append(OfficeText{row.text(0), row.text(1), row.text(2), row.text(3)});
    });
    return result;
}

} // namespace xuanhao
