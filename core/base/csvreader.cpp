// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/csvreader.h"

#include <QStringDecoder>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr qint64 kBlock = 64 * 1024;
const QByteArray kByteOrderMark = "\xef\xbb\xbf";

const QString kZeroByte = QStringLiteral("this is no text (a zero byte); UTF-8 is needed, not UTF-16");

std::optional<QString> utf8(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

} // namespace

CsvReader::CsvReader(QIODevice& device)
    : m_device(device)
{}

bool CsvReader::fill()
{
    if (m_at < m_block.size())
        return true;
    // The first block must be longer than a byte order mark, however few bytes the device gives at
    // once.
    const qint64 needed = m_isAtBegin ? kByteOrderMark.size() + 1 : 1;
    m_block.resize(kBlock);
    qint64 size = 0;
    while (size < needed) {
        const qint64 more = m_device.read(m_block.data() + size, kBlock - size);
        m_hasFailed |= more < 0;
        if (more <= 0)
            break;
        size += more;
    }
    m_block.truncate(size);
    m_at = 0;
    m_hash.addData(m_block);
    if (m_isAtBegin && m_block.startsWith(kByteOrderMark))
        m_at = kByteOrderMark.size();
    m_isAtBegin = false;
    return m_at < m_block.size();
}

std::optional<char> CsvReader::peek()
{
    return fill() ? std::optional(m_block.at(m_at)) : std::nullopt;
}

std::optional<char> CsvReader::take()
{
    if (!fill())
        return std::nullopt;
    const char c = m_block.at(m_at++);
    ++m_size;
    if (c == '\n')
        ++m_line;
    return c;
}

void CsvReader::skipLine()
{
    while (const auto c = take()) {
        if (*c == '\n')
            return;
    }
}

CsvReader::Outcome CsvReader::ended(QString text)
{
    m_isOver = true;
    return Unexpected{CsvError{m_begin, std::move(text)}};
}

CsvReader::Outcome CsvReader::damaged(QString text)
{
    skipLine();
    return Unexpected{CsvError{m_begin, std::move(text)}};
}

/// After the opening quotation mark; up to the closing one.
std::optional<CsvError> CsvReader::quoted(QByteArray& field)
{
    for (;;) {
        const auto c = take();
        if (!c || m_size > kMaxRecord)
            return CsvError{m_begin, QStringLiteral("a quotation mark is not closed")};
        if (*c == '\0')
            return CsvError{m_begin, kZeroByte};
        if (*c != '"')
            field.append(*c);
        else if (peek() == '"')
            field.append(*take());
        else
            return std::nullopt;
    }
}

CsvReader::Outcome CsvReader::record()
{
    CsvRecord record{m_begin, {}};
    QByteArray field;
    bool isQuoted = false;
    const auto finish = [&]() -> std::optional<CsvError> {
        auto text = utf8(field);
        if (!text)
            return CsvError{m_begin,
                            QStringLiteral("this is not UTF-8; save the file as UTF-8 (it may be GBK)")};
        record.fields.append(*std::move(text));
        field.clear();
        isQuoted = false;
        return std::nullopt;
    };
    for (;;) {
        const auto c = take();
        if (m_size > kMaxRecord)
            return ended(QStringLiteral("the line has more than %1 bytes").arg(kMaxRecord));
        if (c == '\0')
            return ended(kZeroByte);
        const bool isEnd = !c || *c == '\n' || (*c == '\r' && (!peek() || peek() == '\n'));
        if (isEnd || *c == ',') {
            if (record.fields.size() == kMaxFields)
                return isEnd ? Outcome(Unexpected{CsvError{m_begin, QStringLiteral("too many fields")}})
                             : damaged(QStringLiteral("too many fields"));
            if (auto error = finish())
                return ended(error->text);
            if (isEnd && c == '\r')
                (void)take();
            if (isEnd)
                return record;
            continue;
        }
        if (isQuoted)
            return damaged(QStringLiteral("something stands behind a closing quotation mark"));
        if (*c == '\r')
            return damaged(QStringLiteral("a carriage return stands inside the line"));
        if (*c != '"') {
            field.append(*c);
            continue;
        }
        if (!field.isEmpty())
            return damaged(QStringLiteral("a quotation mark stands inside a field"));
        if (auto error = quoted(field))
            return ended(error->text);
        isQuoted = true;
    }
}

std::optional<CsvReader::Outcome> CsvReader::next()
{
    while (!m_isOver && peek()) {
        m_begin = m_line;
        m_size = 0;
        Outcome outcome = record();
        const bool isEmptyLine = outcome && outcome->fields.size() == 1 && outcome->fields.first().isEmpty();
        if (!isEmptyLine)
            return outcome;
    }
    const bool isNews = m_hasFailed && !m_isOver;
    m_isOver = true;
    if (isNews) // what was read so far is not the file
        return Outcome(Unexpected{CsvError{m_line, m_device.errorString()}});
    return std::nullopt;
}

} // namespace xuanhao
