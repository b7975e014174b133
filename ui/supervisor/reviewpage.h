// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "ui/shell/page.h"
#include "ui/shell/uicontext.h"
#include "ui/supervisor/reviewmodel.h"

#include <QSaveFile>

#include <functional>
#include <memory>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QTableView;

namespace xuanhao {

/// A supervisors' list: filters and search above, the lines below, page by page from central; opened with
/// Enter, exported as CSV. Which list it is says the page that derives from it.
class ReviewPage : public Page
{
    Q_OBJECT

public:
    [[nodiscard]] QList<PageCommand> commands() override;
    void activate() override;
    [[nodiscard]] bool isExporting() const { return m_export != nullptr; }

protected:
    struct Column
    {
        QString title;
        int width; ///< in logical pixels
        /// What a press on its title orders by; below zero: nothing.
        int order = -1;
    };
    /// What one page of central's answer says here.
    struct Slice
    {
        QList<ReviewRow> rows;
        QString next;           ///< empty: that was all
        QString summary;        ///< numbers above the list; empty: as they were
        bool isComplete = true; ///< false: the search found more than is looked at
    };
    using Answer = std::function<void(Expected<Slice, Failure>)>;

    ReviewPage(const QString& heading, const QList<Column>& columns, const UiContext& context);

    /// Reads one page of a list; which list was settled when it was made.
    using Fetch = std::function<void(const QString& after, int limit, const Answer& answer)>;
    /// The list that filters, search and order ask for now.
    [[nodiscard]] virtual Fetch makeFetch() = 0;
    virtual void open(const QString& id) = 0;
    /// The proposed name of an exported file, without extension.
    [[nodiscard]] virtual QString exportName() const = 0;

    [[nodiscard]] const UiContext& context() const { return m_context; }
    void addFilter(const QString& label, QWidget* filter);
    /// What is searched for; empty: everything.
    [[nodiscard]] QString searchText() const;
    [[nodiscard]] int order() const { return m_order; }
    [[nodiscard]] bool isDescending() const { return m_isDescending; }
    void setOrder(int order, bool isDescending);
    /// Somebody asked for another order, which is set.
    virtual void orderChosen() {}
    /// What stands below a list without lines.
    [[nodiscard]] virtual QString emptyText() const;
    /// Reads the list anew from its beginning.
    void reload();
    /// Shows a line anew where it stands and, when it has changed, the numbers above the list.
    void renew(const ReviewRow& row);
    [[nodiscard]] QString selectedId() const;

private:
    struct Export
    {
        QSaveFile file;
        Fetch fetch;
        int lines = 0;
    };

    void addTable(const QList<Column>& columns);
    void readMore();
    void show(const Slice& slice);
    void orderBy(int column);
    void orderByNext();
    [[nodiscard]] QString orderText() const;
    void showLoaded();
    void openSelected();
    void chooseFile();
    void exportMore(const std::shared_ptr<Export>& job, const QString& after);
    void finishExport(const std::shared_ptr<Export>& job);

    UiContext m_context;
    QList<Column> m_columns;
    ReviewModel* m_model;
    QHBoxLayout* m_filters;
    QLineEdit* m_text;
    QLabel* m_summary;
    QLabel* m_loaded;
    QTableView* m_table;
    bool m_isSearchComplete = true;
    Fetch m_fetch; ///< what is shown; text that is still being typed changes nothing
    QString m_next;
    int m_order = 0;
    bool m_isDescending = false;
    bool m_isReading = false;
    int m_generation = 0; ///< answers of an earlier list are thrown away
    std::shared_ptr<Export> m_export;
};

} // namespace xuanhao
