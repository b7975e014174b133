// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/pgstatement.h"

namespace xuanhao {

namespace {

/// Every $3 becomes r.p3, or NULL where the column has no type.
QByteArray withColumns(const QByteArray& sql, const QVarLengthArray<Oid, 16>& elements)
{
    QByteArray result;
    for (qsizetype i = 0; i < sql.size(); ++i) {
        if (sql.at(i) != '$') {
            result += sql.at(i);
            continue;
        }
        qsizetype number = 0;
        while (i + 1 < sql.size() && sql.at(i + 1) >= '0' && sql.at(i + 1) <= '9')
            number = number * 10 + (sql.at(++i) - '0');
        result += elements.at(number - 1) == 0 ? QByteArray("NULL") : "r.p" + QByteArray::number(number);
    }
    return result;
}

/// "unnest($1::bigint[], $2::text[]) WITH ORDINALITY AS r(p1, p3, nth)"
QByteArray rowSource(const QVarLengthArray<Oid, 16>& elements)
{
    QByteArray arrays;
    QByteArray names;
    int place = 0;
    for (qsizetype i = 0; i < elements.size(); ++i) {
        if (elements.at(i) == 0)
            continue;
        const char* type = elements.at(i) == kInt8 ? "bigint" : elements.at(i) == kText ? "text" : "bytea";
        arrays += (arrays.isEmpty() ? "$" : ", $") + QByteArray::number(++place) + "::" + type + "[]";
        names += 'p' + QByteArray::number(i + 1) + ", ";
    }
    return "unnest(" + arrays + ") WITH ORDINALITY AS r(" + names + "nth)";
}

} // namespace

QByteArray pgStatementForMany(const char* sql, const QVarLengthArray<Oid, 16>& elements)
{
    const QByteArray text = QByteArray(sql).simplified();
    const QByteArray source = rowSource(elements);
    if (text.startsWith("SELECT "))
        return "SELECT r.nth, q.* FROM " + source + " CROSS JOIN LATERAL (" + withColumns(text, elements) +
               ") q ORDER BY r.nth";
    // The order of the rows is the order of the locks they take.
    const QByteArray order = " ORDER BY r.nth";
    if (text.startsWith("INSERT ")) {
        const qsizetype conflict = text.indexOf(" ON CONFLICT");
        const QByteArray rest = conflict < 0 ? QByteArray() : text.mid(conflict);
        const QByteArray body = withColumns(conflict < 0 ? text : text.left(conflict), elements);
        const QByteArray values = " VALUES (";
        if (const qsizetype begin = body.indexOf(values); begin > 0)
            return body.left(begin) + " SELECT " +
                   body.mid(begin + values.size(), body.size() - begin - values.size() - 1) + " FROM " +
                   source + order + rest;
        const qsizetype condition = body.lastIndexOf(" WHERE EXISTS (");
        XUANHAO_CHECK(condition > 0);
        return body.left(condition) + " FROM " + source + body.mid(condition) + order + rest;
    }
    const qsizetype where = text.indexOf(" WHERE ");
    XUANHAO_CHECK(where > 0 && (text.startsWith("UPDATE ") || text.startsWith("DELETE ")));
    return withColumns(text.left(where), elements) + (text.startsWith("UPDATE ") ? " FROM " : " USING ") +
           source + withColumns(text.mid(where), elements);
}

} // namespace xuanhao
