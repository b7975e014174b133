// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/services/administration.h"

namespace xuanhao {

// Numbers that are not given out, by pattern, under two persons' control (E3); announcements; maintenance.
// From the command line, inside the caller's transaction; errors are English sentences.

struct NewRule
{
    PlateKind kind = PlateKind::SmallCar;
    QString pattern; ///< "粤G 4*4**": * or ? stands for any character; the authority may be left out
    ClaimState state = ClaimState::Blocked; ///< or Withheld: kept for official use
    QString reason;                         ///< 2…200 characters
};

struct RuleOutcome
{
    QString id;
    int taken = 0;
    QStringList spared; ///< "粤G·A4444 reserved": they stay with whoever has them
};

/// The pattern as it is stored, "4?4??".
[[nodiscard]] Expected<QString, QString> rulePattern(const QString& authority, PlateKind kind,
                                                     const QString& text);

[[nodiscard]] Expected<RuleOutcome, QString> addNumberRule(World& world, const NewRule& rule,
                                                           const Signatures& signatures, Instant now);
/// How many numbers come back, each at its own instant.
[[nodiscard]] Expected<int, QString> liftNumberRule(World& world, const QString& id, const QString& reason,
                                                    const Signatures& signatures, Instant now);

/// Title, text, issuer or date of an announcement; what is empty stays as it is. One that is not there
/// begins.
struct AnnouncementEdit
{
    QString number;
    QString title;
    QString text;
    QString issuer;
    std::optional<Instant> announcedAt;
};
[[nodiscard]] Expected<Done, QString> setAnnouncement(World& world, const AnnouncementEdit& edit,
                                                      Instant now);

/// A window of at most 72 hours that has not ended; its id.
[[nodiscard]] Expected<QString, QString> planMaintenance(World& world, const MaintenanceWindow& window,
                                                         Instant now);
/// Ends the one that runs, or cancels one that has not begun.
[[nodiscard]] Expected<Done, QString> endMaintenance(World& world, const QString& id, Instant now);

} // namespace xuanhao
