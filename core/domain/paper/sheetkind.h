// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace xuanhao {

/// Every kind of paper that leaves a counter (C2). The back of the application form is no sheet of its own:
/// it is printed with the front and counts with it.
enum class SheetKind {
    Application,   ///< 申请表
    Receipt,       ///< what the applicant takes home of the result
    Consent,       ///< a text of the office to be signed: agreement or privacy
    ComeBackSlip,  ///< when to come again, and with what
    OneTimeNotice, ///< 一次性告知书: the papers that are missing (B3)
    RefusalNotice, ///< why the case can't go on
    ListingNotice, ///< tells somebody of an entry on the blacklist
    PoolNotice,    ///< 号池公告 (E3)
    HandOver,      ///< from one clerk to the next
    DayReport,     ///< a counter's day
    Calibration,   ///< a page that shows where the printer puts things
};

inline constexpr std::array kSheetKinds{
    SheetKind::Application,   SheetKind::Receipt,       SheetKind::Consent,       SheetKind::ComeBackSlip,
    SheetKind::OneTimeNotice, SheetKind::RefusalNotice, SheetKind::ListingNotice, SheetKind::PoolNotice,
    SheetKind::HandOver,      SheetKind::DayReport,     SheetKind::Calibration};

/// What a sheet is about; the sheets of one kind are counted for each.
enum class SheetSubject {
    Session,
    ConsentText,      ///< consentSubject(): each text that somebody signs
    Listing,          ///< the entry of the blacklist
    SessionOrAccount, ///< the session where there is one already
    Announcement,     ///< its number
    CounterDay,       ///< "2026-11-28", at the counter that prints
    CounterShift,     ///< when it began, "2026-11-28T08:30:00.000+08:00", at the counter that prints
    Nothing,
};

[[nodiscard]] QString wireWord(SheetKind kind);
[[nodiscard]] std::optional<SheetKind> sheetKindFromWire(const QString& word);

[[nodiscard]] SheetSubject subjectOf(SheetKind kind);
/// Whether every counter has its own of the same subject.
[[nodiscard]] bool isOfCounter(SheetKind kind);
/// "account/text/version"; empty before there is an account.
[[nodiscard]] QString consentSubject(const QString& account, const QString& text, const QString& version);
[[nodiscard]] QString accountOfConsent(const QString& subject);
/// Whether it may be printed for somebody who has no account yet, or for nobody.
[[nodiscard]] bool mayLackSubject(SheetKind kind);
/// Whether it has a right to be printed once, so that every further printing needs a reason.
[[nodiscard]] bool needsReasonForMore(SheetKind kind);
/// Whether it says what was reserved, so that there is none before the reservation.
[[nodiscard]] bool needsReservation(SheetKind kind);

} // namespace xuanhao
