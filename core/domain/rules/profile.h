// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"
#include "core/domain/calendar/calendar.h"
#include "core/domain/plates/platekind.h"
#include "core/domain/vehicle/vehicle.h"

#include <QList>
#include <QString>

#include <chrono>

namespace xuanhao {

/// The steps of the wizard after the office has been chosen (B2). A profile orders them.
enum class Step { Notice, Vehicle, Contact, Choose, Code, Result };

[[nodiscard]] QString wireWord(Step step);

/// When the self-composed number becomes the choice.
enum class CommitMode {
    FixedAtDeadline, ///< at the end of the window, never before (the source document; B9)
    MinInterval,     ///< on submission, but not before a minimum interval has passed
};

enum class KeyboardShuffle { PerNumber, PerKey };

/// When an automatic blacklist entry takes effect (B9, B10).
enum class ListingEffect { AtOnce, OnReview };

/// Whether an office asks for something.
enum class Demand {
    Required,
    Optional, ///< asked for; what is given must be right
    No,       ///< not asked for
};

/// The rules of one office, as data (B14). Every limit is checked when the file is read.
struct Profile
{
    /// What is taken from the invoice with the VIN (B3).
    struct Invoice
    {
        Demand buyer = Demand::Required;   ///< the buyer's name; another one than the account's stops
        Demand picture = Demand::Optional; ///< an unclear one goes to review
    };
    struct Compose
    {
        bool enabled = true;
        CommitMode commit = CommitMode::FixedAtDeadline;
        std::chrono::seconds window{90};     ///< 10…3600
        std::chrono::seconds minInterval{8}; ///< 0…window
        int verificationsPerDay = 5;         ///< per person and day, 0…100
        int locksPerDay = 2;                 ///< per person and day, 0…100
        KeyboardShuffle shuffle = KeyboardShuffle::PerNumber;
        bool needsCaptcha = true;
        int nearNumbers = 18; ///< offered when a number is taken, 0…100
    };
    struct Draw
    {
        bool enabled = true;
        int drawsPerVehicle = 5;            ///< 0…100
        int batchSize = 10;                 ///< 1…50
        std::chrono::seconds batchLife{90}; ///< 10…3600
        std::chrono::seconds backupLife{0}; ///< of numbers kept aside, 0…3600; 0 = none can be kept
    };
    struct OnSite
    {
        bool enabled = true;
        int drawsPerVehicle = 1;        ///< 0…100
        int batchSize = 50;             ///< 1…100
        std::chrono::seconds life{180}; ///< 10…3600; then the first number is taken
    };
    struct Code
    {
        int digits = 6;                      ///< 4…8
        std::chrono::seconds life{300};      ///< 60…3600
        std::chrono::seconds resendWait{60}; ///< 0…600
        int perDay = 5;                      ///< sent codes per mobile and day, 1…50
        int attempts = 10;                   ///< wrong entries per code sent, 1…50
        std::chrono::seconds hold{600};      ///< how long the choice waits for the code, 60…7200
    };
    struct Reservation
    {
        int validityWorkdays = 15; ///< 1…60 (湛江 15, elsewhere 10, 7, 3)
        int blacklistYears = 2;    ///< 1…10
        /// The holder is reminded by SMS so many days before the last one, 0…30; 0: not at all (E2).
        int remindDays = 3;
    };
    struct Listing
    {
        ListingEffect takesEffect = ListingEffect::OnReview;
        int reviewWorkdays = 5; ///< undecided after them, an entry closes in the person's favour
    };
    /// How numbers come into the pool and back to it (E3).
    struct Pool
    {
        int drawOnlyDays = 7; ///< a new segment is only drawn from for so long, 0…60; 0: not at all
        /// Then it opens for self-composing at an instant of chance within so many days, 1…60.
        int composeSpreadDays = 7;
        /// A number that comes back is free again after a time of chance between the two.
        std::chrono::hours returnMin{1};  ///< 0…720
        std::chrono::hours returnMax{72}; ///< 1…720, more than returnMin
        /// A second person signs for an import of more than this of the kind's numbers, 0…100.
        int secondPersonPercent = 20;
    };
    struct OpeningHours
    {
        bool roundTheClock = false;
        bool workdaysOnly = true;
        int fromMinute = 9 * 60; ///< minutes since midnight at the office
        int toMinute = 17 * 60;  ///< the first minute that is closed again
    };
    /// The life of a new-vehicle owner's account (A4).
    struct Account
    {
        std::chrono::hours idle{24}; ///< cancelled without a selection after it, 1…8760
        /// Not before the end of the first full opening day, and closed days, maintenance and outages don't
        /// count.
        bool isProlonged = true;
        int barredDays = 730; ///< the same document and mobile not again online, 0…3650; 0 = never barred
    };

    QString name;
    QString title;
    QList<Step> steps{Step::Notice, Step::Vehicle, Step::Contact, Step::Choose, Step::Code, Step::Result};
    QList<BusinessKind> businessKinds;
    QList<PlateKind> plateKinds; ///< served here; others are refused with otherPlace
    QString otherPlace;          ///< where vehicles are served that are not served here
    Invoice invoice;
    Compose compose;
    Draw draw;
    OnSite onSite;
    Code code;
    Reservation reservation;
    Listing listing;
    OpeningHours openingHours;
    Pool pool;
    Account account;
    std::chrono::seconds sessionIdle{1800}; ///< a session without any act ends after it, 60…86400

    /// Reads a profile; the error names the line and the reason.
    static Expected<Profile, JsonError> fromJson(const QByteArray& text);
    [[nodiscard]] QJsonObject toJson() const;

    /// Whether the SMS code comes before the choice (`modern`).
    [[nodiscard]] bool codeBeforeChoice() const;
    /// Whether a selection may begin at that instant.
    [[nodiscard]] bool isOpenAt(Instant now, const Calendar& calendar) const;
    /// Whether it opens at all on that day of the office.
    [[nodiscard]] bool isOpeningDay(QDate date, const Calendar& calendar) const;
    /// The next instant at which it opens, when it is closed now; searches 60 days ahead.
    [[nodiscard]] std::optional<Instant> opensNext(Instant now, const Calendar& calendar) const;
};

} // namespace xuanhao
