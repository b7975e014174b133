// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/supervisor/reviewpage.h"

#include "core/services/connection.h"
#include "ui/support/csvtext.h"
#include "ui/support/errortext.h"
#include "ui/theme/tokens.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QShortcut>
#include <QStandardPaths>
#include <QTableView>
#include <QVBoxLayout>

namespace xuanhao {

namespace {

constexpr int kPageSize = 100;
constexpr int kExportSize = 500;
constexpr int kRowHeight = 32;
constexpr int kNoLimit = 16'777'215;

} // namespace

ReviewPage::ReviewPage(const QString& heading, const QList<Column>& columns, const UiContext& context)
    : Page(heading)
    , m_context(context)
    , m_columns(columns)
    , m_model([&] {
        QStringList titles;
        for (const Column& column : columns)
            titles.append(column.title);
        return new ReviewModel(titles, this);
    }())
    , m_filters(new QHBoxLayout)
    , m_text(new QLineEdit)
    , m_summary(new QLabel)
    , m_loaded(new QLabel)
    , m_table(new QTableView)
{
    setBodyWidth(kNoLimit);
    m_filters->setSpacing(theme::kGap);
    m_text->setObjectName(QStringLiteral("reviewTextLineEdit"));
    m_text->setMaxLength(60);
    m_text->setClearButtonEnabled(true);
    m_text->setMinimumWidth(180);
    m_text->setPlaceholderText(tr("Number, case, document, mobile, VIN"));
    auto* label = new QLabel(tr("&Find"));
    label->setBuddy(m_text);
    m_text->setAccessibleName(plainLabel(label->text()));
    m_filters->addWidget(label);
    m_filters->addWidget(m_text, 1);
    header()->addLayout(m_filters);
    m_summary->setObjectName(QStringLiteral("reviewSummaryLabel"));
    m_summary->setTextFormat(Qt::PlainText);
    header()->addWidget(m_summary);
    addTable(columns);
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        reload();
        m_table->setFocus();
    });
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty())
            reload();
    });
    auto* slash = new QShortcut(QKeySequence(Qt::Key_Slash), m_table);
    slash->setContext(Qt::WidgetShortcut);
    connect(slash, &QShortcut::activated, m_text, [this] { m_text->setFocus(Qt::ShortcutFocusReason); });
}

void ReviewPage::addTable(const QList<Column>& columns)
{
    m_table->setObjectName(QStringLiteral("reviewTableView"));
    m_table->setAccessibleName(heading());
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    QHeaderView* titles = m_table->horizontalHeader();
    titles->setStretchLastSection(true);
    titles->setSectionsClickable(true);
    titles->setHighlightSections(false);
    titles->setSortIndicatorShown(true);
    titles->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int i = 0; i < columns.size(); ++i)
        m_table->setColumnWidth(i, columns[i].width);
    m_table->setMinimumHeight(6 * kRowHeight);
    m_loaded->setObjectName(QStringLiteral("reviewLoadedLabel"));
    body()->setAlignment({});
    body()->setSpacing(theme::kGap);
    body()->addWidget(m_table, 1);
    body()->addWidget(m_loaded);
    connect(m_model, &ReviewModel::wantsMore, this, &ReviewPage::readMore);
    connect(titles, &QHeaderView::sectionClicked, this, &ReviewPage::orderBy);
    connect(m_table, &QTableView::activated, this, [this] { openSelected(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &Page::commandsChanged);
}

void ReviewPage::addFilter(const QString& label, QWidget* filter)
{
    auto* text = new QLabel(label);
    text->setBuddy(filter);
    if (filter->accessibleName().isEmpty())
        filter->setAccessibleName(plainLabel(label));
    const int before = m_filters->count() - 2; // what is searched for stands last
    m_filters->insertWidget(before, text);
    m_filters->insertWidget(before + 1, filter);
}

QString ReviewPage::searchText() const
{
    return m_text->text().trimmed();
}

void ReviewPage::activate()
{
    if (m_model->rows().isEmpty()) // a list that comes back to the front is as it was left
        reload();
    m_table->setFocus(Qt::OtherFocusReason);
}

void ReviewPage::setOrder(int order, bool isDescending)
{
    m_order = order;
    m_isDescending = isDescending;
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].order == order)
            m_table->horizontalHeader()->setSortIndicator(i, isDescending ? Qt::DescendingOrder
                                                                          : Qt::AscendingOrder);
    }
}

