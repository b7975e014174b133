// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/calendar/calendar.h"
#include "core/domain/plates/serialrules.h"
#include "core/domain/rules/ids.h"
#include "core/domain/rules/profile.h"

#include <QJsonObject>

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

namespace xuanhao {

/// Where a selection session stands. docs/protocol.md holds the table stage × command.
enum class Stage {
    Preparing,    ///< notice, vehicle, contact (and the code, where the profile wants it first)
    Choosing,     ///< ready: a compose window or a draw may begin
    Composing,    ///< a compose window runs until its deadline
    Drawn,        ///< a batch of drawn numbers, or what was kept aside of earlier ones, is shown and held
    AwaitingCode, ///< the choice is held for the SMS code
    Reserved,     ///< finished: the number is reserved
    Ended,        ///< finished without a number
};

enum class EndReason {
    GivenUp,         ///< by the applicant
    Idle,            ///< no act for Profile::sessionIdle
    EarlySubmission, ///< a submission before the deadline: void, listed (B9)
    SecondTerminal,  ///< an act from a second terminal: void, listed (B10)
};

enum class ChoiceMode { Composed, Drawn, DrawnOnSite };

/// What a session may be used for.
enum class SessionWay {
    Preselection, ///< everything the profile offers
    OnSite,       ///< the on-site draw only; open to people on the blacklist, too (B8)
};

enum class DrawKind {
    Random, ///< a batch that lapses
    OnSite, ///< a batch whose first number is taken when nobody chooses in time (B8)
};

/// Why a command is not accepted. Nothing changed, nothing was spent.
enum class Refusal {
    SessionOver,   ///< the session is finished
    WrongStage,    ///< not now
    OtherTerminal, ///< the session lives at another counter (acts that void nothing)
    StepMissing,   ///< an earlier step is not done
    ComposeNotOffered,
    DrawNotOffered,
    OnSiteNotOffered,
    AsideNotOffered, ///< the profile has no place to keep a drawn number aside
    OnSiteOnly,      ///< the session was opened for the on-site draw
    NoVerificationsLeft,
    NoLocksLeft,
    NoDrawsLeft,
    NoOnSiteDrawsLeft,
    KeyboardClosed, ///< a number is locked; clear it first
    NothingToClear,
    NothingLocked, ///< the window ended without a locked number
    PoolTooSmall,  ///< no free number fits the wish
    NotInBatch,
    AsideTaken, ///< one number of this batch is kept aside already
    NoChoice,   ///< there is no choice that could be given up or confirmed
    DrawOnly,   ///< the number is of a new segment, of which numbers are only drawn as yet (E3)
};

/// What is left for a person today and for a vehicle. Never below zero.
struct Quotas
{
    int verifications = 0; ///< person and day
    int locks = 0;         ///< person and day
    int draws = 0;         ///< vehicle
    int onSiteDraws = 0;   ///< vehicle

    friend bool operator==(const Quotas&, const Quotas&) = default;
};

/// The claims on numbers, as the session needs them; one transaction stands behind it.
class NumberDesk
{
public:
    virtual ~NumberDesk() = default;

