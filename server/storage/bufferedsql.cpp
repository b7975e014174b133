// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/bufferedsql.h"

#include <algorithm>

namespace xuanhao {

void BufferedSql::write(const char* sql, const QByteArray& key, SqlParameters parameters, Expect expect)
{
    Row row(parameters.begin(), parameters.end());
    const auto known = m_places.constFind(key);
    std::optional<Place> before;
    if (known != m_places.constEnd()) {
        before = *known;
        if (Group& group = m_groups.at(before->group); group.sql == sql) {
            Row& there = group.entries.at(before->entry).values;
            m_steps.push_back({*before, std::exchange(there, std::move(row)), before});
            return;
        }
    }
    // Not before anything else that was done to the same row.
    std::size_t place = before ? before->group + 1 : 0;
    while (place < m_groups.size() && m_groups.at(place).sql != sql)
        ++place;
    if (place == m_groups.size())
        m_groups.push_back({sql, expect, {}});
    Group& group = m_groups.at(place);
    const Place here{place, group.entries.size()};
    group.entries.push_back({key, std::move(row)});
    m_places.insert(key, here);
    m_steps.push_back({here, std::nullopt, before});
}

bool BufferedSql::takeBack(Mark mark)
{
    if (m_sent > mark)
        return false;
    while (m_sent + m_steps.size() > mark) {
        Step& step = m_steps.back();
        Group& group = m_groups.at(step.place.group);
        if (step.replaced) {
            group.entries.at(step.place.entry).values = *std::move(step.replaced);
        } else {
            // Rows are added at the end, so the last step's row is the last of its group.
            const QByteArray key = group.entries.back().key;
            group.entries.pop_back();
            if (step.keyBefore)
                m_places.insert(key, *step.keyBefore);
            else
                m_places.remove(key);
        }
        m_steps.pop_back();
    }
    return true;
}

void BufferedSql::send()
{
    std::vector<Batch> batches;
    for (Group& group : m_groups) {
        if (group.entries.empty())
            continue;
        // Everybody locks in the same order.
        std::sort(group.entries.begin(), group.entries.end(),
                  [](const Entry& a, const Entry& b) { return a.key < b.key; });
        SqlRows rows;
        rows.reserve(group.entries.size());
        for (Entry& entry : group.entries)
            rows.push_back(std::move(entry.values));
        batches.push_back({group.sql, std::move(rows), group.expect});
    }
    if (!batches.empty()) {
        m_hasWritten = true;
        m_inner.executeAll(batches);
    }
    m_sent += m_steps.size();
    forget();
}

void BufferedSql::forget()
{
    m_groups.clear();
    m_places.clear();
    m_steps.clear();
}

std::int64_t BufferedSql::execute(const char* sql, SqlParameters parameters)
{
    send();
    m_hasWritten = true;
    ++m_sent;
    return m_inner.execute(sql, parameters);
}

std::int64_t BufferedSql::executeMany(const char* sql, const SqlRows& rows)
{
    send();
    m_hasWritten = true;
    ++m_sent;
    return m_inner.executeMany(sql, rows);
}

void BufferedSql::query(const char* sql, SqlParameters parameters,
                        const std::function<void(const SqlRow&)>& onRow)
{
    send();
    m_inner.query(sql, parameters, onRow);
}

void BufferedSql::queryMany(const char* sql, const SqlRows& rows,
                            const std::function<void(std::size_t, const SqlRow&)>& onRow)
{
    send();
    m_inner.queryMany(sql, rows, onRow);
}

void BufferedSql::executeScript(const QByteArray& sql)
{
    send();
    m_hasWritten = true;
    ++m_sent;
    m_inner.executeScript(sql);
}

void BufferedSql::touch()
{
    m_hasWritten = true;
    ++m_sent;
    m_inner.touch();
}

void BufferedSql::begin()
{
    forget();
    m_hasWritten = false;
    m_inner.begin();
}

void BufferedSql::commit()
{
    send();
    if (m_hasWritten)
        m_inner.commit();
    else if (!failure())
        m_inner.rollBack();
}

void BufferedSql::rollBack()
{
    forget();
    m_inner.rollBack();
}

} // namespace xuanhao
