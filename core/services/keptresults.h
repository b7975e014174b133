// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/caserecord.h"
#include "core/services/sheetservice.h"
#include "core/storage/printstore.h"

namespace xuanhao {

// What a counter keeps of its own results, for printing again without a line (C2, F4).

/// The result of a case whose session is reserved, with everything its form shows.
[[nodiscard]] PrintStore::Result resultToKeep(const CaseRecord& record, const OfficeReference* office);

/// A result as it was kept.
struct KeptContent
{
    AccountView account;
    SessionView session; ///< reserved, with its plate kind
    QString authority;   ///< "粤G"
};

/// Nothing: it is damaged, or lacks what a form needs.
[[nodiscard]] std::optional<KeptContent> readKept(const PrintStore::Kept& kept);
/// Whether a text names it as central's look-up would find it: case number, plate number or serial, document,
/// mobile, VIN (the last three also by their last four to eight characters); and by the whole name.
[[nodiscard]] bool isNamedBy(const KeptContent& content, const QString& text);
/// Some of the results that a text names, newest first.
struct KeptPage
{
    struct Item
    {
        KeptContent content;
        int prints = 0;
        int receipts = 0;
        Instant storedAt{};
    };

    QList<Item> items;
    QString next;       ///< where the next page begins; empty: there is none
    int unreadable = 0; ///< left out
};
/// `all` newest first; an empty text names all; `after` is the page's before `next`.
[[nodiscard]] KeptPage keptPage(const QList<PrintStore::Kept>& all, const QString& text,
                                const QString& after);
/// The sheet of this kind as a line of the list, personal data masked; `printed`: how often.
[[nodiscard]] SheetLine keptLine(const KeptContent& content, SheetKind kind, int printed, Instant storedAt);

} // namespace xuanhao
