// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/storage/invoicestore.h"

#include "core/base/json.h"
#include "core/storage/statement.h"

namespace xuanhao {

namespace {

constexpr const char* kFind = "SELECT sealed FROM invoice_picture WHERE case_id = ?";
constexpr const char* kSave = "INSERT INTO invoice_picture (case_id, sealed, changed_at) VALUES (?, ?, ?) "
                              "ON CONFLICT (case_id) DO UPDATE SET sealed = excluded.sealed, "
                              "changed_at = excluded.changed_at";
constexpr const char* kRemove = "DELETE FROM invoice_picture WHERE case_id = ?";

QByteArray contextOf(const QString& caseId)
{
    return "invoice:" + caseId.toUtf8();
}

/// One line of JSON, then the JPEG as it is.
QByteArray contentOf(const InvoicePicture& picture)
{
    return toCanonicalJson({{QStringLiteral("fileName"), picture.fileName},
                            {QStringLiteral("clarity"), wireWord(picture.clarity)}}) +
           '\n' + picture.jpeg;
}

std::optional<InvoicePicture> pictureOf(const QByteArray& content)
{
    const qsizetype end = content.indexOf('\n');
    const auto head = parseJsonObject(content.left(end));
    if (end < 0 || !head)
        return std::nullopt;
    const auto clarity = clarityFromWire(head->value(QStringLiteral("clarity")).toString());
    if (!clarity)
        return std::nullopt;
    return InvoicePicture{head->value(QStringLiteral("fileName")).toString(), *clarity, content.mid(end + 1)};
}

} // namespace

Expected<std::optional<InvoicePicture>, StorageError> InvoicePictureStore::find(const QString& caseId) const
{
    Statement statement(m_database, kFind);
    statement.bind(caseId);
    const auto row = statement.next();
    if (!row)
        return Unexpected{row.error()};
    if (!*row)
        return std::optional<InvoicePicture>();
    const auto content = m_sealer.open(contextOf(caseId), statement.bytes(0));
    if (!content)
        return Unexpected{
            StorageError{StorageError::Code::KeyMissing, QStringLiteral("an invoice picture does not open")}};
    auto picture = pictureOf(*content);
    if (!picture)
        return Unexpected{
            StorageError{StorageError::Code::Damaged, QStringLiteral("a stored invoice picture is none")}};
    return picture;
}

Expected<Done, StorageError> InvoicePictureStore::save(const QString& caseId, const InvoicePicture& picture,
                                                       Instant now)
{
    return Statement(m_database, kSave)
        .bind(caseId)
        .bind(m_sealer.seal(contextOf(caseId), contentOf(picture)))
        .bind(toMilliseconds(now))
        .run();
}

Expected<Done, StorageError> InvoicePictureStore::remove(const QString& caseId)
{
    return Statement(m_database, kRemove).bind(caseId).run();
}

} // namespace xuanhao
