// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/paper/sheetkind.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/poolmessages.h"
#include "core/protocol/reportmessages.h"
#include "core/protocol/sessionview.h"
#include "core/services/counterservices.h"
#include "printing/calibration.h"
#include "printing/receipt.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace xuanhao {

class ApplicantCase;

/// A paper to be printed: what it is about, and how it looks as its n-th printing.
struct Paper
{
    SheetKind kind = SheetKind::Application;
    QString subject = {};                ///< as SheetRequest::subject
    QString reason = {};                 ///< of a further printing
    int printed = 0;                     ///< how often, as far as is known
    int copies = 1;                      ///< up to SheetRequest::kMaxCopies, each with its own number
    std::optional<QString> printer = {}; ///< empty text: a file; nothing: the one that is set for its kind
    std::function<Printout(int nth, Instant at)> make;
};

/// Puts together what a paper says from what the counter knows (C1, B3, E1, E3, E4).
class Papers
{
public:
    Papers(CounterServices services, Forms forms);

    [[nodiscard]] const Forms& forms() const { return m_forms; }
    /// Opened when the first page is laid out: a Song face takes megabytes.
    [[nodiscard]] const FormFonts& fonts() const { return *sharedFonts(); }
    /// The same for whoever paints in another thread.
    [[nodiscard]] std::shared_ptr<const FormFonts> sharedFonts() const;

    /// The form as it would be printed now.
    [[nodiscard]] FormContent formOf(const AccountView& account, const SessionView& session) const;
    /// The application form; `reason` from the second printing on.
    [[nodiscard]] Paper application(const AccountView& account, const SessionView& session,
                                    const QString& reason, bool hasBack, Stock stock) const;
    [[nodiscard]] Paper receipt(const AccountView& account, const SessionView& session, const QString& reason,
                                ReceiptPaper paper) const;
    /// One of the office's texts to be signed; before registration there is no account (A1).
    [[nodiscard]] Paper consent(const OfficeText& text, const ApplicantCase& applicantCase) const;
    [[nodiscard]] Paper announcement(const Announcement& announcement) const;
    /// The papers that are missing (B3); `missing` as oneTimeNotice() takes it.
    [[nodiscard]] Paper oneTimeNotice(const ApplicantCase& applicantCase, const QStringList& missing) const;
    /// Why the case can't go on, in Chinese.
    [[nodiscard]] Paper refusal(const ApplicantCase& applicantCase, const QString& reason,
                                const QStringList& waysOut) const;
    /// What a person who leaves before the end needs in order to go on.
    [[nodiscard]] Paper comeBackSlip(const ApplicantCase& applicantCase, const QStringList& steps) const;
    /// Tells a person of an entry on the blacklist (E1). `reason` in Chinese.
    [[nodiscard]] Paper listing(const AccountView& account, const ListingView& entry, const QString& reason,
                                const QStringList& waysOut) const;
    /// What this clerk leaves to the next: what was done since `from`, and the cases that are open here (E4).
    [[nodiscard]] Paper handOver(const CounterReport& report, Instant from, Instant to) const;
    /// A counter's day.
    [[nodiscard]] Paper dayReport(const CounterReport& report, const QDate& day) const;
    [[nodiscard]] Paper calibration(const QString& printer, const PrintOffset& offset) const;

private:
    /// The desk as it is now; the number and the time of a printing come later.
    [[nodiscard]] DeskFacts desk(const QString& division = {}) const;
    [[nodiscard]] DeskFacts deskOf(const ApplicantCase& applicantCase) const;
    [[nodiscard]] CaseFacts factsOf(const ApplicantCase& applicantCase) const;
    /// A sheet of running text that `content` makes of this desk as its n-th printing.
    [[nodiscard]] Paper sheet(SheetKind kind, const QString& subject, const QString& fileName,
                              const DeskFacts& desk,
                              std::function<SheetContent(const DeskFacts& desk)> content) const;

    CounterServices m_services;
    Forms m_forms;
    mutable std::shared_ptr<const FormFonts> m_fonts;
};

} // namespace xuanhao