    /// Takes a free number for this session until the given instant; false when it is not free.
    [[nodiscard]] virtual bool hold(SerialIndex number, Instant until) = 0;
    /// Prolongs or shortens a hold of this session.
    virtual void prolong(SerialIndex number, Instant until) = 0;
    /// Turns a hold into the choice, held until the given instant.
    virtual void choose(SerialIndex number, Instant until) = 0;
    virtual void release(SerialIndex number) = 0;
    /// Gives back a number that was as good as somebody's: nobody is to know when it is free again (E3).
    virtual void releaseLater(SerialIndex number) = 0;
    /// Draws and holds `count` different free numbers, uniformly; fewer only when the pool has fewer,
    /// which makes a smaller batch.
    [[nodiscard]] virtual std::vector<SerialIndex> draw(int count, bool withoutFour, Instant until) = 0;
    /// Turns a hold into a reservation.
    virtual void reserve(SerialIndex number) = 0;
};

namespace command {
struct AcceptNotice
{
    friend bool operator==(const AcceptNotice&, const AcceptNotice&) = default;
};
struct EnterVehicle
{
    friend bool operator==(const EnterVehicle&, const EnterVehicle&) = default;
};
struct ConfirmContact
{
    friend bool operator==(const ConfirmContact&, const ConfirmContact&) = default;
};
struct StartCompose
{
    friend bool operator==(const StartCompose&, const StartCompose&) = default;
};
/// The complete serial; the captcha has been checked already.
struct Verify
{
    SerialIndex number;
};
struct Clear
{
    friend bool operator==(const Clear&, const Clear&) = default;
};
struct Submit
{
    friend bool operator==(const Submit&, const Submit&) = default;
};
struct Draw
{
    DrawKind kind = DrawKind::Random;
    bool withoutFour = false;
};
/// Keeps one number of the live batch beyond the batch's life (B8, `modern`).
struct KeepAside
{
    SerialIndex number;
};
/// One of the live batch, or one that was kept aside.
struct ChooseDrawn
{
    SerialIndex number;
};
/// The right code has been entered; services check the code itself.
struct ConfirmCode
{
    friend bool operator==(const ConfirmCode&, const ConfirmCode&) = default;
};
/// Gives the choice back and goes on choosing.
struct GiveUpChoice
{
    friend bool operator==(const GiveUpChoice&, const GiveUpChoice&) = default;
};
/// Ends the whole session.
struct Abandon
{
    friend bool operator==(const Abandon&, const Abandon&) = default;
};
} // namespace command

using Command =
    std::variant<command::AcceptNotice, command::EnterVehicle, command::ConfirmContact, command::StartCompose,
                 command::Verify, command::Clear, command::Submit, command::Draw, command::KeepAside,
                 command::ChooseDrawn, command::ConfirmCode, command::GiveUpChoice, command::Abandon>;

/// What an accepted command led to, beyond the new state.
enum class Outcome {
    Accepted,
    NumberLocked, ///< verify: free, now held for the session
    NumberTaken,  ///< verify: not free; the keyboard stays open
    BatchDrawn,
    KeptAside,
    Chosen, ///< the choice waits for the code
    Reserved,
    Voided, ///< early submission or second terminal: see endReason(); an entry is due
};

/// What time alone changed.
enum class Passing {
    Nothing,
    ComposeChose, ///< the deadline turned the locked number into the choice
    ComposeEmpty, ///< the window ended without a number
    BatchLapsed,
    BatchChose,   ///< nobody chose on site in time: the first number is the choice
    AsideLapsed,  ///< what was kept aside went back
    ChoiceLapsed, ///< no code in time; the number went back
    WentIdle,
};

/// One applicant's way from "start" to the reservation: the rules of B6–B13 as one state machine,
/// used by central to decide and by the counter to know what can be pressed.
///
/// Time and numbers come in from outside. Call advance() before everything else: it lets deadlines
/// that have passed take effect, however late it is called.
class SelectionSession
{
public:
    struct ComposeWindow
    {
        Instant startedAt;
        Instant deadline;
        Instant earliestSubmit; ///< the deadline, or earlier with CommitMode::MinInterval
        std::optional<SerialIndex> locked;

        friend bool operator==(const ComposeWindow&, const ComposeWindow&) = default;
    };
    struct Batch
    {
        std::vector<SerialIndex> numbers;
        Instant expiresAt;
        DrawKind kind = DrawKind::Random;
        bool withoutFour = false;
        std::optional<SerialIndex> aside; ///< which of them is kept aside, too

        friend bool operator==(const Batch&, const Batch&) = default;
    };
    /// At most one number of each batch; every new batch begins its life anew (B8).
    struct Aside
    {
        std::vector<SerialIndex> numbers; ///< in the order they were kept
        Instant expiresAt;

        friend bool operator==(const Aside&, const Aside&) = default;
    };
    struct Choice
    {
        SerialIndex number;
        ChoiceMode mode;
        Instant chosenAt;
        Instant heldUntil;

        friend bool operator==(const Choice&, const Choice&) = default;
    };
    struct Reservation
    {
        SerialIndex number;
        ChoiceMode mode;
        Instant reservedAt;
        CountedDate lastDay; ///< the last day on which the vehicle can be registered with it

        friend bool operator==(const Reservation&, const Reservation&) = default;
    };
    /// What a command needs from its surroundings.
    struct Context
    {
        const Profile& profile;
        const Calendar& calendar;
        Instant now;
        CounterId terminal; ///< where the command comes from
        Quotas& quotas;
        NumberDesk& desk;
    };

    /// A session begins in Preparing at the given counter.
    SelectionSession(CounterId terminal, Instant openedAt, SessionWay way = SessionWay::Preselection);

