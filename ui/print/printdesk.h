// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/accountmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/sessionview.h"
#include "core/services/counterservices.h"
#include "printing/formcontent.h"
#include "printing/formlayout.h"
#include "printing/formtemplate.h"
#include "printing/notice.h"
#include "printing/rarefonts.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <functional>
#include <optional>

class QWidget;

namespace xuanhao {

class ApplicantCase;

/// Where a sheet goes: a printer of this PC, or a PDF file in a folder.
struct PrintTarget
{
    QString printer; ///< empty: PDF

    [[nodiscard]] bool isPdf() const { return printer.isEmpty(); }
};

/// Prints application forms: checks that everything fits, has the printing recorded by central, then
/// spools. "Spooled" is not "printed"; the clerk is told how to print again (C2).
class PrintDesk final : public QObject
{
    Q_OBJECT

public:
    /// `pdfFolder` is made when the first PDF is written.
    PrintDesk(CounterServices services, FormTemplate form, const QString& printer, const QString& pdfFolder,
              QObject* parent = nullptr);

    /// Asks the system for its printers in a thread of its own: a dead network printer may block for long.
    void findPrinters();
    [[nodiscard]] QStringList printers() const { return m_printers; }
    [[nodiscard]] const PrintTarget& target() const { return m_target; }
    void setTarget(const PrintTarget& target);
    /// For the status bar: the printer's name, "PDF file" or "looking for printers".
    [[nodiscard]] QString printerText() const;
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// What happened last with this session's form; empty when nothing was printed here.
    [[nodiscard]] QString lastMessage(const QString& session) const { return m_messages.value(session); }
    [[nodiscard]] const FormTemplate& form() const { return m_form; }
    /// Opened when the first page is laid out: a Song face takes megabytes.
    [[nodiscard]] const FormFonts& fonts();
    /// What of a text can't be printed. Opens the fonts only for a text that is not an everyday one.
    [[nodiscard]] PrintGaps gapsOf(const QString& text);
    /// What can't be printed of a form, field by field.
    [[nodiscard]] QList<GlyphGap> gapsOf(const FormContent& content);

    /// What would be printed now.
    [[nodiscard]] FormContent contentOf(const AccountView& account, const SessionView& session) const;
    /// `done` gets a sentence when it did not work, else an empty text.
    void print(const AccountView& account, const SessionView& session, const QString& reason,
               const std::function<void(QString problem)>& done);
    /// Prints one of the office's texts with a line for the applicant's signature (A1). Answers a sentence
    /// for the clerk: where it went, or what is wrong.
    [[nodiscard]] QString printText(const OfficeText& text);
    /// Prints an announcement of released numbers (E3); answers as printText() does.
    [[nodiscard]] QString printAnnouncement(const Announcement& announcement);
    /// Prints the one-time notice of the papers that are missing (B3); answers as printText() does. `missing`
    /// as oneTimeNotice() takes it.
    [[nodiscard]] QString printOneTimeNotice(const ApplicantCase& applicantCase, const QStringList& missing);
    /// Prints why the case can't go on. Paper is Chinese: only for a program that speaks Chinese.
    [[nodiscard]] QString printRefusal(const ApplicantCase& applicantCase, const QString& reason,
                                       const QStringList& waysOut);
    /// Opens the preview; it prints through this desk.
    void preview(const AccountView& account, const SessionView& session, QWidget* parent);

Q_SIGNALS:
    void changed();
    /// A form has gone to the printer or into a file; `message` says where.
    void formPrinted(const QString& message);

private:
    [[nodiscard]] QString overflowSentence(const FormContent& content);
    /// Spools or writes the file; the answer is a sentence for the clerk and whether it worked.
    struct Spooled
    {
        bool isDone;
        QString message;
    };
    [[nodiscard]] Spooled spool(const FormContent& content);
    [[nodiscard]] NoticeFacts noticeFacts(const ApplicantCase& applicantCase) const;
    [[nodiscard]] QString printNotice(const NoticeSheet& sheet);
    [[nodiscard]] QString printSheet(const NoticeSheet& sheet, const QString& fileName);

    CounterServices m_services;
    FormTemplate m_form;
    std::optional<FormFonts> m_fonts;
    PrintTarget m_target;
    QString m_pdfFolder;
    QStringList m_printers;
    bool m_isSearching = false;
    bool m_isBusy = false;
    QHash<QString, QString> m_messages;
};

} // namespace xuanhao