void ReviewPage::orderBy(int column)
{
    const int order = m_columns[column].order;
    if (order >= 0) {
        setOrder(order, order == m_order && !m_isDescending);
        orderChosen();
        reload();
    } else {
        setOrder(m_order, m_isDescending); // the arrow goes back to where the order is
    }
}

/// The orders one after the other, each upwards and then downwards.
void ReviewPage::orderByNext()
{
    QList<int> orders;
    for (const Column& column : m_columns) {
        if (column.order >= 0)
            orders.append(column.order);
    }
    const qsizetype next = (orders.indexOf(m_order) + 1) % orders.size();
    setOrder(m_isDescending ? orders[next] : m_order, !m_isDescending);
    orderChosen();
    reload();
}

QString ReviewPage::orderText() const
{
    for (const Column& column : m_columns) {
        if (column.order == m_order)
            return m_isDescending ? tr("Order: %1, descending").arg(column.title)
                                  : tr("Order: %1, ascending").arg(column.title);
    }
    return {};
}

void ReviewPage::reload()
{
    ++m_generation;
    m_isReading = false;
    m_fetch = makeFetch();
    m_next.clear();
    m_model->clear();
    banner().clear();
    readMore();
}

void ReviewPage::readMore()
{
    if (m_isReading)
        return;
    m_isReading = true;
    m_loaded->setText(tr("Reading…"));
    Q_EMIT commandsChanged();
    m_fetch(m_next, kPageSize,
            [self = QPointer<ReviewPage>(this),
             generation = m_generation](const Expected<Slice, Failure>& slice) {
                if (!self || self->m_generation != generation)
                    return;
                self->m_isReading = false;
                if (slice) {
                    self->show(*slice);
                } else {
                    self->m_model->stop();
                    self->m_loaded->setText(tr("%n line(s) read; the rest could not be read.", nullptr,
                                               static_cast<int>(self->m_model->rows().size())));
                    self->showFailure(slice.error());
                }
                Q_EMIT self->commandsChanged();
            });
}

void ReviewPage::show(const Slice& slice)
{
    m_next = slice.next;
    m_isSearchComplete = slice.isComplete;
    const bool isFirst = m_model->rows().isEmpty();
    m_model->append(slice.rows, !slice.next.isEmpty());
    if (!slice.summary.isEmpty())
        m_summary->setText(slice.summary);
    showLoaded();
    if (isFirst && !slice.rows.isEmpty())
        m_table->selectRow(0);
}

void ReviewPage::showLoaded()
{
    const int count = static_cast<int>(m_model->rows().size());
    if (!m_isSearchComplete && !m_model->hasMore())
        m_loaded->setText(
            tr("%n line(s). More people fit than are looked at: type more of it.", nullptr, count));
    else if (count == 0)
        m_loaded->setText(emptyText());
    else if (m_model->hasMore())
        m_loaded->setText(tr("%n line(s) read; more come when you go down.", nullptr, count));
    else
        m_loaded->setText(tr("%n line(s), that is all.", nullptr, count));
}

QString ReviewPage::emptyText() const
{
    return tr("There is nothing that fits.");
}

void ReviewPage::renew(const ReviewRow& row)
{
    if (!m_model->replace(row))
        return;
    m_fetch({}, 1, [self = QPointer<ReviewPage>(this)](const Expected<Slice, Failure>& slice) {
        if (self && slice && !slice->summary.isEmpty())
            self->m_summary->setText(slice->summary);
    });
}

QString ReviewPage::selectedId() const
{
    const int index = m_table->currentIndex().row();
    return index >= 0 && index < m_model->rows().size() ? m_model->rows()[index].id : QString();
}

