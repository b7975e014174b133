// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/check.h"
#include "server/storage/sql.h"

#include <QVarLengthArray>
#include <QtEndian>

#include <libpq-fe.h>

#include <algorithm>

namespace xuanhao {

// Of pg_type.dat, which never changes.
inline constexpr Oid kBool = 16;
inline constexpr Oid kBytea = 17;
inline constexpr Oid kInt8 = 20;
inline constexpr Oid kInt2 = 21;
inline constexpr Oid kInt4 = 23;
inline constexpr Oid kText = 25;
inline constexpr Oid kByteaArray = 1001;
inline constexpr Oid kTextArray = 1009;
inline constexpr Oid kInt8Array = 1016;
inline constexpr int kBinary = 1;

/// The parameters of one call in the form libpq wants.
class PgParameters
{
public:
    explicit PgParameters(SqlParameters given)
    {
        reserve(static_cast<qsizetype>(given.size()));
        for (const SqlValue& value : given)
            add(typeOf(value), isNull(value) ? QByteArray() : bytesOf(value));
        settle();
    }
    /// Each column of the rows as one array; a column of nothing but NULL is left out (its type is unknown).
    explicit PgParameters(const SqlRows& rows)
    {
        const std::size_t columns = rows.front().size();
        reserve(static_cast<qsizetype>(columns));
        for (std::size_t column = 0; column < columns; ++column) {
            const auto value = std::find_if(rows.begin(), rows.end(),
                                            [&](const auto& row) { return !isNull(row.at(column)); });
            const Oid type = value == rows.end() ? 0 : typeOf(value->at(column));
            elements.append(type);
            if (type != 0)
                add(arrayOf(type), arrayBytes(rows, column, type));
        }
        settle();
    }

    QVarLengthArray<Oid, 16> types; ///< 0: NULL, its type is the place's
    QVarLengthArray<const char*, 16> values;
    QVarLengthArray<int, 16> lengths;
    QVarLengthArray<int, 16> formats;
    QVarLengthArray<Oid, 16> elements; ///< of arrays; 0: left out

private:
    void reserve(qsizetype count)
    {
        types.reserve(count);
        m_bytes.reserve(count);
    }
    void add(Oid type, QByteArray bytes)
    {
        types.append(type);
        m_bytes.append(std::move(bytes));
    }
    /// Only when all are there do the bytes stay where they are.
    void settle()
    {
        for (qsizetype i = 0; i < types.size(); ++i) {
            values.append(types.at(i) == 0 ? nullptr : m_bytes.at(i).constData());
            lengths.append(static_cast<int>(m_bytes.at(i).size()));
            formats.append(kBinary);
        }
    }

    [[nodiscard]] static bool isNull(const SqlValue& value)
    {
        return std::holds_alternative<SqlValue::Null>(value.content());
    }
    [[nodiscard]] static Oid typeOf(const SqlValue& value)
    {
        constexpr Oid kTypes[] = {0, kInt8, kText, kBytea};
        static_assert(std::variant_size_v<SqlValue::Content> == std::size(kTypes));
        return kTypes[value.content().index()];
    }
    [[nodiscard]] static QByteArray bytesOf(const SqlValue& value)
    {
        if (const auto* integer = std::get_if<std::int64_t>(&value.content()))
            return bigEndian(*integer);
        if (const auto* text = std::get_if<QString>(&value.content()))
            return text->toUtf8();
        return std::get<QByteArray>(value.content());
    }
    template <typename T>
    [[nodiscard]] static QByteArray bigEndian(T number)
    {
        QByteArray bytes(sizeof number, Qt::Uninitialized);
        qToBigEndian(number, bytes.data());
        return bytes;
    }
    [[nodiscard]] static Oid arrayOf(Oid element)
    {
        return element == kInt8 ? kInt8Array : element == kText ? kTextArray : kByteaArray;
    }
    /// As array_recv() reads it: dimensions, whether there are NULLs, element type, size, lower bound; then
    /// each element with its length.
    [[nodiscard]] static QByteArray arrayBytes(const SqlRows& rows, std::size_t column, Oid element)
    {
        constexpr qint32 kNullLength = -1;
        QByteArray elements;
        bool hasNulls = false;
        for (const auto& row : rows) {
            const SqlValue& value = row.at(column);
            if (isNull(value)) {
                hasNulls = true;
                elements += bigEndian(kNullLength);
                continue;
            }
            XUANHAO_CHECK(typeOf(value) == element);
            const QByteArray bytes = bytesOf(value);
            elements += bigEndian(static_cast<qint32>(bytes.size())) + bytes;
        }
        return bigEndian(qint32{1}) + bigEndian(qint32{hasNulls ? 1 : 0}) +
               bigEndian(static_cast<quint32>(element)) + bigEndian(static_cast<qint32>(rows.size())) +
               bigEndian(qint32{1}) + elements;
    }

    QVarLengthArray<QByteArray, 16> m_bytes;
};

/// A statement for one row, rewritten for many: the parameters become columns of a row source.
/// `elements` are those of the rows' PgParameters.
[[nodiscard]] QByteArray pgStatementForMany(const char* sql, const QVarLengthArray<Oid, 16>& elements);

} // namespace xuanhao
