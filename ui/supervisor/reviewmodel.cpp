// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/supervisor/reviewmodel.h"

#include <algorithm>

namespace xuanhao {

ReviewModel::ReviewModel(QStringList titles, QObject* parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
{}

void ReviewModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_hasMore = false;
    endResetModel();
}

void ReviewModel::append(const QList<ReviewRow>& rows, bool hasMore)
{
    m_hasMore = hasMore;
    if (rows.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
}

bool ReviewModel::replace(const ReviewRow& row)
{
    const auto old =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const ReviewRow& item) { return item.id == row.id; });
    if (old == m_rows.end() || old->cells == row.cells)
        return false;
    *old = row;
    const int at = static_cast<int>(old - m_rows.begin());
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    return true;
}

int ReviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ReviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const ReviewRow& row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.cells.value(index.column());
    case Qt::BackgroundRole:
        return row.tone ? QVariant(softColour(*row.tone)) : QVariant();
    default:
        return {};
    }
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return m_titles.value(section);
}

bool ReviewModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && m_hasMore;
}

void ReviewModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        Q_EMIT wantsMore();
}

} // namespace xuanhao