void ReviewPage::openSelected()
{
    const QString id = selectedId();
    if (!id.isEmpty())
        open(id);
}

void ReviewPage::chooseFile()
{
    if (m_export) { // pressed again: the export is given up, and no half of a file stays
        m_export.reset();
        banner().showMessage(Tone::Info, tr("The export was stopped. Nothing was written."));
        Q_EMIT commandsChanged();
        return;
    }
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    const QString day = toIsoDate(officeDate(m_context.services.connection.serverNow()));
    const QString name = QFileDialog::getSaveFileName(
        this, tr("Export the list"),
        folder.filePath(exportName() + QLatin1Char('-') + day + QStringLiteral(".csv")),
        tr("Table with commas (*.csv)"));
    if (name.isEmpty())
        return;
    auto job = std::make_shared<Export>();
    job->file.setFileName(name);
    if (!job->file.open(QIODevice::WriteOnly)) {
        banner().showMessage(
            Tone::Error,
            tr("%1 can't be written: %2").arg(QDir::toNativeSeparators(name), job->file.errorString()));
        return;
    }
    job->file.write(kCsvBegin);
    job->file.write(csvLine(m_model->titles()));
    job->fetch = m_fetch;
    m_export = job;
    Q_EMIT commandsChanged();
    exportMore(job, {});
}

void ReviewPage::exportMore(const std::shared_ptr<Export>& job, const QString& after)
{
    job->fetch(
        after, kExportSize, [self = QPointer<ReviewPage>(this), job](const Expected<Slice, Failure>& slice) {
            if (!self || self->m_export != job)
                return; // stopped; the file is thrown away
            if (!slice) {
                self->m_export.reset();
                self->banner().showMessage(
                    Tone::Error,
                    tr("%1 Nothing was exported; no file was written.").arg(sentenceFor(slice.error())));
                Q_EMIT self->commandsChanged();
                return;
            }
            for (const ReviewRow& row : slice->rows)
                job->file.write(csvLine(row.cells));
            job->lines += static_cast<int>(slice->rows.size());
            if (slice->next.isEmpty()) {
                self->finishExport(job);
                return;
            }
            self->banner().showMessage(Tone::Info, tr("Exporting: %n line(s) so far.", nullptr, job->lines));
            self->exportMore(job, slice->next);
        });
}

void ReviewPage::finishExport(const std::shared_ptr<Export>& job)
{
    m_export.reset();
    const QString name = QDir::toNativeSeparators(job->file.fileName());
    if (job->file.commit())
        banner().showMessage(Tone::Ok, tr("%n line(s) were exported to %1", nullptr, job->lines).arg(name));
    else
        banner().showMessage(Tone::Error, tr("%1 can't be written: %2").arg(name, job->file.errorString()));
    Q_EMIT commandsChanged();
}

QList<PageCommand> ReviewPage::commands()
{
    const bool hasRow = !selectedId().isEmpty();
    return {{.id = QStringLiteral("export"),
             .text = m_export ? tr("Stop the export") : tr("Export"),
             .key = QKeySequence(QStringLiteral("Ctrl+Shift+X")),
             .kind = PageCommand::Kind::Normal,
             .isEnabled = m_export || !m_model->rows().isEmpty(),
             .run = [this] { chooseFile(); }},
            {.id = QStringLiteral("order"),
             .text = orderText(),
             .key = QKeySequence(QStringLiteral("Ctrl+Shift+O")),
             .kind = PageCommand::Kind::Normal,
             .run = [this] { orderByNext(); }},
            {.id = QStringLiteral("refresh"),
             .text = tr("Refresh"),
             .key = Qt::Key_F5,
             .kind = PageCommand::Kind::Normal,
             .isEnabled = !m_isReading,
             .run = [this] { reload(); }},
            {.id = QStringLiteral("primary"),
             .text = tr("Open"),
             .key = Qt::Key_F9,
             .kind = PageCommand::Kind::Primary,
             .isEnabled = hasRow,
             .run = [this] { openSelected(); }}};
}

} // namespace xuanhao
