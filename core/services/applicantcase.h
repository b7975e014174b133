// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/deadlineview.h"
#include "core/domain/vehicle/invoicepicture.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/movemessages.h"
#include "core/protocol/sessionview.h"
#include "core/services/composemodel.h"
#include "core/services/failure.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace xuanhao {

/// Where the case stands on the clerk's screen. Office is step 0 of the wizard.
enum class CasePage {
    Register,
    Office,
    Notice,
    Vehicle,
    Contact,
    Choose,
    Compose,
    Draw,
    Code,
    Result,
    Elsewhere, ///< the person's session lives at another counter (B10)
    CannotProceed
};

/// One applicant's work on screen: what was typed, what central answered, which page is next.
///
/// What is typed is stored locally after a short pause of typing, and at once when a field is left and
/// before every other step; after a kill the case comes back on the same page, without at most what was
/// typed since the last pause. A write to central carries an operation id that is stored before it is
/// sent and used again until it is answered, so a repeat after a crash has its effect once.
class ApplicantCase : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    /// Called once: nothing on success, else why not. The state has changed before it is called.
    using Answer = std::function<void(std::optional<Failure>)>;

    [[nodiscard]] virtual QString id() const = 0;
    [[nodiscard]] virtual CasePage page() const = 0;
    /// Goes back to look at or change an earlier page; only pages before the choice.
    virtual void showPage(CasePage page) = 0;
    [[nodiscard]] virtual bool isBusy() const = 0;
    /// Why the case can't go on (the panel of CannotProceed).
    [[nodiscard]] virtual std::optional<Failure> obstacle() const = 0;

    // What was typed; see keepDraft().
    [[nodiscard]] virtual const AccountDraft& accountDraft() const = 0;
    virtual void setAccountDraft(const AccountDraft& draft) = 0;
    [[nodiscard]] virtual const OpenSessionRequest& officeDraft() const = 0;
    virtual void setOfficeDraft(const OpenSessionRequest& draft) = 0;
    [[nodiscard]] virtual const VehicleDraft& vehicleDraft() const = 0;
    virtual void setVehicleDraft(const VehicleDraft& draft) = 0;
    [[nodiscard]] virtual const ContactDraft& contactDraft() const = 0;
    virtual void setContactDraft(const ContactDraft& draft) = 0;
    /// The picture of the invoice as it is kept at this counter. It goes up with the vehicle.
    [[nodiscard]] virtual const std::optional<InvoicePicture>& invoicePicture() const = 0;
    /// Keeps another picture, or none. `answer` comes when it is on disk; until then, and when that fails,
    /// the case has the earlier one.
    virtual void setInvoicePicture(std::optional<InvoicePicture> picture, Answer answer) = 0;
    /// Stores at once what was typed and is not stored yet.
    virtual void keepDraft() = 0;

    // What central has.
    [[nodiscard]] virtual const std::optional<AccountView>& account() const = 0;
    /// What central said about the applicant's own sign-in since the account was read.
    virtual void takeAccess(const AccessView& access) = 0;
    [[nodiscard]] virtual const std::optional<SessionView>& session() const = 0;
    [[nodiscard]] virtual const std::optional<CaptchaReply>& captcha() const = 0;
    /// What has become of the question for a session that lives at another counter (B10).
    [[nodiscard]] virtual const std::optional<MoveView>& move() const = 0;
    /// What time alone took from the applicant before the choose page came back; Nothing as soon as the
    /// clerk has done something else.
    [[nodiscard]] virtual Passing lapsed() const = 0;
    /// Deadline of the compose window by the server's clock, while one runs.
    [[nodiscard]] virtual std::optional<DeadlineView> composeDeadline() const = 0;
    /// Before it a submission would be early (B9): the deadline itself, or the minimum interval of `modern`.
    [[nodiscard]] virtual std::optional<DeadlineView> earliestSubmit() const = 0;
    /// The keyboard's model while a window runs.
    [[nodiscard]] virtual ComposeModel* compose() = 0;
    /// Which of the verbs below make sense now, by the shared state machine.
    [[nodiscard]] virtual std::optional<Refusal> refusalFor(const Command& command) const = 0;

    // Verbs. One at a time: while busy, further ones are ignored.
    virtual void registerApplicant(Answer answer) = 0;
    virtual void correctAccount(const AccountCorrection& correction, Answer answer) = 0;
    /// At the applicant's wish; the case goes back to registering.
    virtual void cancelAccount(const CancelAccountRequest& request, Answer answer) = 0;
    /// "Start" of step 0.
    virtual void openSession(Answer answer) = 0;
    virtual void acceptNotice(Answer answer) = 0;
    /// Sends the picture of the invoice first, unless central has it.
    virtual void enterVehicle(Answer answer) = 0;
    virtual void confirmContact(Answer answer) = 0;
    virtual void startCompose(Answer answer) = 0;
    virtual void newCaptcha(Answer answer) = 0;
    virtual void verify(const QString& captchaAnswer, Answer answer) = 0;
    virtual void clearNumber(Answer answer) = 0;
    /// Submits the locked number where the profile allows it before the deadline; refused while it would be
    /// early.
    virtual void submitNumber(Answer answer) = 0;
    virtual void draw(const DrawRequest& request, Answer answer) = 0;
    /// Keeps one number of the live batch beyond the batch's life (B8).
    virtual void keepAside(SerialIndex number, Answer answer) = 0;
    virtual void chooseDrawn(SerialIndex number, Answer answer) = 0;
    virtual void sendCode(Answer answer) = 0;
    virtual void confirmCode(const QString& code, Answer answer) = 0;
    /// While no code reaches the applicant: this clerk and a second member of staff answer for the identity
    /// (B11). The password is stored nowhere.
    virtual void witnessIdentity(const WitnessRequest& request, Answer answer) = 0;
    virtual void giveUpChoice(Answer answer) = 0;
    virtual void abandon(Answer answer) = 0;
    /// Asks the counter where the session lives to hand it over.
    virtual void askMove(Answer answer) = 0;
    /// Hands this case over to the counter that asks, or keeps it.
    virtual void decideMove(const MoveDecisionRequest& request, Answer answer) = 0;
    /// When the other counter is silent.
    virtual void sendMoveCode(Answer answer) = 0;
    virtual void moveByCode(const QString& code, Answer answer) = 0;
    /// Asks central how the session stands.
    virtual void refresh(Answer answer) = 0;

Q_SIGNALS:
    void changed();
    void busyChanged();
};

} // namespace xuanhao
