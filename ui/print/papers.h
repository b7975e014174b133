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
#include <optional>

namespace xuanhao {

class ApplicantCase;

/// A paper to be printed: what it is about, and how it looks as its n-th printing.
struct Paper
{
    SheetKind kind = SheetKind::Application;
    QString subject = {}; ///< as SheetRequest::subject
    QString reason = {};  ///< of a further printing
    std::function<Printout(int nth, Instant at)> make;
};

/// Puts together what a paper says from what the counter knows (C1, B3, E1, E3, E4).
class Papers
{
public:
    Papers(CounterServices services, Forms forms);

    [[nodiscard]] const Forms& forms() const { return m_forms; }
    /// Opened when the first page is laid out: a Song face takes megabytes.
    [[nodiscard]] const FormFonts& fonts() const;

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
    [[nodiscard]] DeskFacts desk(const QString& division, int nth, Instant at) const;
    [[nodiscard]] std::function<DeskFacts(int nth, Instant at)>
    deskOf(const ApplicantCase& applicantCase) const;
    [[nodiscard]] CaseFacts factsOf(const ApplicantCase& applicantCase) const;
    /// A sheet of running text made by `content` with the desk as its n-th printing.
    [[nodiscard]] Paper sheet(SheetKind kind, const QString& subject, const QString& reason,
                              const QString& fileName,
                              std::function<SheetContent(int nth, Instant at)> content) const;

    CounterServices m_services;
    Forms m_forms;
    mutable std::optional<FormFonts> m_fonts;
};

} // namespace xuanhao
