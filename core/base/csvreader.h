// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QIODevice>
#include <QStringList>

#include <optional>

namespace xuanhao {

struct CsvRecord
{
    qint64 line = 0; ///< where it begins, from 1
    QStringList fields;
};

struct CsvError
{
    qint64 line = 0;
    QString text; ///< English
};

/// Reads comma-separated values (RFC 4180) of any length, one record at a time, in little memory.
///
/// UTF-8 with or without a byte order mark; lines end with LF or CRLF; fields may stand in quotation marks,
/// doubled inside. Empty lines are skipped. A record that is malformed costs its line; what makes the rest
/// unreadable (another encoding, a quotation mark that never closes, a failing disk, more than kMaxRecord
/// bytes) ends the file.
class CsvReader
{
public:
    static constexpr qsizetype kMaxRecord = 64 * 1024;
    static constexpr qsizetype kMaxFields = 100;

    /// The device is open for reading and outlives the reader.
    explicit CsvReader(QIODevice& device);

    /// The next record, or what is wrong with it; nullopt at the end of the file, and after an error that
    /// ends it.
    [[nodiscard]] std::optional<Expected<CsvRecord, CsvError>> next();
    /// Of all bytes that were read; of the whole file once next() came to its end.
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); }

private:
    using Outcome = Expected<CsvRecord, CsvError>;

    [[nodiscard]] std::optional<char> take();
    [[nodiscard]] std::optional<char> peek();
    [[nodiscard]] bool fill();
    void skipLine();
    [[nodiscard]] Outcome ended(QString text);
    [[nodiscard]] Outcome damaged(QString text);
    [[nodiscard]] std::optional<CsvError> quoted(QByteArray& field);
    [[nodiscard]] Outcome record();

    QIODevice& m_device;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_block;
    qsizetype m_at = 0;
    qsizetype m_size = 0; ///< of the record so far, in bytes
    qint64 m_line = 1;
    qint64 m_begin = 1; ///< the line where the record begins
    bool m_isAtBegin = true;
    bool m_isOver = false;
    bool m_hasFailed = false;
};

} // namespace xuanhao
