// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sql.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace xuanhao {

/// The last line of a page, after which the next one begins: paging costs the same at the end of a list as at
/// its beginning, and lines that come or go meanwhile move no others.
struct PageMark
{
    QString key; ///< what the list is ordered by, as text
    QString id;

    [[nodiscard]] QString text() const { return key + QLatin1Char('/') + id; }
    [[nodiscard]] static std::optional<PageMark> parse(const QString& text)
    {
        const qsizetype slash = text.lastIndexOf(QLatin1Char('/'));
        if (slash < 0 || slash + 1 == text.size())
            return std::nullopt;
        return PageMark{text.left(slash), text.mid(slash + 1)};
    }
};

/// A column a list can be ordered by.
struct PageOrder
{
    enum class Type { Text, Number };

    const char* column;
    Type type = Type::Text;
    bool isDescending = false;

    /// nullopt when the mark is of another order.
    [[nodiscard]] std::optional<SqlValue> keyOf(const PageMark& mark) const
    {
        if (type == Type::Text)
            return SqlValue(mark.key);
        bool isNumber = false;
        const qlonglong number = mark.key.toLongLong(&isNumber);
        return isNumber ? std::optional(SqlValue(number)) : std::nullopt;
    }
    /// As the database orders; both marks are of this order.
    [[nodiscard]] bool isBefore(const PageMark& a, const PageMark& b) const
    {
        const PageMark& first = isDescending ? b : a;
        const PageMark& second = isDescending ? a : b;
        if (first.key == second.key)
            return first.id < second.id;
        return type == Type::Text ? first.key < second.key : first.key.toLongLong() < second.key.toLongLong();
    }
    /// A select whose condition has a range of days, " AND last_day >= $1 AND last_day <= $2", made ready for
    /// this order, so that nothing is sorted and a late page costs what the first does. When the days order,
    /// the range begins at the mark; when another column does, its index must lead: an expression is not
    /// looked up.
    [[nodiscard]] QByteArray rangedSelect(const char* select, const char* days, QString& from, QString& to,
                                          const std::optional<PageMark>& after) const
    {
        if (qstrcmp(column, days) != 0)
            return QByteArray(select).replace(QByteArray(" AND ") + days,
                                              QByteArray(" AND ") + days + " || ''");
        if (after && isDescending)
            to = qMin(to, after->key);
        else if (after)
            from = qMax(from, after->key);
        return select;
    }
    /// " AND (last_day, id) > ($6, $7)", for the two parameters from `first` on.
    [[nodiscard]] QByteArray condition(int first) const
    {
        return QByteArray(" AND (") + column + ", id) " + (isDescending ? '<' : '>') + " ($" +
               QByteArray::number(first) + ", $" + QByteArray::number(first + 1) + ')';
    }
    /// " ORDER BY last_day, id LIMIT $8"
    [[nodiscard]] QByteArray clause(int limit) const
    {
        const char* direction = isDescending ? " DESC" : "";
        return QByteArray(" ORDER BY ") + column + direction + ", id" + direction + " LIMIT $" +
               QByteArray::number(limit);
    }
};

} // namespace xuanhao
