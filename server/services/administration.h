// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sensitive.h"
#include "server/services/world.h"

namespace xuanhao {

// What administrators do from the command line. Nothing here takes a person and a number together (F6).
// Errors are English sentences. Each runs inside the caller's transaction.

/// Puts the office in or replaces it; the record says which parts have changed, by version and hash.
void importOffice(Stores& stores, const OfficeRow& office, Instant now);

struct Credentials
{
    QString staff;
    Sensitive<QString> password;
};

/// What two people who sign together have typed.
struct Signatures
{
    Credentials first;
    Credentials second;
};

/// Two different supervisors or administrators, each with the right password.
[[nodiscard]] Expected<TwoPersons, QString> provenTwo(World& world, const Signatures& signatures);

struct SegmentImport
{
    struct KindChange
    {
        PlateKind kind = PlateKind::SmallCar;
        std::int64_t before = 0;   ///< numbers in segments before
        std::int64_t recently = 0; ///< of them, imported within a day, beyond those the pool began with
        int segments = 0;
        std::int64_t numbers = 0;
        std::int64_t taken = 0;
        std::int64_t wereGiven = 0; ///< named as taken, and taken or reserved before
    };

    QList<KindChange> kinds;
    int segments = 0;
    std::int64_t numbers = 0;
    std::int64_t taken = 0;
    int announcements = 0;         ///< new records
    QStringList keptAnnouncements; ///< on record with other words, which stay
    bool needsTwoPersons = false;
};

enum class ImportMode {
    Import,
    DryRun, ///< the same, but nobody has to sign; the caller rolls it back
};

/// Reads released segments, their announcements, and numbers given out elsewhere, from JSON or CSV
/// (SegmentFile); all or nothing. Two persons sign for what takes numbers away, and for more than
/// Profile::Pool::secondPersonPercent of a kind's numbers within a day (E3).
[[nodiscard]] Expected<SegmentImport, QString>
importSegments(World& world, const QByteArray& text, Instant now,
               const std::optional<Signatures>& signatures = {}, ImportMode mode = ImportMode::Import);

[[nodiscard]] Expected<Done, QString> addStaff(World& world, const QString& id, const QString& name,
                                               Role role, const Sensitive<QString>& password, Instant now);
[[nodiscard]] Expected<Done, QString> setPassword(World& world, const QString& id,
                                                  const Sensitive<QString>& password, Instant now);
enum class Lock { Lock, Unlock };
[[nodiscard]] Expected<Done, QString> lockStaff(World& world, const QString& id, Lock lock, Instant now);

struct EnrolOffer
{
    QString counter;
    QString code;
};
/// What is enrolled: a counter of the office, or a system of others, which may ask other things.
enum class Enrolled { Counter, System };
/// The name of a counter has at most 16 characters: it stands on every form. Without an id the next free one
/// is taken: "G01", "G02", … for counters, "X01", … for systems.
[[nodiscard]] Expected<EnrolOffer, QString> addCounter(World& world, QString id, const QString& name,
                                                       Instant now, Enrolled what = Enrolled::Counter);
/// A new code for a counter whose PC was replaced; the old key stops working.
[[nodiscard]] Expected<EnrolOffer, QString> renewCounter(World& world, const QString& id, Instant now);
[[nodiscard]] Expected<Done, QString> lockCounter(World& world, const QString& id, Lock lock, Instant now);

/// A supervisor confirms an entry that waits.
[[nodiscard]] Expected<Done, QString> confirmListing(World& world, const QString& id,
                                                     const Credentials& supervisor, const QString& reason,
                                                     Instant now);
/// Two different supervisors lift an entry (E1).
[[nodiscard]] Expected<Done, QString> liftListing(World& world, const QString& id, const Credentials& first,
                                                  const Credentials& second, const QString& reason,
                                                  Instant now);

/// The picture of an invoice for a supervisor who states why; that is recorded (E5).
[[nodiscard]] Expected<QByteArray, QString> showInvoice(World& world, const QString& id,
                                                        const Credentials& supervisor, const QString& reason,
                                                        Instant now);
/// A supervisor accepts or rejects a picture that no one has decided about. A rejection marks it and lists
/// nobody. An accepted picture needs no reason.
[[nodiscard]] Expected<Done, QString> decideInvoice(World& world, const QString& id, InvoiceState state,
                                                    const Credentials& supervisor, const QString& reason,
                                                    Instant now);

} // namespace xuanhao
