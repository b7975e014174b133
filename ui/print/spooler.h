// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/calibration.h"
#include "printing/fonts.h"
#include "printing/printout.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

class QThread;

namespace xuanhao {

/// Where a paper goes: a printer of this PC, or a PDF file in a folder.
struct PrintTarget
{
    QString printer; ///< empty: PDF
    PrintOffset offset = {};

    [[nodiscard]] bool isPdf() const { return printer.isEmpty(); }
};

/// What became of a paper.
struct Spooled
{
    enum class Outcome {
        Sent,        ///< the printer's queue has it
        Waiting,     ///< the queue has it, and stands still
        NoPaper,     ///< the queue has it, and the printer says that it has no paper
        Saved,       ///< as a file
        NoPrinter,   ///< there is none of that name
        NotAccepted, ///< the queue refused it
        NotWritten,  ///< the file
        TooSmall,    ///< the printer has no paper of that size
        NoAnswer,    ///< the print system is silent: it may come out, or not
    };
    Outcome outcome;
    QString where; ///< the printer's name or the file's path

    [[nodiscard]] bool isDone() const { return outcome <= Outcome::Saved; }
};

/// Hands papers to the system in a thread of its own: a network printer that does not answer can hold up
/// whoever asks it for half a minute, a print system that does not answer for ever. Whoever waits is told
/// after some seconds, and a new thread takes what comes next.
class Spooler final : public QObject
{
    Q_OBJECT

public:
    explicit Spooler(QObject* parent = nullptr);
    /// Waits for the paper that is being handed over, but not for long: a print system that does not answer
    /// must not keep the program from closing.
    ~Spooler() override;

    /// `pdfPath` is where a PDF goes; its folder is made.
    void spool(const Printout& printout, const PrintTarget& target, const QString& pdfPath,
               std::shared_ptr<const FormFonts> fonts, std::function<void(const Spooled&)> done);
    /// The names of this PC's printers, later; nothing when the print system does not answer.
    void findPrinters(std::function<void(const std::optional<QStringList>&)> found);

private:
    using Tell = std::function<void()>;

    /// Has `work` done in the thread and what it returns here; `onSilence` instead when that takes too long.
    void post(std::function<Tell()> work, Tell onSilence);
    void startThread();
    /// A thread that is held up is left behind and ends by itself; nobody hears of it any more.
    void leaveThread(std::chrono::milliseconds patience);

    /// Who is told; nobody any more when this object is gone or has left the thread.
    struct Listener
    {
        std::mutex mutex;
        Spooler* spooler;
    };

    std::shared_ptr<Listener> m_listener;
    QThread* m_thread = nullptr;
    QObject* m_worker = nullptr; ///< lives in the thread and ends with it
};

} // namespace xuanhao
