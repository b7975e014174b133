// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/csvtable.h"

#include <QStringDecoder>

#include <algorithm>

namespace xuanhao {

namespace {

constexpr int kMostCells = 100;
constexpr int kLongestCell = 4000;

Unexpected<QString> wrong(int line, const QString& reason)
{
    return Unexpected{QStringLiteral("line %1: %2").arg(line).arg(reason)};
}

/// Walks through the text once.
class Reader
{
public:
    Reader(const QString& text, int mostRows)
        : m_text(text)
        , m_mostRows(mostRows)
    {}

    Expected<std::vector<CsvRow>, QString> read()
    {
        while (m_at < m_text.size()) {
            if (auto problem = readRow())
                return Unexpected{*problem};
        }
        return std::move(m_rows);
    }

private:
    [[nodiscard]] QChar here() const { return m_text.at(m_at); }
    [[nodiscard]] bool isAtEnd() const
    {
        return m_at == m_text.size() || here() == QLatin1Char('\n') || here() == QLatin1Char('\r');
    }

    std::optional<QString> readRow()
    {
        CsvRow row{m_line, {}};
        for (;;) {
            QString cell;
            if (auto problem = isAtEnd() || here() != QLatin1Char('"') ? readPlain(cell) : readQuoted(cell))
                return problem;
            row.cells.append(cell.trimmed());
            if (row.cells.size() > kMostCells)
                return at(QStringLiteral("has more than %1 cells").arg(kMostCells));
            if (isAtEnd())
                break;
            ++m_at; // the comma
        }
        skipLineEnd();
        const bool isEmpty = std::all_of(row.cells.begin(), row.cells.end(),
                                         [](const QString& cell) { return cell.isEmpty(); });
        if (isEmpty)
            return std::nullopt;
        if (static_cast<int>(m_rows.size()) == m_mostRows)
            return QStringLiteral("has more than %1 lines").arg(m_mostRows);
        m_rows.push_back(std::move(row));
        return std::nullopt;
    }
    std::optional<QString> readPlain(QString& cell)
    {
        const qsizetype from = m_at;
        while (!isAtEnd() && here() != QLatin1Char(',')) {
            if (here() == QLatin1Char('"'))
                return at(QStringLiteral("a quote stands inside a cell that does not begin with one"));
            ++m_at;
        }
        cell = m_text.mid(from, m_at - from);
        return tooLong(cell);
    }
    std::optional<QString> readQuoted(QString& cell)
    {
        const int begin = m_line;
        for (++m_at;; ++m_at) {
            if (m_at == m_text.size())
                return QStringLiteral("line %1: a quote is not closed").arg(begin);
            if (here() == QLatin1Char('"')) {
                if (m_at + 1 == m_text.size() || m_text.at(m_at + 1) != QLatin1Char('"'))
                    break;
                ++m_at;
            }
            if (here() == QLatin1Char('\n'))
                ++m_line;
            cell.append(here());
            if (auto problem = tooLong(cell))
                return problem;
        }
        ++m_at;
        if (!isAtEnd() && here() != QLatin1Char(','))
            return at(QStringLiteral("something stands behind a closing quote"));
        return std::nullopt;
    }
    void skipLineEnd()
    {
        ++m_line;
        if (m_at == m_text.size())
            return;
        const bool isCarriageReturn = here() == QLatin1Char('\r');
        ++m_at;
        if (isCarriageReturn && m_at < m_text.size() && here() == QLatin1Char('\n'))
            ++m_at;
    }
    [[nodiscard]] QString at(const QString& reason) const
    {
        return QStringLiteral("line %1: %2").arg(m_line).arg(reason);
    }
    [[nodiscard]] std::optional<QString> tooLong(const QString& cell) const
    {
        if (cell.size() <= kLongestCell)
            return std::nullopt;
        return at(QStringLiteral("a cell has more than %1 characters").arg(kLongestCell));
    }

    const QString& m_text;
    int m_mostRows;
    qsizetype m_at = 0;
    int m_line = 1;
    std::vector<CsvRow> m_rows;
};

} // namespace

std::optional<QString> utf8Text(const QByteArray& bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text.startsWith(QChar(QChar::ByteOrderMark)) ? text.mid(1) : text;
}

Expected<std::vector<CsvRow>, QString> readCsv(const QByteArray& bytes, int mostRows)
{
    const auto text = utf8Text(bytes);
    if (!text)
        return Unexpected{QStringLiteral("is no text in UTF-8; save it as \"CSV UTF-8\"")};
    if (const qsizetype null = text->indexOf(QChar::Null); null >= 0)
        return wrong(static_cast<int>(text->left(null).count(QLatin1Char('\n'))) + 1,
                     QStringLiteral("U+0000 is no text"));
    return Reader(*text, mostRows).read();
}

} // namespace xuanhao
