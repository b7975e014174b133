// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/spooler.h"

#include "printing/formpainter.h"
#include "printing/pdf.h"
#include "ui/print/queuestate.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QThread>
#include <QTimer>

#include <utility>

namespace xuanhao {

namespace {

constexpr std::chrono::seconds kPatience(10);
constexpr std::chrono::seconds kLastPatience(3); ///< of a program that is closing

Spooled saved(const Printout& printout, const QString& path, const FormFonts& fonts)
{
    QDir().mkpath(QFileInfo(path).path());
    if (const auto written = writeArchived(path, printout, fonts); !written) {
        qWarning("Writing a PDF failed: %s", qUtf8Printable(written.error().detail));
        return {Spooled::Outcome::NotWritten, path};
    }
    return {Spooled::Outcome::Saved, path};
}

void setPage(QPrinter& printer, const FormPage& page)
{
    printer.setPageSize(QPageSize(page.size, QPageSize::Millimeter));
    printer.setFullPage(true);
}

Spooled sent(const Printout& printout, const PrintTarget& target, const FormFonts& fonts)
{
    const QueueState queue = queueState(target.printer);
    if (!queue.isThere)
        return {Spooled::Outcome::NoPrinter, target.printer};
    if (!queue.isAccepting)
        return {Spooled::Outcome::NotAccepted, target.printer};
    QPrinter printer(QPrinter::HighResolution);
    printer.setPrinterName(target.printer);
    // An unknown printer silently becomes a PDF printer; that must not pass for paper.
    if (!printer.isValid() || printer.outputFormat() != QPrinter::NativeFormat ||
        printer.printerName() != target.printer)
        return {Spooled::Outcome::NoPrinter, target.printer};
    printer.setDocName(printout.title);
    printer.setDuplex(printout.hasBack ? QPrinter::DuplexLongSide : QPrinter::DuplexNone);
    setPage(printer, printout.pages.first());
    const QSizeF wanted = printout.pages.first().size;
    const QSizeF given = printer.pageLayout().fullRect(QPageLayout::Millimeter).size();
    constexpr double kSlack = 2; // mm: drivers round their papers
    if (given.width() < wanted.width() - kSlack || given.height() < wanted.height() - kSlack)
        return {Spooled::Outcome::TooSmall, target.printer};
    QPainter painter;
    if (!painter.begin(&printer))
        return {Spooled::Outcome::NotAccepted, target.printer};
    const double dots = printer.resolution() / 25.4;
    for (qsizetype i = 0; i < printout.pages.size(); ++i) {
        if (i > 0) {
            setPage(printer, printout.pages[i]);
            if (!printer.newPage()) {
                printer.abort(); // half a paper is none
                return {Spooled::Outcome::NotAccepted, target.printer};
            }
        }
        painter.save();
        painter.translate(target.offset.right * dots, target.offset.down * dots);
        paintPage(painter, dots, printout.pages[i], fonts);
        painter.restore();
    }
    if (!painter.end() || printer.printerState() == QPrinter::Error)
        return {Spooled::Outcome::NotAccepted, target.printer};
    if (queue.isStopped)
        return {Spooled::Outcome::Waiting, target.printer};
    return {queue.lacksPaper ? Spooled::Outcome::NoPaper : Spooled::Outcome::Sent, target.printer};
}

} // namespace

Spooler::Spooler(QObject* parent)
    : QObject(parent)
{
    startThread();
}

Spooler::~Spooler()
{
    leaveThread(kLastPatience);
}

void Spooler::startThread()
{
    m_listener = std::make_shared<Listener>();
    m_listener->spooler = this;
    m_thread = new QThread;
    m_thread->setObjectName(QStringLiteral("spooler"));
    m_worker = new QObject;
    m_worker->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

void Spooler::leaveThread(std::chrono::milliseconds patience)
{
    {
        const std::scoped_lock lock(m_listener->mutex);
        m_listener->spooler = nullptr;
    }
    m_thread->quit();
    if (m_thread->wait(QDeadlineTimer(patience))) {
        delete m_thread;
        return;
    }
    qWarning("The print system does not answer; its thread is left behind.");
    connect(m_thread, &QThread::finished, m_thread, &QObject::deleteLater);
}

void Spooler::post(std::function<Tell()> work, Tell onSilence)
{
    const auto isAnswered = std::make_shared<bool>(false); // told of in this object's thread only
    QMetaObject::invokeMethod(m_worker, [listener = m_listener, isAnswered, work = std::move(work)] {
        {
            const std::scoped_lock lock(listener->mutex);
            if (!listener->spooler)
                return;
        }
        const Tell tell = work();
        const std::scoped_lock lock(listener->mutex);
        if (Spooler* spooler = listener->spooler)
            QMetaObject::invokeMethod(spooler, [isAnswered, tell] {
                if (!std::exchange(*isAnswered, true))
                    tell();
            });
    });
    QTimer::singleShot(kPatience, this, [this, isAnswered, onSilence = std::move(onSilence)] {
        if (std::exchange(*isAnswered, true))
            return;
        leaveThread({});
        startThread();
        onSilence();
    });
}

void Spooler::spool(const Printout& printout, const PrintTarget& target, const QString& pdfPath,
                    std::shared_ptr<const FormFonts> fonts, std::function<void(const Spooled&)> done)
{
    const Spooled silence{Spooled::Outcome::NoAnswer, target.isPdf() ? pdfPath : target.printer};
    post(
        [printout, target, pdfPath, fonts = std::move(fonts), done] {
            const Spooled spooled =
                target.isPdf() ? saved(printout, pdfPath, *fonts) : sent(printout, target, *fonts);
            return [spooled, done] { done(spooled); };
        },
        [silence, done] { done(silence); });
}

void Spooler::findPrinters(std::function<void(const std::optional<QStringList>&)> found)
{
    post(
        [found] {
            const QStringList names = QPrinterInfo::availablePrinterNames();
            return [names, found] { found(names); };
        },
        [found] { found(std::nullopt); });
}

} // namespace xuanhao
