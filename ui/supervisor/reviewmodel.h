// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/banner.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>

namespace xuanhao {

/// One line of a supervisors' list, as it is read.
struct ReviewRow
{
    QString id;
    QStringList cells;
    std::optional<Tone> tone; ///< colours the line: soon due, overdue, waiting
};

/// The lines read so far. When the view comes to their end it wants more, which come page by page.
class ReviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ReviewModel(QStringList titles, QObject* parent = nullptr);

    void clear();
    void append(const QList<ReviewRow>& rows, bool hasMore);
    /// Shows a line anew where it stands; false when it is not here or reads as it did.
    bool replace(const ReviewRow& row);
    /// Nothing further comes for the time being, because asking failed.
    void stop() { m_hasMore = false; }
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    [[nodiscard]] const QStringList& titles() const { return m_titles; }
    [[nodiscard]] const QList<ReviewRow>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    void wantsMore();

private:
    QStringList m_titles;
    QList<ReviewRow> m_rows;
    bool m_hasMore = false;
};

} // namespace xuanhao