    /// Lets time pass. At most one passing happens per call; call until it says Nothing.
    Passing advance(Context& context);
    /// Applies a command, or says why not. Acts (verify, submit, draw) from another terminal, and a
    /// submission before its time, void the session instead of being refused. While advance() has
    /// something to do, every command is refused with WrongStage.
    Expected<Outcome, Refusal> handle(const Command& command, Context& context);
    /// Whether the command may be pressed now, without doing anything; `quotas` as far as known. Time and
    /// the pool are not asked: DeadlineView says when a submission is in time, PoolTooSmall comes from
    /// handle() only. What would void the session is named as a refusal here.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Command& command, const Profile& profile,
                                                    const Quotas& quotas, const CounterId& terminal) const;

    /// Moves a live session to another counter (B10). What the one before still sends is refused and voids
    /// nothing: it may have been asleep and cannot know.
    void moveTo(const CounterId& terminal, Instant now);

    /// Holds the choice that waits for its code at least until the given instant, because no code can reach
    /// the applicant (B11). Shortens nothing.
    void prolongChoice(Instant until, NumberDesk& desk);

    /// Until the given instant nobody could act: idleness counts from there.
    void restUntil(Instant until) { m_lastActAt = std::max(m_lastActAt, until); }

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] bool isLive() const { return m_stage != Stage::Reserved && m_stage != Stage::Ended; }
    [[nodiscard]] const CounterId& terminal() const { return m_terminal; }
    /// Whether the session was moved away from that counter.
    [[nodiscard]] bool wasAt(const CounterId& terminal) const;
    [[nodiscard]] SessionWay way() const { return m_way; }
    [[nodiscard]] std::optional<EndReason> endReason() const { return m_endReason; }
    [[nodiscard]] const std::optional<ComposeWindow>& composeWindow() const { return m_compose; }
    [[nodiscard]] const std::optional<Batch>& batch() const { return m_batch; }
    [[nodiscard]] const std::optional<Aside>& aside() const { return m_aside; }
    [[nodiscard]] const std::optional<Choice>& choice() const { return m_choice; }
    [[nodiscard]] const std::optional<Reservation>& reservation() const { return m_reservation; }
    [[nodiscard]] bool isDone(Step step) const;
    /// The first step of the profile that is not done.
    [[nodiscard]] Step currentStep(const Profile& profile) const;
    /// Every number the session holds now, reserved ones included.
    [[nodiscard]] std::vector<SerialIndex> liveNumbers() const;
    /// What time alone took from the applicant since an earlier state of this session, as far as the two
    /// states tell: ComposeEmpty, BatchLapsed, AsideLapsed or ChoiceLapsed while there is something to
    /// choose, else Nothing. A choice that was given up looks like one that lapsed.
    [[nodiscard]] Passing lapsedSince(const SelectionSession& earlier) const;
    /// When advance() will next change something; nullopt for a finished session.
    [[nodiscard]] std::optional<Instant> nextDeadline(const Profile& profile) const;

    [[nodiscard]] QJsonObject toJson() const;
    /// Over the line unknown keys are ignored: the other side may be a version ahead.
    static Expected<SelectionSession, JsonError>
    fromJson(const QJsonObject& object, JsonReader::UnknownKeys unknown = JsonReader::UnknownKeys::Refuse);

    friend bool operator==(const SelectionSession&, const SelectionSession&) = default;

private:
    struct Judge; ///< says for each command why it is refused
    struct Hand;  ///< carries out each command that is not refused

    [[nodiscard]] bool areDoneBefore(Step step, const Profile& profile) const;
    void end(EndReason reason, NumberDesk& desk);
    void releaseNumbers(NumberDesk& desk);
    void releaseBatch(NumberDesk& desk);
    Passing endDrawn(Instant due, Context& context);
    Outcome settleDrawn(SerialIndex number, ChoiceMode mode, Instant at, Context& context);
    Outcome settle(SerialIndex number, ChoiceMode mode, Instant at, Context& context);

    CounterId m_terminal;
    std::vector<CounterId> m_formerTerminals;
    SessionWay m_way;
    Instant m_lastActAt; ///< the last accepted command or passing; idleness counts from here
    Stage m_stage = Stage::Preparing;
    bool m_noticeAccepted = false;
    bool m_vehicleEntered = false;
    bool m_contactConfirmed = false;
    bool m_codeConfirmed = false;
    std::optional<EndReason> m_endReason;
    std::optional<ComposeWindow> m_compose;
    std::optional<Batch> m_batch;
    std::optional<Aside> m_aside;
    std::optional<Choice> m_choice;
    std::optional<Reservation> m_reservation;
};

} // namespace xuanhao
