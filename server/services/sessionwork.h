// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sessionview.h"
#include "server/services/claimdesk.h"
#include "server/services/world.h"

namespace xuanhao {

/// One session inside one transaction: loads it with its quotas, lets time and commands act on it by the
/// rules of SelectionSession, and stores everything that follows: quotas, live session, success of the
/// vehicle, listing.
class SessionWork
{
public:
    /// nullopt when there is no such session, or its seal cannot be opened: see notLoaded(). Time has passed
    /// on it already.
    [[nodiscard]] static std::optional<SessionWork> load(World& world, const SessionId& id,
                                                         const Caller& caller);

    [[nodiscard]] SessionRow& row() { return m_row; }
    [[nodiscard]] const SelectionSession& state() const { return m_row.state; }
    [[nodiscard]] const Quotas& quotas() const { return m_quotas; }
    [[nodiscard]] std::optional<PoolKey> pool() const;
    /// Personal data of the session, in clear.
    [[nodiscard]] const std::optional<VehicleDraft>& vehicle() const { return m_row.personal->vehicle; }
    [[nodiscard]] const std::optional<ContactDraft>& contact() const { return m_row.personal->contact; }
    /// What would keep the command from being carried out.
    [[nodiscard]] std::optional<Refusal> refusalFor(const Command& command) const;
    /// Of the draw that gave the number the session has, or the batch it shows.
    [[nodiscard]] std::optional<DrawNumber> drawNumber() const;
    [[nodiscard]] bool isAtOwnCounter() const { return m_caller.counter == m_row.state.terminal(); }

    /// The session lives at another counter from now on; stores it.
    void moveTo(const CounterId& counter);
    /// Another vehicle may have drawn before: its quota is read again.
    void setVehicle(const VehicleDraft& vehicle, const VinHash& vin, PlateKind kind);
    void setContact(const ContactDraft& contact);
    /// Carries out a command and stores what follows from it. `note` may write down the outcome in the row
    /// before that.
    [[nodiscard]] Expected<Outcome, Refusal> handle(const Command& command,
                                                    const std::function<void(Outcome)>& note = {});
    /// Holds a choice that waits for its code at least until then.
    void holdFor(Instant until);
    /// Counts a provisional last day again, by the calendar as it is now; true when the date has moved or is
    /// no longer provisional.
    [[nodiscard]] bool recountLastDay();
    /// Stores the row as it is now.
    void save();
    [[nodiscard]] QJsonObject view();

private:
    SessionWork(World& world, SessionRow row, const Caller& caller);

    /// False when the seal cannot be opened.
    [[nodiscard]] bool open();
    void setPersonal(SessionPersonal personal);
    void letTimePass();
    void prolongChoice(NumberDesk& numbers);
    void restInMaintenance(NumberDesk& numbers);
    [[nodiscard]] bool isUnheardOnSite(const SelectionSession::Choice& choice);
    void readQuotas();
    void writeQuotas(const Quotas& before);
    void follow(Stage before);
    /// An entry, with what the session held and what the act that voided it asked for (B9, B10).
    void addListing(const SelectionSession& voided, const Command& act);
    [[nodiscard]] SelectionSession::Context context(ClaimDesk& desk);
    [[nodiscard]] ClaimDesk desk();

    World& m_world;
    SessionRow m_row;
    const Caller& m_caller;
    Quotas m_quotas;
};

/// A code as its counter sees it.
[[nodiscard]] SessionView::CodeState codeState(World& world, const CodeRow& code, int sentToday);

/// Why load() gave nothing. What cannot be read is never written over.
[[nodiscard]] Unexpected<Refused> notLoaded(World& world, const SessionId& id);

/// Lets time act on every session that has waited for it. The caller is nobody.
void advanceDueSessions(World& world, Instant now);
void advanceSession(World& world, const SessionId& id, Instant now);

/// Counts every provisional last day again, after a calendar was imported (D1).
void recountProvisionalDays(World& world, Instant now);

} // namespace xuanhao
